"""The projects: the list, the paper form, the queue of each person and the receipts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from gobernacion.access.channels import column, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.lib import clp
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.transitions import Transition
from gobernacion.records.waiting import Espera
from programs.fondo_social.admin.filters import PlazoFilter
from programs.fondo_social.admin.forms import ProyectoForm
from programs.fondo_social.models import Concurso, Estado, PapelProyecto, Proyecto
from programs.fondo_social.models.estados import POR_RENDIR, RENDIDOS


@admin.register(Proyecto)
class ProyectoAdmin(RecordAdmin):
    form = ProyectoForm
    list_display = (
        *("numero", "organizacion", "nombre", "comuna", "solicitado", "adjudicado", "estado"),
        *("ocurrido_el", "plazo"),
    )
    list_filter = ("estado", "concurso", PlazoFilter, "comuna", PeriodoFilter)
    list_select_related = ("comuna", "organizacion")
    organizacion = "organizacion"
    busca_exacto = ("folio",)
    empty_list = (
        "Registre el primero con «Añadir proyecto»: basta el concurso, la organización, el nombre y el monto."
    )
    esperas = (
        Espera("Por postular", "postular", (Estado.BORRADOR,)),
        Espera("Por revisar", "admitir", (Estado.POSTULADO,)),
        Espera("Esperan corrección", "corregir", (Estado.OBSERVADO,)),
        Espera("Por resolver", "adjudicar", (Estado.ADMISIBLE, Estado.ESPERA)),
        Espera("Por transferir", "transferir", (Estado.ADJUDICADO,)),
        Espera("Esperan rendición", "recibir_rendicion", POR_RENDIR),
        Espera("Rendiciones por aprobar", "aprobar_rendicion", (Estado.RENDIDO,)),
        Espera("Por cerrar", "cerrar", (Estado.RENDICION_APROBADA,)),
    )
    en_planilla = Planilla()
    fieldsets = (
        (
            "Postulación",
            {
                "fields": (
                    "estado",
                    ("concurso", "folio"),
                    ("organizacion", "comuna"),
                    "otros",
                    "nombre",
                    ("tipo", "solicitado", "ocurrido_el"),
                )
            },
        ),
    )
    readonly_fields = ("otros",)
    autocomplete_fields = ("organizacion",)
    exporta = (
        *("numero", "folio", "ocurrido_el"),
        Exported("concurso__year", "Año del concurso"),
        Exported("concurso__modalidad", "Modalidad"),
        Exported("organizacion__nombre", "Organización"),
        Exported("comuna__nombre", "Comuna"),
        *("nombre", "tipo", "estado", "solicitado", *Proyecto.etapas.columnas(Proyecto)),
    )

    # --- the list ---

    @column("Rendir hasta", uses=("rendir_hasta", "rendicion_aprobada_el"))
    def plazo(self, record: Proyecto) -> str:
        if record.rendir_hasta is None or record.rendicion_aprobada_el is not None:
            return ""
        day = f"{record.rendir_hasta:%d-%m-%Y}"
        return f"{day}, vencido" if record.rendir_hasta < timezone.localdate() else day

    # --- the form ---

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        open_now = Concurso.objects.abiertos(timezone.localdate()).order_by("cierra").first()
        return {"concurso": open_now, **super().get_changeform_initial_data(request)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who applies to what does not change once they applied."""
        applied = obj is not None and obj.estado != Estado.BORRADOR
        return [
            *super().get_readonly_fields(request, obj),
            *(("concurso", "organizacion") if applied else ()),
        ]

    @column("Otros proyectos de la organización", uses=("organizacion", "estado", "concurso", "rendir_hasta"))
    def otros(self, record: Proyecto) -> str:
        """So that whoever reviews sees what it asked before, and what it owes."""
        others = Proyecto.objects.vigentes().filter(organizacion=record.organizacion_id).exclude(pk=record.pk)
        rows = [
            (self.change_url(other), other, other.concurso, other.get_estado_display())
            for other in others.select_related("concurso").order_by("-anulado_el", "-ocurrido_el", "-id")[:10]
        ]
        if not rows:
            return "Ninguno."
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>, {} ({})', rows)

    # --- the steps ---

    def step_initial(self, step: Transition, record: Proyecto) -> dict[str, Any]:
        """Nothing comes back unless somebody says so."""
        proposed = super().step_initial(step, record)
        return proposed | ({"reintegrado": clp.Pesos(0)} if record.reintegrado is None else {})

    def step_form(self, request: HttpRequest, step: Transition, record: Proyecto) -> Any:
        form = super().step_form(request, step, record)
        if "adjudicado" in form.fields:
            form.fields["adjudicado"].help_text = f"Se pidieron {record.solicitado}. {record.concurso.frase}"
        if "postulado_el" in form.fields:
            form.fields["postulado_el"].help_text = record.concurso.plazo
        if "rendido" in form.fields:
            help_text = f"Recibió {record.adjudicado}: rendido y reintegrado deben sumarlo para aprobarla."
            form.fields["rendido"].help_text = help_text
        return form

    # --- paper ---

    @reading_page(
        "Comprobante de postulación",
        permission=Accion.IMPRIMIR,
        when=lambda record: record.postulado_el is not None,
    )
    def comprobante_postulacion(self, request: HttpRequest, record: Proyecto) -> HttpResponse:
        """What the organisation takes home when it applied."""
        return self._receipt(request, record, "Comprobante de postulación", record.solicitado)

    @reading_page(
        "Comprobante de rendición", permission=Accion.IMPRIMIR, when=lambda record: record.estado in RENDIDOS
    )
    def comprobante_rendicion(self, request: HttpRequest, record: Proyecto) -> HttpResponse:
        """What the organisation takes home when it brought its accounts."""
        return self._receipt(request, record, "Comprobante de rendición", record.rendido)

    def _receipt(self, request: HttpRequest, record: Proyecto, title: str, amount: Any) -> HttpResponse:
        context = {
            "receipt": title,
            "accounts": amount is not record.solicitado,
            "amount": amount,
            "words": clp.in_words(amount),
        }
        return self.sheet(request, record, "fondo_social/comprobante.html", context)


admin.site.register(PapelProyecto, AdjuntoAdmin)
