"""The figures of Chile Crece Contigo counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from programs.crece_contigo.models import Actividad, Gasto, Presupuesto, Proyecto
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

MONTHS = (
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio"),
    *("Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
)
LINES = {"coordinacion": "Coordinación", "capacitacion": "Capacitación", "difusion": "Difusión"}
WHERE = {"general": "Acciones generales", **LINES}


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.expenses()
    counting.budgets()
    counting.kinds()
    counting.held()
    counting.plan()
    return counting.figures


def kind(one: Actividad) -> str:
    return str(one.get_tema_display())


def line(one: Any) -> str:
    return WHERE[getattr(one, "ambito", None) or one.linea]


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.last = period.hasta - timedelta(days=1)
        self.figures: Figures = {}
        every = Actividad.objects.select_related("comuna").prefetch_related("instituciones", "levantadas")
        self.standing = [one for one in every if one.anulado_el is None]
        self.done = [
            one
            for one in self.standing
            if one.estado in ("realizada", "tercero") and self.inside(one.ocurrido_el)
        ]
        self.own = [one for one in self.done if one.estado == "realizada"]
        self.spent = [one for one in Gasto.objects.all() if one.anulado_el is None]

    def inside(self, day: date | None) -> bool:
        return day is not None and self.period.desde <= day < self.period.hasta

    def add(self, code: str, rows: list[Any], amount: Any = None, **cuts: Callable[[Any], str]) -> None:
        worth = amount or (lambda one: 1)
        self.figures[code, "", ""] = Decimal(sum(worth(one) for one in rows))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + worth(one)

    def expenses(self) -> None:
        approved = [one for one in self.spent if one.estado == "aprobado"]
        inside = [one for one in approved if self.inside(one.resuelto_el)]
        self.add("CC-017", inside, lambda one: one.monto, linea=line)
        waiting = [
            one
            for one in self.spent
            if one.ocurrido_el <= self.last and not (one.resuelto_el and one.resuelto_el <= self.last)
        ]
        self.add("CC-015", waiting, espera=self.waited)
        waits = [
            (one.resuelto_el - one.ocurrido_el).days
            for one in approved
            if one.resuelto_el and self.inside(one.resuelto_el)
        ]
        if waits:
            self.figures["CC-016", "", ""] = Decimal(str(median(waits)))

    def waited(self, one: Gasto) -> str:
        days = (self.last - one.ocurrido_el).days
        for limit, name in ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días")):
            if days <= limit:
                return name
        return "Más de 90 días"

    def budgets(self) -> None:
        years = range(self.period.desde.year, self.last.year + 1)
        projects = [one for one in Proyecto.objects.all() if one.year in years]
        lines = [one for one in Presupuesto.objects.select_related("proyecto") if one.proyecto.year in years]
        shared = sum(one.asignado for one in lines)
        local = sum(one.aporte_local for one in projects)
        self.figures["CC-002", "", ""] = Decimal(shared)
        self.figures["CC-003", "", ""] = Decimal(sum(one.total for one in projects) - local - shared)
        self.figures["CC-004", "", ""] = Decimal(local)
        self.figures["CC-001", "", ""] = Decimal(sum(one.total for one in projects))
        parts = [(LINES[one.linea], one.asignado) for one in lines]
        parts += [("Aporte local", local), ("Sin asignar a una línea", int(self.figures["CC-003", "", ""]))]
        for name, amount in parts:
            if amount:
                key = ("CC-001", "linea", name)
                self.figures[key] = self.figures.get(key, Decimal(0)) + amount
        left: dict[str, int] = {}
        for one in lines:
            left[one.linea] = left.get(one.linea, 0) + one.asignado
        for gasto in self.spent:
            approved = gasto.estado == "aprobado" and gasto.resuelto_el <= self.last
            if approved and gasto.ocurrido_el.year in years and gasto.linea in left:
                left[gasto.linea] -= gasto.monto
        self.figures["CC-007", "", ""] = Decimal(sum(left.values()))
        for code, amount in left.items():
            self.figures["CC-007", "linea", LINES[code]] = Decimal(amount)
        if shared:
            self.figures["CC-008", "", ""] = 100 * self.figures["CC-017", "", ""] / shared

    def kinds(self) -> None:
        general = {kind(one) for one in self.done if one.ambito == "general"}
        self.figures["CC-005", "", ""] = Decimal(len(general))
        for name in general:
            self.figures["CC-005", "accion", name] = Decimal(1)
        of_lines = {(line(one), kind(one)) for one in self.done if one.ambito != "general"}
        self.figures["CC-006", "", ""] = Decimal(len(of_lines))
        for where, name in of_lines:
            self.figures["CC-006", "linea/tema", f"{where}/{name}"] = Decimal(1)
            key = ("CC-006", "linea", where)
            self.figures[key] = self.figures.get(key, Decimal(0)) + 1

    def held(self) -> None:
        self.add(
            "CC-009",
            self.own,
            linea=line,
            tema=kind,
            comuna=lambda one: one.comuna.nombre,
            mes=lambda one: f"{MONTHS[one.ocurrido_el.month - 1]} {one.ocurrido_el.year}",
        )
        self.add(
            "CC-010",
            self.own,
            lambda one: one.asistentes,
            linea=line,
            comuna=lambda one: one.comuna.nombre,
        )
        came = {(one.pk, line(held)) for held in self.own for one in held.instituciones.all()}
        self.figures["CC-011", "", ""] = Decimal(len({who for who, _ in came}))
        for _, where in came:
            there = sum(1 for _, other in came if other == where)
            self.figures["CC-011", "linea", where] = Decimal(there)

    def plan(self) -> None:
        planned = [one for one in self.standing if self.inside(one.programada_el)]
        self.add("CC-012", planned, None, linea=line, resultado=self.outcome)
        if planned:
            kept = sum(1 for one in planned if self.outcome(one).startswith("Realizada"))
            self.figures["CC-013", "", ""] = Decimal(100 * kept) / len(planned)
        stopped = [
            one for one in self.standing if self.stops(one) and not self.outcome(one).startswith("Realizada")
        ]
        self.add("CC-014", stopped, None, causa=lambda one: CausaSuspension(self.stops(one)[-1][1]).label)

    def stops(self, one: Actividad) -> list[tuple[date, str]]:
        """When and why it was suspended in the period, in that order."""
        every = [*one.levantadas.order_by("suspendida_el", "pk"), one]
        return [(it.suspendida_el, it.causa) for it in every if self.inside(it.suspendida_el)]

    def outcome(self, one: Actividad) -> str:
        if one.estado in ("realizada", "tercero") and one.ocurrido_el <= self.last:
            return "Realizada por la gobernación" if one.estado == "realizada" else "Realizada por un tercero"
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        if then.suspendida_el and then.suspendida_el <= self.last:
            return "Suspendida"
        return "Pendiente"
