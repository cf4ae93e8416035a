"""Half-open spans of days: the year, the month, the quarter, the border season, the year to date.

Days are counted as the calendar of Chile counts them; ``bounds`` turns them into the two instants
between which a moment falls inside the period, on the days the clock changes too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

SANTIAGO: Final = ZoneInfo("America/Santiago")

MESES: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

_ORDINALES = ("primer", "segundo", "tercer", "cuarto")
_ONE_DAY = timedelta(days=1)
_SHORTEST_SEASON = 4  # months: anything shorter across New Year is a span of dates, not a season


class PeriodoInvalido(ValueError):
    """What is said of two dates that enclose no day, or of a year, month or quarter that does not exist."""


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from ``desde`` up to and not including ``hasta``."""

    desde: date
    hasta: date

    def __post_init__(self) -> None:
        if isinstance(self.desde, datetime) or isinstance(self.hasta, datetime):
            raise TypeError("Un período va de día a día, sin horas.")
        if self.desde >= self.hasta:
            raise PeriodoInvalido("El período debe terminar después de empezar.")

    @classmethod
    def year(cls, year: int) -> "Period":
        """A calendar year."""
        return cls(_first_of(year, 1), _first_of(year, 13))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month, numbered from 1."""
        if not 1 <= month <= 12:
            raise PeriodoInvalido("Los meses van de 1 a 12.")
        return cls(_first_of(year, month), _first_of(year, month + 1))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """Three months of a calendar year, numbered from 1."""
        if not 1 <= quarter <= 4:
            raise PeriodoInvalido("Los trimestres van de 1 a 4.")
        return cls(_first_of(year, 3 * quarter - 2), _first_of(year, 3 * quarter + 1))

    @classmethod
    def season(cls, year: int, first_month: int = 12, last_month: int = 5) -> "Period":
        """The border season that opens in this year and closes in the next, both months included."""
        if not 1 <= last_month < first_month <= 12:
            raise PeriodoInvalido(
                "La temporada empieza en un año y termina antes de ese mes del año siguiente."
            )
        return cls(_first_of(year, first_month), _first_of(year + 1, last_month + 1))

    @classmethod
    def day(cls, day: date) -> "Period":
        """A single day."""
        return cls(day, _plus(day, _ONE_DAY))

    def __str__(self) -> str:
        return self._calendar_name() or self._name_by_dates()

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.hasta - _ONE_DAY

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.hasta - self.desde).days

    @property
    def is_season(self) -> bool:
        """Whether it is whole months over one New Year, as a season is."""
        whole_months = self._whole_months()
        crosses = self.last_day.year == self.desde.year + 1
        return crosses and whole_months is not None and _SHORTEST_SEASON <= whole_months < 12

    def contains(self, day: date) -> bool:
        """Whether the day is inside."""
        return self.desde <= day < self.hasta

    def overlaps(self, other: "Period") -> bool:
        """Whether both periods share a day."""
        return self.desde < other.hasta and other.desde < self.hasta

    def until(self, corte: date) -> "Period":
        """The same period "a la fecha": up to this day, which is included."""
        if corte < self.desde:
            raise PeriodoInvalido("La fecha de corte es anterior al comienzo del período.")
        return self if corte >= self.last_day else Period(self.desde, corte + _ONE_DAY)

    def months(self) -> Iterator["Period"]:
        """Its calendar months in order, the first and the last cut to what the period takes of them."""
        start = self.desde
        while start < self.hasta:
            end = min(_first_of(start.year, start.month + 1), self.hasta)
            yield Period(start, end)
            start = end

    def previous(self) -> "Period":
        """The period of the same kind that came before.

        A month, quarter, year or any whole number of months: as many months just before. A season,
        or a year or season cut "a la fecha": the same dates a year earlier. Anything else: as many
        days just before.
        """
        whole_months = self._whole_months()
        if self._crosses_one_new_year() or (whole_months is None and self._opens_a_year()):
            return self.a_year_before()
        if whole_months is not None:
            return Period(months_after(self.desde, -whole_months), self.desde)
        return Period(_plus(self.desde, -timedelta(days=self.days)), self.desde)

    def a_year_before(self) -> "Period":
        """The same dates of the year before; what ends with a month still does, in leap years too."""
        if self.hasta.day == 1:
            return Period(months_after(self.desde, -12), months_after(self.hasta, -12))
        return Period(months_after(self.desde, -12), _plus(months_after(self.last_day, -12), _ONE_DAY))

    def bounds(self, tz: tzinfo = SANTIAGO) -> tuple[datetime, datetime]:
        """The instants at which it starts and ends, to filter moments: start <= moment < end."""
        return _first_instant(self.desde, tz), _first_instant(self.hasta, tz)

    def _whole_months(self) -> int | None:
        """How many whole calendar months it is, or None when it cuts one."""
        if self.desde.day != 1 or self.hasta.day != 1:
            return None
        return 12 * (self.hasta.year - self.desde.year) + self.hasta.month - self.desde.month

    def _crosses_one_new_year(self) -> bool:
        """Whether it starts in one year and ends in the next without lasting one."""
        return self.last_day.year == self.desde.year + 1 and self.days < 365

    def _opens_a_year(self) -> bool:
        """Whether it starts on New Year's Day and lasts less than the year."""
        return (self.desde.month, self.desde.day) == (1, 1) and self.last_day.year == self.desde.year

    def _calendar_name(self) -> str | None:
        """How the calendar calls it, when it has a name."""
        whole_months, month, year = self._whole_months(), self.desde.month, self.desde.year
        if whole_months is None:
            return None
        if self.last_day.year != year:
            return self._name_over_new_year(whole_months)
        match whole_months:
            case 12:
                return f"año {year}"
            case 6 if month in (1, 7):
                return f"{_ORDINALES[month // 6]} semestre de {year}"
            case 3 if month in (1, 4, 7, 10):
                return f"{_ORDINALES[month // 3]} trimestre de {year}"
            case 1:
                return f"{MESES[month - 1]} de {year}"
        return None

    def _name_over_new_year(self, whole_months: int) -> str | None:
        """The name of whole months over one New Year or more: several years, or a season."""
        year, last_year = self.desde.year, self.last_day.year
        if whole_months == 12 * (last_year - year + 1):
            return f"años {year} a {last_year}"
        if self.is_season:
            return f"temporada {year}-{last_year}"
        return None

    def _name_by_dates(self) -> str:
        """Its first and last day, both included, as people say it."""
        first, last = f"{self.desde:%d-%m-%Y}", f"{self.last_day:%d-%m-%Y}"
        return first if first == last else f"del {first} al {last}"


@dataclass(frozen=True, slots=True)
class Vigencia:
    """The days on which something holds: from the first to the last, both included, or without an end on that side."""

    desde: date | None = None
    ultimo_dia: date | None = None

    def __and__(self, other: "Vigencia") -> "Vigencia":
        """The days on which both hold; none if the first comes after the last."""
        firsts = [day for day in (self.desde, other.desde) if day]
        lasts = [day for day in (self.ultimo_dia, other.ultimo_dia) if day]
        return Vigencia(max(firsts, default=None), min(lasts, default=None))

    def within(self, period: Period) -> Period | None:
        """What it takes of a period; None where they share no day."""
        first = max(self.desde or period.desde, period.desde)
        last = min(self.ultimo_dia or period.last_day, period.last_day)
        return Period(first, _plus(last, _ONE_DAY)) if first <= last else None


SIEMPRE: Final = Vigencia()


def _first_of(year: int, month: int) -> date:
    """The first day of a month; months beyond 12 run into the following years."""
    try:
        return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    except (ValueError, OverflowError):
        raise PeriodoInvalido("Ese año está fuera del calendario.") from None


def name_of_month(day: date) -> str:
    """How figures cut by month call the one of a day: "Enero 2020"."""
    return f"{MESES[day.month - 1].capitalize()} {day.year}"


def months_after(day: date, months: int) -> date:
    """The same day of another month, or that month's last day when it is shorter."""
    first = _first_of(day.year, day.month + months)
    length = (_first_of(first.year, first.month + 1) - first).days
    return first.replace(day=min(day.day, length))


def _plus(day: date, span: timedelta) -> date:
    """A day moved by a span, as long as the calendar has it."""
    try:
        return day + span
    except OverflowError:
        raise PeriodoInvalido("Ese año está fuera del calendario.") from None


def _first_instant(day: date, tz: tzinfo) -> datetime:
    """When a day starts by the clock of the place.

    On the Sunday the clock moves forward there is no midnight: going through UTC gives the first
    time that does exist, one in the morning.
    """
    return datetime.combine(day, time.min, tz).astimezone(UTC).astimezone(tz)
