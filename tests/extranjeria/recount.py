"""The figures of Extranjería, counted one by one from their public texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from extranjeria.models import AtencionDiaria, Solicitud, Tramite
from gobernacion.lib.periods import Period
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, standing

AGES = (
    (30, "Hasta 30 días"),
    (90, "31 a 90 días"),
    (180, "91 a 180 días"),
    (365, "181 a 365 días"),
)
OLDEST = "Más de 365 días"


def recount(period: Period) -> Figures:
    return OfForeigners(period).counted()


def quality(one: Any) -> str:
    return str(one.get_calidad_display())


def answer(one: Any) -> str:
    return str(one.get_estado_display())


def procedure(one: Any) -> str:
    return str(one.tramite.nombre)


def attended(sheet: Any) -> int:
    """Who came and was attended, with an hour or without it."""
    return int(sheet.con_cita + sheet.sin_cita)


def days_of(sheets: Iterable[Any]) -> set[date]:
    """The days on which somebody was attended."""
    return {one.ocurrido_el for one in sheets if attended(one)}


class OfForeigners(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        rows = Solicitud.objects.select_related("tipo", "comuna").prefetch_related("anteriores")
        self.requests = [as_of(one, one.anteriores.all(), period.hasta) for one in standing(rows.all())]
        self.received = [one for one in self.requests if self.inside(one.ocurrido_el)]
        every_sheet = standing(AtencionDiaria.objects.select_related("tramite").all())
        self.sheets = [one for one in every_sheet if self.inside(one.ocurrido_el)]

    def counted(self) -> Figures:
        self.count_received()
        self.count_pending()
        self.count_answered()
        self.count_persons()
        self.count_counter()
        self.count_days()
        self.count_procedures()
        return self.figures

    def count_received(self) -> None:
        self.put(
            "EX-001",
            self.received,
            nacionalidad=lambda one: str(one.get_nacionalidad_display()),
            tipo=lambda one: str(one.tipo.nombre),
        )
        self.put(
            "EX-010",
            self.received,
            clase=lambda one: str(one.tipo.get_clase_display()),
            calidad=quality,
            canal=lambda one: str(one.get_canal_display()),
            comuna=comuna,
            respuesta=lambda one: answer(one) if self.by_now(one.resuelta_el) else "Sin respuesta todavía",
        )

    def count_pending(self) -> None:
        pending = [
            one for one in self.requests if self.by_now(one.ocurrido_el) and not self.by_now(one.resuelta_el)
        ]
        self.put("EX-005", pending, antiguedad=lambda one: self.waited(one.ocurrido_el, AGES, OLDEST))
        inherited = [one for one in pending if self.inherited(one)]
        self.put("EX-006", inherited, recibida=lambda one: str(one.ocurrido_el.year))

    def count_answered(self) -> None:
        answered = [one for one in self.requests if self.inside(one.resuelta_el)]
        self.put("EX-007", answered, respuesta=answer, origen=self.origin)
        self.middle("EX-008", [(one.resuelta_el - one.ocurrido_el).days for one in answered])

    def inherited(self, one: Any) -> bool:
        """Whether it was received before the year in which the period ends."""
        return bool(one.ocurrido_el.year < self.period.last_day.year)

    def origin(self, one: Any) -> str:
        return "Heredadas de años anteriores" if self.inherited(one) else "Recibidas en el año"

    def count_persons(self) -> None:
        """Each person once, with the last they filed; of two of one day, the one typed last."""
        last: dict[Any, Any] = {}
        for one in sorted(self.received, key=lambda one: (one.ocurrido_el, one.pk)):
            last[one.ficha_id] = one
        self.put("EX-009", last.values(), comuna=comuna, calidad=quality)

    def count_counter(self) -> None:
        came = [("Con cita", one, one.con_cita) for one in self.sheets]
        came += [("Sin cita", one, one.sin_cita) for one in self.sheets]
        self.put(
            "EX-011",
            came,
            lambda one: one[2],
            modalidad=lambda one: str(one[0]),
            tramite=lambda one: procedure(one[1]),
        )
        self.put("EX-012", self.sheets, lambda one: one.no_llegaron, tramite=procedure)
        lost = sum(one.no_llegaron for one in self.sheets)
        self.share("EX-013", lost, lost + sum(one.con_cita for one in self.sheets))

    def count_days(self) -> None:
        days = days_of(self.sheets)
        self.put("EX-014", days)
        self.a_day("EX-003", sum(attended(one) for one in self.sheets), days)
        # Where a period begins before its source, those days are cut off before anything is counted.
        self.a_day("EX-002", sum(one.con_cita for one in self.sheets), days)

    def a_day(self, code: str, persons: int, days: set[date]) -> None:
        """Persons by day, if the office attended on any."""
        if days:
            self.figures[code, "", ""] = Decimal(persons) / len(days)

    def count_procedures(self) -> None:
        """One that left the catalogue and came back is the same procedure."""
        free = [one for one in Tramite.objects.all() if not one.con_cita and self.in_force(one)]
        self.different("EX-004", free, lambda one: one.nombre, tramite=lambda one: str(one.nombre))

    def in_force(self, one: Tramite) -> bool:
        """Whether the catalogue had it on some day of the period; it no longer does on the day it ends."""
        return self.by_now(one.desde) and (one.hasta is None or one.hasta > self.period.desde)
