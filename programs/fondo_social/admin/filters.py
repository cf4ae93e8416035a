"""What the desk asks of its list of projects."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone

VENCIDO = "vencido"


class PlazoFilter(SimpleListFilter):
    """Those whose organisation should have accounted for the money already."""

    title = "plazo para rendir"
    parameter_name = "plazo"
    uses = ("rendir_hasta", "estado")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(VENCIDO, "vencido sin aprobar")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.atrasados(timezone.localdate()) if self.value() else queryset
