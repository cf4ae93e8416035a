"""The workshops: planned, given or suspended, with the organisations that came and the sheet they sign."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from gobernacion.access.channels import reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.records.actividades import HECHAS
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.admin import RecordTabularInline
from gobernacion.records.papers import AdjuntoAdmin
from programs.fondo_social.admin.forms import AsistenciaFormSet
from programs.fondo_social.models import Asistencia, PapelTaller, Taller

LINES_TO_SIGN = 45
"""More leaders than have ever come to one."""

RESULTADO = "Resultado"


class AsistenciaInline(RecordTabularInline):
    model = Asistencia
    formset = AsistenciaFormSet
    fields = ("organizacion", "dirigentes")
    autocomplete_fields = ("organizacion",)
    extra = 3
    can_delete = True


@admin.register(Taller)
class TallerAdmin(ActividadAdmin):
    autocomplete_fields = ("realizada_por",)
    list_display = ("numero", "ocurrido_el", "hora", "comuna", "lugar", "tema", "asistentes", "estado")
    list_filter = (AgendaFilter, "estado", "tema", "comuna")
    programa = ("tema", "modalidad", "hora", "lugar")
    distinguen = ("tema",)
    fieldsets = (
        (
            "Taller",
            {
                "fields": (
                    ("estado", "programada_el"),
                    ("ocurrido_el", "hora"),
                    ("comuna", "lugar"),
                    ("tema", "modalidad"),
                )
            },
        ),
        (RESULTADO, {"fields": ("asistentes", "realizada_por", ("causa", "suspendida_el"), "motivo")}),
    )
    inlines = (AsistenciaInline,)
    exporta = (
        *("numero", "ocurrido_el", "programada_el", "estado", "tema", "modalidad"),
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "asistentes"),
        Exported("realizada_por__nombre", "Hecho por"),
        "causa",
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing came of a workshop that is only being written down."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        return [
            (title, {**options, "fields": options["fields"][1:]})
            for title, options in fieldsets
            if title != RESULTADO
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a step writes, only the step writes; the day, too, once it was given."""
        given = ("ocurrido_el",) if obj is not None and obj.estado in HECHAS else ()
        return [*super().get_readonly_fields(request, obj), "asistentes", *given]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """There is nobody to count before it was given."""
        return self.inlines if obj is not None and obj.estado in HECHAS else ()

    @reading_page("Lista de asistencia", permission=Accion.IMPRIMIR)
    def asistencia(self, request: HttpRequest, record: Any) -> HttpResponse:
        """What the leaders sign; nobody's data is printed on it."""
        lines = range(1, LINES_TO_SIGN + 1)
        return self.sheet(request, record, "records/asistencia.html", {"lines": lines})


@admin.register(PapelTaller)
class PapelTallerAdmin(AdjuntoAdmin):
    pass
