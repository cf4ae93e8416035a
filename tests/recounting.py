"""What the naive recounts of the areas have in common: every record in memory, one by one, in plain Python.

A recount is written from the public text of each indicator by somebody who has not read how it is measured: where the
two differ, the text, the measure or the recount is wrong, and somebody has to find out which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period

Figures = dict[tuple[str, str, str], Decimal]
"""Each figure by code, dimension and category; the last two empty for the total."""

MONTHS = (
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio"),
    *("Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
)


def standing(rows: Iterable[Any]) -> list[Any]:
    """Those that are not annulled."""
    return [one for one in rows if one.anulado_el is None]


def comuna(one: Any) -> str:
    return str(one.comuna.nombre)


def month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def band(number: int, limits: Iterable[tuple[int, str]], beyond: str) -> str:
    """The name of the first limit that a number doesn't pass, or of what is beyond all of them."""
    return next((name for limit, name in limits if number <= limit), beyond)


class Counting:
    """The figures of one period as they are counted."""

    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}

    def inside(self, day: date | None) -> bool:
        return day is not None and self.period.desde <= day < self.period.hasta

    def by_now(self, day: date | None) -> bool:
        """Whether a day had come when the period ended."""
        return day is not None and day < self.period.hasta

    def waited(self, since: date, limits: Iterable[tuple[int, str]], beyond: str) -> str:
        """How long something waited until the last day of the period, by name."""
        return band((self.period.last_day - since).days, limits, beyond)

    def put(
        self,
        code: str,
        rows: Iterable[Any],
        amount: Callable[[Any], Any] = lambda one: 1,
        **cuts: Callable[[Any], str],
    ) -> None:
        """Add up the rows, or what each amounts to: all of them, and each dimension by its categories."""
        rows = list(rows)
        self.figures[code, "", ""] = sum((Decimal(amount(one)) for one in rows), Decimal(0))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + Decimal(amount(one))

    def different(
        self, code: str, rows: Iterable[Any], who: Callable[[Any], Any], **cuts: Callable[[Any], str]
    ) -> None:
        """Count whom the rows are of, each once; and once in every category that a row of theirs falls in."""
        rows = list(rows)
        self.figures[code, "", ""] = Decimal(len({who(one) for one in rows}))
        for dimension, of in cuts.items():
            for category, _ in {(of(one), who(one)) for one in rows}:
                key = (code, dimension, category)
                self.figures[key] = self.figures.get(key, Decimal(0)) + 1

    def middle(self, code: str, days: Iterable[int]) -> None:
        """The median, if there is any."""
        if days := list(days):
            self.figures[code, "", ""] = Decimal(str(median(days)))

    def mean(self, code: str, days: Iterable[int]) -> None:
        """The average, if there is any."""
        if days := list(days):
            self.figures[code, "", ""] = Decimal(sum(days)) / len(days)

    def share(self, code: str, part: int, whole: int) -> None:
        """The part in a hundred, if there is a whole."""
        if whole:
            self.figures[code, "", ""] = Decimal(100 * part) / whole
