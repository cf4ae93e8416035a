"""Invented requests, appointments and daily sheets: those of 2019 measure what the account of that year says.

The account gives the requests of 2019 by nationality, how many people came a day and the procedures without
appointment. Everything else is invented: which other nationalities the 550 remaining requests had, what was asked for,
when it was answered, what was pending at the end of each year, the years before and after, and who did not come.
Beside them, ``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from extranjeria.demo import catalogue, counter, drawn, requests
from extranjeria.models import Solicitud
from gobernacion.access.roles import Rol
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Desk, write, write_lives, year_in_course
from gobernacion.territory.vigencias import ends

AREA = "extranjeria"
ACCOUNTS = (
    ("extranjeria", "Elisa Extranjería (demostración)", Rol.ENCARGADO, AREA),
    ("extranjeria2", "Elías Extranjería (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

HEREDADAS = ((2016, 50, 1_150), (2017, 110, 760), (2018, 260, 380))
"""Inherited years: how many of their requests are kept here, and how many days late they were answered."""

EN_2020, RECIENTES, NUNCA_RESUELTAS = 560, 140, 18

AT_LEAST, LATELY = 165, 150
"""How many days of its last year are told at least, and in how many of the last some are not answered yet."""


def last_day() -> date:
    """The day the desk of the demonstration stands at: today, or the last on which the office answered for the area."""
    return min(timezone.localdate(), ends(AREA)[AREA].ultimo_dia)


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Solicitud.objects.exists():
        return
    today, desk = last_day(), Desk(AREA, "demostración")
    chance = desk.chance
    tipos, known = catalogue.tipos(), requests.people()

    of_the_past = [
        solicitud
        for year, how_many, slow in HEREDADAS
        for solicitud in requests.between(Period.year(year), how_many, known, tipos, desk, slow)
    ]
    of_the_past += requests.of_2019(known, tipos, desk)
    of_the_past += requests.between(
        Period(date(2020, 1, 2), HASTA + timedelta(days=1)), EN_2020, known, tipos, desk
    )
    for solicitud in chance.sample(of_the_past[:420], NUNCA_RESUELTAS):
        _forget_answer(solicitud)
    requests.with_folios(of_the_past, "GE")
    write(of_the_past)
    # Some of its last days, so that what is waiting can be tried.
    first, lately = year_in_course(today, AT_LEAST), today - timedelta(days=LATELY)
    of_the_year = Desk(AREA, "año en curso")
    recent = requests.step_by_step(
        Period(first, lately),
        today,
        (lately - first).days * RECIENTES // LATELY,
        *(known, tipos, of_the_year),
    )
    recent += requests.step_by_step(
        *(Period(lately, today + timedelta(days=1)), today, RECIENTES, known, tipos, desk),
        silent=0.4,
    )
    requests.with_folios([life.record for life in recent], "GR")
    for life in recent:
        for version in life.versions:
            version.folio = life.record.folio
    write_lives(recent)

    typists = desk.encargados
    write(counter.sheets(Period.year(2019), typists, chance))
    write(counter.sheets(Period(date(2020, 1, 2), HASTA + timedelta(days=1)), typists, chance))
    before_them = today - timedelta(days=counter.LAST_DAYS)
    write(counter.sheets(Period(first, before_them), typists, of_the_year.chance, every=5))
    everybody = [ficha for some in known.values() for ficha in some]
    counter.last_days(everybody, typists, today, chance)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` requests and as many sheets and appointments, drawn over three years and fitted to nothing.

    They stand beside whatever is there.
    """
    drawn.write_at_random(seed, n, Desk(AREA, "azar", seed))


def _forget_answer(solicitud: Solicitud) -> None:
    """Those that nobody answered yet, lost in the archive."""
    solicitud.estado, solicitud.motivo = Solicitud.estado.field.default, ""
    solicitud.resuelta_el = solicitud.resuelta_por = solicitud.analizada_por = None
    solicitud.resolucion = solicitud.derivada_a = ""
