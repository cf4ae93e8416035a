"""The days of invented records: when an office is open, and one after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from gobernacion.lib.periods import SANTIAGO, Period


def noon(day: date) -> datetime:
    """A moment of that day when the office is open."""
    return datetime.combine(day, time(12), SANTIAGO)


def year_in_course(today: date, at_least: int) -> date:
    """Since when the demonstration tells of these days: since January, and so many days at least."""
    return min(date(today.year, 1, 2), today - timedelta(days=at_least))


def workday(day: date) -> date:
    """That day, or the next Monday."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def day_after(day: date, days: int = 1) -> date:
    """The working day so many days later."""
    return workday(day + timedelta(days=days))


def any_day(period: Period, chance: Random) -> date:
    """Any day of the period."""
    return period.desde + timedelta(days=chance.randrange(period.days))


def spread(first: date, last: date, how_many: int) -> list[date]:
    """So many working days, evenly between two."""
    step = (last - first).days / max(1, how_many - 1)
    return [min(last, workday(first + timedelta(days=round(step * place)))) for place in range(how_many)]


@dataclass
class Days:
    """The days of a life, each after the one before; None once they would pass what has happened."""

    last: date
    until: date
    answer: date = date.max
    """The day of its answer, which what comes before does not pass."""

    def after(self, days: int) -> date | None:
        """Some days later."""
        return self.on(day_after(self.last, days))

    def within(self, days: int) -> date | None:
        """Some days later, not after the answer."""
        return self.on(min(day_after(self.last, days), self.answer))

    def on(self, day: date) -> date | None:
        """That day, or the last one if it was before."""
        self.last = max(day, self.last)
        return self.last if self.last <= self.until else None
