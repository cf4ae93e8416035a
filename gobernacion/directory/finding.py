"""Looking for a person among those the area knows, and taking them, or what was typed, to the form of a new record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from gobernacion.access.changelist import MOST_WORDS
from gobernacion.access.grants import Grants
from gobernacion.codes import CodigoFormField
from gobernacion.days import FIRST_YEAR, LAST_YEAR
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.directory.same_person import SPELLED
from gobernacion.lib.run import RunInvalido
from gobernacion.numbers import EnteroFormField

BUSCADA = "persona_buscada"
"""What the page of the search sends to the form of a new record: the key of a ficha, or that it is none of them."""
NINGUNA = "ninguna"
TOLD_APART_BY = (*SPELLED, "identificacion", "nacimiento", "comuna")
"""What somebody has to see of a ficha to look for it."""
MOST = 20
POCO = "Escriba un documento o un nombre."


class BuscaForm(forms.Form):
    """What is known of somebody before they are typed."""

    documento = CodigoFormField(
        label="RUN u otro documento", max_length=60, required=False, help_text="Como lo tenga escrito."
    )
    nombre = forms.CharField(
        label="Nombre",
        max_length=200,
        required=False,
        help_text="El comienzo de sus nombres o apellidos, o el nombre con que se le llama. Con o sin tildes.",
    )
    year = EnteroFormField(
        label="Año de nacimiento",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        help_text="Para distinguir a quienes se llaman igual.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("documento") and not cleaned.get("nombre"):
            raise ValidationError(POCO)
        return cleaned

    def found(self, fichas: Any) -> list[Ficha]:
        """Those of these fichas that it names: by the document first, then by the name; one more than are shown."""
        asked, year = self.cleaned_data, self.cleaned_data.get("year")
        narrowed = fichas.filter(nacimiento__year=year) if year else fichas
        keys: dict[UUID, None] = {}
        if documento := asked.get("documento"):
            # A document is whose it is, whatever year was remembered.
            keys |= dict.fromkeys(fichas.primeras(documento, MOST + 1) if _has_figure(documento) else ())
        if nombre := " ".join(asked.get("nombre", "").split()[:MOST_WORDS]):
            keys |= dict.fromkeys(narrowed.primeras(nombre, MOST + 1) if not _has_figure(nombre) else ())
        rows = Ficha.objects.select_related("comuna", "persona").in_bulk(list(keys)[: MOST + 1])
        return [rows[key] for key in keys if key in rows]

    def carried(self) -> dict[str, str]:
        """What was typed, to be sent to the form of a new record."""
        return {name: str(self.data.get(name) or "") for name in self.fields}


def own_fichas(held: Grants, area: str) -> QuerySet[Ficha]:
    """The fichas of an area that this person may see."""
    return held.scope(Ficha.objects.de_area(area).vigentes())


def may_look(held: Grants, area: str) -> bool:
    """Whether this person sees enough of the fichas of an area to tell people apart."""
    return held.visible(Ficha(area=area)) >= {*TOLD_APART_BY}


def taken(held: Grants, area: str, key: str) -> Ficha | None:
    """The ficha that was chosen, if it is one of the area within reach."""
    try:
        found = own_fichas(held, area).filter(pk=UUID(key))
    except ValueError:
        return None
    return found.select_related("persona", "comuna", "sector__comuna").first()


def initial_from(typed: Mapping[str, str]) -> dict[str, Any]:
    """What the form of a new record begins with, of somebody who was looked for and is not there."""
    return {
        **_document_of(typed.get("documento", "").strip()),
        **_names_of(typed.get("nombre", "").split()),
        "ficha_nacimiento": typed.get("year", "").strip(),
    }


def _document_of(said: str) -> dict[str, Any]:
    if not _has_figure(said):
        return {}
    for kind, read in ((Documento.RUN, Persona.con_run), (Documento.PROVISORIO, Persona.provisoria)):
        try:
            return {"ficha_documento": kind, "ficha_run": read(said).identificacion.partition(" ")[0]}
        except RunInvalido:
            continue
    return {"ficha_documento": Documento.PASAPORTE, "ficha_numero": said}


def _names_of(words: list[str]) -> dict[str, str]:
    """Names as most people of here have them, for the clerk to look at: two surnames behind, one of two words."""
    surnames = min(2, len(words) // 2) if len(words) != 3 else 2
    given, rest = words[: len(words) - surnames], words[len(words) - surnames :]
    return {
        "ficha_nombres": " ".join(given),
        "ficha_primer_apellido": rest[0] if rest else "",
        "ficha_segundo_apellido": rest[1] if len(rest) > 1 else "",
    }


def _has_figure(said: str) -> bool:
    return any(char.isdigit() for char in said)
