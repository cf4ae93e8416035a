"""Over which days a summary is told: a week, a month, a quarter, a year up to a day, or an edition as published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.figures import Momento
from gobernacion.indicators.moments import Decididas, moment_over, moment_told
from gobernacion.lib.periods import Period, months_after

FIFTY_TWO_WEEKS = timedelta(days=364)
"""What brings a week to the same days of the week a year before."""


class Clase(StrEnum):
    """The kinds of span that an official chooses among."""

    SEMANA = "semana"
    MES = "mes"
    TRIMESTRE = "trimestre"
    YEAR = "año"


@dataclass(frozen=True)
class Lapso:
    """Some days, and up to which of them facts count: ``corte`` is None where all of them do."""

    clase: Clase
    period: Period
    corte: date | None

    @classmethod
    def around(cls, clase: Clase, day: date) -> Lapso:
        """The week, month, quarter or year in which a day falls, up to that day included."""
        match clase:
            case Clase.SEMANA:
                monday = day - timedelta(days=day.weekday())
                period = Period(monday, monday + timedelta(days=7))
            case Clase.MES:
                period = Period.month(day.year, day.month)
            case Clase.TRIMESTRE:
                period = Period.quarter(day.year, (day.month + 2) // 3)
            case Clase.YEAR:
                period = Period.year(day.year)
        return cls(clase, period, day if day < period.last_day else None)

    def __str__(self) -> str:
        name = f"semana {self.period}" if self.clase is Clase.SEMANA else str(self.period)
        return f"{name}, hasta el {self.corte:%d-%m-%Y}" if self.corte else name

    @property
    def ultimo_dia(self) -> date:
        """The last day whose facts count."""
        return self.corte or self.period.last_day

    @property
    def counted(self) -> Period:
        """The days whose facts count."""
        return self.period.until(self.ultimo_dia)

    @property
    def year(self) -> int:
        """The year whose targets it is held against."""
        return self.period.last_day.year

    def a_year_before(self) -> Lapso:
        """The same days of the year before, up to the same date; of a week, the same days of the week."""
        if self.clase is Clase.SEMANA:
            before = Period(self.period.desde - FIFTY_TWO_WEEKS, self.period.hasta - FIFTY_TWO_WEEKS)
            return Lapso(self.clase, before, self.corte and self.corte - FIFTY_TWO_WEEKS)
        before = self.period.a_year_before()
        corte = self.corte and months_after(self.corte, -12)
        return Lapso(self.clase, before, corte if corte and corte < before.last_day else None)

    def moment_of(self, indicador: Indicador, decididas: Decididas) -> Momento | None:
        """The indicator's own days in it; None without any. Of a year, those over which its account tells it."""
        if self.clase is Clase.YEAR:
            return moment_told(indicador, self.year, self.corte, decididas)
        return moment_over(indicador, self.period, self.corte, decididas)
