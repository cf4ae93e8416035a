"""The jornadas: the plan of the year and its targets, the month, the services that come and what is asked there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from gobernacion.access.channels import button, list_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.days import DiaFormField
from gobernacion.lib.periods import Period
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.admin import RecordTabularInline
from gobernacion.records.inside import RecordsInside
from gobernacion.records.papers import AdjuntoAdmin
from programs.gobierno_en_terreno.indicators import plan
from programs.gobierno_en_terreno.models import Demanda, Jornada, PapelJornada, ServicioPresente

FIRST_YEAR, LAST_YEAR = 1990, 2100


class PlanForm(forms.Form):
    """Up to which day the year is looked at."""

    al = DiaFormField(label="Hasta el", required=False)

    def clean_al(self) -> date:
        al: date = self.cleaned_data["al"] or timezone.localdate()
        if not FIRST_YEAR <= al.year <= LAST_YEAR:
            raise forms.ValidationError("Revise el año.")
        return al


class ServicioInline(RecordTabularInline):
    model = ServicioPresente
    fields = ("organizacion", "presente", "atenciones")
    autocomplete_fields = ("organizacion",)
    extra = 3
    can_delete = True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody came and nobody was attended before it was done."""
        fields = super().get_fields(request, obj)
        if obj is not None and obj.hecha:
            return fields
        return [name for name in fields if name not in ("presente", "atenciones")]


class DemandaInline(RecordsInside):
    model = Demanda
    fields = ("planteamiento", "materia", "organizacion", "organismo")
    autocomplete_fields = ("organizacion", "organismo")


@admin.register(Jornada)
class JornadaAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "hora", "tipo", "nombre", "comuna", "lugar", "estado")
    list_filter = ("estado", "tipo", AgendaFilter, "comuna", "publico", "tema")
    search_fields = ("numero",)
    programa = ("tipo", "publico", "tema", "hora", "lugar")
    distinguen = ("tipo",)
    fieldsets = (
        (
            "Jornada",
            {
                "fields": (
                    ("estado", "programada_el"),
                    ("tipo", "nombre"),
                    ("ocurrido_el", "hora"),
                    ("comuna", "lugar"),
                    ("publico", "tema"),
                )
            },
        ),
    )
    autocomplete_fields = ("realizada_por",)
    inlines = (ServicioInline,)
    inlines_al_hacerse = (DemandaInline,)
    empty_list = (
        "Programe las del año con «Programar varias», o añada una sola. «Plan y metas» dice cuánto falta."
    )
    exporta = (
        *("numero", "tipo", "nombre", "publico", "tema", "programada_el", "ocurrido_el", "hora"),
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "estado", "asistentes"),
        Exported("realizada_por__nombre", "Hecha por"),
        *("causa", "suspendida_el"),
    )

    @button(
        "Copiar los servicios de la última parecida",
        permission=Accion.MODIFICAR,
        when=lambda jornada: jornada.modificable,
    )
    def copiar_servicios(self, request: HttpRequest, record: Jornada) -> HttpResponse:
        """Those that came to the last jornada of the type, in the same comuna if there was one."""
        copied = record.copy_services()
        said = f"Servicios agregados: {copied}." if copied else "No hay otros servicios que copiar."
        self.message_user(request, said, messages.SUCCESS if copied else messages.WARNING)
        return HttpResponseRedirect(self.change_url(record))

    @list_page("Plan y metas", permission=Accion.VER, sin_anotar="Son cifras: no nombra a nadie.")
    def plan_y_metas(self, request: HttpRequest) -> HttpResponse:
        """The year by comuna and month, and how far its targets are met on a day."""
        form = PlanForm(request.GET)
        al = form.cleaned_data["al"] if form.is_valid() else timezone.localdate()
        period = Period.year(al.year).until(al)
        return self._page(
            request,
            "gobierno_en_terreno/plan.html",
            {
                "title": f"Plan y metas de {al.year}",
                "form": form if form.errors else PlanForm(initial={"al": al}),
                "al": al,
                "whole": period == Period.year(al.year),
                "months": plan.MONTHS,
                "rows": plan.by_comuna_and_month(period),
                "cumplimiento": plan.compliance(period),
                "before": date(al.year - 1, 12, 31),
            },
        )

    def get_acta_context(self, request: HttpRequest, record: Jornada) -> dict[str, Any]:
        came = record.servicios.filter(presente=True).select_related("organizacion")
        services = [
            (one.organizacion.nombre, one.atenciones) for one in came.order_by("organizacion__nombre")
        ]
        present = [("Asistentes", record.asistentes)] if record.asistentes is not None else []
        attended = [(nombre, atenciones) for nombre, atenciones in services if atenciones is not None]
        asked = record.demandas.vigentes().select_related("organismo").order_by("pk")
        return {
            "organismos": [nombre for nombre, _ in services],
            "resultados": [*present, *attended],
            "acuerdos": "\n".join(_said(one) for one in asked),
        }


def _said(demanda: Demanda) -> str:
    """A demand as the minutes say it."""
    return f"• {demanda.planteamiento}" + (f" (responde {demanda.organismo})" if demanda.organismo else "")


@admin.register(PapelJornada)
class PapelJornadaAdmin(AdjuntoAdmin):
    pass
