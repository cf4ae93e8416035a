"""What the lists of promises are cut by."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion
from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.models import Promesa

ATRASADOS = "atrasados"


class AreaFilter(SimpleListFilter):
    title = "área"
    parameter_name = "area"
    uses = ("area",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(area.label, area.titulo) for area in areas_of(request, model_admin.model, Accion.VER)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        return queryset.filter(area=self.value()) if self.value() else None


class YearFilter(SimpleListFilter):
    title = "año"
    parameter_name = "year"
    uses = ("year",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        years = model_admin.get_queryset(request).order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        return queryset.filter(year=self.value()) if self.value() else None


class AtrasadosFilter(SimpleListFilter):
    """Those still open whose day passed."""

    title = "plazo"
    parameter_name = "plazo"
    uses = ("plazo", "year", "estado")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(ATRASADOS, "Atrasados")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any] | None:
        return queryset.atrasados(timezone.localdate()) if self.value() else None


def areas_of(request: HttpRequest, model: type[Promesa], accion: str) -> list[AreaConfig]:
    """The areas in which this person may do something with what is promised."""
    held = grants(request)
    return [area for area in installed() if held.may(accion, model(area=area.label))]
