"""A day as people write it and as other programmes print it: "3/4/19", "3 de abril de 2019", "2019-04-03".

The day comes first, as in Chile, unless the year does. A year of two figures is the one of the hundred years that end
``YEARS_AHEAD`` years from today: in 2026, 46 is 2046 and 47 is 1947. What could be two days is refused.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from gobernacion.lib.pasted import folded

EXAMPLE: Final = "25-04-2019"
MIDDLE: Final = (7, 1)
"""The month and day that stand for a whole year: nobody is taken for more than half a year older or younger."""
YEARS_AHEAD: Final = 20
"""How far ahead a year of two figures may be: plans and terms go no further; a century before that, people are born."""

DIAS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")

_MESES: Final = (
    ("enero", "ene", "jan"),
    ("febrero", "feb"),
    ("marzo", "mar"),
    ("abril", "abr", "apr"),
    ("mayo", "may"),
    ("junio", "jun"),
    ("julio", "jul"),
    ("agosto", "ago", "aug"),
    ("septiembre", "setiembre", "sept", "sep", "set"),
    ("octubre", "oct"),
    ("noviembre", "nov"),
    ("diciembre", "dic", "dec"),
)
_MES: Final = {name: number for number, names in enumerate(_MESES, start=1) for name in names}
_MONTH: Final = "|".join(sorted(_MES, key=len, reverse=True))
_YEAR: Final = r"(?P<year>[0-9]{4}|[0-9]{2}|[12]\.[0-9]{3})"
_LONGEST_TEXT: Final = 200

_WEEKDAY = re.compile(r"^(?:(?:el|dia) )*(lun|mar|mie|jue|vie|sab|dom)([a-z]*)\.?,? ?(?=[0-9]|primero)")
_MIDNIGHT = re.compile(r"[ t]0?0:00(?::00(?:\.0+)?)?(?: ?(?:hrs?|horas|z))?\.?$")
_SPELLINGS = [
    re.compile(spelling)
    for spelling in (
        rf"(?P<day>[0-9]{{1,2}}) ?[-/. ] ?(?P<month>[0-9]{{1,2}}) ?[-/. ] ?{_YEAR}",
        r"(?P<year>[0-9]{4}) ?[-/. ] ?(?P<month>[0-9]{1,2}) ?[-/. ] ?(?P<day>[0-9]{1,2})",
        r"(?P<year>(?:19|20|21)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-9]{2})",
        r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>(?:19|20|21)[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}}|primero)(?:[°o]|er)? ?(?:de )?[-/.]? ?(?P<name>{_MONTH})\.? ?(?:del? |[-/,])? ?{_YEAR}",
        rf"(?P<name>{_MONTH})\.? (?P<day>[0-9]{{1,2}})(?: de|,)? {_YEAR}",
    )
]
_WITHOUT_YEAR = re.compile(
    rf"[0-9]{{1,2}} ?[-/.] ?[0-9]{{1,2}}|(?:[0-9]{{1,2}}|primero) ?(?:de )?-? ?(?:{_MONTH})"
)
_WITHOUT_DAY = re.compile(rf"(?:(?:{_MONTH})\.? ?(?:de |del |-|/)?|[0-9]{{1,2}} ?[-/.] ?)?[0-9]{{4}}")
_YEAR_ALONE = re.compile(r"(?:ano |el ano |en )?((?:19|20|21)[0-9]{2})")
_SERIAL = re.compile(r"[0-9]{4,6}(?:[.,]0+)?")
_FIRST_OF_SHEETS: Final = date(1899, 12, 30)
"""What a spreadsheet counts its days from, as it has since a mistake about 1900."""
_LAST_OF_SHEETS: Final = (date(2100, 12, 31) - _FIRST_OF_SHEETS).days


class YearAlone(date):
    """A year of which the day is not known: it counts as its first of July, and is printed as the year it is."""

    def __new__(cls, year: int) -> YearAlone:
        return super().__new__(cls, year, *MIDDLE)

    def __reduce__(self) -> tuple[type[YearAlone], tuple[int]]:
        return type(self), (self.year,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, YearAlone) and other.year == self.year

    def __hash__(self) -> int:
        return hash((YearAlone, self.year))

    def __str__(self) -> str:
        return f"{self.year:04}"

    def strftime(self, format: str, /) -> str:  # noqa: A002  (its name in the standard library)
        """The year, whatever the format asks."""
        return str(self)

    @property
    def day_counted(self) -> date:
        """The day it counts as."""
        return date(self.year, *MIDDLE)


class DiaInvalido(ValueError):
    """What the clerk is told when a day cannot be read; each kind has its own sentence."""

    sentence = f"No se entiende la fecha: escriba día, mes y año, por ejemplo {EXAMPLE}."

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class FaltaElYear(DiaInvalido):
    """A day and a month, of any year."""

    sentence = f"Falta el año: escriba día, mes y año, por ejemplo {EXAMPLE}."


class FaltaElDia(DiaInvalido):
    """A month or a year, of which any day may be meant."""

    sentence = f"Falta el día: escriba día, mes y año, por ejemplo {EXAMPLE}."


class NoExisteEseDia(DiaInvalido):
    """A month beyond twelve, or a day that its month does not have."""


class OtroDiaDeLaSemana(DiaInvalido):
    """The day of the week that was written is not that of the day."""


def read(text: str, *, today: date, serial: bool = False) -> date:
    """Read a day somebody typed or pasted.

    Args:
        today: from which the century of a year of two figures follows.
        serial: whether a bare number is the one by which a spreadsheet keeps a day, "43558".

    Raises:
        DiaInvalido: with the sentence the clerk should read.
    """
    if len(text) > _LONGEST_TEXT:
        raise DiaInvalido
    said = _MIDNIGHT.sub("", folded(text).strip(" .,;"))
    if serial and _SERIAL.fullmatch(said) and int(re.split(r"[.,]", said)[0]) <= _LAST_OF_SHEETS:
        return _FIRST_OF_SHEETS + timedelta(days=int(re.split(r"[.,]", said)[0]))
    weekday = _WEEKDAY.match(said)
    said = said[weekday.end() :] if weekday else said.removeprefix("el ")
    for spelling in _SPELLINGS:
        if found := spelling.fullmatch(said):
            day = _day(found.groupdict(), today)
            if weekday:
                _check_weekday(day, weekday[1] + weekday[2])
            return day
    if _WITHOUT_YEAR.fullmatch(said):
        raise FaltaElYear
    raise FaltaElDia if _WITHOUT_DAY.fullmatch(said) else DiaInvalido


def year_alone(text: str) -> YearAlone | None:
    """The year that somebody typed and nothing else: "1950", "año 1950"; None of what says more or less."""
    found = _YEAR_ALONE.fullmatch(folded(text).strip(" .,;")) if len(text) <= _LONGEST_TEXT else None
    return YearAlone(int(found[1])) if found else None


def write(day: date) -> str:
    """A day as we print it: "03-04-2019"."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def _day(said: dict[str, str], today: date) -> date:
    month = _MES[said["name"]] if said.get("name") else int(said["month"])
    number = 1 if said["day"] == "primero" else int(said["day"])
    year = _year(said["year"].replace(".", ""), today)
    if not 1 <= month <= 12:
        raise NoExisteEseDia(
            f"No hay mes {month}: escriba primero el día, después el mes y el año, por ejemplo {EXAMPLE}."
        )
    try:
        return date(year, month, number)
    except ValueError:
        raise NoExisteEseDia(
            f"No existe el {number} de {_MESES[month - 1][0]} de {year}: revise el día, por ejemplo {EXAMPLE}."
        ) from None


def _year(said: str, today: date) -> int:
    """The year that is meant, of two figures or four."""
    if len(said) == 4:
        return int(said)
    last = today.year + YEARS_AHEAD
    return last - (last - int(said)) % 100


def _check_weekday(day: date, written: str) -> None:
    name = DIAS[day.weekday()]
    if not folded(name).startswith(written):
        raise OtroDiaDeLaSemana(
            f"El {write(day)} es {name}: revise el día de la semana o la fecha, "
            f"o escriba solo la fecha, por ejemplo {EXAMPLE}."
        )
