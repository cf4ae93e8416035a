"""The figures of emergencies counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from programs.emergencias.models import Actividad, Entrega, Evento, SolicitudAgua, Tema, TipoEvento, Turno

Figures = dict[tuple[str, str, str], Decimal]

MONTHS = (
    "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio",
    "Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre",
)  # fmt: skip
LEVELS = {
    "informado_comunal": "Comunal",
    "informado_provincial": "Provincial",
    "informado_regional": "Regional",
}


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.requests()
    counting.deliveries()
    counting.watches()
    counting.events()
    counting.activities()
    return counting.figures


def standing(rows: Iterable[Any]) -> list[Any]:
    return [one for one in rows if one.anulado_el is None]


def comuna(one: Any) -> str:
    return one.comuna.nombre


def month(one: Any) -> str:
    return f"{MONTHS[one.ocurrido_el.month - 1]} {one.ocurrido_el.year}"


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}

    def put(
        self,
        code: str,
        rows: list[Any],
        amount: Callable[[Any], Any] = lambda one: 1,
        **cuts: Callable[[Any], str],
    ) -> None:
        self.figures[code, "", ""] = sum((Decimal(amount(one)) for one in rows), Decimal(0))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + Decimal(amount(one))

    def middle(self, code: str, days: list[int]) -> None:
        if days:
            self.figures[code, "", ""] = Decimal(str(median(days)))

    def inside(self, rows: list[Any]) -> list[Any]:
        return [one for one in rows if self.period.contains(one.ocurrido_el)]

    def waited(self, one: Any) -> str:
        days = (self.period.last_day - one.ocurrido_el).days
        for limit, name in ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días")):
            if days <= limit:
                return name
        return "Más de 90 días"

    # --- water ---

    def dispatched_by_now(self, one: SolicitudAgua) -> bool:
        return one.estado == "despachada" and one.despachada_el < self.period.hasta

    def refused_by_now(self, one: SolicitudAgua) -> bool:
        return one.estado == "rechazada" and one.rechazada_el < self.period.hasta

    def requests(self) -> None:
        rows = standing(SolicitudAgua.objects.select_related("comuna"))
        served = [one for one in rows if self.dispatched_by_now(one) and self.touches(one)]
        municipalities = {comuna(one) for one in served}
        self.figures["EM-001", "", ""] = Decimal(len(municipalities))
        for code, of in (("EM-002", "camiones"), ("EM-003", "personas")):
            self.figures[code, "", ""] = Decimal(0)
            for where in municipalities:
                most = max(getattr(one, of) for one in served if comuna(one) == where)
                self.figures[code, "comuna", where] = Decimal(most)
                self.figures[code, "", ""] += most
        self.put("EM-007", self.inside(rows), comuna=comuna, resultado=self.became)
        self.middle(
            "EM-008",
            [
                (one.despachada_el - one.ocurrido_el).days
                for one in rows
                if one.estado == "despachada" and self.period.contains(one.despachada_el)
            ],
        )
        pending = [
            one
            for one in rows
            if one.ocurrido_el < self.period.hasta
            if not self.dispatched_by_now(one) and not self.refused_by_now(one)
        ]
        self.put("EM-009", pending, espera=self.waited)

    def touches(self, one: SolicitudAgua) -> bool:
        first = date(one.year, 3 * one.trimestre - 2, 1)
        return any(
            self.period.contains(first + timedelta(days=ahead)) for ahead in range(days_of_quarter(first))
        )

    def became(self, one: SolicitudAgua) -> str:
        if self.dispatched_by_now(one):
            return "Despachada"
        return "Rechazada" if self.refused_by_now(one) else "En trámite"

    def deliveries(self) -> None:
        rows = self.inside(standing(Entrega.objects.select_related("comuna")))
        self.put("EM-010", rows, lambda one: one.m3, comuna=comuna, mes=month)
        self.put("EM-011", rows, comuna=comuna, mes=month)
        trucks = {(one.camion_id, comuna(one)) for one in rows}
        self.figures["EM-012", "", ""] = Decimal(len({camion for camion, _ in trucks}))
        for _, where in trucks:
            self.figures["EM-012", "comuna", where] = Decimal(sum(1 for _, other in trucks if other == where))

    # --- what is watched ---

    def watches(self) -> None:
        rows = standing(Turno.objects.all())
        hours, any_watch, day = 0, False, self.period.desde
        while day < self.period.hasta:
            covered = set()
            for one in rows:
                ends = one.desde_las + one.horas
                if one.ocurrido_el <= day <= one.hasta:
                    covered |= set(range(one.desde_las, min(ends, 24)))
                if one.ocurrido_el <= day - timedelta(days=1) <= one.hasta:
                    covered |= set(range(ends - 24))
            any_watch = any_watch or bool(covered)
            hours += len(covered)
            day += timedelta(days=1)
        if any_watch:
            self.figures["EM-006", "", ""] = Decimal(hours) / self.period.days

    def events(self) -> None:
        rows = standing(Evento.objects.select_related("comuna").prefetch_related("reabiertos"))
        here = self.inside(rows)
        self.put("EM-013", here, tipo=lambda one: TipoEvento(one.tipo).label, comuna=comuna)
        for field, level in LEVELS.items():
            told = sum(1 for one in here if getattr(one, field))
            if told:
                self.figures["EM-013", "nivel", level] = Decimal(told)
        still = [one for one in rows if one.ocurrido_el < self.period.hasta if self.closed(one) is None]
        self.put("EM-014", still, espera=self.waited)
        ended = [(one.ocurrido_el, day) for one in rows if (day := self.closed(one))]
        self.middle("EM-015", [(day - since).days for since, day in ended if self.period.contains(day)])

    def closed(self, one: Evento) -> date | None:
        """Since when it was closed as the period ended, if it was."""
        closings = [(one.cerrado_el, None), *((past.cerrado_el, past.hasta) for past in one.reabiertos.all())]
        for day, until in closings:
            if day and day < self.period.hasta and (until is None or until >= self.period.hasta):
                return day
        return None

    # --- meetings and workshops ---

    def activities(self) -> None:
        rows = standing(Actividad.objects.select_related("comuna"))
        own = [one for one in self.inside(rows) if one.estado == "realizada"]
        workshops = [one for one in own if one.tipo == "taller"]
        comunas = {comuna(one) for one in workshops if one.tema == "microzonificacion"}
        self.figures["EM-004", "", ""] = Decimal(len(comunas))
        for where in comunas:
            self.figures["EM-004", "comuna", where] = Decimal(1)
        self.put("EM-005", [one for one in own if one.tipo in ("reunion", "mesa")], tema=tema)
        self.put("EM-016", workshops, tema=tema, comuna=comuna)
        signed = [one for one in workshops if one.asistentes is not None]
        self.put("EM-017", signed, lambda one: one.asistentes, comuna=comuna)
        planned = [one for one in rows if one.programada_el and self.period.contains(one.programada_el)]
        done = [
            one
            for one in planned
            if one.estado in ("realizada", "tercero") and one.ocurrido_el < self.period.hasta
        ]
        if planned:
            self.figures["EM-018", "", ""] = Decimal(100 * len(done)) / len(planned)


def tema(one: Actividad) -> str:
    return Tema(one.tema).label


def days_of_quarter(first: date) -> int:
    after = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return (after - first).days
