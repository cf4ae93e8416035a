from django.contrib import admin

from gobernacion.access.editing import VersionedForm
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.planillas.columns import Planilla
from tests.peoplearea.models import Visita


class VisitaForm(FichaFields, VersionedForm):
    pass


@admin.register(Visita)
class VisitaAdmin(WithFicha, RecordAdmin):
    form = VisitaForm
    persona = "ficha"
    list_display = ("numero", "ocurrido_el", "ficha__identificacion", "ficha__nombres")
    list_select_related = ("ficha",)
    en_planilla = Planilla()
    fieldsets = (
        FichaFields.FIELDSET,
        ("Visita", {"fields": ("ocurrido_el", "comuna", "detalle")}),
    )
    exporta = ("numero", "ficha__identificacion", "ficha__nombres")
