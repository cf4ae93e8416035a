"""When each indicator is told in the account of a year: the one place that turns a year and a cut into days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from gobernacion.indicators.declarations import TOTAL, Indicador, Medida, Tramo
from gobernacion.indicators.figures import Momento
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.territory.vigencias import VigenciaArea, days_answered

Decididas = Mapping[str, Vigencia]
"""What the office decided of each area. Whoever asks of many indicators reads it once and hands it over."""


def days_held(indicador: Indicador, decididas: Decididas | None = None) -> Vigencia:
    """The days on which an indicator is answered for, by law and by decision of the office, and what it repeats too."""
    decididas = VigenciaArea.objects.decididas() if decididas is None else decididas
    area = registry().area_of(indicador.codigo)
    held = indicador.vigencia & days_answered(area, decididas)
    quoted = registry().get(indicador.repite)
    return held & days_held(quoted, decididas) if quoted else held


def moment_told(
    indicador: Indicador, year: int, corte: date | None, decididas: Decididas | None = None
) -> Momento | None:
    """The days over which the account of a year tells an indicator, up to its cut if it has one; None without any.

    A state is told of the one day of the cut. What had ended by the cut is told whole.
    """
    span = Period.season(year - 1) if indicador.tramo is Tramo.TEMPORADA else Period.year(year)
    return _moment(indicador, _fitted(indicador, span), corte, decididas)


def moment_over(
    indicador: Indicador, period: Period, corte: date | None, decididas: Decididas | None = None
) -> Momento | None:
    """The days of any period over which an indicator is told, up to a cut; None without any.

    Of a season, those of its days that are in the period; of what is of a year whole, the year of its last day.
    """
    if indicador.tramo is Tramo.ANUAL:
        period = Period.year(period.last_day.year)
    if indicador.tramo is not Tramo.TEMPORADA:
        return _moment(indicador, _fitted(indicador, period), corte, decididas)
    year = period.last_day.year
    for season in (Period.season(year - 1), Period.season(year)):
        fitted = _fitted(indicador, season)
        within = Vigencia(fitted.desde, fitted.last_day).within(period) if fitted else None
        if within:
            return _moment(indicador, within, corte, decididas)
    return None


def _fitted(indicador: Indicador, span: Period) -> Period | None:
    return indicador.dias(span) if indicador.dias else span


def _moment(
    indicador: Indicador, fitted: Period | None, corte: date | None, decididas: Decididas | None
) -> Momento | None:
    told = days_held(indicador, decididas).within(fitted) if fitted else None
    if told is None or (corte and corte < told.desde):
        return None
    last = min(corte or told.last_day, told.last_day)
    if indicador.tramo is Tramo.ESTADO:
        day = Period.day(last)
        return Momento(day.desde, day.hasta, None)
    return Momento(told.desde, told.hasta, last if last < told.last_day else None)


def measured(indicador: Indicador, momento: Momento, decididas: Decididas | None = None) -> Iterable[Medida]:
    """What it measures at a moment, of the days on which it is answered for; nothing outside them."""
    period = Period(momento.desde, momento.hasta)
    held = days_held(indicador, decididas).within(period.until(momento.corte) if momento.corte else period)
    return indicador.measure(held) if indicador.measure and held else ()


def total_over(codigo: str, period: Period) -> Decimal | None:
    """The total of a code over a period; None where nobody answers for it then."""
    indicador = registry().get(codigo)
    return _total(measured(indicador, Momento(period.desde, period.hasta, None))) if indicador else None


def total_told(codigo: str, year: int, at: date) -> Decimal | None:
    """The total with which the account of a year would tell a code, up to that day; None where it would not."""
    indicador = registry().get(codigo)
    momento = moment_told(indicador, year, at) if indicador else None
    return _total(measured(indicador, momento)) if indicador and momento else None


def _total(found: Iterable[Medida]) -> Decimal | None:
    return next((Decimal(one.valor) for one in found if one.dimension == TOTAL), None)
