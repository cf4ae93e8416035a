"""The requests for water trucks: reviewed one by one, and put together by quarter to be dispatched."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gobernacion.access.channels import list_page
from gobernacion.access.rules import Accion
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.waiting import Espera
from gobernacion.territory.models import Comuna, Institucion
from programs.emergencias.models import EstadoSolicitud, PapelSolicitud, SolicitudAgua
from programs.emergencias.models.solicitud import quarter_of

OFFERED = 12
"""Quarters a list offers: the next one and those before it."""


class Cual(NamedTuple):
    """One quarter of one year."""

    year: int
    trimestre: int

    @classmethod
    def numbered(cls, number: int) -> Cual:
        return cls(number // 4, number % 4 + 1)

    @property
    def clave(self) -> str:
        return f"{self.year}-{self.trimestre}"

    def __str__(self) -> str:
        return f"{self.trimestre}.º trimestre de {self.year}"


def offered(today: date) -> list[Cual]:
    newest = quarter_of(today) + 1
    return [Cual.numbered(newest - ago) for ago in range(OFFERED)]


class TrimestreFilter(SimpleListFilter):
    """For which quarter it was asked."""

    title = "trimestre"
    parameter_name = "cual"
    uses = ("year", "trimestre")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(one.clave, str(one)) for one in offered(timezone.localdate())]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not self.value():
            return queryset
        year, _, trimestre = str(self.value()).partition("-")
        return queryset.filter(year=int(year), trimestre=int(trimestre))


@admin.register(SolicitudAgua)
class SolicitudAguaAdmin(RecordAdmin):
    list_display = (
        *("numero", "comuna", "year", "trimestre", "camiones_solicitados", "personas_solicitadas"),
        *("camiones", "personas", "estado"),
    )
    list_filter = ("estado", TrimestreFilter, "comuna", PeriodoFilter)
    empty_list = "Agregue la solicitud de cada municipio con «Añadir solicitud de agua»."
    esperas = (
        Espera("Por revisar", "revisar", (EstadoSolicitud.INGRESADA,)),
        Espera("Esperan al municipio", "corregir", (EstadoSolicitud.OBSERVADA,)),
        Espera("Por despachar", "despachar", (EstadoSolicitud.REVISADA,)),
    )
    en_planilla = Planilla()
    fieldsets = (
        (
            "Solicitud",
            {
                "fields": (
                    "estado",
                    ("comuna", "ocurrido_el", "oficio"),
                    ("year", "trimestre"),
                    ("camiones_solicitados", "personas_solicitadas"),
                    "localidades",
                )
            },
        ),
    )
    exporta = (
        *("numero", "ocurrido_el", "comuna__nombre", "year", "trimestre", "oficio", "camiones_solicitados"),
        *("personas_solicitadas", "localidades", "estado"),
        *(*SolicitudAgua.etapas.columnas(SolicitudAgua), "motivo"),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        today = timezone.localdate()
        coming = Cual.numbered(quarter_of(today) + (today.month % 3 == 0))
        return {**super().get_changeform_initial_data(request), **coming._asdict()}

    @list_page(
        "Consolidado del trimestre", permission=Accion.IMPRIMIR, sin_anotar="Son cifras: no nombra a nadie."
    )
    def consolidado(self, request: HttpRequest) -> HttpResponse:
        """The province in one table, to be printed and sent: each municipality, also the one that asked nothing."""
        quarters = {one.clave: one for one in offered(timezone.localdate())}
        chosen = quarters.get(request.GET.get("cual", "")) or Cual.numbered(quarter_of(timezone.localdate()))
        asked = SolicitudAgua.objects.vigentes().exclude(estado=EstadoSolicitud.RECHAZADA)
        by_comuna = {one.comuna_id: one for one in asked.filter(**chosen._asdict())}
        rows = [(comuna, by_comuna.get(comuna.pk)) for comuna in Comuna.objects.propias().ordenadas()]
        columns = ("camiones_solicitados", "personas_solicitadas", "camiones", "personas")
        told = {
            "quarters": list(quarters.values()),
            "chosen": chosen,
            "rows": rows,
            "totals": [sum(getattr(one, name) or 0 for _, one in rows if one) for name in columns],
            "institucion": Institucion.objects.actual(),
            "printed_at": timezone.now(),
        }
        return self.show_page(request, "emergencias/consolidado.html", "Consolidado del trimestre", told)


admin.site.register(PapelSolicitud, AdjuntoAdmin)
