"""The workshops, who came, their topics, and the network of institutions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from gobernacion.access.channels import column, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.house import HouseAdmin
from gobernacion.access.rules import Accion
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.records.actividades import HECHAS
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.admin import RecordTabularInline
from gobernacion.records.papers import AdjuntoAdmin
from programs.abriendo_caminos.admin.members import members_by_name
from programs.abriendo_caminos.models import Asistencia, InstitucionRed, PapelTaller, Taller, Tema
from programs.abriendo_caminos.models.taller import ASISTE

LINES_TO_SIGN = 30
RESULTADO = "Resultado"


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
        (RESULTADO, {"fields": ("asistentes", "realizada_por", ("causa", "suspendida_el"), "motivo")}),
    )
    inlines = (AsistenciaInline,)
    autocomplete_fields = ("realizada_por",)
    exporta = (
        *("numero", "ocurrido_el", "programada_el", "estado"),
        Exported("tema__nombre", "Tema"),
        *("lugar", "asistentes", "causa"),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing came of a workshop that is only being written down."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj is not None else [one for one in fieldsets if one[0] != RESULTADO]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a step writes, only the step writes; the day, too, once it was given."""
        given = ("ocurrido_el",) if obj is not None and obj.estado in HECHAS else ()
        return [*super().get_readonly_fields(request, obj), "asistentes", *given]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Nobody came before it was given."""
        return self.inlines if obj is not None and obj.estado in HECHAS else ()

    @reading_page("Lista de asistencia", permission=Accion.IMPRIMIR)
    def asistencia(self, request: HttpRequest, record: Any) -> HttpResponse:
        """What those who come sign; nobody's data is printed on it."""
        lines = range(1, LINES_TO_SIGN + 1)
        return self.sheet(request, record, "records/asistencia.html", {"lines": lines})


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
