"""What must be done by a day: which records are late, which soon will be, and how their desk is told.

The record has a ``plazo``, and its QuerySet says in which states it is still to be done:

    class AcuerdoQuerySet(ConPlazoQuerySet["Acuerdo"]):
        por_hacer = (Estado.PENDIENTE,)
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion
from gobernacion.records.models import Record, RecordQuerySet
from gobernacion.records.waiting import RecordWaiting

R = TypeVar("R", bound=Record)

VENCIDOS, POR_VENCER = "vencidos", "por-vencer"
PRONTO = timedelta(days=7)


class ConPlazoQuerySet(RecordQuerySet[R]):
    por_hacer: ClassVar[tuple[str, ...]]
    """The states in which it still has to be done."""

    def abiertos(self) -> Self:
        """Those that still have to be done."""
        return self.vigentes().filter(estado__in=self.por_hacer)

    def vencidos(self, at: date) -> Self:
        """Those that should have been done before that day."""
        return self.abiertos().filter(plazo__lt=at)

    def por_vencer(self, at: date) -> Self:
        """Those whose last day is near."""
        return self.abiertos().filter(plazo__gte=at, plazo__lte=at + PRONTO)


class PlazoFilter(SimpleListFilter):
    """What is late and what soon will be."""

    title = "plazo"
    parameter_name = "plazo"
    uses = ("plazo", "estado")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(VENCIDOS, "Vencido"), (POR_VENCER, f"Vence en {PRONTO.days} días")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case None:
                return queryset
            case "vencidos":
                return queryset.vencidos(timezone.localdate())
            case _:
                return queryset.por_vencer(timezone.localdate())


class RecordDeadlines(RecordWaiting):
    """The desk of what has a deadline: what is late is said before anything else."""

    vencidos = "Con el plazo vencido"

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        waiting = super().waiting(request)
        if not grants(request).may(Accion.VER, self.model):
            return waiting
        rows: Any = self.model._default_manager
        late = rows.vencidos(timezone.localdate()).aggregate(count=Count("pk"), oldest=Min("plazo"))
        if not late["count"]:
            return waiting
        url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        address = f"{url}?{PlazoFilter.parameter_name}={VENCIDOS}"
        return [{"title": self.vencidos, **late, "url": address}, *waiting]
