"""What is asked of other institutions for somebody, and the tables at which pensions are negotiated."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.http import HttpRequest

from gobernacion.access.exporting import Exported
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import PERSONA, WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.waiting import Espera
from orasmi.admin.forms import PersonForm
from orasmi.models import MesaNegociacion, PapelMesa, PostulacionPrograma, Resultado

RESPUESTA = (("preseleccionada_el", "respondida_el"), "causa")


@admin.register(PostulacionPrograma)
class PostulacionProgramaAdmin(WithFicha, RecordAdmin):
    form = PersonForm
    list_display = ("numero", "ocurrido_el", "persona_nombre", "comuna", "programa", "estado")
    list_filter = ("programa", "estado", "comuna", PeriodoFilter)
    list_select_related = ("comuna", "ficha")
    persona = "ficha"
    empty_list = "Agregue la primera con «Añadir postulación a otro programa»."
    esperas = (Espera("Sin respuesta", "aceptar", (Resultado.POSTULADA, Resultado.PRESELECCIONADA)),)
    en_planilla = Planilla()
    fieldsets = (
        ("Postulación", {"fields": ("estado", ("ocurrido_el", "programa"), "sindicato")}),
        FichaFields.FIELDSET,
        ("Respuesta de la institución", {"fields": RESPUESTA}),
    )
    autocomplete_fields = ("sindicato",)
    exporta = (
        *("numero", "ocurrido_el", "comuna__nombre"),
        Exported("ficha__identificacion", "RUN"),
        *PERSONA,
        *("programa", "estado", "preseleccionada_el", "respondida_el", "causa"),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """There is no answer to show before there is a question."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [one for one in fieldsets if one[1]["fields"] != list(RESPUESTA)]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a step writes, only the step writes."""
        return [*super().get_readonly_fields(request, obj), "estado", *flatten(RESPUESTA)]


@admin.register(MesaNegociacion)
class MesaNegociacionAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "asunto", "comuna")
    list_filter = ("comuna", PeriodoFilter)
    sin_planilla = "Lleva a quiénes se sientan en ella, que se eligen en su página."
    fields = (("ocurrido_el", "comuna"), "asunto", "sindicatos", "otros_asistentes", "acuerdos")
    autocomplete_fields = ("sindicatos",)
    empty_list = "Agregue la primera con «Añadir mesa de negociación»."


admin.site.register(PapelMesa, AdjuntoAdmin)
