"""When a figure is about, as an account writes it: "2019", "2020 al 2020-03-06", "temporada 2018-2019"."""

from __future__ import annotations

import re
from datetime import date

from gobernacion.lib.periods import Period


def read(text: str) -> tuple[date, date, date | None]:
    """ "2019", "2020 al 2020-03-06", "temporada 2018-2019" or "2019-04-02..2020-01-01" (half-open).

    Returns the span and the day up to which it is told, if any. Raises ValueError for anything else.
    """
    span, _, cut = text.partition(" al ")
    corte = date.fromisoformat(cut) if cut else None
    if match := re.fullmatch(r"temporada ([0-9]{4})-([0-9]{4})", span):
        period = Period.season(int(match[1]))
        if period.last_day.year != int(match[2]):
            raise ValueError(f"{span} is no season")
    elif ".." in span:
        desde, _, hasta = span.partition("..")
        period = Period(date.fromisoformat(desde), date.fromisoformat(hasta))
    elif re.fullmatch(r"[0-9]{4}", span):
        period = Period.year(int(span))
    else:
        raise ValueError(f"{span} is no year")
    if corte and not period.contains(corte):
        raise ValueError(f"{corte} is no day of {period}")
    return period.desde, period.hasta, corte


def write(desde: date, hasta: date, corte: date | None = None) -> str:
    """The same the other way round."""
    period = Period(desde, hasta)
    if period == Period.year(desde.year):
        span = str(desde.year)
    elif period == Period.season(desde.year):
        span = f"temporada {desde.year}-{period.last_day.year}"
    else:
        span = f"{desde}..{hasta}"
    return f"{span} al {corte}" if corte else span
