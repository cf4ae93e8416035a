"""The year in course, from January until today, and what waits today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gobernacion.lib.periods import Period
from gobernacion.records.demo import Life, workday, write, write_lives
from gobernacion.records.planning import MENSUAL, QUINCENAL, days_of
from programs.emergencias.demo.desk import TIPOS, Desk, Plan
from programs.emergencias.demo.plans import FEWER, PEOPLE_AND_TRUCKS, REUNION, TALLER
from programs.emergencias.models import Camion, Evento, Nivel, SolicitudAgua, Tema, TipoEvento

AT_LEAST = 45
"""How many days of the year in course are told at least."""

WAITING = ("La Serena", "Coquimbo", "Andacollo")
"""Whose requests of this quarter are still here."""

ROSTER = 20
"""How many days ago the last roster of the watch began."""


def activities(first: date, today: date) -> list[Plan]:
    """The plan since that day and for the next weeks, and a meeting of which nobody said yet what became."""
    around = Period(first, today + timedelta(days=75))
    return [
        *(Plan(REUNION, Tema.INCENDIOS, Nivel.PROVINCIAL, day) for day in days_of(around, [1], MENSUAL)),
        *(Plan(TALLER, Tema.SISMOS, Nivel.COMUNAL, day, "Coquimbo") for day in days_of(around, [3], MENSUAL)),
        Plan(REUNION, Tema.CORTES, Nivel.PROVINCIAL, today - timedelta(days=2), "Coquimbo"),
    ]


def so_far(desk: Desk, first: date, today: date) -> None:
    """What was asked, delivered, followed and watched since that day, all of it over."""
    write_lives([one for period in _quarters(first, today) for one in _requests(desk, period, today)])
    trucks = list(Camion.objects.activos(today).select_related("comuna").order_by("pk"))
    days = days_of(Period(first, today), [0], QUINCENAL)
    write(
        [
            desk.delivery(camion, camion.comuna, day, f"Localidad inventada n.º {place % 5 + 1}")
            for day in days
            for place, camion in enumerate(trucks)
        ]
    )
    desk.keep_events(list(_events(desk, first, today - timedelta(days=10))))
    write(
        [
            desk.watch(month.desde, month.last_day, hora, 8)
            for month in Period(first, today - timedelta(days=ROSTER)).months()
            for hora in (0, 8, 16)
        ]
    )


def waiting(desk: Desk, today: date) -> None:
    """Requests, events and a watch that are not over, so that what waits today can be tried."""
    [this_quarter] = _quarters(today, today)
    lately = [
        _asked(desk, comuna, this_quarter, today - timedelta(days=ago))
        for comuna, ago in zip(WAITING, (9, 6, 3), strict=True)
    ]
    desk.review(lately[0], today - timedelta(days=4), PEOPLE_AND_TRUCKS[WAITING[0]][1], 812)
    write_lives(lately)
    again = desk.event(desk.by_name["Vicuña"], TipoEvento.FRONTAL, today - timedelta(days=8))
    desk.end(again, today - timedelta(days=6))
    desk.reopen(again, today - timedelta(days=3))
    desk.keep_events(
        [
            again,
            desk.event(desk.by_name["Coquimbo"], TipoEvento.AGUA, today - timedelta(days=2)),
            desk.event(desk.by_name["La Higuera"], TipoEvento.INCENDIO_FORESTAL, today - timedelta(days=1)),
        ]
    )
    first, last = today - timedelta(days=ROSTER), today + timedelta(days=10)
    write([desk.watch(first, last, hora, 8) for hora in (0, 8, 16)])


def _quarters(first: date, last: date) -> Iterator[Period]:
    """Those with a day between two."""
    for year in range(first.year, last.year + 1):
        quarters = (Period.quarter(year, number) for number in FEWER)
        yield from (one for one in quarters if one.desde <= last and one.last_day >= first)


def _requests(desk: Desk, quarter: Period, today: date) -> Iterator[Life[SolicitudAgua]]:
    """Those dispatched before a quarter began."""
    begins, comunas = quarter.desde, [*PEOPLE_AND_TRUCKS]
    for comuna in comunas if quarter.hasta <= today else comunas[len(WAITING) :]:
        ahead = desk.chance.randint(18, 28)
        asked = _asked(desk, comuna, quarter, workday(begins - timedelta(days=ahead)))
        personas, camiones = PEOPLE_AND_TRUCKS[comuna]
        desk.review(asked, workday(begins - timedelta(days=ahead - 7)), camiones, personas)
        desk.dispatch(asked, workday(begins - timedelta(days=desk.chance.randint(4, 9))))
        yield asked


def _asked(desk: Desk, comuna: str, quarter: Period, came: date) -> Life[SolicitudAgua]:
    begins, (personas, camiones) = quarter.desde, PEOPLE_AND_TRUCKS[comuna]
    number = (begins.month + 2) // 3
    return desk.request(desk.by_name[comuna], begins.year, number, camiones, personas, came)


def _events(desk: Desk, day: date, until: date) -> Iterator[Life[Evento]]:
    """One every week or so, on any day of it."""
    while (day := day + timedelta(days=desk.chance.randint(4, 11))) <= until:
        happened = desk.event(desk.chance.choice(desk.comunas), desk.chance.choice(TIPOS), day)
        desk.end(happened, day + timedelta(days=desk.chance.choice([0, 0, 1, 3, 9])))
        yield happened
