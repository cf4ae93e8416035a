from django.contrib import admin

from gobernacion.access.channels import action, column
from gobernacion.access.exporting import Exported
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from tests.recordarea.models import Articulo, Entrega, Papel


class ArticuloInline(RecordTabularInline):
    model = Articulo
    fields = ("nombre", "cantidad")


@admin.register(Entrega)
class EntregaAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "persona_nombre", "comuna", "estado", "solicitado")
    list_filter = ("estado", "comuna", "urgente", PeriodoFilter)
    list_select_related = ("comuna", "ficha")
    persona = "ficha"
    autocomplete_fields = ("ficha",)
    busca_exacto = ("folio",)
    empty_list = "Agregue la primera entrega con «Añadir entrega»."
    en_planilla = Planilla(sin=("acta", "aprobado", "observacion"))
    fieldsets = (
        (
            "Lo que se pide",
            {"fields": ("ocurrido_el", "comuna", "ficha", "folio", "solicitado", "urgente", "detalle")},
        ),
        ("Lo que se resolvió", {"fields": ("estado", "acta", "aprobado", "observacion")}),
    )
    readonly_fields = ("estado",)
    inlines = (ArticuloInline,)
    actions = ("marcar_urgente",)
    exporta = (
        "numero",
        "ocurrido_el",
        "comuna__nombre",
        "ficha__identificacion",
        Exported("ficha__nombres", "Nombres de la persona"),
        "estado",
        "urgente",
        "solicitado",
        "detalle",
        "registrado_el",
    )

    @column("Persona", uses=("ficha__nombres", "ficha__primer_apellido", "ficha__segundo_apellido"))
    def persona_nombre(self, record):
        return record.ficha.nombre_completo

    @action("Marcar como urgentes", permission="evaluar")
    def marcar_urgente(self, request, queryset):
        for entrega in queryset:
            entrega.urgente = True
            entrega.save_signed(request.user, "Marcar como urgente")


@admin.register(Papel)
class PapelAdmin(AdjuntoAdmin):
    pass
