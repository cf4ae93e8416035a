"""How a visitor narrows the list of all figures of an edition."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from gobernacion.published.models import CapituloPublicado, CifraPublicada, EdicionPublicada
from gobernacion.published.rows import Origen

SEARCHED = ("codigo", "indicador", "dimension_nombre", "categoria", "definicion", "fuente", "nota")
TOTALES, DESGLOSES = "totales", "desgloses"


class CifraFilter(django_filters.FilterSet):  # type: ignore[misc]  # the library has no types
    texto = django_filters.CharFilter(
        label="Buscar", method="search", widget=forms.TextInput(attrs={"type": "search", "maxlength": 100})
    )
    tema = django_filters.ChoiceFilter(label="Tema", empty_label="Todos", method="of_theme")
    area = django_filters.ChoiceFilter(label="Área", empty_label="Todas")
    capitulo = django_filters.ChoiceFilter(label="Capítulo", empty_label="Todos")
    unidad = django_filters.ChoiceFilter(label="Unidad", empty_label="Todas")
    origen = django_filters.ChoiceFilter(label="Origen", empty_label="Todos", choices=Origen.choices)
    nivel = django_filters.ChoiceFilter(
        label="Nivel",
        empty_label="Totales y desgloses",
        choices=[(TOTALES, "Solo totales"), (DESGLOSES, "Solo desgloses")],
        method="of_level",
    )

    def __init__(self, data: Any, edicion: EdicionPublicada) -> None:
        cifras = CifraPublicada.objects.filter(edicion=edicion)
        super().__init__(data, queryset=cifras)
        self.capitulos = list(CapituloPublicado.objects.filter(edicion=edicion).order_by("orden"))
        units = cifras.order_by("unidad").values_list("unidad", flat=True).distinct()
        choices = {
            "tema": [(c.tema, c.tema) for c in self.capitulos],
            "area": sorted([(c.area, c.area_titulo) for c in self.capitulos], key=lambda c: fold(c[1])),
            "capitulo": [(c.numero, str(c)) for c in self.capitulos],
            "unidad": [(unit, unit.capitalize()) for unit in units],
        }
        for name, pairs in choices.items():
            self.filters[name].extra["choices"] = list(dict.fromkeys(pairs))

    def search(self, cifras: QuerySet[CifraPublicada], name: str, value: str) -> QuerySet[CifraPublicada]:
        return with_words(cifras, SEARCHED, value)

    def of_theme(self, cifras: QuerySet[CifraPublicada], name: str, value: str) -> QuerySet[CifraPublicada]:
        return cifras.filter(capitulo__in=[c.numero for c in self.capitulos if c.tema == value])

    def of_level(self, cifras: QuerySet[CifraPublicada], name: str, value: str) -> QuerySet[CifraPublicada]:
        return cifras.filter(dimension="") if value == TOTALES else cifras.exclude(dimension="")


def with_words(rows: QuerySet[Any], searched: Iterable[str], asked: str) -> QuerySet[Any]:
    """The rows with every word somewhere in their texts, blind to accents and capitals on any database."""
    words = fold(asked).split()
    texts = rows.values_list("pk", *searched)
    return rows.filter(
        pk__in=[pk for pk, *text in texts if all(word in fold(" ".join(text)) for word in words)]
    )


def fold(text: str) -> str:
    """Lower case without accents: how two words are told to be the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
