"""The closures of the crossing."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from programs.paso_agua_negra.admin.filters import TemporadaFilter
from programs.paso_agua_negra.models import Cierre


@admin.register(Cierre)
class CierreAdmin(RecordAdmin):
    list_display = ("ocurrido_el", "hasta", "alcance", "causa", "temporada", "numero")
    list_filter = (TemporadaFilter, "alcance", "causa", PeriodoFilter)
    list_select_related = ("temporada",)
    empty_list = (
        "Cuando el paso se cierre, anótelo con «Añadir cierre del paso»: esos días no llevan recuento."
    )
    fieldsets = (("Cierre", {"fields": (("ocurrido_el", "hasta"), ("alcance", "causa"), "detalle")}),)
    exporta = ("ocurrido_el", "hasta", "alcance", "causa", "detalle", "numero")
