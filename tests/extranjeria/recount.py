"""The figures of the migration office counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from extranjeria.models import AtencionDiaria, Solicitud, Tramite
from extranjeria.models.estados import nacionalidades
from gobernacion.lib.periods import Period

Figures = dict[tuple[str, str, str], Decimal]

ANSWERED = {
    "aprobada": "Aprobada",
    "rechazada": "Rechazada",
    "desistida": "Desistida",
    "derivada": "Derivada",
}


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.received()
    counting.people()
    counting.waiting()
    counting.answered()
    counting.counter()
    counting.procedures()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Solicitud.objects.select_related("comuna", "tipo")
        self.requests = [one for one in everything if one.anulado_el is None]
        self.entered = [one for one in self.requests if period.contains(one.ocurrido_el)]
        self.new_year = date(period.last_day.year, 1, 1)

    def put(self, code: str, value: Any, dimension: str = "", category: str = "") -> None:
        self.figures[code, dimension, category] = Decimal(value)

    def rows(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        some = list(some)
        self.put(code, len(some))
        for dimension, of in cuts.items():
            for category, how_many in Counter(of(one) for one in some).items():
                self.put(code, how_many, dimension, category)

    def received(self) -> None:
        names = dict(nacionalidades())
        self.rows(
            "EX-001",
            self.entered,
            nacionalidad=lambda one: names[one.nacionalidad],
            tipo=lambda one: one.tipo.nombre,
        )
        self.rows(
            "EX-010",
            self.entered,
            clase=lambda one: one.tipo.get_clase_display(),
            calidad=lambda one: one.get_calidad_display(),
            canal=lambda one: one.get_canal_display(),
            comuna=lambda one: one.comuna.nombre,
            respuesta=self.answer,
        )

    def answer(self, one: Any) -> str:
        told = one.resuelta_el is not None and one.resuelta_el < self.period.hasta
        return ANSWERED[one.estado] if told else "Sin respuesta todavía"

    def people(self) -> None:
        last: dict[Any, Any] = {}
        for one in sorted(self.entered, key=lambda one: (one.ocurrido_el, one.pk)):
            last[one.ficha_id] = one
        self.rows(
            "EX-009",
            last.values(),
            comuna=lambda one: one.comuna.nombre,
            calidad=lambda one: one.get_calidad_display(),
        )

    def waiting(self) -> None:
        pending = [
            one
            for one in self.requests
            if one.ocurrido_el < self.period.hasta
            and not (one.resuelta_el and one.resuelta_el < self.period.hasta)
        ]
        self.rows("EX-005", pending, antiguedad=self.how_old)
        inherited = [one for one in pending if one.ocurrido_el < self.new_year]
        self.rows("EX-006", inherited, recibida=lambda one: str(one.ocurrido_el.year))

    def how_old(self, one: Any) -> str:
        days = (self.period.last_day - one.ocurrido_el).days
        if days <= 30:
            return "Hasta 30 días"
        if days <= 90:
            return "31 a 90 días"
        if days <= 180:
            return "91 a 180 días"
        return "181 a 365 días" if days <= 365 else "Más de 365 días"

    def answered(self) -> None:
        found = [one for one in self.requests if one.resuelta_el and self.period.contains(one.resuelta_el)]
        self.rows(
            "EX-007",
            found,
            respuesta=lambda one: ANSWERED[one.estado],
            origen=lambda one: (
                "Heredadas de años anteriores" if one.ocurrido_el < self.new_year else "Recibidas en el año"
            ),
        )
        if found:
            self.put("EX-008", median(Decimal((one.resuelta_el - one.ocurrido_el).days) for one in found))

    def counter(self) -> None:
        sheets = [
            one
            for one in AtencionDiaria.objects.select_related("tramite")
            if one.anulado_el is None and self.period.contains(one.ocurrido_el)
        ]
        days = {one.ocurrido_el for one in sheets if one.con_cita + one.sin_cita}
        came = sum(one.con_cita for one in sheets)
        walked_in = sum(one.sin_cita for one in sheets)
        missed = sum(one.no_llegaron for one in sheets)
        if days:
            self.put("EX-002", Decimal(came) / len(days))
            self.put("EX-003", Decimal(came + walked_in) / len(days))
        if came + missed:
            self.put("EX-013", Decimal(missed) * 100 / (came + missed))
        self.put("EX-014", len(days))
        self.put("EX-011", came + walked_in)
        self.put("EX-012", missed)
        for category, how_many in (("Con cita", came), ("Sin cita", walked_in)):
            if how_many:
                self.put("EX-011", how_many, "modalidad", category)
        attended: Counter[str] = Counter()
        absent: Counter[str] = Counter()
        for one in sheets:
            attended[one.tramite.nombre] += one.con_cita + one.sin_cita
            absent[one.tramite.nombre] += one.no_llegaron
        for code, found in (("EX-011", attended), ("EX-012", absent)):
            for category, how_many in found.items():
                if how_many:
                    self.put(code, how_many, "tramite", category)

    def procedures(self) -> None:
        names = {
            one.nombre
            for one in Tramite.objects.all()
            if not one.con_cita
            and one.desde < self.period.hasta
            and (one.hasta is None or one.hasta > self.period.desde)
        }
        self.put("EX-004", len(names))
        for name in names:
            self.put("EX-004", 1, "tramite", name)
