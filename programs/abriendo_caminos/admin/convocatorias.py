"""The calls with their team and their money, and the territorial units."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported, Worked, in_pesos
from gobernacion.access.house import HouseAdmin
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.lib.clp import Pesos
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.waiting import Espera
from gobernacion.territory.models import Sector
from programs.abriendo_caminos.models import (
    Convocatoria,
    EstadoGasto,
    Gasto,
    Presupuesto,
    Profesional,
    RecuentoPenal,
    UnidadTerritorial,
)


class ProfesionalInline(RecordTabularInline):
    model = Profesional
    fields = ("nombre", "cargo", "desde", "hasta")
    extra = 1


@admin.register(Convocatoria)
class ConvocatoriaAdmin(VersionedAdmin):
    list_display = ("nombre", "etapa", "year", "desde", "hasta")
    search_fields = ("nombre",)
    ordering = ("-year", "nombre")
    fields = ("nombre", ("etapa", "year"), ("desde", "hasta"))
    inlines = (ProfesionalInline,)
    empty_list = "Agregue la convocatoria en ejecución: sin ella no se registran familias."


@admin.register(Presupuesto)
class PresupuestoAdmin(VersionedAdmin):
    list_display = ("convocatoria", "year", "asignado", "ejecutado", "queda")
    list_select_related = ("convocatoria",)
    ordering = ("-year", "convocatoria__nombre")
    fields = (("convocatoria", "year"), "asignado", "fuente", ("ejecutado", "queda"))
    readonly_fields = ("ejecutado", "queda")
    empty_list = "Agregue lo asignado a cada convocatoria en el año: sin ello no se visan gastos."
    exporta = (
        *("convocatoria__nombre", "year", "asignado", "ejecutado"),
        Worked("Queda", "money", in_pesos(F("asignado") - F("ejecutado")), ("asignado", "ejecutado")),
        "fuente",
    )

    @column("Queda", uses=("asignado", "ejecutado"))
    def queda(self, record: Presupuesto) -> Pesos | None:
        return record.libre


@admin.register(Gasto)
class GastoAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "presupuesto", "concepto", "monto", "estado")
    list_filter = ("estado", PeriodoFilter)
    list_select_related = ("presupuesto__convocatoria",)
    fields = ("estado", ("ocurrido_el", "presupuesto"), ("concepto", "documento"), "monto")
    empty_list = "Anote el primer gasto con «Añadir gasto»; la jefatura lo visa."
    esperas = (Espera("Por visar", "visar", (EstadoGasto.ANOTADO,)),)
    exporta = (
        *("numero", "ocurrido_el"),
        Exported("presupuesto__convocatoria__nombre", "Convocatoria"),
        *("concepto", "documento", "monto", "estado", *Gasto.etapas.columnas(Gasto)),
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "presupuesto":
            kwargs["queryset"] = Presupuesto.objects.select_related("convocatoria").order_by("-year", "pk")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(UnidadTerritorial)
class UnidadTerritorialAdmin(VersionedAdmin):
    list_display = ("nombre",)
    ordering = ("nombre",)
    fields = ("nombre", "sectores")
    empty_list = "Agregue las unidades con sus sectores; un sector puede estar en dos."

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs["queryset"] = Sector.objects.select_related("comuna").ordenados()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(RecuentoPenal)
class RecuentoPenalAdmin(HouseAdmin):
    list_display = ("unidad", "desde", "hasta", "cuantas")
    list_select_related = ("unidad",)
    ordering = ("-desde", "id")
    fields = ("unidad", ("desde", "hasta"), "cuantas")
    empty_list = "Aquí queda solo cuántas personas hubo, cuando el dato penal de cada una termina."
