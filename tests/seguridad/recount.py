"""The figures of public security counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from seguridad.models import Actividad, Tipo

Figures = dict[tuple[str, str, str], Decimal]

TYPES = {
    "SE-001": "ronda",
    "SE-002": "reunion",
    "SE-003": "nocturnos",
    "SE-004": "ferias",
    "SE-005": "vehicular",
    "SE-006": "preventiva",
    "SE-007": "estadio",
}
RESULTS = {"SE-015": "fiscalizados", "SE-016": "infracciones", "SE-017": "clausuras", "SE-018": "detenidos"}
MONTHS = {
    1: "Enero",
    2: "Febrero",
    3: "Marzo",
    4: "Abril",
    5: "Mayo",
    6: "Junio",
    7: "Julio",
    8: "Agosto",
    9: "Septiembre",
    10: "Octubre",
    11: "Noviembre",
    12: "Diciembre",
}
EXECUTORS = {"realizada": "La gobernación", "tercero": "Un tercero"}


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.types()
    counting.the_plan()
    counting.what_was_done()
    counting.meetings()
    return counting.figures


def tipo(one: Actividad) -> str:
    return Tipo(one.tipo).label


def comuna(one: Actividad) -> str:
    return one.comuna.nombre


def suspensions(one: Actividad) -> list[tuple[date, date | None, str]]:
    """From when to when it was suspended, and why, each time."""
    lifted = sorted(one.levantadas.all(), key=lambda before: (before.suspendida_el, before.pk))
    found = [(before.suspendida_el, before.hasta, before.causa) for before in lifted]
    return [*found, (one.suspendida_el, None, one.causa)] if one.suspendida_el else found


def month(day: Any) -> str:
    return f"{MONTHS[day.month]} {day.year}"


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Actividad.objects.select_related("comuna", "realizada_por").prefetch_related(
            "organismos", "levantadas"
        )
        self.standing = [one for one in everything if one.anulado_el is None]
        self.done = [one for one in self.standing if self.was_done(one) and period.contains(one.ocurrido_el)]
        self.own = [one for one in self.done if one.estado == "realizada"]

    def was_done(self, one: Actividad) -> bool:
        return one.estado in ("realizada", "tercero")

    def done_by_now(self, one: Actividad) -> bool:
        return self.was_done(one) and one.ocurrido_el < self.period.hasta

    def stopped_by_now(self, one: Actividad) -> bool:
        """Whether it was suspended when the period ended, also where that was lifted later."""
        return any(
            since < self.period.hasta and (until is None or until >= self.period.hasta)
            for since, until, _ in suspensions(one)
        )

    def put(self, code: str, rows: list[Actividad], **cuts: Callable[[Actividad], str]) -> None:
        self.add(code, rows, lambda one: 1, **cuts)

    def add(self, code: str, rows: list[Actividad], amount: Any, **cuts: Callable[[Actividad], str]) -> None:
        self.figures[code, "", ""] = Decimal(sum(amount(one) for one in rows))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + amount(one)

    def types(self) -> None:
        for code, kind in TYPES.items():
            rows = [one for one in self.done if one.tipo == kind]
            self.put(code, rows, comuna=comuna, ejecutor=lambda one: EXECUTORS[one.estado])

    def the_plan(self) -> None:
        planned = [
            one for one in self.standing if one.programada_el and self.period.contains(one.programada_el)
        ]
        self.put(
            "SE-008",
            planned,
            mes=lambda one: month(one.programada_el),
            tipo=tipo,
            resultado=self.outcome,
        )
        if planned:
            self.figures["SE-011", "", ""] = Decimal(100 * sum(map(self.done_by_now, planned))) / len(planned)
        stopped = [one for one in self.standing if self.causes(one) and not self.done_by_now(one)]
        self.put("SE-012", stopped, causa=lambda one: CausaSuspension(self.causes(one)[-1]).label, tipo=tipo)
        waiting = [
            one
            for one in self.standing
            if one.programada_el and one.programada_el < self.period.hasta
            if not self.done_by_now(one) and not self.stopped_by_now(one)
        ]
        self.put("SE-013", waiting, espera=self.waited)

    def causes(self, one: Actividad) -> list[str]:
        """Why it was suspended in the period, each time."""
        return [causa for since, _, causa in suspensions(one) if self.period.contains(since)]

    def outcome(self, one: Actividad) -> str:
        if self.done_by_now(one):
            return "Realizada por la gobernación" if one.estado == "realizada" else "Realizada por un tercero"
        return "Suspendida" if self.stopped_by_now(one) else "Pendiente"

    def waited(self, one: Actividad) -> str:
        days = (self.period.last_day - one.programada_el).days
        for limit, name in ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días")):
            if days <= limit:
                return name
        return "Más de 90 días"

    def what_was_done(self) -> None:
        self.put("SE-009", self.own, mes=lambda one: month(one.ocurrido_el), tipo=tipo, comuna=comuna)
        present: dict[str, int] = defaultdict(int)
        for one in self.own:
            for organismo in one.organismos.all():
                present[organismo.nombre] += 1
        for nombre, times in present.items():
            self.figures["SE-009", "organismo", nombre] = Decimal(times)
        self.put(
            "SE-010",
            [one for one in self.done if one.estado == "tercero"],
            mes=lambda one: month(one.ocurrido_el),
            tipo=tipo,
            tercero=lambda one: one.realizada_por.nombre,
        )
        delays = [(one.ocurrido_el - one.programada_el).days for one in self.own if one.programada_el]
        if delays:
            self.figures["SE-014", "", ""] = Decimal(str(median(delays)))
        for code, name in RESULTS.items():
            told = [one for one in self.done if getattr(one, name) is not None]
            self.add(code, told, lambda one, name=name: getattr(one, name), tipo=tipo)

    def meetings(self) -> None:
        met = [one for one in self.own if one.tipo == "reunion"]
        signed = [one for one in met if one.asistentes is not None]
        self.add("SE-019", signed, lambda one: one.asistentes, comuna=comuna)
        groups = {(one.organizacion_id, comuna(one)) for one in met if one.organizacion_id}
        self.figures["SE-020", "", ""] = Decimal(len({group for group, _ in groups}))
        for _, where in groups:
            there = sum(1 for _, other in groups if other == where)
            self.figures["SE-020", "comuna", where] = Decimal(there)
