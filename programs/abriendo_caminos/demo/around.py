"""The invented work around the families: workshops, and the money of each call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random

from gobernacion.access.models import User
from gobernacion.lib.clp import Pesos
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import Life, noon, workday, write_lives, write_unnumbered
from gobernacion.territory.models import Comuna
from programs.abriendo_caminos.demo import texts
from programs.abriendo_caminos.demo.families import Staff
from programs.abriendo_caminos.models import (
    Asistencia,
    Convocatoria,
    EstadoGasto,
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


def workshops(
    temas: Sequence[Tema], first: date, familias: Sequence[Familia], staff: Staff, chance: Random
) -> None:
    """Each topic once, every three weeks; one suspended, of a topic that was given later."""
    [por, *_] = staff.encargados
    comuna = familias[0].comuna
    members = list(Integrante.objects.filter(familia__in=familias, rol__in=ASISTE.values()).order_by("pk"))
    lives, attending = [], []
    for place, tema in enumerate(temas):
        day = workday(first + timedelta(days=21 * place))
        came = sorted(
            chance.sample([one for one in members if one.rol == ASISTE[tema.publico]], 20),
            key=lambda one: one.pk,
        )
        life = _planned(tema, day, comuna, por, chance)
        life.write("Registrar realización", day, por, estado=EstadoActividad.REALIZADA, asistentes=len(came))
        lives.append(life)
        attending.append(came)
    suspended = _planned(temas[0], workday(first - timedelta(days=14)), comuna, por, chance)
    suspended.write(
        "Suspender",
        suspended.record.ocurrido_el,
        por,
        estado=EstadoActividad.SUSPENDIDA,
        causa=CausaSuspension.CONVOCATORIA,
        suspendida_el=suspended.record.ocurrido_el,
    )
    write_lives([*lives, suspended])
    _attend(lives, attending)


def workshops_lately(
    temas: Sequence[Tema],
    first: date,
    today: date,
    familias: Sequence[Familia],
    staff: Staff,
    chance: Random,
) -> None:
    """One a month for those who care, about each of their topics in turn; the next one is planned."""
    [por, *_] = staff.encargados
    of_theirs = cycle(tema for tema in temas if tema.publico == Publico.CUIDADORAS)
    members = list(Integrante.objects.filter(familia__in=familias, rol=ASISTE[Publico.CUIDADORAS]))
    lives, attending = [], []
    for ahead, tema in zip(range(0, (today - first).days, 30), of_theirs, strict=False):
        if (day := workday(first + timedelta(days=ahead))) < today:
            life = _planned(tema, day, familias[0].comuna, por, chance)
            came = chance.sample(members, chance.randint(len(members) // 2, len(members)))
            held = {"estado": EstadoActividad.REALIZADA, "asistentes": len(came)}
            life.write("Registrar realización", day, por, **held)
            lives.append(life)
            attending.append(came)
    coming = _planned(next(of_theirs), workday(today + timedelta(days=12)), familias[0].comuna, por, chance)
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


def _planned(tema: Tema, day: date, comuna: Comuna, por: User, chance: Random) -> Life[Taller]:
    typed = day - timedelta(days=20)
    taller = Taller(
        tema=tema,
        ocurrido_el=day,
        programada_el=day,
        comuna=comuna,
        lugar=chance.choice(texts.LUGARES),
        registrado_el=noon(typed),
        registrado_por=por,
    )
    life = Life(taller)
    life.write("Registrar", typed, por)
    return life


def spend(
    convocatoria: Convocatoria, year: int, total: int, months: range, staff: Staff, chance: Random
) -> None:
    """What a call spent in a year, one approved expense a month."""
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
        por = chance.choice(staff.encargados)
        life = Life(_expense(presupuesto, day, amount, por, chance.choice(texts.CONCEPTOS)))
        life.write("Registrar", day, por)
        life.write(
            "Visar", day, staff.jefatura, estado=EstadoGasto.VISADO, visado_por=staff.jefatura, visado_el=day
        )
        lives.append(life)
    write_lives(lives)


def _expense(presupuesto: Presupuesto, day: date, amount: int, por: User, concepto: str) -> Gasto:
    return Gasto(
        presupuesto=presupuesto,
        concepto=concepto,
        documento=f"E-{day:%y%m}",
        monto=Pesos(amount),
        ocurrido_el=day,
        registrado_el=noon(day),
        registrado_por=por,
    )


def spend_lately(convocatoria: Convocatoria, first: date, today: date, staff: Staff) -> None:
    """One approved expense a month since that day, and some of these days that wait to be approved."""
    por, jefatura = staff.encargados[0], staff.jefatura
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
            life = Life(_expense(presupuesto, day, EXPENSE, por, texts.CONCEPTOS[0]))
            life.write("Registrar", day, por)
            if day in of_year:
                signed = {"visado_por": jefatura, "visado_el": day}
                life.write("Visar", day, jefatura, estado=EstadoGasto.VISADO, **signed)
            lives.append(life)
        write_lives(lives)
