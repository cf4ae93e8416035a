"""The activities of the network: the plan of the year, the month, what each one left and its sheets to sign."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gobernacion.access.exporting import Exported
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.papers import AdjuntoAdmin
from programs.crece_contigo.models import Actividad, PapelActividad


@admin.register(Actividad)
class ActividadDeCreceContigoAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "ambito", "tema", "comuna", "lugar", "asistentes", "estado")
    list_filter = (AgendaFilter, "estado", "ambito", "tema", "comuna")
    list_select_related = ("comuna",)
    fieldsets = (
        (
            "Actividad",
            {"fields": (("estado", "ambito"), "tema", ("ocurrido_el", "hora"), ("comuna", "lugar"))},
        ),
        ("Con quiénes", {"fields": ("instituciones",)}),
    )
    al_final = (("Lo que se acordó", {"fields": ("acuerdos",)}),)
    autocomplete_fields = ("instituciones", "realizada_por")
    programa = ("tema", "hora", "lugar")
    distinguen = ("tema",)
    exporta = (
        *("numero", "ambito", "tema", "programada_el", "ocurrido_el", "hora"),
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "estado"),
        Exported("realizada_por__nombre", "Hecha por"),
        *("asistentes", "causa", "suspendida_el", "motivo", "acuerdos"),
    )

    def get_acta_context(self, request: HttpRequest, record: Actividad) -> dict[str, Any]:
        came = [("asistentes", record.asistentes)] if record.asistentes is not None else []
        return {
            "acuerdos": record.acuerdos,
            "organismos": [str(one) for one in record.instituciones.order_by("nombre")],
            "resultados": came,
        }


@admin.register(PapelActividad)
class PapelActividadAdmin(AdjuntoAdmin):
    pass
