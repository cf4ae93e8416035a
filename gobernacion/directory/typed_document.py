"""The boxes in which a form asks for the document of a person, and the document they say."""

from __future__ import annotations

from typing import Any

from django import forms

from gobernacion.codes import CodigoFormField
from gobernacion.directory import countries
from gobernacion.directory.fields import RunFormField
from gobernacion.directory.models import Documento, Persona
from gobernacion.directory.models.persona import EXTRANJEROS
from gobernacion.lib.run import (
    EXAMPLE,
    RunDeOrganizacion,
    RunInvalido,
    is_of_organisation,
    is_provisional,
)

SOBRA = "Borre este dato o elija {} como documento."
ES_PROVISORIO = (
    f"Los números de cien millones o más son provisorios: elija «{Documento.PROVISORIO.label}» como documento, "
    "o revise si sobra una cifra."
)
ES_RUN = f"Ese es un RUN: elija «{Documento.RUN.label}» como documento."

KINDS = {
    "run": frozenset((Documento.RUN, Documento.PROVISORIO)),
    "numero": EXTRANJEROS,
    "pais": EXTRANJEROS,
    "motivo": frozenset((Documento.SIN_DOCUMENTO,)),
}
"""Of which kinds of document each box is."""

BELONGS = {
    "run": f"«{Documento.RUN.label}»",
    "motivo": f"«{Documento.SIN_DOCUMENTO.label}»",
}
FOREIGN = f"«{Documento.PASAPORTE.label}» u otro de otro país"


class TypedRun(RunFormField):
    """The RUN of the person, or their provisional number, shown again as it was typed."""

    provisional = True

    def prepare_value(self, value: Any) -> Any:
        return value


class DocumentFields(forms.ModelForm):  # type: ignore[type-arg]  # generic only for the type checker
    """A form that asks which document somebody shows."""

    ficha_leida = forms.CharField(required=False, widget=forms.HiddenInput)
    ficha_documento = forms.ChoiceField(label="Documento", choices=Documento.choices, initial=Documento.RUN)
    ficha_run = TypedRun(
        label="RUN",
        max_length=40,
        required=False,
        help_text=f"Con dígito verificador, por ejemplo {EXAMPLE}. Si su área ya conoce a la persona, "
        "escriba solo el RUN y guarde: traeremos su ficha.",
    )
    ficha_numero = CodigoFormField(label="Número del documento extranjero", max_length=40, required=False)
    ficha_pais = forms.ChoiceField(
        label="País que lo emitió", choices=lambda: [("", "---------"), *countries.foreign()], required=False
    )
    ficha_motivo = forms.CharField(label="Por qué no tiene documento", max_length=200, required=False)

    def _typed_document(self) -> Persona | None:
        """The document as it was typed, checked; with its errors next to the fields, None."""
        typed = {name: self.cleaned_data.get(f"ficha_{name}") or "" for name in KINDS}
        kind = self.cleaned_data.get("ficha_documento")
        if kind is None:
            return None
        kind = Documento(kind)
        for name, kinds in KINDS.items():
            asked = kind in kinds
            unread = None if asked else self.errors.pop(f"ficha_{name}", None)
            if (typed[name] or unread) and not asked:
                self.add_error(f"ficha_{name}", SOBRA.format(BELONGS.get(name, FOREIGN)))
            if not typed[name] and asked and name != "run" and f"ficha_{name}" not in self.errors:
                self.add_error(f"ficha_{name}", "Complete este dato.")
        documento = self._named(kind, typed)
        wrong = {f"ficha_{name}" for name in typed} & self.errors.keys()
        return None if wrong else documento

    def _named(self, kind: Documento, typed: dict[str, str]) -> Persona | None:
        """The document of that kind; what it cannot be is said beside its box."""
        if kind in EXTRANJEROS:
            documento = Persona.extranjera(typed["numero"], typed["pais"], kind)
            if typed["numero"] and not documento.numero_extranjero:
                self.add_error("ficha_numero", "Escriba las letras y los números del documento.")
            return documento
        if kind == Documento.SIN_DOCUMENTO:
            return Persona.sin_documento(typed["motivo"])
        if "ficha_run" in self.errors:
            return None
        try:
            if typed["run"] and is_provisional(typed["run"]) != (kind == Documento.PROVISORIO):
                self.add_error("ficha_run", ES_RUN if kind == Documento.PROVISORIO else ES_PROVISORIO)
                return None
            make = Persona.provisoria if kind == Documento.PROVISORIO else Persona.con_run
            return make(typed["run"])
        except RunInvalido as refusal:
            self.add_error("ficha_run", str(refusal))
            return None

    def _refuse_organisation(self, documento: Persona) -> None:
        """A firm is nobody: its number is not written for a person that the area does not know by it."""
        if documento.run and is_of_organisation(documento.run):
            self.add_error("ficha_run", RunDeOrganizacion.sentence)
