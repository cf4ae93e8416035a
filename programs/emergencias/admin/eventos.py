"""The events that are watched, told and followed until they are over; and the roster of who watches."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.channels import column
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.waiting import Espera
from programs.emergencias.models import EstadoEvento, Evento, PapelEvento, Seguimiento, Turno
from programs.emergencias.models.evento import NIVELES


class NivelFilter(SimpleListFilter):
    """To which level it was told."""

    title = "nivel informado"
    parameter_name = "nivel"
    uses = NIVELES

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name.removeprefix("informado_").capitalize()) for name in NIVELES]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        # Not "= True": SQLite would then read the bare column, and no index of it.
        return queryset.filter(**{f"{self.value()}__in": [True]})


class SeguimientoInline(RecordTabularInline):
    model = Seguimiento
    fields = ("dia", "hora", "detalle")
    extra = 1


@admin.register(Evento)
class EventoAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "hora", "tipo", "comuna", "lugar", "niveles", "estado")
    list_filter = ("estado", "tipo", "comuna", PeriodoFilter, NivelFilter)
    empty_list = "Anote lo que ocurra con «Añadir evento»: basta el tipo, el lugar y a quién se informó."
    esperas = (Espera("En seguimiento", "cerrar", (EstadoEvento.SEGUIMIENTO,)),)
    en_planilla = Planilla()
    fieldsets = (
        (
            "Evento",
            {"fields": ("estado", ("ocurrido_el", "hora"), "tipo", ("comuna", "lugar"), "descripcion")},
        ),
        ("A qué nivel se informó", {"fields": (NIVELES,)}),
        ("Consecuencias", {"fields": (("afectadas", "viviendas"),)}),
    )
    inlines = (SeguimientoInline,)
    exporta = (
        *("numero", "ocurrido_el", "hora", "tipo", "comuna__nombre", "lugar", *NIVELES, "afectadas"),
        *("viviendas", "estado", "cerrado_el", "descripcion", "resultado"),
    )

    @column("Informado a nivel", uses=NIVELES)
    def niveles(self, record: Evento) -> str:
        told = [name.removeprefix("informado_") for name in NIVELES if getattr(record, name)]
        return ", ".join(told) or "aún no"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        now = timezone.localtime().time().replace(second=0, microsecond=0)
        return {"hora": now, **super().get_changeform_initial_data(request)}


@admin.register(Turno)
class TurnoAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "hasta", "desde_las", "horas", "responsable")
    list_filter = (PeriodoFilter,)
    list_select_related = ()
    en_planilla = Planilla()
    fields = (("ocurrido_el", "hasta"), ("desde_las", "horas"), "responsable")
    empty_list = "Agregue los turnos de la semana o del mes con «Añadir turno de monitoreo»."
    exporta = ("numero", "ocurrido_el", "hasta", "desde_las", "horas", "responsable")


admin.site.register(PapelEvento, AdjuntoAdmin)
