"""An invented Comité Técnico Asesor that measures what the account of 2019 says of it.

The account lists seven subcommittees in 2019, which worked until the beginning of October, and four in 2020; it tells
of one plaza agreed in that of civil protection and of talks agreed in that of migrants, and to the first week of March
2020 of one plenary and one meeting of Protección Social. **Everything else is invented**: from when to when each
subcommittee was valid, its members, the days of the meetings and what else they agreed; and that what was planned after
October 2019 and after 18 March 2020 was suspended.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, CausaSuspension
from gobernacion.records.demo import any_day, day_after, workday, year_in_course
from gobernacion.records.planning import MENSUAL, days_of
from programs.comite_tecnico.demo import texts
from programs.comite_tecnico.demo.desk import AREA, Desk, Invented
from programs.comite_tecnico.models import Modalidad, Reunion, Subcomite, Tarea

ACCOUNTS = (
    ("comite", "Camila Comité (demostración)", Rol.ENCARGADO, AREA),
    ("comite2", "Claudio Comité (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

ULTIMA = date(2019, 10, 4)
"""The last meeting of 2019: «hasta los principios de octubre»."""

ESTALLIDO, PANDEMIA = date(2019, 10, 21), date(2020, 3, 18)
"""When the calendar of each year stopped, as invented here."""

PLENARIO_2020, SOCIAL_2020 = date(2020, 1, 23), date(2020, 3, 3)
"""The only two meetings the account tells of in 2020."""

AT_LEAST, SETTLED = 75, 70
"""How many days of the year in course are told at least, and after how many nothing that was agreed is pending."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Reunion.objects.exists() or Subcomite.objects.exists():
        return
    today, desk = timezone.localdate(), Desk("demostración")
    members = {
        desk.subcommittee(*one): [desk.instituciones[name] for name in one[3]] for one in texts.SUBCOMITES
    }
    lives = [*_of_2019(desk, members), *_of_2020(desk, members), *_these_days(desk, members, today)]
    desk.keep(lives)
    desk.scan(next(one for one in lives if one.acuerdos))


def randomised(seed: int, n: int) -> None:
    """Write ``n`` meetings drawn over three years and fitted to nothing, with what they agreed."""
    if not n:
        return
    desk, period = Desk("azar", seed), Period(date(2018, 1, 1), date(2021, 1, 1))
    chance = desk.chance
    subcomites = _any_subcommittees(desk, seed, chance)
    institutions = list(desk.instituciones.values())
    lives = []
    for _ in range(n):
        subcomite = chance.choice([None, *subcomites])
        planned = any_day(period, chance)
        then = planned + timedelta(days=chance.choice([0, 0, 0, chance.randrange(60)]))
        one = desk.enter(
            subcomite,
            planned,
            None if chance.random() < 0.2 else planned - timedelta(days=chance.randrange(60)),
            Modalidad(chance.choice(Modalidad.values)),
            chance.choice(desk.comunas),
        )
        desk.call(one, chance.sample(institutions, chance.randrange(6)))
        valid = subcomite is None or subcomite.vigente(then)
        match chance.choice(["realizar", "realizar", "realizar", "tercero", "suspender", "nada"]):
            case "realizar" if valid:
                desk.hold(one, then)
            case "tercero" if valid:
                for line in one.convocadas:
                    line.personas = chance.choice([None, 0, 2])
                desk.held_by_another(one, then)
            case "suspender":
                desk.suspend(one, then, CausaSuspension(chance.choice(CausaSuspension.values)))
        if one.record.estado in HECHAS:
            for _ in range(chance.choice([0, 1, 2, 4])):
                _any_agreement(desk, one, chance)
        if chance.random() < 0.1:
            desk.annul(one, then)
        lives.append(one)
    desk.keep(lives)


# --- what the account says ------------------------------------------------------------------------------------

Members = dict[Subcomite, list[Organizacion]]
"""The institutions of each subcommittee."""


def _of_2019(desk: Desk, members: Members) -> list[Invented]:
    """Each subcommittee every month until the beginning of October, and three plenaries; then nothing."""
    planned_on = date(2019, 1, 2)
    everybody = list(desk.instituciones.values())
    plenaries = (date(2019, 1, 17), date(2019, 5, 16), date(2019, 9, 12))
    lives = [_held(desk, None, day, planned_on, everybody) for day in plenaries]
    valid = [one for one in members if one.vigente(planned_on)]
    for place, subcomite in enumerate(valid):
        days = [workday(date(2019, month, 5 + 3 * place)) for month in range(3, 10)]
        lives += [_held(desk, subcomite, day, planned_on, members[subcomite]) for day in days]
        for month in (11, 12):
            left = desk.enter(subcomite, workday(date(2019, month, 5 + 3 * place)), planned_on)
            desk.suspend(left, ESTALLIDO, CausaSuspension.CONTINGENCIA)
            lives.append(left)
    [social] = [one for one in valid if one.nombre == "Protección Social"]
    lives.append(_held(desk, social, ULTIMA, planned_on, members[social]))
    for one in lives:
        if one.record.estado in HECHAS:
            _agree(desk, one)
    _the_plaza(desk, lives)
    return sorted(lives, key=lambda one: one.record.ocurrido_el)


def _of_2020(desk: Desk, members: Members) -> list[Invented]:
    """One plenary and one meeting of Protección Social; what was planned after 18 March was suspended."""
    planned_on = date(2020, 1, 2)
    by_name = {one.nombre: one for one in members if one.vigente(planned_on)}
    social = by_name["Protección Social"]
    lives = [
        _held(desk, None, PLENARIO_2020, planned_on, list(desk.instituciones.values())),
        _held(desk, social, SOCIAL_2020, planned_on, members[social]),
    ]
    for one in lives:
        _agree(desk, one)
    for place, subcomite in enumerate(by_name.values()):
        left = desk.enter(subcomite, workday(date(2020, 3, 23) + timedelta(days=place)), planned_on)
        desk.suspend(left, PANDEMIA, CausaSuspension.SANITARIA)
        lives.append(left)
    return lives


def _held(
    desk: Desk,
    subcomite: Subcomite | None,
    day: date,
    planned_on: date,
    institutions: list[Organizacion],
    modalidad: Modalidad = Modalidad.PRESENCIAL,
) -> Invented:
    one = desk.enter(subcomite, day, planned_on, modalidad)
    desk.call(one, institutions)
    desk.hold(one, day)
    return one


def _agree(desk: Desk, one: Invented) -> None:
    """What a meeting of those years agreed: all of it was kept, late or not, or dropped."""
    chance, day = desk.chance, one.record.ocurrido_el
    of_migrants = one.record.subcomite is not None and one.record.subcomite.nombre == "Migrantes"
    for _ in range(chance.choice([1, 1, 2])):
        tarea = (
            Tarea.CHARLA if of_migrants else chance.choice([task for task in Tarea if task != Tarea.PLAZA])
        )
        plazo = day + timedelta(days=chance.choice([15, 30, 45]))
        agreed = desk.agree(one, tarea, texts.ACUERDOS[tarea], plazo)
        if chance.random() < 0.2:
            desk.extend(agreed, plazo, plazo + timedelta(days=20))
        done = day_after(day, chance.randint(5, 60))
        if chance.random() < 0.08:
            desk.drop(agreed, max(done, plazo))
        else:
            desk.keep_word(agreed, max(done, plazo) if agreed.record.plazo > plazo else done)


def _the_plaza(desk: Desk, lives: list[Invented]) -> None:
    """The one the account tells of, agreed in the subcommittee of civil protection and held in the year."""
    name = "Protección Civil y Emergencias"
    held = [one for one in lives if one.record.estado in HECHAS]
    of_it = [one for one in held if one.record.subcomite and one.record.subcomite.nombre == name]
    first = min(of_it, key=lambda one: one.record.ocurrido_el)
    day = first.record.ocurrido_el
    agreed = desk.agree(first, Tarea.PLAZA, texts.PLAZA, day + timedelta(days=180))
    desk.keep_word(agreed, day_after(day, 150))


# --- these days -----------------------------------------------------------------------------------------------


def _these_days(desk: Desk, members: Members, today: date) -> list[Invented]:
    """Digital meetings, one by somebody else, one to be registered, the calendar that comes; agreements that wait."""
    planned_on = year_in_course(today, AT_LEAST)
    valid = [one for one in members if one.vigente(today)]
    settled = Period(planned_on, today - timedelta(days=SETTLED))
    before = [*_settled(desk, {one: members[one] for one in valid}, settled)]
    lives = [
        _held(
            desk,
            subcomite,
            workday(today - timedelta(days=50 - 9 * place)),
            planned_on,
            members[subcomite],
            Modalidad.DIGITAL,
        )
        for place, subcomite in enumerate(valid)
    ]
    for place, one in enumerate(lives):
        _leave(desk, one, place, today)
    by_another = desk.enter(valid[0], workday(today - timedelta(days=20)), planned_on)
    desk.held_by_another(by_another, by_another.record.ocurrido_el)
    late = desk.enter(None, today - timedelta(days=2), planned_on)
    coming = [
        desk.enter(subcomite, day_after(today, 7 + 10 * place), planned_on, Modalidad.DIGITAL)
        for place, subcomite in enumerate(valid)
    ]
    desk.suspend(coming[0], today - timedelta(days=5), CausaSuspension.CLIMA)
    desk.reschedule(coming[0], today - timedelta(days=4), day_after(today, 14))
    for one in (late, *coming):
        called = members[one.record.subcomite] if one.record.subcomite else []
        desk.call(one, called)
    return [*before, *lives, by_another, late, *coming]


def _settled(desk: Desk, members: Members, period: Period) -> Iterator[Invented]:
    """Each subcommittee once a month, now and then all together; what they agreed was kept or dropped since."""
    called: dict[Any, list[Any]] = {None: list(desk.instituciones.values()), **members}
    days = {subcomite: days_of(period, [place], MENSUAL) for place, subcomite in enumerate(called)}
    held = [
        (day, subcomite)
        for subcomite in called
        for month, day in enumerate(days[subcomite])
        if subcomite or month % 4 == 0
    ]
    for day, subcomite in sorted(held, key=lambda one: one[0]):
        modalidad = desk.chance.choice([Modalidad.PRESENCIAL, Modalidad.DIGITAL])
        one = _held(desk, subcomite, day, period.desde, called[subcomite], modalidad)
        _agree(desk, one)
        yield one


def _leave(desk: Desk, one: Invented, place: int, today: date) -> None:
    """An agreement as far as it has come by now: late, extended, soon due, or kept."""
    day = one.record.ocurrido_el
    match place:
        case 0:
            desk.agree(one, Tarea.INFORME, texts.ACUERDOS[Tarea.INFORME], today - timedelta(days=4))
        case 1:
            agreed = desk.agree(
                one, Tarea.OPERATIVO, texts.ACUERDOS[Tarea.OPERATIVO], day + timedelta(days=10)
            )
            desk.extend(agreed, day + timedelta(days=9), today + timedelta(days=12))
        case 2:
            desk.agree(one, Tarea.GESTION, texts.ACUERDOS[Tarea.GESTION], today + timedelta(days=3))
        case _:
            agreed = desk.agree(one, Tarea.CHARLA, texts.ACUERDOS[Tarea.CHARLA], day + timedelta(days=15))
            desk.keep_word(agreed, day_after(day, 5))


# --- at random ------------------------------------------------------------------------------------------------


def _any_subcommittees(desk: Desk, seed: int, chance: Random) -> list[Subcomite]:
    """Some valid all along, some that end or begin inside a year, and one that took up again under its name."""
    edges = [date(2018, 12, 31), date(2019, 1, 1), date(2019, 6, 30), date(2020, 3, 6)]
    found = []
    for place in range(chance.randrange(1, 5)):
        desde = chance.choice([date(2017, 1, 1), *edges])
        hasta = chance.choice([None, None, desde, desde + timedelta(days=chance.randrange(900))])
        found.append(desk.subcommittee(f"Azar {seed} {place}", desde, hasta))
        if hasta is not None and chance.random() < 0.5:
            again = hasta + timedelta(days=1 + chance.randrange(100))
            found.append(desk.subcommittee(f"Azar {seed} {place}", again, None))
    return found


def _any_agreement(desk: Desk, one: Invented, chance: Random) -> None:
    """An agreement kept, dropped, extended, forgotten or annulled, on any day from that of its meeting on."""
    day = one.record.ocurrido_el
    tarea = Tarea(chance.choice(Tarea.values))
    agreed = desk.agree(one, tarea, "Azar", day + timedelta(days=chance.randrange(90)))
    if chance.random() < 0.3:
        desk.extend(agreed, day, agreed.record.plazo + timedelta(days=1 + chance.randrange(90)))
    done = day + timedelta(days=chance.choice([0, 1, chance.randrange(300)]))
    match chance.choice(["cumplir", "cumplir", "dejar", "nada"]):
        case "cumplir":
            desk.keep_word(agreed, done)
        case "dejar":
            desk.drop(agreed, done)
    if chance.random() < 0.1:
        desk.annul(agreed, done)
