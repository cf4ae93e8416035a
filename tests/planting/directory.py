"""People and organisations."""

from __future__ import annotations

from typing import Any

from gobernacion.directory.models import Persona


def foreign_document(aviary: Any, area: str | None) -> dict[str, Any]:
    return {
        "documento": "extranjero",
        "numero_extranjero": aviary.word().upper(),
        "pais_emisor": "AR",
        "run": None,
        "motivo_sin_documento": "",
    }


def two_people(aviary: Any) -> tuple[Persona, Persona]:
    one, other = sorted((aviary.another(Persona, None) for _ in range(2)), key=lambda persona: persona.pk)
    return one, other


def joined(aviary: Any, area: str | None) -> dict[str, Any]:
    conservada, absorbida = two_people(aviary)
    return {"conservada": conservada, "absorbida": absorbida, "motivo_de_deshacer": ""}


def told_apart(aviary: Any, area: str | None) -> dict[str, Any]:
    una, otra = two_people(aviary)
    return {"una": una, "otra": otra}


PLANTING = {
    "directory.Persona": foreign_document,
    "directory.Organizacion": lambda aviary, area: {
        "rut": None,
        "personalidad_juridica_vigente": None,
        "personalidad_juridica_al": None,
        "representante_run": "",
    },
    "directory.Fusion": joined,
    "directory.Distincion": told_apart,
}
