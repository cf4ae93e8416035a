"""The cases of the fund: the list, the paper form, the risk check, the queue and the receipt."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from gobernacion.access.channels import column, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import PERSONA, WithFicha
from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from gobernacion.records.admin import RecordAdmin, RecordStackedInline
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.transitions import Transition
from gobernacion.records.waiting import Espera, SinRespuestaFilter
from orasmi.admin.filters import PapelesFilter
from orasmi.admin.forms import PostulacionForm
from orasmi.models import ControlRiesgo, Decision, Estado, PapelPostulacion, Postulacion, Presupuesto
from orasmi.models.entrega import DEL_REINTEGRO
from orasmi.models.estados import COMPRADAS, EN_TRAMITE


class ControlRiesgoInline(RecordStackedInline):
    model = ControlRiesgo
    fields = (*ControlRiesgo.PREGUNTAS, "observaciones", "fecha", "hecho_por")
    readonly_fields = ("hecho_por",)
    extra = 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "fecha":
            kwargs["initial"] = timezone.localdate
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Postulacion)
class PostulacionAdmin(WithFicha, RecordAdmin):
    form = PostulacionForm
    change_list_template = "orasmi/postulaciones.html"
    list_display = (
        *("numero", "persona_nombre", "comuna", "pide", "solicitado", "estado"),
        *("ocurrido_el", "dias"),
    )
    list_filter = (
        *("estado", SinRespuestaFilter, PapelesFilter, "comuna", "ayuda__clase", "grupo"),
        PeriodoFilter,
    )
    list_select_related = ("comuna", "ficha", "ayuda")
    persona = "ficha"
    busca_exacto = ("folio_siep",)
    empty_list = "Registre la primera con «Añadir postulación»: basta el RUN, la ayuda y el monto."
    esperas = (
        Espera("Por evaluar", "evaluar", (Estado.INGRESADA, Estado.ANTECEDENTES)),
        Espera("Por decidir sobre el control", "decidir", (Estado.EVALUACION,), entre="por_decidir"),
        Espera("Por proponer", "proponer", (Estado.EVALUACION,)),
        Espera("Por aprobar", "aprobar", (Estado.PROPUESTA,)),
        Espera("Por comprar", "comprar", (Estado.APROBADA,)),
        Espera("Por entregar", "entregar", (Estado.COMPRA,)),
        Espera("Por rendir", "rendir", (Estado.ENTREGADA,)),
        Espera("Por cerrar", "cerrar", (Estado.RENDIDA,)),
    )
    en_planilla = Planilla()
    fieldsets = (
        ("Ingreso", {"fields": ("estado", ("ocurrido_el", "canal", "folio_siep", "folio_el"))}),
        FichaFields.FIELDSET,
        ("Hogar", {"fields": (("hogar", "rsh", "grupo"), "otras")}),
        ("Ayuda que pide", {"fields": (("ayuda", "solicitado"), "necesidad")}),
        (
            "Informe social",
            {"fields": (("informe_fecha", "informe_profesional", "informe_institucion"),)},
        ),
    )
    al_final = (("Presupuesto", {"fields": (("devuelto", "por_reintegrar"),)}),)
    readonly_fields = ("otras", "nota_de_la_decision", "devuelto", "por_reintegrar")
    inlines = (ControlRiesgoInline,)
    autocomplete_fields = ("proveedor",)
    exporta = (
        *("numero", "folio_siep", "folio_el", "ocurrido_el", "canal", "comuna__nombre"),
        Exported("ficha__identificacion", "RUN"),
        *PERSONA,
        *("hogar", "rsh", "grupo"),
        Exported("ayuda__materia", "Materia"),
        Exported("ayuda__nombre", "Ayuda"),
        Exported("ayuda__clase", "Clase de ayuda"),
        *("solicitado", "estado", *Postulacion.etapas.columnas(Postulacion)),
    )

    # --- the list ---

    @column("Pide", uses=("ayuda__nombre",))
    def pide(self, record: Postulacion) -> str:
        return record.ayuda.nombre

    @column("Espera", uses=("estado", "ocurrido_el"))
    def dias(self, record: Postulacion) -> str:
        if record.estado not in EN_TRAMITE or record.anulado:
            return ""
        days = (timezone.localdate() - record.ocurrido_el).days
        return "1 día" if days == 1 else f"{days} días"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        presupuesto = Presupuesto.objects.filter(year=timezone.localdate().year).first()
        return super().changelist_view(request, {"presupuesto": presupuesto, **(extra_context or {})})

    # --- the form ---

    @column("Otras postulaciones de la persona", uses=("ficha", "estado", "ayuda"))
    def otras(self, record: Postulacion) -> str:
        """So that nobody is helped twice for the same without knowing it."""
        others = Postulacion.objects.vigentes().filter(ficha=record.ficha_id).exclude(pk=record.pk)
        rows = [
            (
                self.change_url(other),
                other,
                f"{other.ocurrido_el:%d-%m-%Y}",
                other.ayuda,
                other.get_estado_display(),
            )
            for other in others.select_related("ayuda").order_by("-ocurrido_el", "-id")[:10]
        ]
        if not rows:
            return "Ninguna."
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>, {}: {} ({})', rows)

    @column("Vale para", uses=("decision", "propuesta_antes"))
    def nota_de_la_decision(self, record: Postulacion) -> str:
        """Whether the decision still holds for the risk check as it stands."""
        if not record.decision:
            return record.nota_de_la_decision
        lapsed = record.decision == Decision.ADMITIDA and record.por_decidir()
        return (
            "El control de antes: cambió y hay que decidir de nuevo."
            if lapsed
            else "El control que está a la vista."
        )

    @column("Volvió al presupuesto", uses=("aprobado", "comprometido", "pagado", "reintegrado"))
    def devuelto(self, record: Postulacion) -> Pesos | str:
        return "—" if record.devuelto is None else record.devuelto

    @column("Sin rendir ni reintegrar", uses=("pagado", "rendido", "reintegrado"))
    def por_reintegrar(self, record: Postulacion) -> Pesos | str:
        return "—" if record.por_reintegrar is None else record.por_reintegrar

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Whoever answers the questions of the risk check signs it."""
        for control in formset.save(commit=False):
            control.hecho_por = request.user
            control.save()
        formset.save_m2m()

    def response_add(self, request: HttpRequest, obj: Postulacion, *args: Any, **kwargs: Any) -> Any:
        waiting = Postulacion.objects.en_tramite().filter(ficha=obj.ficha_id).exclude(pk=obj.pk)
        if numeros := [str(other) for other in waiting.order_by("-id")[:3]]:
            messages.warning(
                request, f"Esta persona tiene otra postulación en trámite: {', '.join(numeros)}."
            )
        return super().response_add(request, obj, *args, **kwargs)

    # --- the steps ---

    def pages_for(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        """Jefatura is asked to decide on a risk check where it found something to decide about."""
        pages = super().pages_for(request, record)
        if record.por_decidir():
            return pages
        return [page for page in pages if not page["url"].endswith("/decidir/")]

    def step_initial(self, step: Transition, record: Postulacion) -> dict[str, Any]:
        """Each decision is of one control: what was decided about the one before says nothing about this."""
        proposed = super().step_initial(step, record)
        return proposed | (
            {"decision": "", "decidida_el": timezone.localdate()} if step.name == "decidir" else {}
        )

    def step_form(self, request: HttpRequest, step: Transition, record: Postulacion) -> Any:
        form = super().step_form(request, step, record)
        if "aprobado" in form.fields:
            budget = Presupuesto.objects.filter(year=timezone.localdate().year).first()
            left = budget.frase if budget else "Este año aún no tiene presupuesto."
            form.fields["aprobado"].help_text = f"Se propuso {record.propuesto}. {left}"
        if "decision" in form.fields and (control := record.por_decidir()):
            form.fields["decision"].help_text = f"Según el control de riesgo, {control.por_que_se_decide}."
        if "reintegrado" in form.fields:
            self._ask_what_is_missing(form, record)
        return form

    def _ask_what_is_missing(self, form: Any, record: Postulacion) -> None:
        """Who closes is asked about what was paid and not accounted for, if anything was."""
        if record.por_reintegrar is None:
            for name in DEL_REINTEGRO:
                del form.fields[name]
            return
        form.fields["reintegrado"].required = True
        form.fields["reintegrado"].help_text = (
            f"De {record.pagado} pagados se rindieron {record.rendido}: cuánto se devolvió de los "
            f"{record.por_reintegrar} que faltan; 0, si nada."
        )

    def step_done(self, step: Transition, record: Postulacion) -> str:
        """What was done, and what went back to the budget."""
        return f"{super().step_done(step, record)} {_money_back(record)}".rstrip()

    def annulment_done(self, record: Postulacion) -> str:
        return f"{super().annulment_done(record)} {_money_back(record)}".rstrip()

    # --- paper ---

    @reading_page("Recibo", permission=Accion.IMPRIMIR, when=lambda record: record.estado in COMPRADAS)
    def recibo(self, request: HttpRequest, record: Postulacion) -> HttpResponse:
        """What the person signs when the aid is handed over."""
        amount = record.pagado if record.pagado is not None else record.comprometido
        context = {
            "amount": amount,
            "words": clp.in_words(amount or 0),
            "proveedor": record.proveedor,
            "entregada_el": record.entregada_el or timezone.localdate(),
        }
        return self.sheet(request, record, "orasmi/recibo.html", context)


admin.site.register(PapelPostulacion, AdjuntoAdmin)


def _money_back(record: Postulacion) -> str:
    """What was given back to the budget of its year, and what is left of it now."""
    if not record.volvio or not record.aprobada_el:
        return ""
    budget = Presupuesto.objects.filter(year=record.aprobada_el.year).first()
    left = budget.frase if budget else ""
    return f"Vuelven al presupuesto {record.volvio}. {left}".rstrip()
