"""What the desk types of a shelter, of the work with victims and of the management indicators."""

from __future__ import annotations

from typing import Any

from django import forms

from gobernacion.access.editing import VersionedForm
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.indicators.declarations import Cuenta
from gobernacion.indicators.registry import registry
from gobernacion.records.stepping import StepForm
from programs.desarrollo_social.models import Huesped, Iniciativa, Linea


class OfInitiative(VersionedForm):
    """Something written under an initiative of one line: the only one at work comes chosen."""

    linea: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "iniciativa" in self.fields and self.instance._state.adding:
            at_work = Iniciativa.objects.abiertas().de_linea(self.linea).values_list("pk", flat=True)
            if len(found := list(at_work.order_by("pk")[:2])) == 1:
                self.initial.setdefault("iniciativa", found[0])


class HuespedForm(FichaFields, OfInitiative):
    """Somebody received in the shelter."""

    linea = Linea.ALBERGUE


class NocheForm(OfInitiative):
    """A night of the shelter."""

    linea = Linea.ALBERGUE


class InformeForm(OfInitiative):
    """A report of the work with victims."""

    linea = Linea.VIF


class ListaForm(StepForm):
    """Who slept in the shelter: a tick each."""

    huespedes: forms.ModelMultipleChoiceField[Huesped] = forms.ModelMultipleChoiceField(
        label="Quiénes durmieron esta noche",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class IndicadorForm(VersionedForm):
    """A management indicator, measured by a figure that is quoted by its code."""

    codigo = forms.ChoiceField(label="Cifra que lo mide", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "codigo" in self.fields:
            field: Any = self.fields["codigo"]
            field.help_text = self._meta.model._meta.get_field("codigo").help_text
            field.choices = [("", "Ninguna de las que mide esta oficina"), *quotable(self.instance.codigo)]


def quotable(chosen: str = "") -> list[tuple[str, str]]:
    """The figures that may be quoted: shares and averages, never how many people another desk attends."""
    return [
        (indicador.codigo, f"{indicador.codigo}: {indicador.nombre} ({indicador.unidad})")
        for indicador in registry()
        if indicador.cuenta is Cuenta.PROPORCION or indicador.codigo == chosen
    ]
