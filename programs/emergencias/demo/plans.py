"""What happens in the demonstration, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.planning import MENSUAL, days_of
from programs.emergencias.demo.desk import Plan
from programs.emergencias.models import Nivel, Tema, TipoActividad

REUNION, MESA, TALLER = TipoActividad.REUNION, TipoActividad.MESA, TipoActividad.TALLER

PEOPLE_AND_TRUCKS = {
    "La Serena": (812, 3),
    "Coquimbo": (1_204, 4),
    "Andacollo": (903, 3),
    "La Higuera": (1_011, 3),
    "Paihuano": (289, 1),
    "Vicuña": (1_244, 4),
}
"""Who was served in 2019 in the quarter with most of them: 5.463 people by 18 trucks; by comuna it is invented."""

FEWER = {1: (9, 0), 2: (7, 1), 3: (8, 1), 4: (10, 0)}
"""In each quarter of 2019: tenths of those people, and trucks fewer where there are more than one."""

OTHER_YEARS = (
    (2018, 1, 5, 1),
    (2018, 2, 5, 1),
    (2018, 3, 6, 1),
    (2018, 4, 8, 1),
    (2020, 1, 9, 0),
)
"""The quarters of 2018 and of the beginning of 2020, all of them invented."""


def activities_of_2018() -> list[Plan]:
    year = Period(date(2018, 3, 1), date(2019, 1, 1))
    return [
        *(Plan(REUNION, Tema.ESCASEZ, Nivel.PROVINCIAL, day) for day in days_of(year, [1], MENSUAL)),
        Plan(TALLER, Tema.SISMOS, Nivel.COMUNAL, date(2018, 9, 12), "Coquimbo"),
    ]


def activities_of_2019() -> list[Plan]:
    """Tables on the eclipse up to July, workshops in Andacollo and Vicuña, fires and cuts of water after the winter."""
    eclipse = list(days_of(Period(date(2019, 1, 10), date(2019, 7, 2)), [3], MENSUAL))
    levels = (Nivel.REGIONAL, Nivel.PROVINCIAL, Nivel.COMUNAL)
    comunas = ("La Serena", "Coquimbo", "Vicuña", "Paihuano", "La Higuera", "Andacollo")
    fires = days_of(Period(date(2019, 9, 10), date(2019, 12, 20)), [1], MENSUAL)
    cuts = days_of(Period(date(2019, 4, 5), date(2019, 9, 1)), [4], MENSUAL)
    return [
        *(Plan(MESA, Tema.ECLIPSE, levels[n % 3], day, comunas[n % 6]) for n, day in enumerate(eclipse)),
        *(
            Plan(MESA, Tema.ECLIPSE, Nivel.PROVINCIAL, day + timedelta(days=14), fuera_de_plan=True)
            for day in eclipse[2:]
            if day < date(2019, 6, 15)
        ),
        Plan(TALLER, Tema.MICROZONIFICACION, Nivel.COMUNAL, date(2019, 5, 15), "Andacollo"),
        Plan(TALLER, Tema.MICROZONIFICACION, Nivel.COMUNAL, date(2019, 8, 21), "Vicuña"),
        *(Plan(REUNION, Tema.INCENDIOS, Nivel.PROVINCIAL, day) for day in fires),
        *(Plan(REUNION, Tema.CORTES, Nivel.PROVINCIAL, day, "Coquimbo") for day in cuts),
        Plan(
            *(TALLER, Tema.SISMOS, Nivel.COMUNAL, date(2019, 10, 23), "Coquimbo"),
            causa=CausaSuspension.CONTINGENCIA,
        ),
    ]


def activities_of_2020() -> list[Plan]:
    quarter = Period(date(2020, 1, 6), date(2020, 4, 1))
    return [
        *(Plan(REUNION, Tema.INCENDIOS, Nivel.PROVINCIAL, day) for day in days_of(quarter, [1], MENSUAL)),
        Plan(MESA, Tema.ESCASEZ, Nivel.REGIONAL, date(2020, 2, 12)),
    ]


def months_of_watch() -> Iterator[Period]:
    """The months in which the roster was written, three watches of eight hours a day in each."""
    yield from Period(date(2018, 1, 1), date(2020, 4, 1)).months()
