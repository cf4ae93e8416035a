"""How a figure is put into words: its value with its sign, and when it is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gobernacion.lib import clp
from gobernacion.lib.periods import Period
from gobernacion.published.rows import CifraBase, Origen

PESOS = "pesos"
PORCIENTO = "por ciento"
NBSP = "\N{NO-BREAK SPACE}"
MEASURED_DECIMALS = 2
"""How many decimals are read of a mean or of a percentage that was measured."""


def amount(valor: Decimal, unidad: str, decimals: int | None = None) -> str:
    """A number with the sign its unit is written with: "$39.067.051", "26 %", "4.491"."""
    if unidad == PESOS and valor == valor.to_integral_value():
        return clp.digits(int(valor))
    sign = {PESOS: "$", PORCIENTO: ""}.get(unidad, "")
    text = clp.number(valor, decimals)
    text = f"-{sign}{text[1:]}" if text.startswith("-") else f"{sign}{text}"
    return f"{text}{NBSP}%" if unidad == PORCIENTO else text


def short(valor: Decimal, unidad: str) -> str:
    """A number that was worked out, with no more decimals than are read: "81,7 %", "79,09", "$1.510.540"."""
    rounded = clp.rounded(valor, 0 if unidad == PESOS else MEASURED_DECIMALS)
    return amount(rounded or valor, unidad)


def value(valor: Decimal, cifra: CifraBase) -> str:
    """A value of a figure: short where it is measured, and with every decimal that a document states.

    The downloads carry all the decimals of both.
    """
    worded = short if cifra.origen == Origen.REGISTROS else amount
    return worded(valor, cifra.unidad)


def difference(valor: Decimal, unidad: str) -> str:
    """A difference with its sign: "+1.200", "-$50.000"; between percentages in points: "+5,7 puntos"."""
    text = short(valor, "" if unidad == PORCIENTO else unidad)
    return f"{'+' if valor > 0 else ''}{text}{' puntos' if unidad == PORCIENTO else ''}"


def reached(valor: Decimal | None, meta: Decimal | None) -> str:
    """How much of its target a value has reached: "85 %"; empty where one of both is missing."""
    return amount(valor * 100 / meta, PORCIENTO, 0) if valor is not None and meta else ""


def period(desde: date, hasta: date, corte: date | None = None) -> str:
    """When it is about: "año 2019", "temporada 2018-2019", "año 2020, al 06-03-2020"; of one day, "al 31-12-2020"."""
    span = Period(desde, hasta)
    name = f"al {span}" if span.days == 1 else str(span)
    return f"{name}, al {corte:%d-%m-%Y}" if corte else name


def year_of(desde: date, hasta: date) -> int:
    """The year in whose account a period is told: the one in which it ends."""
    return Period(desde, hasta).last_day.year
