"""What the desk asks of its list of cards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone


class VencimientoFilter(SimpleListFilter):
    """Whose card has expired, and whose is about to: where the next round should go."""

    title = "vencimiento"
    parameter_name = "vencimiento"
    uses = ("estado", "vence_el")

    VENCIDOS = "vencidos"
    AHEAD = (30, 90, 180)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        ahead = [(str(days), f"vencen en {days} días") for days in self.AHEAD]
        return [(self.VENCIDOS, "vencidos sin renovar"), *ahead]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case None:
                return queryset
            case self.VENCIDOS:
                return queryset.vencidos(today)
            case days:
                return queryset.por_vencer(today, today + timedelta(days=int(days)))
