"""The management indicators with what is quoted of them, and what the other offices of the region had."""

from __future__ import annotations

from django.contrib import admin
from django.utils import timezone

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.indicators.registry import registry
from gobernacion.lib import clp
from programs.desarrollo_social.admin.forms import IndicadorForm
from programs.desarrollo_social.models import IndicadorGestion, PresupuestoOtraOficina


def _names() -> dict[str, str]:
    return {one.codigo: one.nombre for one in registry()}


CUMPLE = {True: "se cumple", False: "no se cumple", None: "sin meta anotada"}


@admin.register(IndicadorGestion)
class IndicadorGestionAdmin(VersionedAdmin):
    form = IndicadorForm
    list_display = ("nombre", "instrumento", "year", "a_cargo", "codigo", "sentido", "meta")
    list_filter = ("instrumento",)
    search_fields = ("nombre",)
    ordering = ("-year", "instrumento", "nombre")
    fields = (("instrumento", "year"), ("nombre", "a_cargo"), "codigo", ("sentido", "meta"), "lo_medido")
    readonly_fields = ("lo_medido",)
    exporta = (
        *("year", "instrumento", "nombre", "a_cargo"),
        Exported("codigo", "Cifra con que se mide", labels=_names),
        *("sentido", "meta"),
    )
    empty_list = "Agregue los indicadores que la oficina encabeza este año, con su meta."

    @column("Lo medido hasta hoy", uses=("year", "codigo", "sentido", "meta"))
    def lo_medido(self, record: IndicadorGestion) -> str:
        """Quoted from whoever measures it: this desk never sees the cases behind."""
        found = record.medido(timezone.localdate())
        if found is None:
            return "Nadie mide todavía esta cifra en ese año."
        unit = registry()[record.codigo].unidad
        return f"{clp.number(round(found, 2))} {unit}: {CUMPLE[record.se_cumple(found)]}."


@admin.register(PresupuestoOtraOficina)
class PresupuestoOtraOficinaAdmin(VersionedAdmin):
    list_display = ("oficina", "year", "monto", "fuente")
    search_fields = ("oficina",)
    ordering = ("-year", "oficina")
    fields = (("oficina", "year"), "monto", "fuente")
    empty_list = "Agregue lo que otras oficinas de la región informan, para comparar."
