"""Whether what was typed is of somebody the area knows already: asked, and never decided by a number alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.directory.models.ficha import OTRA_FICHA
from gobernacion.directory.models.persona import EXTRANJEROS
from gobernacion.directory.review import alike
from gobernacion.directory.search import JOINING, search_key
from gobernacion.directory.typed_document import DocumentFields

SPELLED = ("nombres", "primer_apellido", "segundo_apellido", "nombre_social")
"""What a person is called."""

NEEDED = ("nombres", "primer_apellido")

FICHA = "ficha"
"""The code of a refusal that comes from what the area knows of the person."""

ES_OTRA = "¿Es otra persona? En su área este documento es de {}."
SIN_PRECISAR = (
    "Su área tiene una ficha con ese número y país, de {} ({}), y de uno de los dos no se sabe qué documento es. "
    "¿Es la misma persona?"
)
AYUDA = (
    "Elija «Sí» si cambió de nombre o si es un mismo documento; «No», si es otra persona con otro documento."
)
CORRIJA = "Si es otra persona, este documento no es el suyo: corríjalo, o diga de qué clase es."
ALGUIEN = "otra persona"


class Respuesta(models.TextChoices):
    """What the clerk answers."""

    MISMA = "misma", "Sí, es la misma persona"
    OTRA = "otra", "No, es otra persona"


class SamePersonField(forms.ChoiceField):
    """The question, out of sight until it is asked."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(
            label="¿Es la misma persona?", choices=Respuesta.choices, required=False, help_text=AYUDA
        )

    def ask(self) -> None:
        """Show it, with its answers."""
        shown: Any = self
        shown.widget = forms.RadioSelect(choices=Respuesta.choices)


def strangers(one: str, other: str) -> bool:
    """Whether two names, as they are searched, have no word in common and are not one name spelled in two ways."""
    words, others = (set(name.split()) - JOINING for name in (one, other))
    return bool(words and others) and not words & others and not alike(one, other)


def words_of(ficha: Ficha) -> str:
    """Everything the ficha calls the person."""
    return search_key(*(getattr(ficha, name) for name in SPELLED))


def of_same_number(area: str, documento: Persona) -> Ficha | None:
    """The ficha of the area whose document may be that one, and nobody knows."""
    if documento.documento not in EXTRANJEROS:
        return None
    could_be = Persona.objects.que_podrian_ser(documento).de_la_misma_persona()
    return (
        Ficha.objects.de_area(area)
        .vigentes()
        .filter(persona__in=could_be)
        .select_related("persona")
        .order_by("creada", "pk")
        .first()
    )


class SamePersonFields(DocumentFields):
    """A form that asks of somebody the area may know already whether it is they."""

    ficha_es = SamePersonField()

    area: str
    known: Ficha | None
    ficha: Ficha | None
    _documented_by: Persona | None
    _names_seen: bool
    _asked: bool

    def _of_same_number(self, documento: Persona) -> Ficha | None:
        """The ficha of the area that has the number and the country, where nobody knows if it is the document too."""
        maybe = of_same_number(self.area, documento)
        answered_no = self.cleaned_data.get("ficha_es") == Respuesta.OTRA
        return None if maybe is None or answered_no or maybe == self.known else maybe

    def _ask_for(self, maybe: Ficha, documento: Persona) -> None:
        """Ask if it is that person; told that it is, theirs is the ficha, with the document that is sure."""
        self.ficha = maybe
        if self.cleaned_data.get("ficha_es") != Respuesta.MISMA:
            self._ask("numero", SIN_PRECISAR.format(self._called(maybe), maybe.identificacion))
        elif (
            self.known is not None and self.known.persona_id != maybe.persona_id and not self._by_hand(NEEDED)
        ):
            self.add_error(None, OTRA_FICHA)
        elif maybe.persona.documento == Documento.EXTRANJERO:
            self._documented_by = documento

    def _ask_if_another(self, ficha: Ficha, in_view: bool) -> bool:
        """Ask if a wholly different name is of somebody else, until that is answered with the ficha in view."""
        whole = self._typed("nombres") and (self._typed("primer_apellido") or self._typed("un_nombre"))
        if not whole or any(self.fields[f"ficha_{name}"].disabled for name in SPELLED):
            return False
        typed = search_key(*(self._typed(name) or "" for name in SPELLED))
        answer = self.cleaned_data.get("ficha_es")
        if not strangers(typed, words_of(ficha)) or (in_view and answer == Respuesta.MISMA):
            return False
        self._ask("nombres", CORRIJA if answer == Respuesta.OTRA else ES_OTRA.format(self._called(ficha)))
        return True

    def _called(self, ficha: Ficha) -> str:
        """What a ficha of the area calls the person, to whoever may read it."""
        return ficha.nombre_completo if self._names_seen else ALGUIEN

    def _ask(self, at: str, sentence: str) -> None:
        """Show the question, and take nothing until it is answered."""
        self._asked = True
        self.fields["ficha_es"].ask()  # type: ignore[attr-defined]
        self.add_error("ficha_es", ValidationError(sentence, code=FICHA))

    def _typed(self, name: str) -> Any:
        return self.cleaned_data.get(f"ficha_{name}")

    def _by_hand(self, names: Iterable[str]) -> list[str]:
        """Those of the fields that somebody wrote in, and did not only leave as the form came."""
        return [name for name in names if f"ficha_{name}" in self.changed_data and self._typed(name)]
