"""An invented year of emergencies that measures what the account of 2019 says.

The account says: six municipalities, 18 trucks, 5.463 people; workshops in Andacollo and Vicuña; a watch of 24 hours a
day; and that it took part in every table on the eclipse, and met on forest fires and cuts of drinking water, never how
many times. **Everything else here is invented**: what each municipality asked for and in which quarter, the trucks and
their deliveries, every event, every meeting, the year 2018 and the beginning of 2020. Places and organisations say so.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from gobernacion.lib.periods import Period
from gobernacion.records.demo import PAPER, chance_of, write, write_lives, year_in_course
from gobernacion.records.planning import SEMANAL, days_of
from programs.emergencias.demo import these_days
from programs.emergencias.demo.at_random import randomised
from programs.emergencias.demo.desk import ACCOUNTS, AREA, HASTA, TIPOS, Desk
from programs.emergencias.demo.plans import (
    FEWER,
    OTHER_YEARS,
    PEOPLE_AND_TRUCKS,
    activities_of_2018,
    activities_of_2019,
    activities_of_2020,
    months_of_watch,
)
from programs.emergencias.models import (
    Actividad,
    Evento,
    PapelActividad,
    PapelEvento,
    PapelSolicitud,
    SolicitudAgua,
    Tema,
    Turno,
)

__all__ = ["ACCOUNTS", "HASTA", "load", "randomised"]


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if any(kind.objects.exists() for kind in (SolicitudAgua, Actividad, Evento, Turno)):
        return
    desk, today = Desk("demostración"), timezone.localdate()
    _water(desk)
    _watch(desk)
    desk.write(activities_of_2018(), date(2018, 2, 15), until=HASTA)
    desk.write(activities_of_2019(), date(2019, 1, 3), until=HASTA)
    desk.write(activities_of_2020(), date(2020, 1, 3), until=HASTA)
    first = year_in_course(today, these_days.AT_LEAST)
    desk.write(these_days.activities(first, today), first, until=today - timedelta(days=6))
    these_days.so_far(desk, first, today)
    these_days.waiting(desk, today)
    _papers(desk)


def _papers(desk: Desk) -> None:
    """The minutes of the workshops the account names, a letter of dispatch and a report: one empty page each."""
    workshops = Actividad.objects.filter(tema=Tema.MICROZONIFICACION).order_by("pk")
    scanned: list[tuple[Any, Any, str]] = [
        *((PapelActividad, one, "Acta firmada (inventada)") for one in workshops),
        (PapelSolicitud, SolicitudAgua.objects.order_by("pk")[0], "Oficio de despacho (inventado)"),
        (PapelEvento, Evento.objects.order_by("pk")[0], "Informe (inventado)"),
    ]
    for kind, record, papel in scanned:
        page = ContentFile(PAPER, name="papel.pdf")
        kind(registro=record, papel=papel, archivo=page, subido_por=desk.someone()).save()


def _water(desk: Desk) -> None:
    """The requests of each quarter, and what the trucks of 2019 delivered once a week."""
    weekdays = chance_of(AREA, "días de la semana")
    quarters = [*((2019, trimestre, *FEWER[trimestre]) for trimestre in FEWER), *OTHER_YEARS]
    lives = []
    for year, trimestre, tenths, fewer in sorted(quarters):
        begins = Period.quarter(year, trimestre).desde
        for comuna, (most, trucks) in PEOPLE_AND_TRUCKS.items():
            personas, camiones = most * tenths // 10, max(1, trucks - fewer)
            wanted = _wanted(begins, weekdays)
            came = wanted - timedelta(days=24)
            asked = desk.request(desk.by_name[comuna], year, trimestre, camiones, personas, came)
            desk.review(asked, wanted - timedelta(days=desk.chance.randint(12, 18)), camiones, personas)
            desk.dispatch(asked, wanted - timedelta(days=desk.chance.randint(5, 10)))
            lives.append(asked)
    write_lives(lives)
    fleet = desk.trucks(
        {comuna: trucks for comuna, (_, trucks) in PEOPLE_AND_TRUCKS.items()}, date(2019, 1, 1)
    )
    days = list(days_of(Period(date(2019, 1, 1), HASTA + timedelta(days=1)), [0], SEMANAL))
    write(
        [
            desk.delivery(camion, camion.comuna, day, f"Localidad inventada n.º {place % 5 + 1}")
            for day in days
            for place, camion in enumerate(fleet)
        ]
    )


def _wanted(begins: date, chance: Random) -> date:
    """By when a quarter was to be dispatched, its request having come on a working day."""
    days = (begins - timedelta(days=ahead) for ahead in range(7))
    return chance.choice([day for day in days if (day - timedelta(days=24)).weekday() < 5])


def _watch(desk: Desk) -> None:
    """Three watches a day, and something that happened every week or so."""
    write(
        [
            desk.watch(month.desde, month.last_day, desde_las, 8)
            for month in months_of_watch()
            for desde_las in (0, 8, 16)
        ]
    )
    lives, weekdays = [], chance_of(AREA, "qué día fue")
    for saturday in days_of(Period(date(2018, 6, 1), HASTA + timedelta(days=1)), [5], SEMANAL):
        day = min(saturday + timedelta(days=weekdays.randrange(7)), date(saturday.year, 12, 31))
        happened = desk.event(desk.chance.choice(desk.comunas), desk.chance.choice(TIPOS), day)
        desk.end(happened, min(HASTA, day + timedelta(days=desk.chance.choice([0, 0, 1, 3, 9]))))
        lives.append(happened)
    desk.keep_events(lives)
