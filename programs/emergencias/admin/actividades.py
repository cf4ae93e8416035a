"""Meetings, tables and workshops: the plan, the month, what was agreed and the sheets to sign."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.papers import AdjuntoAdmin
from programs.emergencias.models import Actividad, PapelActividad


@admin.register(Actividad)
class ActividadDeEmergenciaAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "tipo", "tema", "comuna", "lugar", "estado")
    list_filter = ("estado", "tipo", "tema", AgendaFilter, "comuna")
    fieldsets = (
        (
            "Actividad",
            {
                "fields": (
                    "estado",
                    ("tipo", "tema", "nivel"),
                    ("ocurrido_el", "hora"),
                    ("comuna", "lugar"),
                    "organismos",
                )
            },
        ),
    )
    al_final = (("Lo que resultó", {"fields": ("asistentes", "acuerdos")}),)
    autocomplete_fields = ("organismos", "realizada_por")
    programa = ("tipo", "tema", "nivel", "hora", "lugar")
    distinguen = ("tipo", "tema")
    exporta = (
        *(
            "numero",
            "tipo",
            "tema",
            "nivel",
            "programada_el",
            "ocurrido_el",
            "hora",
            "comuna__nombre",
            "lugar",
        ),
        *("estado", "realizada_por__nombre", "asistentes", "causa", "suspendida_el", "motivo", "acuerdos"),
    )

    def get_acta_context(self, request: HttpRequest, record: Actividad) -> dict[str, Any]:
        present = [] if record.asistentes is None else [("Asistentes", record.asistentes)]
        return {
            "acuerdos": record.acuerdos,
            "organismos": [str(one) for one in record.organismos.order_by("nombre")],
            "resultados": present,
        }


admin.site.register(PapelActividad, AdjuntoAdmin)
