"""The leaders attended at the office."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import PERSONA, WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.planillas.columns import Planilla
from programs.fondo_social.admin.forms import AtencionForm
from programs.fondo_social.models import AtencionDirigente


@admin.register(AtencionDirigente)
class AtencionDirigenteAdmin(WithFicha, RecordAdmin):
    form = AtencionForm
    list_display = ("numero", "ocurrido_el", "persona_nombre", "organizacion", "comuna", "materia")
    list_filter = ("materia", "comuna", PeriodoFilter)
    list_select_related = ("comuna", "ficha", "organizacion")
    persona = "ficha"
    empty_list = "Anote la primera con «Añadir atención a dirigente»: basta el RUN y la materia."
    en_planilla = Planilla()
    fieldsets = (
        FichaFields.FIELDSET,
        ("Atención", {"fields": (("ocurrido_el", "materia"), ("organizacion", "comuna"), "detalle")}),
    )
    autocomplete_fields = ("organizacion",)
    exporta = (
        *("numero", "ocurrido_el", "materia"),
        Exported("comuna__nombre", "Comuna"),
        Exported("organizacion__nombre", "Organización"),
        Exported("ficha__identificacion", "RUN"),
        *PERSONA,
    )

    @column("Dirigente", uses=PERSONA)
    def persona_nombre(self, record: AtencionDirigente) -> str:
        return record.ficha.como_se_llama
