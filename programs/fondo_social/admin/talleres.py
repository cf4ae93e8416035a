"""The workshops: planned, given or suspended, with the organisations that came and the sheet they sign."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.access.exporting import Exported
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.admin import RecordTabularInline
from gobernacion.records.papers import AdjuntoAdmin
from programs.fondo_social.admin.forms import AsistenciaFormSet
from programs.fondo_social.models import Asistencia, PapelTaller, Taller


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
    )
    inlines_al_hacerse = (AsistenciaInline,)
    lineas_para_firmar = 45
    exporta = (
        *("numero", "ocurrido_el", "programada_el", "estado", "tema", "modalidad"),
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "asistentes"),
        Exported("realizada_por__nombre", "Hecho por"),
        "causa",
    )


admin.site.register(PapelTaller, AdjuntoAdmin)
