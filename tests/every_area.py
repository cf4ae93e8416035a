"""The areas of the office as generic tests take them, and the desks they are tried at."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from random import Random
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.areas import AreaConfig, installed
from gobernacion.directory.models import Ficha, Organizacion, Persona
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, Actividad
from gobernacion.records.models import Record
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from tests.access.people import make_user, name
from tests.elqui import load_elqui

AREAS = [area for area in installed() if not area.name.startswith("tests.")]
"""Those of the office, without the ones made to be spied on; test_every_area_is_tried.py holds that none is missing."""

Figures = dict[tuple[str, str, str], Decimal]


def label(area: AreaConfig) -> str:
    return area.label


def kept(area: AreaConfig) -> list[type[models.Model]]:
    """The models an area keeps rows of, without those that keep what others were."""
    return [one for one in area.get_models() if not one.__name__.startswith("Historical")]


def at_random(area: AreaConfig, seed: int, size: int) -> None:
    """Fill an area with a random population, the same in every run down to the keys of its people.

    PostgreSQL looks at it, as it does by itself in an office: of tables it never looked at it takes a thousand rows for
    a few, and a measure that takes a moment for minutes.
    """
    keys = Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        for model in (Persona, Ficha):
            patch.setattr(model._meta.pk, "_get_default", lambda: UUID(int=keys.getrandbits(128), version=4))
        demonstration_of(area).randomised(seed, size)
    if connection.vendor == "postgresql":
        tables = [
            one._meta.db_table
            for one in (*area.get_models(), Persona, Ficha, Ficha.history.model, Organizacion)
        ]
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


RECIPE = "docs/nueva_area.md, «What its tests bring»"


def brought(area: AreaConfig, where: str, **needed: str) -> ModuleType:
    """A module that an area brings for the tests of every area; what it lacks is said, and where to write it."""
    there = False
    with suppress(ModuleNotFoundError):  # where the area has no folder of tests at all
        there = find_spec(where) is not None
    found = import_module(where) if there else None
    for what, told in needed.items():
        if not hasattr(found, what):
            file = f"{where.replace('.', '/')}.py"
            pytest.fail(f"{area.titulo} lacks {what}: write in {file} {told} ({RECIPE}).", pytrace=False)
    return found


def recounting(area: AreaConfig) -> ModuleType:
    """The naive recount of an area: ``recount(period)`` and, where time changes its records, ``afterwards(seed)``."""
    return brought(
        area,
        f"tests.{area.label}.recount",
        recount="recount(period), which counts each indicator again, one record at a time",
    )


def lives_of(area: AreaConfig) -> ModuleType:
    """How random lives of an area go on: ``continued(chance, day)`` after that day, saying how many records did."""
    return brought(
        area,
        f"tests.{area.label}.lives",
        continued="continued(chance, day), which takes its records on after a day and says how many changed",
    )


def typed_at(area: AreaConfig) -> ModuleType:
    """Which record of an area is typed by keyboard: ``TECLEADO``."""
    return brought(
        area,
        f"tests.{area.label}.typed",
        TECLEADO="TECLEADO, the record that its clerk types with the keyboard alone",
    )


def demonstration_of(area: AreaConfig) -> ModuleType:
    """The invented records of an area: ``ACCOUNTS`` at its desk, ``load()`` of a year, ``randomised(seed, n)``."""
    return brought(
        area,
        f"{area.name}.demo",
        ACCOUNTS="ACCOUNTS, who works at its desk",
        load="load(), which writes an invented year",
        randomised="randomised(seed, n), which writes n records that nothing is fitted to",
    )


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
        given = answers(record, step.name, on)
        asked = {name: value for name, value in given.items() if name in (*step.fields, *step.optional)}
        try:
            getattr(record, step.name)(who, on, **asked)
        except (TransicionRechazada, ValidationError):
            continue
        taken += 1
    return taken


def of_activities(
    chance: Random, more: Mapping[str, Any] | None = None
) -> Callable[[Actividad, str, date], dict[str, Any]]:
    """What the form of each step of an activity is answered with; ``more``, what that area asks besides."""

    def answers(activity: Actividad, step: str, on: date) -> dict[str, Any]:
        if step == "reprogramar":
            return {"ocurrido_el": on + timedelta(days=chance.randrange(60))}
        causa = chance.choice(["clima", "dotacion"])
        by = Organizacion.objects.first()
        told = {
            "ocurrido_el": on,
            "suspendida_el": on,
            "lugar": "Sede",
            "asistentes": 7,
            "motivo": "Ya no se hará.",
            "comuna": activity.comuna,
        }
        return {**told, "causa": causa, "realizada_por": by, **(more or {})}

    return answers


def live_on_as_activities(
    rows: models.QuerySet[Any],
    staff: Sequence[User],
    chance: Random,
    day: date,
    more: Mapping[str, Any] | None = None,
) -> int:
    """Take steps of each activity that is not done yet, after that day; how many changed."""
    unfinished = rows.vigentes().exclude(estado__in=HECHAS).order_by("pk")
    return sum(bool(live_on(one, staff, of_activities(chance, more), chance, day)) for one in unfinished)


def another(record: Any, on: date, **fields: Any) -> None:
    """One more record like that one, of a later day."""
    record.pk, record.numero, record.version, record._state.adding = None, "", 1, True
    record.ocurrido_el = on
    for field, value in fields.items():
        setattr(record, field, value)
    record.save()


def as_of(record: Any, lines: Iterable[Any], day: date) -> Any:
    """A record as it was when that day began: what of it was undone since says the first line of then."""
    held = [one for one in lines if one.hasta >= day]
    if not held:
        return record
    was, line = copy(record), min(held, key=lambda one: (one.hasta, one.pk))
    for field in line._meta.fields:
        if field.name not in ("id", "version") and hasattr(record, field.name):
            setattr(was, field.name, getattr(line, field.name))
    return was


def type_late(area: AreaConfig, chance: Random) -> None:
    """Let a third of the records of an area have been typed a year or so after they happened."""
    for kind in kept(area):
        if issubclass(kind, Record):
            rows = models.QuerySet(kind).order_by("pk")
            late = [key for key in rows.values_list("pk", flat=True) if chance.random() < 1 / 3]
            # Of an initiative that is over the database lets nothing be written any more.
            with suppress(IntegrityError), transaction.atomic():
                rows.filter(pk__in=late).update(registrado_el=F("registrado_el") + timedelta(days=400))


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
        for username, nombre, rol, of in demonstration_of(area).ACCOUNTS:
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


def unlisted(figures: Iterable[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """The categories that were measured of a breakdown whose closed list has no such one."""
    found = set()
    for codigo, dimension, categoria in figures:
        desglose = registry()[codigo].desglose(dimension)
        known = desglose.categorias() if desglose else ()
        name = categoria.split("/", dimension.count("/"))[-1]
        if desglose and known and name not in (*known, desglose.resto):
            found.add((codigo, dimension, categoria))
    return found


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
