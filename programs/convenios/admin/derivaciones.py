"""The referrals: the list, the paper form, the consent to be signed, and the sheet the institution receives."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from gobernacion.access.channels import column, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import PERSONA, WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.transitions import Transition
from gobernacion.records.waiting import Espera, SinRespuestaFilter
from programs.convenios.admin.forms import DerivacionForm
from programs.convenios.models import CentroSalud, Consiente, Derivacion, Estado, Grupo, PapelDerivacion
from programs.convenios.models.estados import EN_TRAMITE, POR_DERIVAR

SIN_PAPEL = (
    "Antes de derivar, imprima el consentimiento, pida que lo firmen y agréguelo escaneado en «Documentos»."
)


@admin.register(Derivacion)
class DerivacionAdmin(WithFicha, RecordAdmin):
    form = DerivacionForm
    list_display = (
        *("numero", "persona_nombre", "comuna", "convenio", "grupo", "estado", "ocurrido_el", "dias"),
    )
    list_filter = ("estado", SinRespuestaFilter, "convenio", "grupo", "comuna", PeriodoFilter)
    list_select_related = ("comuna", "ficha", "convenio")
    persona = "ficha"
    search_fields = ("numero",)
    empty_list = "Registre la primera con «Añadir derivación»: basta el RUN, el convenio y por qué."
    esperas = (
        Espera("Por completar antecedentes", "completar", (Estado.PREPARACION,)),
        Espera("Por derivar", "derivar", (Estado.COMPLETA,)),
        Espera("Por saber si la atendieron", "atender", (Estado.DERIVADA,)),
    )
    en_planilla = Planilla()
    fieldsets = (
        ("Solicitud", {"fields": ("estado", ("ocurrido_el", "convenio"))}),
        FichaFields.FIELDSET,
        ("Derivación", {"fields": (("grupo", "centro"), "razon", "pendientes")}),
    )
    exporta = (
        *("numero", "ocurrido_el", "comuna__nombre"),
        Exported("convenio__nombre", "Convenio"),
        Exported("ficha__identificacion", "RUN"),
        *PERSONA,
        "grupo",
        Exported("centro__nombre", "Centro de salud"),
        *("estado", *Derivacion.etapas.columnas(Derivacion)),
    )

    # --- the list ---

    @column("Espera", uses=("estado", "ocurrido_el"))
    def dias(self, record: Derivacion) -> str:
        if record.estado not in EN_TRAMITE or record.anulado:
            return ""
        days = (timezone.localdate() - record.ocurrido_el).days
        return "1 día" if days == 1 else f"{days} días"

    # --- the form ---

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The papers asked for are written while it is prepared."""
        prepared = obj is None or obj.estado == Estado.PREPARACION
        return [*super().get_readonly_fields(request, obj), *(() if prepared else ("centro", "pendientes"))]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "centro":
            centros = CentroSalud.objects.select_related("comuna")
            kwargs["queryset"] = centros.order_by("comuna__orden", "nombre")
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "centro" and field is not None:
            field.label_from_instance = _centre
        return field

    @column(
        "Lo que recibió", uses=("prestaciones__tipo", "prestaciones__ocurrido_el", "prestaciones__entrega")
    )
    def entregas(self, record: Derivacion) -> Any:
        given = record.prestaciones.vigentes().select_related("entrega").order_by("ocurrido_el", "id")
        rows = [(one.get_tipo_display(), f"{one.ocurrido_el:%d-%m-%Y}", one.entrega) for one in given]
        told = format_html_join("", "<div>{} el {} ({})</div>", rows) or "Nada todavía."
        add = reverse("admin:convenios_prestacion_add")
        link = format_html('<div><a href="{}?derivacion={}">Añadir prestación</a></div>', add, record.pk)
        return format_html("{}{}", told, link)

    # --- the steps ---

    def step_initial(self, step: Transition, record: Derivacion) -> dict[str, Any]:
        proposed = super().step_initial(step, record)
        if step.name == "derivar":
            child = record.grupo == Grupo.MENOR
            proposed["consiente"] = Consiente.REPRESENTANTE if child else Consiente.TITULAR
            papers = list(record.papeles.vigentes().order_by("-pk")[:2])
            if len(papers) == 1:
                proposed["consentimiento"] = papers[0].pk
        return proposed

    def step_form(self, request: HttpRequest, step: Transition, record: Derivacion) -> Any:
        form = super().step_form(request, step, record)
        if "consentimiento" in form.fields:
            field: Any = form.fields["consentimiento"]
            named = "papel" in grants(request).visible(PapelDerivacion)
            field.queryset = field.queryset.filter(registro=record, retirado_el=None).order_by("-pk")
            field.label_from_instance = lambda paper: paper.papel if named else str(paper)
            field.help_text = "" if field.queryset.exists() else SIN_PAPEL
        return form

    # --- paper ---

    @reading_page(
        "Consentimiento para firmar", permission=Accion.IMPRIMIR, when=lambda one: one.estado in POR_DERIVAR
    )
    def consentimiento(self, request: HttpRequest, record: Derivacion) -> HttpResponse:
        """What the person, or whoever represents them, signs before anything is sent."""
        child = record.grupo == Grupo.MENOR
        return self.sheet(request, record, "convenios/consentimiento.html", {"child": child})

    @reading_page("Hoja de derivación", permission=Accion.IMPRIMIR, when=lambda record: record.enviada)
    def hoja(self, request: HttpRequest, record: Derivacion) -> HttpResponse:
        """What the institution receives: nothing of it exists before the person consents."""
        return self.sheet(request, record, "convenios/hoja.html", {})


admin.site.register(PapelDerivacion, AdjuntoAdmin)


def _centre(centro: CentroSalud) -> str:
    return f"{centro.nombre} ({centro.comuna})"
