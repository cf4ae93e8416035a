"""The figures of the technical committee counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from programs.comite_tecnico.models import Acuerdo, Modalidad, Reunion, Subcomite, Tarea
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

MONTHS = (
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio"),
    *("Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
)


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.subcommittees()
    counting.meetings()
    counting.the_calendar()
    counting.institutions()
    counting.agreements()
    return counting.figures


def month(day: Any) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def nombre(one: Subcomite) -> str:
    return one.nombre


def of_whom(reunion: Reunion) -> str:
    return reunion.subcomite.nombre if reunion.subcomite else "Plenario"


def agreed_by(one: Acuerdo) -> str:
    return of_whom(one.reunion)


def tarea(one: Acuerdo) -> str:
    return Tarea(one.tarea).label


def modalidad(one: Reunion) -> str:
    return Modalidad(one.modalidad).label


def waited(days: int) -> str:
    if days <= 30:
        return "Hasta 30 días"
    if days <= 90:
        return "31 a 90 días"
    return "91 a 180 días" if days <= 180 else "Más de 180 días"


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Reunion.objects.select_related("subcomite").prefetch_related("asistencias", "levantadas")
        self.standing = [one for one in everything if one.anulado_el is None]
        self.own = [
            one
            for one in self.standing
            if one.estado == "realizada" and period.desde <= one.ocurrido_el < period.hasta
        ]

    def put(self, code: str, rows: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        rows = list(rows)
        self.figures[code, "", ""] = Decimal(len(rows))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + 1

    def share(self, code: str, part: int, whole: int) -> None:
        if whole:
            self.figures[code, "", ""] = Decimal(100 * part) / whole

    def held_by_now(self, one: Reunion) -> bool:
        return one.estado in ("realizada", "tercero") and one.ocurrido_el < self.period.hasta

    def stopped_by_now(self, one: Reunion) -> bool:
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        return then.suspendida_el is not None and then.suspendida_el < self.period.hasta

    def stops(self, one: Reunion) -> list[tuple[Any, str]]:
        """When and why it was suspended in the period, in that order."""
        every = [*one.levantadas.order_by("suspendida_el", "pk"), one]
        found = [(it.suspendida_el, it.causa) for it in every if it.suspendida_el]
        return [(day, causa) for day, causa in found if self.period.contains(day)]

    def subcommittees(self) -> None:
        days = (self.period.desde, self.period.last_day)
        valid = [
            one
            for one in Subcomite.objects.all()
            if one.desde <= days[1] and (one.hasta is None or one.hasta >= days[0])
        ]
        self.put("CT-001", valid, subcomite=nombre)
        met = {one.subcomite_id for one in self.own}
        self.put("CT-016", (one for one in valid if one.pk not in met), subcomite=nombre)

    def meetings(self) -> None:
        self.put("CT-002", (one for one in self.own if one.subcomite is None), modalidad=modalidad)
        self.put(
            "CT-003",
            (one for one in self.own if one.subcomite is not None),
            subcomite=of_whom,
            modalidad=modalidad,
            mes=lambda one: month(one.ocurrido_el),
        )

    def the_calendar(self) -> None:
        planned = [
            one for one in self.standing if one.programada_el and self.period.contains(one.programada_el)
        ]
        self.put("CT-011", planned, mes=lambda one: month(one.programada_el), resultado=self.outcome)
        self.share("CT-012", sum(map(self.held_by_now, planned)), len(planned))
        stopped = [one for one in self.standing if self.stops(one) and not self.held_by_now(one)]
        self.put("CT-013", stopped, causa=lambda one: CausaSuspension(self.stops(one)[-1][1]).label)

    def outcome(self, one: Reunion) -> str:
        if self.held_by_now(one):
            return "Realizada por la gobernación" if one.estado == "realizada" else "Realizada por un tercero"
        return "Suspendida" if self.stopped_by_now(one) else "Pendiente"

    def institutions(self) -> None:
        called = [(one, line) for one in self.own for line in one.asistencias.all()]
        came = {(of_whom(one), line.organizacion_id) for one, line in called if line.personas}
        self.figures["CT-014", "", ""] = Decimal(len({institution for _, institution in came}))
        for whose, _ in came:
            there = sum(1 for other, _ in came if other == whose)
            self.figures["CT-014", "subcomite", whose] = Decimal(there)
        known = [line for _, line in called if line.personas is not None]
        self.share("CT-015", sum(1 for line in known if line.personas > 0), len(known))

    def agreements(self) -> None:
        period, last = self.period, self.period.last_day
        everything = Acuerdo.objects.select_related("reunion__subcomite", "responsable")
        everything = everything.prefetch_related("anteriores")
        standing = [
            as_of(one, one.anteriores.all(), period.hasta) for one in everything if one.anulado_el is None
        ]
        kept = [one for one in standing if one.estado == "cumplido" and period.contains(one.cerrado_el)]
        plazas = [one for one in kept if one.tarea == "plaza" and one.reunion.subcomite]
        self.put("CT-004", plazas)
        self.put("CT-005", kept, subcomite=agreed_by, tarea=tarea)
        taken = [one for one in standing if period.contains(one.ocurrido_el)]
        self.put("CT-006", taken, subcomite=agreed_by, tarea=tarea)
        waiting = [one for one in standing if one.ocurrido_el <= last]
        waiting = [one for one in waiting if one.cerrado_el is None or one.cerrado_el > last]
        self.put(
            "CT-007",
            waiting,
            subcomite=agreed_by,
            espera=lambda one: waited((last - one.ocurrido_el).days),
        )
        self.put(
            "CT-008",
            (one for one in waiting if one.plazo < last),
            subcomite=agreed_by,
            responsable=lambda one: one.responsable.nombre,
            atraso=lambda one: waited((last - one.plazo).days),
        )
        due = [one for one in standing if period.contains(one.plazo_original)]
        due = [one for one in due if one.estado != "sin_efecto" or one.cerrado_el > last]
        kept_some_day = [one for one in due if one.estado == "cumplido"]
        in_time = [one for one in kept_some_day if one.cerrado_el <= one.plazo_original]
        self.share("CT-009", len(in_time), len(due))
        if kept:
            days = median([(one.cerrado_el - one.ocurrido_el).days for one in kept])
            self.figures["CT-010", "", ""] = Decimal(str(days))
