"""An invented Gobierno en Terreno that measures what the account of 2019 says of it.

The account gives 15 plazas and 30 dialogues for 2019, and 3 of 12 and 10 of 37 to the first week of March 2020; it
names three plazas and says that dialogues for migrants stood out. **Everything else is invented**: on which day and in
which comuna each was, which services came and how many people they attended, what was asked and how it was answered,
that what was left of 2019 was suspended in October and what was left of 2020 on 18 March.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.indicators.models import EstadoMeta, MetaAnual
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, CausaSuspension
from gobernacion.records.demo import any_day, chance_of, day_after, spread, workday, year_in_course
from programs.gobierno_en_terreno.demo import texts
from programs.gobierno_en_terreno.demo.desk import AREA, Desk, Invented, Plan
from programs.gobierno_en_terreno.models import Jornada, Publico, Tema, Tipo

ACCOUNTS = (
    ("terreno", "Teresa Terreno (demostración)", Rol.ENCARGADO, AREA),
    ("terreno2", "Tomás Terreno (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

METAS_2020 = {"GT-001": 12, "GT-002": 37}
DICE = "Cuenta pública 2019, capítulo 2: 12 plazas y 37 diálogos programados para 2020."
SIGUEN = "Demostración: las mismas metas de 2020."

PLAZAS_2019, DIALOGOS_2019 = 15, 30
PLAZAS_2020, DIALOGOS_2020 = 3, 10
"""What the account says was held: in 2019, and in 2020 to the first week of March."""

ESTALLIDO, PANDEMIA = date(2019, 10, 21), date(2020, 3, 18)
"""When the plan of each year stopped, as invented here."""

AT_LEAST, ANSWERED = 90, 85
"""How many days of the year in course are told at least, and after how many whatever was asked is answered."""

NEIGHBOURS = 90


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Jornada.objects.exists():
        return
    today, desk = timezone.localdate(), Desk("demostración", people=NEIGHBOURS)
    for year, fuente in {today.year: SIGUEN, 2020: DICE}.items():
        for codigo, meta in METAS_2020.items():
            told = {"valor": meta, "fuente": fuente}
            MetaAnual.objects.get_or_create(codigo=codigo, year=year, defaults=told)
    held = [*_live(desk, _held_in_2019(), date(2019, 1, 2)), *_live(desk, _held_in_2020(), date(2020, 1, 2))]
    for one in held:
        _ask(desk, one)
    stopped = [
        *_stop(desk, _left_of_2019(), date(2019, 1, 2), ESTALLIDO, CausaSuspension.CONTINGENCIA),
        *_stop(desk, _left_of_2020(), date(2020, 1, 2), PANDEMIA, CausaSuspension.SANITARIA),
    ]
    desk.keep([*held, *stopped, *_these_days(desk, today)])
    desk.scan(next(one for one in held if one.demandas))


def randomised(seed: int, n: int) -> None:
    """Write ``n`` jornadas drawn over three years and fitted to nothing, with what was asked in them."""
    desk, period = Desk("azar", seed), Period(date(2018, 1, 1), date(2021, 1, 1))
    chance = desk.chance
    _targets(desk, seed, chance_of(AREA, "metas", seed))
    lives = []
    for place in range(n):
        planned = any_day(period, chance)
        plan = Plan(
            Tipo(chance.choice(Tipo.values)),
            planned,
            publico=Publico(chance.choice(Publico.values)),
            tema=Tema(chance.choice(Tema.values)),
            fuera_de_plan=chance.random() < 0.2,
        )
        one = desk.enter(plan, planned - timedelta(days=chance.randrange(60)), chance.choice(desk.comunas))
        desk.call(one, chance.randrange(5))
        then = planned + timedelta(days=chance.choice([0, 0, 0, chance.randrange(120)]))
        match ("realizar", "tercero", "suspender", "nada", "realizar")[place % 5]:
            case "realizar":
                desk.hold(one, then)
            case "tercero":
                desk.held_by_another(one, then)
            case "suspender":
                desk.suspend(one, then, CausaSuspension(chance.choice(CausaSuspension.values)))
        if one.record.estado in HECHAS:
            desk.attend(one)
            if chance.random() < 0.3:
                one.record.asistentes = one.versions[-1].asistentes = None
            for _ in range(chance.choice([0, 1, 2, 4])):
                _any_life(desk, one, chance)
        if chance.random() < 0.1:
            desk.annul(one, then)
        lives.append(one)
    desk.keep(lives)


# --- what the account says ------------------------------------------------------------------------------------


def _held_in_2019() -> list[Plan]:
    """The 15 plazas and 30 dialogues, all before October; three were not in the plan."""
    plazas = [
        Plan(Tipo.PLAZA, day, *texts.PLAZAS_2019.get(place, ("", Publico.GENERAL, Tema.TRAMITES)))
        for place, day in enumerate(spread(date(2019, 1, 16), date(2019, 9, 27), PLAZAS_2019))
    ]
    dialogos = _dialogues(spread(date(2019, 1, 8), date(2019, 9, 30), DIALOGOS_2019))
    return [*plazas, *(replace(one, fuera_de_plan=place % 10 == 9) for place, one in enumerate(dialogos))]


def _left_of_2019() -> list[Plan]:
    plazas = spread(date(2019, 10, 24), date(2019, 12, 12), 3)
    return _bare(plazas, spread(date(2019, 10, 23), date(2019, 12, 18), 5))


def _held_in_2020() -> list[Plan]:
    plazas = spread(date(2020, 1, 15), date(2020, 3, 4), PLAZAS_2020)
    return [*_bare(plazas), *_dialogues(spread(date(2020, 1, 7), date(2020, 3, 5), DIALOGOS_2020))]


def _left_of_2020() -> list[Plan]:
    """The rest of the 12 and the 37 that were planned."""
    plazas, dialogos = METAS_2020["GT-001"] - PLAZAS_2020, METAS_2020["GT-002"] - DIALOGOS_2020
    return _bare(
        spread(date(2020, 3, 25), date(2020, 12, 16), plazas),
        spread(date(2020, 3, 19), date(2020, 12, 22), dialogos),
    )


def _bare(plazas: Iterable[date], dialogos: Iterable[date] = ()) -> list[Plan]:
    """Plans of which nothing but the day is said."""
    return [*(Plan(Tipo.PLAZA, day) for day in plazas), *(Plan(Tipo.DIALOGO, day) for day in dialogos)]


def _dialogues(days: Iterable[date]) -> list[Plan]:
    """A dialogue each day, about each thing in turn."""
    return [
        Plan(Tipo.DIALOGO, day, *said) for day, said in zip(days, cycle(texts.DIALOGOS_2019), strict=False)
    ]


def _live(desk: Desk, plans: Iterable[Plan], planned_on: date) -> list[Invented]:
    lives = []
    for plan in sorted(plans, key=lambda one: (one.dia, one.tipo)):
        one = desk.enter(plan, planned_on)
        desk.call(one, desk.chance.randint(8, 14) if plan.tipo == Tipo.PLAZA else desk.chance.randint(1, 3))
        desk.hold(one, plan.dia)
        desk.attend(one)
        lives.append(one)
    return lives


def _stop(
    desk: Desk, plans: Iterable[Plan], planned_on: date, day: date, causa: CausaSuspension
) -> list[Invented]:
    lives = [desk.enter(plan, planned_on) for plan in sorted(plans, key=lambda one: (one.dia, one.tipo))]
    for one in lives:
        desk.suspend(one, day, causa)
    return lives


def _ask(desk: Desk, one: Invented) -> None:
    """What was asked in a jornada of those years: all of it was answered some day."""
    chance = desk.chance
    for _ in range(chance.choice([0, 1, 1, 2, 3] if one.record.tipo == Tipo.DIALOGO else [0, 0, 1])):
        asked = desk.ask(one, Tema(chance.choice(Tema.values)))
        day = day_after(one.record.ocurrido_el, chance.randint(1, 6))
        if chance.random() < 0.7:
            desk.refer(asked, day)
            desk.follow(asked, day_after(day, chance.randint(2, 9)))
        desk.close(asked, day_after(day, chance.randint(4, 70)), solved=chance.random() >= 0.15)


# --- these days -----------------------------------------------------------------------------------------------


def _these_days(desk: Desk, today: date) -> list[Invented]:
    """Some held, one by somebody else, one late to be registered, the plan that comes, and demands in every state."""
    planned_on = year_in_course(today, AT_LEAST)
    before = _since(desk, planned_on, today)
    lately = spread(today - timedelta(days=60), today - timedelta(days=12), 5)
    lives = _live(desk, [Plan(Tipo.DIALOGO, day, *texts.DIALOGOS_2019[4]) for day in lately], planned_on)
    for one, how_far in zip(lives, ("cerrada", "derivada", "vencida", "pendiente", "pendiente"), strict=True):
        _leave(desk, one, how_far, today)
    another = desk.enter(Plan(Tipo.PLAZA, workday(today - timedelta(days=30))), planned_on)
    desk.held_by_another(another, another.record.ocurrido_el)
    late = desk.enter(Plan(Tipo.PLAZA, today - timedelta(days=3)), planned_on)
    ahead = spread(today + timedelta(days=5), today + timedelta(days=80), 8)
    coming = [
        desk.enter(Plan(Tipo.DIALOGO if place % 3 else Tipo.PLAZA, day), planned_on)
        for place, day in enumerate(ahead)
    ]
    desk.suspend(coming[0], today - timedelta(days=5), CausaSuspension.CLIMA)
    desk.reschedule(coming[0], today - timedelta(days=4), ahead[0] + timedelta(days=7))
    for one in (late, *coming):
        desk.call(one, 4)
    return [*before, *lives, another, late, *coming]


def _since(desk: Desk, first: date, today: date) -> list[Invented]:
    """What was held since that day at the pace of the targets; what was asked there long ago was answered."""
    last = today - timedelta(days=62)
    plazas, dialogos = (
        spread(first, last, round(meta * (last - first).days / 365)) for meta in METAS_2020.values()
    )
    plans = [*_bare(plazas), *_dialogues(dialogos)]
    held = _live(desk, plans, first)
    for one in held:
        if (today - one.record.ocurrido_el).days > ANSWERED:
            _ask(desk, one)
    return held


def _leave(desk: Desk, jornada: Invented, how_far: str, today: date) -> None:
    """Ask something, and take it as far as it has come by now."""
    terms = {"derivada": 5, "vencida": -2, "pendiente": 20}
    plazo = today + timedelta(days=terms[how_far]) if how_far in terms else None
    asked = desk.ask(jornada, Tema.SERVICIOS, plazo)
    day = day_after(asked.record.ocurrido_el, 2)
    if how_far == "cerrada":
        desk.close(asked, day)
    elif how_far != "pendiente":
        desk.refer(asked, day)
    if how_far == "vencida":
        desk.close(asked, day_after(day, 2))
        desk.reopen(asked, day_after(day, 4))


# --- at random ------------------------------------------------------------------------------------------------


def _targets(desk: Desk, seed: int, chance: Random) -> None:
    """Targets of these years; of some populations one asks for nothing, waits for approval or is missing."""
    odd = (chance.choice(list(METAS_2020)), chance.choice((2018, 2019, 2020)))
    for year in range(2017, 2022):
        for codigo in METAS_2020:
            told: dict[str, Any] = {"valor": chance.randint(3, 60)}
            if (codigo, year) == odd:
                match seed % 4:
                    case 0:
                        continue
                    case 2:
                        told["valor"] = 0
                    case 3:
                        told |= {"estado": EstadoMeta.PROPUESTA, "propuesta_por": desk.encargados[0]}
            MetaAnual.objects.get_or_create(codigo=codigo, year=year, defaults=told)


def _any_life(desk: Desk, one: Invented, chance: Random) -> None:
    """A demand closed, sent to somebody, forgotten or annulled, on any day from that of its jornada on."""
    asked = desk.ask(one, Tema(chance.choice(Tema.values)))
    plazo = one.record.ocurrido_el + timedelta(days=chance.randrange(90))
    asked.record.plazo = asked.versions[-1].plazo = plazo
    day = one.record.ocurrido_el + timedelta(days=chance.choice([0, 1, chance.randrange(200)]))
    if chance.random() < 0.5:
        desk.refer(asked, day)
        day += timedelta(days=chance.choice([0, chance.randrange(100)]))
    match chance.choice(["responder", "responder", "cerrar", "nada"]):
        case "responder" | "cerrar" as how:
            desk.close(asked, day, solved=how == "responder")
    if chance.random() < 0.1:
        desk.annul(asked, day)
