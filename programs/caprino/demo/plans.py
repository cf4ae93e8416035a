"""What will happen to each invented goatherd and in each round: first decided, then written by ``registry``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period, months_after
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import any_day, day_after, workday
from programs.caprino.models import VIGENCIA, CausaBaja, Localidad, MotivoDuplicado, TipoCarnet

RENOVADOS_2019 = 555
"""What the account says."""

DEL_REGISTRO_ANTIGUO, EN_LA_OFICINA, DUPLICADOS_2019 = 622, 24, 11
PRIMEROS = {2018: 38, 2019: 29, 2020: 12}
"""First cards by year; the account does not say them."""

RENOVACION = TipoCarnet.RENOVACION

VUELVE = 0.93
"""How many of those whose card expires come to the next round."""

STILL_LAPSED = 8
"""How many cards that expired nobody came to renew yet."""

VUELTA = date(2021, 1, 1)
"""Somebody who left after that came back."""

CARGA = date(2017, 1, 16)
"""When the old registry was typed."""


@dataclass
class Ronda:
    """A round: where, when, and what became of it."""

    localidad: Localidad
    dia: date
    planned_on: date | None
    estado: EstadoActividad = EstadoActividad.REALIZADA
    causa: CausaSuspension | None = None
    anulada: bool = False
    antes: date | None = None
    """When it was suspended before it got its day."""


@dataclass
class Tarjeta:
    """A card that will be issued."""

    dia: date
    tipo: TipoCarnet
    vence: date
    ronda: Ronda | None = None
    motivo: MotivoDuplicado | None = None
    anulada: bool = False
    typed_after: int = 0
    """Days from the one it was issued to the one it was typed."""


@dataclass
class Plan:
    """A goatherd, with their cards and the herds they declared, each in the order of its days."""

    ficha: Ficha
    localidad: Localidad
    inscrito: date
    typed_on: date
    carnet_anterior: str = ""
    tarjetas: list[Tarjeta] = field(default_factory=list)
    rebanos: dict[date, tuple[int, ...]] = field(default_factory=dict)
    baja: date | None = None
    causa: CausaBaja | None = None
    reincorporado: bool = False
    anulado: bool = False

    @property
    def standing(self) -> list[Tarjeta]:
        return [tarjeta for tarjeta in self.tarjetas if not tarjeta.anulada]


def of_the_province(
    fichas: Sequence[Ficha], localidades: Sequence[Localidad], today: date, chance: Random
) -> tuple[list[Plan], list[Ronda]]:
    """The registry from the day it was typed until today; in 2019 as many renew as the account says."""
    rondas = _rounds(localidades, today)
    of_paper, newcomers = fichas[:DEL_REGISTRO_ANTIGUO], iter(fichas[DEL_REGISTRO_ANTIGUO:])
    old = [_from_paper(ficha, place, localidades, chance) for place, ficha in enumerate(of_paper)]
    for plan in old:
        _at_round(plan, rondas[2017, plan.localidad.pk], chance)
    _in_2019(old, rondas, chance)
    plans = [*old, *_first_cards(newcomers, localidades, chance)]
    for year in range(2021, today.year + 1, 2):
        _next_round(plans, year, rondas, chance)
    left = (plan for plan in plans if plan.baja and VUELTA < plan.baja < today - timedelta(days=60))
    next(left).reincorporado = True
    for plan in plans:
        _until(plan, today)
    return plans, [*rondas.values(), *_suspended(localidades), *_of_these_days(localidades, today)]


def _in_2019(old: Sequence[Plan], rondas: dict[tuple[int, int], Ronda], chance: Random) -> None:
    """As many as the account says renew, most in the round of their locality; the rest leave, or come later."""
    coming = chance.sample(old, RENOVADOS_2019)
    for place, plan in enumerate(coming):
        if place < EN_LA_OFICINA:
            expired = plan.tarjetas[-1].vence
            day = day_after(expired, chance.randrange(5, 40))
            _issue(plan, min(day, date(2019, 12, 30)), RENOVACION, chance)
        else:
            _at_round(plan, rondas[2019, plan.localidad.pk], chance)
    for plan in chance.sample(coming, DUPLICADOS_2019):
        _duplicate(plan, chance)
    came = {id(plan) for plan in coming}
    absent = [plan for plan in old if id(plan) not in came]
    for plan in absent[:15]:
        _leave(plan, day_after(plan.tarjetas[-1].dia, chance.randrange(30, 700)), chance)
    for plan in absent[15:30]:
        _issue(plan, workday(date(2020, 1, 6) + timedelta(days=chance.randrange(180))), RENOVACION, chance)


def _first_cards(fichas: Iterator[Ficha], localidades: Sequence[Localidad], chance: Random) -> list[Plan]:
    """Those who came to be inscribed."""
    new = []
    for year, how_many in PRIMEROS.items():
        for _ in range(how_many):
            day = workday(date(year, 1, 7) + timedelta(days=chance.randrange(330)))
            plan = Plan(next(fichas), chance.choice(localidades), day, day)
            _issue(plan, day, TipoCarnet.PRIMERO, chance)
            new.append(plan)
    return new


def in_the_office(
    plans: Sequence[Plan],
    newcomers: Sequence[Ficha],
    localidades: Sequence[Localidad],
    period: Period,
    chance: Random,
) -> list[Plan]:
    """Those who came since a day: whose card had expired, who lost it, and who was inscribed, which are returned."""
    standing = [plan for plan in plans if not plan.baja]
    lapsed = [plan for plan in standing if plan.tarjetas[-1].vence < period.desde][STILL_LAPSED:]
    for plan, day in zip(lapsed, _every(12, period), strict=False):
        _issue(plan, day, RENOVACION, chance)
    holding = [plan for plan in standing if plan.tarjetas[-1].dia < period.desde <= plan.tarjetas[-1].vence]
    for plan, day in zip(chance.sample(holding, min(len(holding), 9)), _every(41, period), strict=False):
        motivo = MotivoDuplicado(chance.choice(MotivoDuplicado.values))
        last = plan.tarjetas[-1]
        if day <= last.vence:
            plan.tarjetas.append(Tarjeta(day, TipoCarnet.DUPLICADO, last.vence, motivo=motivo))
    new = []
    for ficha, day in zip(newcomers, _every(30, period), strict=False):
        plan = Plan(ficha, chance.choice(localidades), day, day)
        _issue(plan, day, TipoCarnet.PRIMERO, chance)
        new.append(plan)
    return new


def _every(days: int, period: Period) -> Iterator[date]:
    """A working day every so many."""
    for ahead in range(days // 2, period.days - 3, days):
        yield day_after(period.desde, ahead)


def _until(plan: Plan, today: date) -> None:
    """Nothing of what is planned for later has happened."""
    plan.tarjetas = [tarjeta for tarjeta in plan.tarjetas if tarjeta.dia <= today]
    plan.rebanos = {day: heads for day, heads in plan.rebanos.items() if day <= today}


def _rounds(localidades: Sequence[Localidad], today: date) -> dict[tuple[int, int], Ronda]:
    """A round in each locality every second year, until today."""
    found = {}
    for year in range(2017, today.year + 1, 2):
        for place, localidad in enumerate(localidades):
            day = workday(date(year, 3, 5) + timedelta(days=place * 190 // len(localidades)))
            if day < today:
                found[year, localidad.pk] = Ronda(localidad, day, date(year, 1, 10))
    return found


def _suspended(localidades: Sequence[Localidad]) -> list[Ronda]:
    """Those of the last quarter of 2019 that could not be held."""
    return [
        Ronda(
            localidades[place],
            date(2019, 11, 5 + 7 * place),
            date(2019, 9, 2),
            EstadoActividad.SUSPENDIDA,
            CausaSuspension.CONTINGENCIA,
        )
        for place in range(2)
    ]


def _of_these_days(localidades: Sequence[Localidad], today: date) -> list[Ronda]:
    """One today, one whose day passed without a word, and those to come."""
    days = (0, -9, 13, 20, 34, 48)
    return [
        Ronda(
            localidad,
            today if not ahead else day_after(today, ahead),
            today - timedelta(days=30),
            EstadoActividad.PROGRAMADA,
            antes=today - timedelta(days=4) if ahead == days[-1] else None,
        )
        for ahead, localidad in zip(days, localidades, strict=False)
    ]


def _from_paper(ficha: Ficha, place: int, localidades: Sequence[Localidad], chance: Random) -> Plan:
    """Somebody of the old registry, typed when the system began."""
    inscribed = date(1994, 3, 1) + timedelta(days=chance.randrange(8_000))
    return Plan(ficha, localidades[place % len(localidades)], inscribed, CARGA, f"A-{place + 1:04}")


def _next_round(
    plans: Sequence[Plan], year: int, rondas: dict[tuple[int, int], Ronda], chance: Random
) -> None:
    for plan in plans:
        ronda = rondas.get((year, plan.localidad.pk))
        last = plan.tarjetas[-1]
        if ronda is None or plan.baja or last.vence > date(year, 12, 31) or last.dia >= ronda.dia:
            continue
        if chance.random() < VUELVE:
            _at_round(plan, ronda, chance)
        elif chance.random() < 0.2:
            _leave(plan, day_after(ronda.dia, 20), chance)


def _at_round(plan: Plan, ronda: Ronda, chance: Random) -> None:
    _issue(plan, ronda.dia, RENOVACION, chance, ronda)


def _issue(plan: Plan, day: date, tipo: TipoCarnet, chance: Random, ronda: Ronda | None = None) -> None:
    plan.tarjetas.append(Tarjeta(day, tipo, months_after(day, VIGENCIA.inicial), ronda))
    if chance.random() < 0.85:
        plan.rebanos[day] = heads(chance)


def _duplicate(plan: Plan, chance: Random) -> None:
    last = plan.tarjetas[-1]
    day = min(day_after(last.dia, chance.randrange(5, 60)), date(2019, 12, 30))
    if day > last.dia:
        motivo = MotivoDuplicado(chance.choice(MotivoDuplicado.values))
        plan.tarjetas.append(Tarjeta(day, TipoCarnet.DUPLICADO, last.vence, motivo=motivo))


def _leave(plan: Plan, day: date, chance: Random) -> None:
    plan.baja, plan.causa = day, CausaBaja(chance.choice(CausaBaja.values))


def heads(chance: Random) -> tuple[int, ...]:
    """A herd, in the order of the categories: many goats, few males."""
    cabras = int(chance.triangular(5, 260, 45))
    return (
        cabras,
        chance.randint(0, cabras // 3),
        chance.randint(1, 2 + cabras // 40),
        chance.randint(0, cabras // 20),
        chance.randint(0, cabras),
    )


# --- at random ------------------------------------------------------------------------------------------------


def at_random(
    fichas: Sequence[Ficha], localidades: Sequence[Localidad], period: Period, chance: Random
) -> tuple[list[Plan], list[Ronda]]:
    """Goatherds and rounds fitted to nothing: late, annulled, left and come back, on any day of the period."""
    rondas = [_any_round(localidades, period, chance) for _ in range(len(fichas) // 3)]
    return [_anybody(ficha, localidades, rondas, period, chance) for ficha in fichas], rondas


def _any_round(localidades: Sequence[Localidad], period: Period, chance: Random) -> Ronda:
    day = any_day(period, chance)
    estado = EstadoActividad(chance.choice(EstadoActividad.values))
    causa = CausaSuspension(chance.choice(CausaSuspension.values))
    return Ronda(
        chance.choice(localidades),
        day,
        day - timedelta(days=chance.randrange(90)) if chance.random() < 0.8 else None,
        estado,
        causa if estado == EstadoActividad.SUSPENDIDA else None,
        chance.random() < 0.1,
    )


def _anybody(
    ficha: Ficha, localidades: Sequence[Localidad], rondas: Sequence[Ronda], period: Period, chance: Random
) -> Plan:
    inscribed = any_day(period, chance)
    plan = Plan(
        ficha,
        chance.choice(localidades),
        inscribed,
        inscribed + timedelta(days=chance.choice([0, 0, 3, 45])),
        carnet_anterior=chance.choice(["", "A-7"]),
    )
    if chance.random() < 0.08:
        plan.anulado = True
        return plan
    day = inscribed
    for _ in range(chance.choice([0, 1, 1, 2, 3, 4])):
        day += timedelta(days=chance.choice([1, 20, chance.randrange(30, 500)]))
        plan.tarjetas.append(_any_card(plan, day, rondas, chance))
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        plan.rebanos[inscribed + timedelta(days=chance.randrange(700))] = heads(chance)
    if chance.random() < 0.2:
        _leave(plan, day + timedelta(days=chance.randrange(200)), chance)
        plan.reincorporado = chance.random() < 0.3
    return plan


def _any_card(plan: Plan, day: date, rondas: Sequence[Ronda], chance: Random) -> Tarjeta:
    standing = plan.standing
    last = standing[-1] if standing else None
    ronda = chance.choice(rondas) if rondas and chance.random() < 0.6 else None
    late, annulled = chance.choice([0, 0, 1, 30]), chance.random() < 0.12
    if last is not None and last.vence > day and chance.random() < 0.25:
        motivo = MotivoDuplicado(chance.choice(MotivoDuplicado.values))
        return Tarjeta(day, TipoCarnet.DUPLICADO, last.vence, None, motivo, annulled, late)
    tipo = RENOVACION if last or plan.carnet_anterior else TipoCarnet.PRIMERO
    vence = months_after(day, chance.choice([6, 12, 24, 24]))
    return Tarjeta(day, tipo, vence, ronda, None, annulled, late)
