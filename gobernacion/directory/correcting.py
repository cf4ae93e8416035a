"""Writing in every area's ficha what the documents of a person say."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Persona
from gobernacion.versions import RegistroCambiado

CORREGIDOS = ("nombres", "primer_apellido", "segundo_apellido", "nacimiento", "sexo", "nacionalidad")
"""What a document says of a person, and all areas should know alike."""

REASON = "Corregida por el directorio"


def fichas_of(persona: Persona) -> list[Ficha]:
    """The fichas of a person in every area, whatever document each one was typed with. For the steward alone."""
    group = Persona.objects.filter(pk=persona.pk).de_la_misma_persona()
    return list(
        Ficha.objects.vigentes()
        .filter(persona__in=group)
        .select_related("persona", "comuna", "sector")
        .order_by("area")
    )


def versions_of(fichas: list[Ficha]) -> str:
    """What says whether these fichas are still as they were read."""
    return " ".join(f"{ficha.pk.hex}:{ficha.version}" for ficha in fichas)


def correct(persona: Persona, values: dict[str, Any], read: str, por: User) -> list[Ficha]:
    """Write the values in the fichas that say otherwise, and return those. Raises RegistroCambiado."""
    with transaction.atomic():
        fichas = fichas_of(persona)
        if versions_of(fichas) != read:
            raise RegistroCambiado
        corrected = [ficha for ficha in fichas if any(ficha.dice(name) != values[name] for name in values)]
        for ficha in corrected:
            for name, value in values.items():
                ficha.anotar(name, value)
            ficha.save_signed(por, REASON)
        return corrected
