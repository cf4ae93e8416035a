"""What waits for somebody at a desk: the records on which the person who looks may take the next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Min, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.rules import Accion

ESPERA = "espera"


@dataclass(frozen=True)
class Espera:
    """The records in some states, which wait for whoever may take a step."""

    titulo: str
    paso: str
    estados: tuple[str, ...]
    ya_ocurridas: bool = False
    """Only those whose day has come: what is planned for later waits for nobody yet."""
    entre: str = ""
    """How the records' QuerySet calls those that wait, where not all in these states do."""

    def de(self, records: Any) -> Any:
        """Those that wait, among these records."""
        waiting = records.vigentes().filter(estado__in=self.estados)
        if self.ya_ocurridas:
            waiting = waiting.filter(ocurrido_el__lte=timezone.localdate())
        return getattr(waiting, self.entre)() if self.entre else waiting


class EsperaFilter(SimpleListFilter):
    """The records that wait for whoever looks, for one step at a time."""

    title = "lo que espera por usted"
    parameter_name = ESPERA
    uses = ("estado",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(espera.paso, espera.titulo.lower()) for espera in model_admin.esperas_de(request)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        [espera] = [espera for espera in self._esperas if espera.paso == self.value()]
        return espera.de(queryset)

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self._esperas: Sequence[Espera] = model_admin.esperas
        super().__init__(request, params, model, model_admin)


class SinRespuestaFilter(SimpleListFilter):
    """Those still ``en_tramite`` that came in more than some days ago."""

    title = "sin respuesta hace más de"
    parameter_name = "mas_de"
    uses = ("estado", "ocurrido_el")

    DAYS = (15, 30, 60, 90, 180)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(days), f"{days} días") for days in self.DAYS]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        day = timezone.localdate() - timedelta(days=int(self.value() or 0))
        return queryset.en_tramite().filter(ocurrido_el__lt=day)


class RecordWaiting(HouseAdmin):
    """The queue side of the admin of a record."""

    esperas: tuple[Espera, ...] = ()
    """What the desk does next with its records, in the order of their life."""

    def esperas_de(self, request: HttpRequest) -> list[Espera]:
        """Those of this person."""
        held = grants(request)
        if not held.may(Accion.VER, self.model):
            return []
        return [espera for espera in self.esperas if held.may(espera.paso, self.model)]

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        esperas = self.esperas_de(request)
        if not esperas:
            return []
        of_states = self.model._default_manager.vigentes().filter(
            estado__in=[estado for espera in esperas for estado in espera.estados]
        )
        due = Count("pk", filter=Q(ocurrido_el__lte=timezone.localdate()))
        found = {
            estado: (how_many, how_many_due, oldest)
            for estado, how_many, how_many_due, oldest in of_states.values_list("estado").annotate(
                how_many=Count("pk"), due=due, oldest=Min("ocurrido_el")
            )
        }
        url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        waiting = []
        for espera in esperas:
            standing = [found[estado] for estado in espera.estados if estado in found]
            count = sum(due if espera.ya_ocurridas else how_many for how_many, due, _ in standing)
            oldest = min((oldest for *_, oldest in standing), default=None)
            if count and espera.entre:
                some = espera.de(self.model._default_manager).aggregate(
                    n=Count("pk"), oldest=Min("ocurrido_el")
                )
                count, oldest = some["n"], some["oldest"]
            if count:
                waiting.append(
                    {
                        "title": espera.titulo,
                        "count": count,
                        "oldest": oldest,
                        "url": f"{url}?{ESPERA}={espera.paso}",
                    }
                )
        return waiting

    def pages_for(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        """The step a record waits for stands out from those that are taken now and then."""
        pages = super().pages_for(request, record)
        awaited = [espera.paso for espera in self.esperas if record.estado in espera.estados]
        first = [page for page in pages if any(page["url"].endswith(f"/{paso}/") for paso in awaited)]
        first = first or [page for page in pages if page.get("step")]
        return [{**page, "secondary": page not in first} for page in pages]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        found = super().get_list_filter(request)
        return [EsperaFilter, *found] if self.esperas_de(request) else found

    def get_ordering(self, request: HttpRequest) -> Any:
        """Who has waited longest comes first."""
        return ("ocurrido_el", "id") if ESPERA in request.GET else super().get_ordering(request)
