"""How a visitor narrows the offer of the services, and chooses a month of its calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from gobernacion.content.public import HitoPublicado, OfertaPublicada, TemaOferta
from gobernacion.lib.periods import Period
from gobernacion.portal.filters import with_words
from gobernacion.territory.models import Comuna

SEARCHED = ("titulo", "servicio", "descripcion", "para_quien", "requisitos", "donde")
POR_VENIR, TERMINADAS, TODAS = "por-venir", "terminadas", "todas"


class OfertaFilter(django_filters.FilterSet):  # type: ignore[misc]  # the library has no types
    texto = django_filters.CharFilter(
        label="Buscar", method="search", widget=forms.TextInput(attrs={"type": "search", "maxlength": 100})
    )
    tema = django_filters.ChoiceFilter(label="Tema", empty_label="Todos")
    comuna = django_filters.ChoiceFilter(label="Comuna", empty_label="Toda la provincia", method="in_comuna")
    servicio = django_filters.ChoiceFilter(label="Servicio", empty_label="Todos")
    plazo = django_filters.ChoiceFilter(
        label="Plazo",
        empty_label="Se puede pedir hoy",
        choices=[(POR_VENIR, "Se abre después"), (TERMINADAS, "Ya terminó"), (TODAS, "Todo lo publicado")],
        method="of_term",
    )

    def __init__(self, data: Any, at: date) -> None:
        super().__init__(data, queryset=OfertaPublicada.objects.all())
        self.at = at
        services = OfertaPublicada.objects.order_by("servicio").values_list("servicio", flat=True).distinct()
        comunas = Comuna.objects.propias().ordenadas()
        choices = {
            "tema": themes(OfertaPublicada.objects.values_list("tema", flat=True).distinct()),
            "comuna": [(comuna.cut, comuna.nombre) for comuna in comunas],
            "servicio": [(service, service) for service in services],
        }
        for name, pairs in choices.items():
            self.filters[name].extra["choices"] = pairs

    def filter_queryset(self, queryset: Any) -> Any:
        """Unless something else is asked, what can be asked for today."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("plazo") else found.vigentes(self.at)

    def search(self, ofertas: QuerySet[OfertaPublicada], name: str, value: str) -> QuerySet[OfertaPublicada]:
        return with_words(ofertas, SEARCHED, value)

    def in_comuna(
        self, ofertas: QuerySet[OfertaPublicada], name: str, value: str
    ) -> QuerySet[OfertaPublicada]:
        """What is offered in a comuna: also what is offered in the whole province."""
        return ofertas.filter(Q(comuna__cut=value) | Q(comuna=None))

    def of_term(self, ofertas: Any, name: str, value: str) -> Any:
        match value:
            case "por-venir":
                return ofertas.por_venir(self.at)
            case "terminadas":
                return ofertas.terminadas(self.at)
            case _:
                return ofertas


class CalendarioForm(forms.Form):
    """A month, of those in which something happens, and a theme."""

    mes = forms.ChoiceField(label="Mes", required=False)
    tema = forms.ChoiceField(label="Tema", required=False)

    def __init__(self, data: QueryDict, at: date) -> None:
        self.current = Period.month(at.year, at.month)
        asked = data.copy()
        if not asked.get("mes"):
            asked["mes"] = key(self.current)
        super().__init__(asked)
        firsts = {*HitoPublicado.objects.dates("dia", "month"), self.current.desde}
        self.meses = [Period.month(first.year, first.month) for first in sorted(firsts)]
        shown = HitoPublicado.objects.values_list("oferta__tema", flat=True).distinct()
        choices = {
            "mes": [(key(mes), str(mes).capitalize()) for mes in self.meses],
            "tema": [("", "Todos"), *themes(shown)],
        }
        for name, pairs in choices.items():
            self.fields[name].choices = pairs  # type: ignore[attr-defined]

    @property
    def month(self) -> Period:
        """The month asked for, or this one."""
        return next((mes for mes in self.meses if key(mes) == self._asked("mes")), self.current)

    @property
    def theme(self) -> str:
        """The theme asked for; empty for all."""
        return self._asked("tema")

    def _asked(self, name: str) -> str:
        """What was asked and makes sense."""
        return "" if name in self.errors else str(self.cleaned_data[name])


def key(mes: Period) -> str:
    """How an address names a month: "2020-03"."""
    return f"{mes.desde:%Y-%m}"


def themes(shown: Iterable[str]) -> list[tuple[str, str]]:
    """The themes of which something is published, in their order."""
    found = set(shown)
    return [(tema.value, str(tema.label)) for tema in TemaOferta if tema in found]
