"""An invented year of public security, beside what the account of 2019 says in words.

The account gives the targets and says that they were met or exceeded, never how many activities there were: **every
executed number here is invented**, and places and neighbours say so («inventada»). What it does say holds: from October
to December the office did nothing, Carabineros did the inspections of nightclubs and fairs in its place, and rounds,
meetings and vehicle checks reached their targets because until September there had been more than planned.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.indicators.models import MetaAnual
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.demo import any_day, year_in_course
from gobernacion.records.planning import MENSUAL, QUINCENAL, SEMANAL, days_of
from seguridad.demo.desk import AREA, Desk, Invented, Plan
from seguridad.models import Actividad, Tipo

ACCOUNTS = (
    ("seguridad", "Sara Seguridad (demostración)", Rol.ENCARGADO, AREA),
    ("seguridad2", "Saúl Seguridad (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

METAS = {"SE-001": 52, "SE-002": 52, "SE-003": 9, "SE-004": 9, "SE-005": 12}
"""What the office committed itself to in 2019; a vehicle check a month is twelve."""

DICE, SIGUE = "Cuenta pública 2019, capítulo 7.", "Demostración: la misma meta de 2019."

ESTALLIDO = date(2019, 10, 1)
"""From this day on the office could not go out in 2019."""

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

AT_LEAST, WITHOUT_A_WORD = 45, 6
"""How many days of the year in course are told at least, and of how many of the last nobody said what became."""

ACORDADO = date(2019, 1, 2)
"""When the plan of 2019 was typed."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Actividad.objects.exists():
        return
    today, desk = timezone.localdate(), Desk("demostración")
    for year, fuente in {today.year: SIGUE, 2019: DICE}.items():
        for codigo, meta in METAS.items():
            told = {"valor": meta, "fuente": fuente}
            MetaAnual.objects.get_or_create(codigo=codigo, year=year, defaults=told)
    desk.write(_of_2019(), planned_on=ACORDADO, until=HASTA)
    quarter = Period(date(2020, 1, 6), date(2020, 4, 1))
    desk.write(_of_2020(quarter), planned_on=date(2020, 1, 2), until=quarter.last_day)
    first = year_in_course(today, AT_LEAST)
    told_until = today - timedelta(days=WITHOUT_A_WORD)
    desk.write(_recent(first, today + timedelta(days=75)), planned_on=first, until=told_until)
    _postponed(desk, first, today)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` activities drawn over three years and fitted to nothing."""
    desk, period = Desk("azar", seed), Period(date(2018, 1, 1), date(2021, 1, 1))
    chance = desk.chance
    lives = []
    for _ in range(n):
        planned = any_day(period, chance)
        activity = desk.enter(
            Plan(Tipo(chance.choice(Tipo.values)), planned, fuera_de_plan=chance.random() < 0.2),
            planned - timedelta(days=chance.randrange(60)),
        )
        then = planned + timedelta(days=chance.choice([0, 0, 0, chance.randrange(120)]))
        match chance.choice(["realizar", "realizar", "tercero", "suspender", "nada"]):
            case "realizar":
                desk.do(activity, then)
            case "tercero":
                met = activity.record.tipo == Tipo.REUNION
                desk.done_by_carabineros(
                    activity, then, **({"asistentes": chance.randint(5, 60)} if met else {})
                )
            case "suspender":
                desk.suspend(activity, then, CausaSuspension(chance.choice(CausaSuspension.values)))
                if chance.random() < 0.6:
                    _go_on(desk, activity, then, chance)
        if chance.random() < 0.1:
            desk.annul(activity, then)
        lives.append(activity)
    desk.keep(lives)


def _go_on(desk: Desk, activity: Invented, suspended: date, chance: Random) -> None:
    """It got another day, perhaps of the next year; then it was done, suspended again, or nobody said."""
    day = suspended + timedelta(days=chance.randrange(60))
    to = day + timedelta(days=chance.randrange(60))
    desk.reschedule(activity, day, to)
    match chance.choice(["realizar", "suspender", "nada"]):
        case "realizar":
            desk.do(activity, to)
        case "suspender":
            desk.suspend(activity, to, CausaSuspension(chance.choice(CausaSuspension.values)))


# --- the plans ------------------------------------------------------------------------------------------------


def _of_2019() -> list[Plan]:
    """Until September more than was planned; from October on only what Carabineros did."""
    year = Period.year(2019)
    rondas = list(days_of(year, [4], SEMANAL))
    reuniones = list(days_of(year, [2], SEMANAL))[:52]
    vehiculares = list(days_of(year, [5], MENSUAL))
    nocturnos = [date(2019, month, 23) for month in (1, 3, 4, 5, 7, 8, 10, 11, 12)]
    ferias = [date(2019, month, 13) for month in (2, 3, 5, 6, 7, 9, 10, 11, 12)]
    planned = [
        *(Plan(Tipo.RONDA, day) for day in rondas),
        *(Plan(Tipo.REUNION, day) for day in reuniones),
        *(Plan(Tipo.VEHICULAR, day) for day in vehiculares),
        *(Plan(Tipo.NOCTURNOS, day, tercero=day >= ESTALLIDO) for day in nocturnos),
        *(Plan(Tipo.FERIAS, day, tercero=day >= ESTALLIDO) for day in ferias),
        *(Plan(Tipo.ESTADIO, date(2019, month, 16)) for month in (2, 3, 4, 6, 8, 9, 11)),
    ]
    of_the_plan = [
        plan
        if plan.tercero or plan.dia < ESTALLIDO
        else Plan(plan.tipo, plan.dia, causa=CausaSuspension.CONTINGENCIA)
        for plan in planned
    ]
    before_october = Period(date(2019, 1, 8), ESTALLIDO)
    besides = [
        *(Plan(Tipo.RONDA, day, fuera_de_plan=True) for day in days_of(before_october, [5], QUINCENAL)),
        *(Plan(Tipo.REUNION, day, fuera_de_plan=True) for day in days_of(before_october, [1], QUINCENAL)),
        *(Plan(Tipo.VEHICULAR, date(2019, month, 20), fuera_de_plan=True) for month in (1, 2, 7, 9)),
        *(Plan(Tipo.PREVENTIVA, day, fuera_de_plan=True) for day in days_of(before_october, [3], MENSUAL)),
        *(Plan(Tipo.PREVENTIVA, date(2019, month, 26), fuera_de_plan=True) for month in (2, 4, 6, 8, 9)),
    ]
    return [*of_the_plan, *besides]


def _of_2020(quarter: Period) -> list[Plan]:
    """The plan of the first quarter, of which the account tells no result; after its cut nobody went out any more."""
    planned = [
        *(Plan(Tipo.RONDA, day) for day in days_of(quarter, [4], SEMANAL)),
        *(Plan(Tipo.REUNION, day) for day in days_of(quarter, [2], SEMANAL)),
        *(Plan(Tipo.VEHICULAR, day) for day in days_of(quarter, [5], MENSUAL)),
        *(Plan(Tipo.ESTADIO, day) for day in days_of(quarter, [6], MENSUAL)),
    ]
    return [one if one.dia <= HASTA else replace(one, causa=CausaSuspension.SANITARIA) for one in planned]


def _postponed(desk: Desk, planned_on: date, today: date) -> None:
    """A round that could not be made and got another day."""
    activity = desk.enter(Plan(Tipo.RONDA, today - timedelta(days=20)), planned_on)
    desk.suspend(activity, today - timedelta(days=20), CausaSuspension.CLIMA)
    desk.reschedule(activity, today - timedelta(days=15), today + timedelta(days=10))
    desk.keep([activity])


def _recent(first: date, last: date) -> list[Plan]:
    """The plan of the year in course: in winter, one round a month could not be made."""
    period = Period(first, last)
    rained = {day for day in days_of(period, [4], MENSUAL) if 5 <= day.month <= 8}
    return [
        *(
            Plan(Tipo.RONDA, day, causa=CausaSuspension.CLIMA if day in rained else None)
            for day in days_of(period, [4], SEMANAL)
        ),
        *(Plan(Tipo.REUNION, day) for day in days_of(period, [2], SEMANAL)),
        *(Plan(Tipo.VEHICULAR, day) for day in days_of(period, [5], MENSUAL)),
        *(Plan(Tipo.NOCTURNOS, day) for day in days_of(period, [5], MENSUAL)),
        *(Plan(Tipo.FERIAS, day) for day in days_of(period, [6], MENSUAL)),
    ]
