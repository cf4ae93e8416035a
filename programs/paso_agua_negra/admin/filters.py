"""The filter by season: its counts are found by their index, whatever their dates."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest

from programs.paso_agua_negra.models import Temporada

OFFERED = 12
"""Seasons a list offers: the latest."""


class TemporadaFilter(SimpleListFilter):
    title = "temporada"
    parameter_name = "temporada"
    uses = ("temporada",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(one.pk), one.nombre) for one in Temporada.objects.order_by("-abre")[:OFFERED]]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(temporada=self.value()) if self.value() else queryset
