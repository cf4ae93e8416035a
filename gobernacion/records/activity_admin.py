"""The admin of an activity: planned in bulk, seen by month, done or suspended, with its sheets to sign."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.channels import HAS_HISTORY, list_page, reading_page
from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion
from gobernacion.lib.days import DIAS
from gobernacion.lib.periods import MESES, Period
from gobernacion.records import bulk
from gobernacion.records.actividades import Actividad, EstadoActividad
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.calendar_page import MOST, CalendarForm, Entry, execution, weeks_of
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.models import Correlativo
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.planning import PlanForm, Turno
from gobernacion.records.transitions import Transition
from gobernacion.records.waiting import Espera

PROXIMAS, ATRASADAS = "proximas", "atrasadas"


class AgendaFilter(PeriodoFilter):
    """When it happened or will happen."""

    uses: tuple[str, ...] = ("ocurrido_el", "estado")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        ahead = [(PROXIMAS, "próximos 30 días"), (ATRASADAS, "pasó su día y falta registrar")]
        return [*ahead, *super().lookups(request, model_admin)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case "proximas":
                return queryset.en(Period(today, today + timedelta(days=30)))
            case "atrasadas":
                return queryset.atrasadas(today)
            case _:
                return super().queryset(request, queryset)


class ActividadAdmin(RecordAdmin):
    """The admin of one kind of activity. An area declares what its plan asks besides days and comunas."""

    programa: ClassVar[tuple[str, ...]] = ("hora", "lugar")
    """Fields that the activities planned together have in common."""
    distinguen: ClassVar[tuple[str, ...]] = ()
    """Of those, the ones that tell apart two activities of the same day and comuna."""
    inlines_al_hacerse: ClassVar[tuple[Any, ...]] = ()
    """What is written inside one that was done, and in no other."""
    lineas_para_firmar = 24
    """People who sign on one sheet."""
    esperas: tuple[Espera, ...] = (
        Espera("Por registrar", "realizar", (EstadoActividad.PROGRAMADA,), ya_ocurridas=True),
        Espera("Por reprogramar", "reprogramar", (EstadoActividad.SUSPENDIDA,)),
    )
    en_planilla = Planilla()
    empty_list = "Programe las del año con «Programar varias», o añada una sola."

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What was said when it was done is mended by a step of its own."""
        fixed = Actividad.corregir.step_of(self.model).fields if obj is not None and obj.hecha else ()  # type: ignore[attr-defined]
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Nobody came before it was done, and nothing was agreed."""
        done = obj is not None and obj.hecha
        return (*self.inlines, *(self.inlines_al_hacerse if done else ()))

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """What is written down after its day was done: what came of it is asked at once."""
        past = obj.ocurrido_el <= timezone.localdate()
        if past and "_save" in request.POST and grants(request).may("realizar", obj):
            messages.success(request, f"{obj} quedó anotada. Diga ahora qué resultó.")
            return HttpResponseRedirect(reverse(f"admin:{self._route}_realizar", args=[obj.pk]))
        return super().response_add(request, obj, *args, **kwargs)

    def step_initial(self, step: Transition, record: Any) -> dict[str, Any]:
        """What was planned for later and is being registered today was done today."""
        proposed = super().step_initial(step, record)
        if step.name in ("realizar", "registrar_tercero"):
            proposed["ocurrido_el"] = min(record.ocurrido_el, timezone.localdate())
        return proposed

    # --- planning many ---

    @list_page("Programar varias", permission=Accion.AGREGAR, sin_anotar=HAS_HISTORY)
    def programar(self, request: HttpRequest) -> HttpResponse:
        """Show the days a rule falls on, and write those that stay ticked."""
        today = timezone.localdate()
        data = request.POST if request.method == "POST" else None
        initial = {"desde": today, "hasta": today.replace(month=12, day=31)}
        form = PlanForm(data, initial=initial, asked=self._asked(request))
        proposed: list[dict[str, Any]] = []
        if form.is_valid():
            turnos = form.turnos()
            chosen = set(request.POST.getlist("elegidos"))
            if "confirmar" in request.POST and chosen and chosen <= {turno.clave for turno in turnos}:
                kept = [turno for turno in turnos if turno.clave in chosen]
                if written := self._write_plan(request, form, kept):
                    messages.success(request, f"Actividades programadas: {written}.")
                    return HttpResponseRedirect(reverse(f"admin:{self._route}_calendario"))
                messages.warning(request, "Todas las elegidas ya estaban programadas: no se agregó ninguna.")
            elif "confirmar" in request.POST:
                messages.warning(request, "Revise los días de la lista y elija al menos uno.")
            there = self._already(form, turnos)
            proposed = [{"turno": turno, "ya": turno.clave in there} for turno in turnos]
        return self._page(
            request,
            "records/programar.html",
            {
                "title": "Programar varias",
                "form": form,
                "proposed": proposed,
                "how_many": sum(not one["ya"] for one in proposed),
                "media": self.media + form.media,
            },
        )

    def _asked(self, request: HttpRequest) -> dict[str, Any]:
        writable = grants(request).editable(self.model, Accion.AGREGAR)
        return {name: self._step_field(request, name) for name in self.programa if name in writable}

    def _already(self, form: PlanForm, turnos: list[Turno]) -> set[str]:
        """Which of these the plan has already."""
        alike = {name: value for name, value in form.of_each().items() if name in self.distinguen}
        period = Period(turnos[0].dia, turnos[-1].dia + timedelta(days=1))
        there = self.model._default_manager.vigentes().en(period).filter(**alike)
        return {f"{day.isoformat()} {cut}" for day, cut in there.values_list("ocurrido_el", "comuna__cut")}

    def _write_plan(self, request: HttpRequest, form: PlanForm, turnos: list[Turno]) -> int:
        """Write them, but for those that are there: sending the same plan twice adds nothing."""
        with transaction.atomic():
            # Whoever numbers these records waits here, so that two equal plans are not written side by side.
            Correlativo.take(self.model, timezone.localdate().year, 0)
            there = self._already(form, turnos)
            typed = [
                self.model(
                    ocurrido_el=turno.dia,
                    comuna=turno.comuna,
                    registrado_por=request.user,
                    programada_el=turno.dia,
                    **form.of_each(),
                )
                for turno in turnos
                if turno.clave not in there
            ]
            bulk.write(typed)
        return len(typed)

    # --- the month ---

    @list_page("Calendario", permission=Accion.VER, sin_anotar="Son actividades: no nombra a nadie.")
    def calendario(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        kinds = self._kinds(request)
        areas = {admin.opts.app_label: str(admin.opts.app_config.verbose_name) for admin in kinds}
        asked_for = {"mes": f"{today:%Y-%m}", **request.GET.dict()}
        form = CalendarForm(asked_for, areas=[("todas", "Todas las mías"), *sorted(areas.items())])
        asked = form.cleaned_data if form.is_valid() else {}
        first = asked.get("mes") or today.replace(day=1)
        month, comuna, area = Period.month(first.year, first.month), asked.get("comuna"), asked.get("area")
        shown = [admin for admin in kinds if area in ("todas", admin.opts.app_label)] if area else [self]
        entries: list[Entry] = []
        cut = False
        for admin in shown:
            found = list(
                admin._of(request, comuna).en(month).order_by("ocurrido_el", "hora", "pk")[: MOST + 1]
            )
            cut = cut or len(found) > MOST
            entries += [Entry(one, admin.change_url(one), areas[one._meta.app_label]) for one in found[:MOST]]
        return self._page(
            request,
            "records/calendario.html",
            {
                "title": f"{MESES[first.month - 1].capitalize()} de {first.year}",
                "form": form,
                "weekdays": DIAS,
                "weeks": weeks_of(month, entries, today),
                "several": len(shown) > 1,
                "cut": cut,
                "empty": not entries,
                "year": first.year,
                "table": execution(self._of(request, comuna), first.year),
                "before": month.previous().desde,
                "after": month.hasta,
                "chosen": {"comuna": comuna.pk if comuna else "", "area": area or ""},
            },
        )

    def _kinds(self, request: HttpRequest) -> list[ActividadAdmin]:
        """Every kind of activity this person may see."""
        held = grants(request)
        site: Any = self.admin_site
        return [
            admin
            for admin in site._registry.values()
            if isinstance(admin, ActividadAdmin) and held.may(Accion.VER, admin.model)
        ]

    def _of(self, request: HttpRequest, comuna: Any) -> Any:
        rows: Any = self.get_queryset(request)
        rows = rows.vigentes().select_related("comuna", *self.list_select_related)
        return rows.de_comuna(comuna) if comuna else rows

    # --- paper ---

    @reading_page("Lista de asistencia", permission=Accion.IMPRIMIR)
    def asistencia(self, request: HttpRequest, record: Actividad) -> HttpResponse:
        """What those who come sign."""
        return self.sheet(
            request, record, "records/asistencia.html", {"lines": range(1, self.lineas_para_firmar + 1)}
        )

    @reading_page("Acta", permission=Accion.IMPRIMIR)
    def acta(self, request: HttpRequest, record: Actividad) -> HttpResponse:
        """The minutes, to be written by hand or signed, and scanned afterwards."""
        return self.sheet(request, record, "records/acta.html", self.get_acta_context(request, record))

    def get_acta_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What the minutes of an area say that is known already."""
        return {}

    # --- how its pages are drawn ---

    @property
    def _route(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return render(request, template, {**shared, **context})
