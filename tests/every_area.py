"""The areas of the office as generic tests take them, and the desks they are tried at."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from random import Random
from types import ModuleType
from typing import Any

from django.db import models

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.models import Record
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from tests.access.people import make_user, name
from tests.elqui import load_elqui

AREAS = [area for area in installed() if not area.name.startswith("tests.")]
"""Those of the office, without the ones made to be spied on."""

HOW_MANY = 13

Figures = dict[tuple[str, str, str], Decimal]


def label(area: AreaConfig) -> str:
    return area.label


def kept(area: AreaConfig) -> list[type[models.Model]]:
    """The models an area keeps rows of, without those that keep what others were."""
    return [one for one in area.get_models() if not one.__name__.startswith("Historical")]


def recounting(area: AreaConfig) -> ModuleType:
    """The naive recount of an area: ``recount(period)`` and, where time changes its records, ``afterwards(seed)``."""
    return import_module(f"tests.{area.label}.recount")


def has_lives(area: AreaConfig) -> bool:
    return find_spec(f"tests.{area.label}.lives") is not None


def lives_of(area: AreaConfig) -> ModuleType:
    """How random lives of an area go on: ``continued(chance, day)`` after that day, saying how many records did."""
    return import_module(f"tests.{area.label}.lives")


def last_day(record: models.Model, day: date) -> date:
    """That day, or the last one a record tells of if that is later."""
    told = (getattr(record, field.name) for field in record._meta.fields)
    return max([day, *(one for one in told if type(one) is date)])


def live_on(
    record: Record,
    staff: Sequence[User],
    answers: Callable[[Any, str, date], dict[str, Any]],
    chance: Random,
    day: date,
) -> int:
    """Take up to four of a record's own steps, each by somebody who may and on a day after the last; how many."""
    taken, on = 0, last_day(record, day)
    for _ in range(chance.randint(1, 4)):
        on += timedelta(days=chance.randint(1, 40))
        steps = [
            (step, who)
            for step in transitions_of(type(record))
            for who in staff
            if not step.refusal(record, who)
        ]
        if not steps:
            break
        step, who = chance.choice(steps)
        try:
            getattr(record, step.name)(who, on, **answers(record, step.name, on))
        except TransicionRechazada:
            continue
        taken += 1
    return taken


def open_office(*areas: AreaConfig) -> dict[str, User]:
    """The territory, who decides in the whole office, and who types at each of these desks."""
    load_elqui()
    return hire(*areas)


def open_desk(area: str) -> dict[str, User]:
    """The territory, two who type at one desk, who decides and who publishes."""
    load_elqui()
    staff = {who: make_user(who) for who in ("encargada", "colega", "jefa", "autoridad")}
    name(staff["encargada"], Rol.ENCARGADO, area)
    name(staff["colega"], Rol.ENCARGADO, area)
    name(staff["jefa"], Rol.JEFATURA)
    name(staff["autoridad"], Rol.AUTORIDAD)
    return staff


def hire(*areas: AreaConfig) -> dict[str, User]:
    staff = {rol: make_user(rol.value) for rol in (Rol.JEFATURA, Rol.AUTORIDAD)}
    for rol, user in staff.items():
        name(user, rol)
    found = {rol.value: user for rol, user in staff.items()}
    for area in areas:
        for username, nombre, rol, of in area.declared("demo").ACCOUNTS:
            found[username] = make_user(username, nombre=nombre)
            name(found[username], rol, of)
    return found


def measured(area: AreaConfig, period: Period) -> Figures:
    """Every figure an area measures, by code, dimension and category."""
    return {
        (indicador.codigo, one.dimension, one.categoria): Decimal(one.valor)
        for indicador in registry().of_area(area.label)
        if indicador.measure
        for one in indicador.measure(period)
    }


def any_period(chance: Random) -> Period:
    """A year, a year to date, a month, or any span of days."""
    year = chance.choice([2018, 2019, 2020])
    match chance.randrange(4):
        case 0:
            return Period.year(year)
        case 1:
            return Period.year(year).until(date(year, 1, 1) + timedelta(days=chance.randrange(364)))
        case 2:
            return Period.month(year, chance.randrange(1, 13))
        case _:
            first = date(2017, 6, 1) + timedelta(days=chance.randrange(1200))
            return Period(first, first + timedelta(days=chance.randrange(1, 700)))


def populations(how_many: int) -> Iterator[tuple[int, Random, int]]:
    """Seeds of random populations, with what chance goes on to decide and how many records each has."""
    sizes = itertools.cycle([0, 1, 2, 60, 5, 20, 120])
    for seed, size in zip(range(how_many), sizes, strict=False):
        yield seed, Random(seed), size
