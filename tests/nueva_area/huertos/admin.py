from django.contrib import admin
from programs.huertos.models import Estado, Papel, Parcela

from gobernacion.access.channels import column
from gobernacion.access.editing import VersionedForm
from gobernacion.access.exporting import Exported
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.waiting import Espera


class ParcelaForm(FichaFields, VersionedForm):
    pass


@admin.register(Parcela)
class ParcelaAdmin(WithFicha, RecordAdmin):
    form = ParcelaForm
    list_display = ("numero", "ocurrido_el", "persona_nombre", "comuna", "estado")
    list_filter = ("estado", "comuna", PeriodoFilter)
    list_select_related = ("comuna", "ficha")
    persona = "ficha"
    empty_list = "Agregue la primera con «Añadir parcela»."
    esperas = (Espera("Por prestar", "prestar", (Estado.PEDIDA,)),)
    en_planilla = Planilla()
    fieldsets = (
        ("Lo que se pide", {"fields": ("estado", ("ocurrido_el", "comuna"))}),
        FichaFields.FIELDSET,
        ("La parcela", {"fields": (("cultivo", "metros"), ("prestada_el", "prestada_por"))}),
    )
    readonly_fields = ("estado", "prestada_el", "prestada_por")
    exporta = ("numero", "ocurrido_el", Exported("ficha__nombres", "Nombres"), "cultivo", "metros", "estado")

    @column("Persona", uses=("ficha__nombres", "ficha__primer_apellido", "ficha__segundo_apellido"))
    def persona_nombre(self, record: Parcela) -> str:
        return record.ficha.nombre_completo


@admin.register(Papel)
class PapelAdmin(AdjuntoAdmin):
    pass
