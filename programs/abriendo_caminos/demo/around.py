"""The invented work around the families: workshops, and the money of each call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle

from gobernacion.access.models import User
from gobernacion.lib.clp import Pesos
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.demo import Desk, Life, day_after, workday, write_lives, write_unnumbered
from gobernacion.territory.models import Comuna
from programs.abriendo_caminos.demo import texts
from programs.abriendo_caminos.models import (
    Asistencia,
    Convocatoria,
    Familia,
    Gasto,
    Integrante,
    Presupuesto,
    Publico,
    Taller,
    Tema,
)
from programs.abriendo_caminos.models.taller import ASISTE

EXPENSE = 450_000
"""What a month of the year in course costs."""


def workshops(temas: Sequence[Tema], first: date, familias: Sequence[Familia], desk: Desk) -> None:
    """Each topic once, every three weeks; one suspended, of a topic that was given later."""
    chance = desk.chance
    [por, *_] = desk.encargados
    comuna = familias[0].comuna
    members = list(Integrante.objects.filter(familia__in=familias, rol__in=ASISTE.values()).order_by("pk"))
    lives, attending = [], []
    for place, tema in enumerate(temas):
        day = day_after(first, 21 * place)
        came = sorted(
            chance.sample([one for one in members if one.rol == ASISTE[tema.publico]], 20),
            key=lambda one: one.pk,
        )
        life = _planned(tema, day, comuna, desk)
        life.take("realizar", day, por, asistentes=len(came))
        lives.append(life)
        attending.append(came)
    suspended = _planned(temas[0], day_after(first, -14), comuna, desk)
    desk.suspend(suspended, suspended.record.ocurrido_el, CausaSuspension.CONVOCATORIA, por)
    write_lives([*lives, suspended])
    _attend(lives, attending)


def workshops_lately(
    temas: Sequence[Tema],
    first: date,
    today: date,
    familias: Sequence[Familia],
    desk: Desk,
) -> None:
    """One a month for those who care, about each of their topics in turn; the next one is planned."""
    chance = desk.chance
    [por, *_] = desk.encargados
    of_theirs = cycle(tema for tema in temas if tema.publico == Publico.CUIDADORAS)
    members = list(Integrante.objects.filter(familia__in=familias, rol=ASISTE[Publico.CUIDADORAS]))
    lives, attending = [], []
    for ahead, tema in zip(range(0, (today - first).days, 30), of_theirs, strict=False):
        if (day := day_after(first, ahead)) < today:
            life = _planned(tema, day, familias[0].comuna, desk)
            came = chance.sample(members, chance.randint(len(members) // 2, len(members)))
            life.take("realizar", day, por, asistentes=len(came))
            lives.append(life)
            attending.append(came)
    coming = _planned(next(of_theirs), day_after(today, 12), familias[0].comuna, desk)
    write_lives([*lives, coming])
    _attend(lives, attending)


def _attend(lives: Sequence[Life[Taller]], attending: Sequence[Sequence[Integrante]]) -> None:
    write_unnumbered(
        [
            Asistencia(taller=life.record, integrante=one)
            for life, came in zip(lives, attending, strict=True)
            for one in came
        ]
    )


def _planned(tema: Tema, day: date, comuna: Comuna, desk: Desk) -> Life[Taller]:
    lugar = desk.chance.choice(texts.LUGARES)
    taller = Taller(tema=tema, ocurrido_el=day, programada_el=day, comuna=comuna, lugar=lugar)
    return Life(taller).enter(day - timedelta(days=20), desk.encargados[0])


def spend(convocatoria: Convocatoria, year: int, total: int, months: range, desk: Desk) -> None:
    """What a call spent in a year, one approved expense a month."""
    chance = desk.chance
    presupuesto = Presupuesto.objects.create(
        convocatoria=convocatoria,
        year=year,
        asignado=Pesos(-(-total // 1_000_000) * 1_000_000),
        ejecutado=Pesos(total),
        fuente=f"Convenio {convocatoria.nombre}",
    )
    each = total // len(months) // 1_000 * 1_000
    lives = []
    for month in months:
        day = workday(date(year, month, 20))
        amount = each if month != months[-1] else total - each * (len(months) - 1)
        por = desk.someone()
        life = _expense(presupuesto, day, amount, por, chance.choice(texts.CONCEPTOS))
        life.take("visar", day, desk.jefatura)
        lives.append(life)
    write_lives(lives)


def _expense(presupuesto: Presupuesto, day: date, amount: int, por: User, concepto: str) -> Life[Gasto]:
    gasto = Gasto(
        presupuesto=presupuesto,
        concepto=concepto,
        documento=f"E-{day:%y%m}",
        monto=Pesos(amount),
        ocurrido_el=day,
    )
    return Life(gasto).enter(day, por)


def spend_lately(convocatoria: Convocatoria, first: date, today: date, desk: Desk) -> None:
    """One approved expense a month since that day, and some of these days that wait to be approved."""
    por = desk.encargados[0]
    waiting = [today - timedelta(days=ago) for ago in (9, 5, 2)]
    months = [month.last_day for month in Period(first, today).months() if month.last_day < waiting[0]]
    for year in range(first.year, today.year + 1):
        of_year = [day for day in months if day.year == year]
        presupuesto = Presupuesto.objects.create(
            convocatoria=convocatoria,
            year=year,
            asignado=Pesos(30_000_000),
            ejecutado=Pesos(EXPENSE * len(of_year)),
            fuente=f"Convenio {convocatoria.nombre}",
        )
        lives = []
        for day in (*of_year, *(day for day in waiting if day.year == year)):
            life = _expense(presupuesto, day, EXPENSE, por, texts.CONCEPTOS[0])
            if day in of_year:
                life.take("visar", day, desk.jefatura)
            lives.append(life)
        write_lives(lives)
