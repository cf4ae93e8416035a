"""What a cell says, as the form field of its column would be told it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gobernacion.days import FIRST_YEAR, LAST_YEAR
from gobernacion.lib.clp import Pesos, plain
from gobernacion.lib.nearest import did_you_mean
from gobernacion.records.planillas.columns import Columna
from gobernacion.records.planillas.reading import Celda

DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (a day of a spreadsheet has no zone)
LAST_SERIAL = 2_958_465
YES, NO = {"si", "s", "x", "1", "verdadero", "true"}, {"no", "n", "0", "falso", "false"}

FORMULA = "La celda tiene una fórmula: péguela como valor."
ERROR = "La celda muestra un error de Excel ({}): escriba el dato."
SIGNS = (
    "La celda trae signos que no se ven y que ningún texto lleva (aquí, «�»): bórrela y escríbala de nuevo."
)
SHOWN_VALUES = 12


class CeldaRechazada(ValueError):
    """Why a cell is not read, with what it might say."""

    def __init__(self, sentence: str, valid: str = "") -> None:
        super().__init__(sentence)
        self.valid = valid


def said(cell: Celda) -> str:
    """What a cell says, as a person reads it."""
    if cell.kind in ("d", "t") and (moment := _moment(cell.value)) is not None:
        return f"{moment:%d-%m-%Y}" if cell.kind == "d" else f"{moment:%H:%M}"
    if cell.kind == "n" and (number := _number(cell.value)) is not None:
        return _plain_number(number)
    if cell.kind == "b":
        return "Sí" if cell.value == "1" else "No"
    return cell.value


def raw(column: Columna, cell: Celda) -> Any:
    """The value of a cell before any rule looks at it, comparable with what a planilla wrote. Raises CeldaRechazada."""
    if cell.kind == "f":
        raise CeldaRechazada(FORMULA)
    if cell.kind == "e":
        raise CeldaRechazada(ERROR.format(cell.value))
    if cell.kind == "x":
        raise CeldaRechazada(SIGNS)
    if cell.kind == "s" and not cell.value.strip():
        return None
    if cell.kind in ("n", "d") and getattr(column.field, "takes_years", False) and _is_year(cell):
        return said(Celda("n", cell.value))
    if cell.kind in ("n", "d", "t") and column.kind in NUMBERED:
        return NUMBERED[column.kind](cell)
    if cell.kind == "i" and column.kind == "date":
        return _iso(cell.value)
    return said(cell)


def _is_year(cell: Celda) -> bool:
    """Whether a number is a year somebody was born in: as a day it would be one of 1905."""
    number = _number(cell.value)
    return number is not None and FIRST_YEAR <= number <= LAST_YEAR and number == int(number)


def _as_day(cell: Celda) -> Any:
    moment = _moment(cell.value)
    if moment is None:
        raise CeldaRechazada("No es una fecha: escríbala como día-mes-año, por ejemplo 03-06-2019.")
    if moment.year < 1902:
        return said(cell)  # a year or a day alone: the field says what is missing
    return moment.date()


def _as_hour(cell: Celda) -> Any:
    moment = _moment(cell.value)
    if moment is None or (cell.kind == "n" and not 0 <= float(cell.value) < 1):
        return said(cell)
    return (moment + timedelta(seconds=30)).time().replace(second=0, microsecond=0)


def _as_number(cell: Celda) -> Any:
    number = _number(cell.value)
    if number is None or cell.kind == "d":
        return said(cell)
    return int(number) if number == number.to_integral_value() else number


def _as_money(cell: Celda) -> Any:
    number = _number(cell.value)
    if number is None or cell.kind == "d":
        return said(cell)
    if number != number.to_integral_value():
        raise CeldaRechazada("Escriba pesos enteros, sin decimales.")
    return int(number)


NUMBERED: dict[str, Callable[[Celda], Any]] = {
    "date": _as_day,
    "time": _as_hour,
    "integer": _as_number,
    "decimal": _as_number,
    "money": _as_money,
}


def meant(column: Columna, value: Any) -> Any:
    """What the form field is given for a value of a cell. Raises CeldaRechazada where a list does not have it."""
    if value is None or not column.options:
        return value
    if value in column.options:
        return _chosen(column, column.options[value])
    if isinstance(column.field, forms.BooleanField) and not isinstance(column.field, forms.NullBooleanField):
        word = plain(str(value))
        if word in YES | NO:
            return word in YES
    by_plain = {plain(label): stands_for for label, stands_for in column.options.items()}
    word = plain(" ".join(str(value).split()))
    if word in by_plain:
        return _chosen(column, by_plain[word])
    sentence = f"«{_short(value)}» no está en la lista{did_you_mean(str(value), column.options)}"
    raise CeldaRechazada(sentence, valid_values(column))


def _chosen(column: Columna, stands_for: Any) -> Any:
    return stands_for


def valid_values(column: Columna) -> str:
    """What a cell of that column may say, in a few words."""
    if not column.options:
        return ""
    labels = list(column.options)
    more = (
        f" y {len(labels) - SHOWN_VALUES} más (están en la lista de la celda)"
        if len(labels) > SHOWN_VALUES
        else ""
    )
    return "; ".join(labels[:SHOWN_VALUES]) + more


def spoken(value: Any) -> str:
    """A value of a cell or of a record, as a clerk reads it."""
    match value:
        case None | "":
            return "—"
        case bool():
            return "Sí" if value else "No"
        case date():
            return f"{value:%d-%m-%Y}"
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return _plain_number(value)
        case _:
            return str(value)


def shown(column: Columna, value: Any) -> str:
    """A value of a cell or of a record as a clerk reads it in that column: amounts with their sign."""
    if column.kind == "money" and isinstance(value, int):
        return str(Pesos(value))
    return spoken(value)


def sentences(refusal: ValidationError) -> list[str]:
    return [str(one) for one in refusal.messages]


def _short(value: Any) -> str:
    words = spoken(value)
    return words if len(words) <= 60 else f"{words[:57]}…"


def _plain_number(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return str(int(number)) if whole else format(number.normalize(), "f").replace(".", ",")


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) > Decimal(10) ** 18:
        return None
    # A spreadsheet keeps fifteen figures; what it adds behind them was typed by nobody.
    return Decimal(format(float(number), ".15g"))


def _moment(value: str) -> datetime | None:
    number = _number(value)
    if number is None or not 0 <= number <= LAST_SERIAL:
        return None
    return DAY_ZERO + timedelta(days=float(number))


def _iso(value: str) -> Any:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return value
