"""The activities of public security: the plan of the year, the month, what each one found and its sheets to sign."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gobernacion.labels import label_of
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.territory.models import Sector
from seguridad.models import Actividad, PapelActividad
from seguridad.models.actividad import RESULTADOS


@admin.register(Actividad)
class ActividadDeSeguridadAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "tipo", "comuna", "lugar", "estado")
    list_filter = ("estado", "tipo", AgendaFilter, "comuna")
    list_select_related = ("comuna",)
    fieldsets = (
        ("Actividad", {"fields": ("estado", ("tipo", "ocurrido_el", "hora"), ("comuna", "sector", "lugar"))}),
        ("Con quiénes", {"fields": ("organizacion", "organismos")}),
    )
    al_final = (("Lo que resultó", {"fields": (("asistentes", *RESULTADOS), "acuerdos")}),)
    autocomplete_fields = ("organizacion", "organismos", "realizada_por")
    programa = ("tipo", "hora", "lugar")
    distinguen = ("tipo",)
    exporta = (
        *("numero", "tipo", "programada_el", "ocurrido_el", "hora", "comuna__nombre", "sector__nombre"),
        *("lugar", "estado", "realizada_por__nombre", "organizacion__nombre", "asistentes", *RESULTADOS),
        *("causa", "suspendida_el", "motivo", "acuerdos"),
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "sector":
            own = Sector.objects.filter(comuna__provincia__institucion__isnull=False)
            kwargs["queryset"] = own.select_related("comuna").ordenados()
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "sector":
            field.label_from_instance = lambda sector: f"{sector.nombre} ({sector.comuna})"
        return field

    def get_acta_context(self, request: HttpRequest, record: Actividad) -> dict[str, Any]:
        return {
            "acuerdos": record.acuerdos,
            "organismos": [str(one) for one in record.organismos.order_by("nombre")],
            "resultados": [
                (label_of(Actividad, name), value)
                for name in ("asistentes", *RESULTADOS)
                if (value := getattr(record, name)) is not None
            ],
        }


admin.site.register(PapelActividad, AdjuntoAdmin)
