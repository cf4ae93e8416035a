"""The reports of the work with victims of violence: numbers, and nothing else."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from programs.desarrollo_social.admin.forms import InformeForm
from programs.desarrollo_social.models import APOYOS, InformeVIF


@admin.register(InformeVIF)
class InformeVIFAdmin(RecordAdmin):
    form = InformeForm
    list_display = ("numero", "ocurrido_el", "personas_nuevas", *APOYOS)
    list_filter = (PeriodoFilter,)
    list_select_related = ()
    autocomplete_fields = ("iniciativa",)
    fijos = ("iniciativa",)
    empty_list = "Agregue lo que SERNAMEG informa cada mes: solo números, sin nombres."
    fieldsets = (
        ("Informe", {"fields": (("iniciativa", "ocurrido_el"),)}),
        ("Personas y apoyos", {"fields": ("personas_nuevas", APOYOS[:2], APOYOS[2:])}),
    )
