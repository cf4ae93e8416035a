"""The workshops, who came, their topics, and the network of institutions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.access.house import HouseAdmin
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.admin import RecordTabularInline
from gobernacion.records.papers import AdjuntoAdmin
from programs.abriendo_caminos.admin.members import members_by_name
from programs.abriendo_caminos.models import Asistencia, InstitucionRed, PapelTaller, Taller, Tema
from programs.abriendo_caminos.models.taller import ASISTE


class AsistenciaInline(RecordTabularInline):
    model = Asistencia
    fields = ("integrante",)
    extra = 3
    can_delete = True

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return members_by_name(request, field, *ASISTE.values()) if db_field.name == "integrante" else field


@admin.register(Taller)
class TallerAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "hora", "lugar", "tema", "asistentes", "estado")
    list_filter = (AgendaFilter, "estado", "tema", "comuna")
    list_select_related = ("comuna", "tema")
    programa = ("tema", "hora", "lugar")
    distinguen = ("tema",)
    fieldsets = (
        (
            "Taller",
            {"fields": (("estado", "programada_el"), "tema", ("ocurrido_el", "hora"), ("comuna", "lugar"))},
        ),
    )
    inlines_al_hacerse = (AsistenciaInline,)
    lineas_para_firmar = 30
    autocomplete_fields = ("realizada_por",)
    exporta = (
        *("numero", "ocurrido_el", "programada_el", "estado"),
        Exported("tema__nombre", "Tema"),
        *("lugar", "asistentes", "causa"),
    )


@admin.register(PapelTaller)
class PapelTallerAdmin(AdjuntoAdmin):
    pass


@admin.register(Tema)
class TemaAdmin(HouseAdmin):
    list_display = ("nombre", "publico")
    list_filter = ("publico",)
    search_fields = ("nombre",)
    ordering = ("publico", "nombre")
    fields = ("publico", "nombre")
    empty_list = "Agregue los temas que el programa trata con cada público."


@admin.register(InstitucionRed)
class InstitucionRedAdmin(VersionedAdmin):
    list_display = ("institucion", "clase", "desde")
    list_select_related = ("organizacion",)
    list_filter = ("clase",)
    ordering = ("clase", "id")
    fields = ("organizacion", ("clase", "desde"))
    autocomplete_fields = ("organizacion",)
    empty_list = "Agregue los colegios, jardines y centros con que el programa cuenta."

    @column("Institución", uses=("organizacion__nombre",))
    def institucion(self, record: InstitucionRed) -> str:
        return record.organizacion.nombre
