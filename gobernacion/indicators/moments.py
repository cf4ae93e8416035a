"""When each indicator is told in the account of a year: the one place that turns a year and a cut into days."""

from __future__ import annotations

from datetime import date

from gobernacion.indicators.declarations import Indicador, Tramo
from gobernacion.indicators.figures import Momento
from gobernacion.lib.periods import Period


def moment_told(indicador: Indicador, year: int, corte: date | None) -> Momento | None:
    """The days over which the account of a year tells an indicator, up to its cut if it has one; None without any.

    A state is told of the one day of the cut. What had ended by the cut is told whole.
    """
    span = Period.season(year - 1) if indicador.tramo is Tramo.TEMPORADA else Period.year(year)
    told = indicador.dias(span) if indicador.dias else span
    if told is None or (corte and corte < told.desde):
        return None
    last = min(corte or told.last_day, told.last_day)
    if indicador.tramo is Tramo.ESTADO:
        day = Period.day(last)
        return Momento(day.desde, day.hasta, None)
    return Momento(told.desde, told.hasta, last if last < told.last_day else None)
