"""The workshops: planned, given or suspended, with the organisations that came and the sheet they sign."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from gobernacion.access.channels import reading_page
from gobernacion.access.rules import Accion
from gobernacion.records.actividades import HECHAS, EstadoActividad
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.exporting import Exported
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.waiting import Espera
from programs.fondo_social.admin.forms import AsistenciaFormSet
from programs.fondo_social.models import Asistencia, PapelTaller, Taller

LINES_TO_SIGN = 40
"""Rows of a printed attendance sheet."""

DEL_RESULTADO = ("asistentes", "realizada_por", "causa", "suspendida_el", "motivo", "programada_el")


class AsistenciaInline(RecordTabularInline):
    model = Asistencia
    formset = AsistenciaFormSet
    fields = ("organizacion", "dirigentes")
    autocomplete_fields = ("organizacion",)
    extra = 3
    can_delete = True


@admin.register(Taller)
class TallerAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "hora", "comuna", "lugar", "tema", "asistentes", "estado")
    list_filter = ("estado", "tema", "comuna", PeriodoFilter)
    empty_list = "Programe el primero con «Añadir taller»: la fecha puede ser de las próximas semanas."
    esperas = (
        Espera("Por realizar", "realizar", (EstadoActividad.PROGRAMADA,)),
        Espera("Por reprogramar", "reprogramar", (EstadoActividad.SUSPENDIDA,)),
    )
    fieldsets = (
        (
            "Taller",
            {
                "fields": (
                    "estado",
                    ("ocurrido_el", "hora"),
                    ("comuna", "lugar"),
                    ("tema", "modalidad"),
                )
            },
        ),
        (
            "Resultado",
            {
                "fields": (
                    ("asistentes", "programada_el"),
                    "realizada_por",
                    ("causa", "suspendida_el"),
                    "motivo",
                )
            },
        ),
    )
    inlines = (AsistenciaInline,)
    exporta = (
        *("numero", "ocurrido_el", "programada_el", "estado", "tema", "modalidad"),
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "asistentes"),
        Exported("realizada_por__nombre", "Hecho por"),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        [(title, options), *_] = fieldsets
        return [(title, {**options, "fields": [name for name in options["fields"] if name != "estado"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a step writes, only the step writes; the day, too, once it was given."""
        given = obj is not None and obj.estado in HECHAS
        return [
            *super().get_readonly_fields(request, obj),
            *("estado", *DEL_RESULTADO),
            *(("ocurrido_el",) if given else ()),
        ]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """There is nobody to count before it was given."""
        return self.inlines if obj is not None and obj.estado in HECHAS else ()

    @reading_page("Lista de asistencia", permission=Accion.IMPRIMIR)
    def lista(self, request: HttpRequest, record: Taller) -> HttpResponse:
        """The sheet that those who come sign; nobody's data is printed on it."""
        return self.sheet(request, record, "fondo_social/lista.html", {"lines": range(1, LINES_TO_SIGN + 1)})


@admin.register(PapelTaller)
class PapelTallerAdmin(AdjuntoAdmin):
    pass
