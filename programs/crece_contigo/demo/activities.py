"""The invented activities of the network, as they were planned, held or suspended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import BATCH, Life, noon, reschedule, workday, write_lives
from gobernacion.records.planning import SEMANAL, days_of
from gobernacion.territory.models import Comuna
from programs.crece_contigo.models import GENERAL, NOMBRE_DE, TEMAS, Actividad, Linea

VECES = {GENERAL: 5, Linea.COORDINACION: 4, Linea.CAPACITACION: 2, Linea.DIFUSION: 4}
"""How many times each kind was held in 2019; the account does not say."""

LUGARES = ("Salón inventado", "Biblioteca inventada", "Centro comunitario inventado")
ACUERDOS = ("Demostración: la red revisa los compromisos en un mes.", "")
MOTIVO = "Demostración: se explica aquí."


@dataclass(frozen=True)
class Staff:
    encargados: Sequence[User]
    jefatura: User
    tercero: Organizacion
    """Who holds an activity in the office's place."""


@dataclass(frozen=True)
class Plan:
    """What will happen to an activity."""

    tema: str
    dia: date
    planned_on: date | None
    estado: EstadoActividad = EstadoActividad.REALIZADA
    causa: CausaSuspension = CausaSuspension.CONTINGENCIA
    then: date | None = None
    """The day it was held or suspended, if not the one it was planned for."""
    annulled: bool = False


Lives = list[Life[Actividad]]


def of_2019(staff: Staff, comunas: Sequence[Comuna], chance: Random) -> Lives:
    """Every kind that the account names, some times each; two tables of November could not be held."""
    plans = []
    for ambito, temas in TEMAS.items():
        for place, tema in enumerate(temas):
            for time in range(VECES[ambito]):
                first = date(2019, 1, 15) + timedelta(days=(time * 330) // VECES[ambito] + place * 5)
                day = workday(first + timedelta(days=chance.randrange(9)))
                plans.append(Plan(tema, day, date(2019, 1, 3) if time else None))
    stopped = [
        Plan("mesas_de_trabajo", date(2019, 11, day), date(2019, 1, 3), EstadoActividad.SUSPENDIDA)
        for day in (6, 20)
    ]
    return _live([*plans, *stopped], staff, comunas, chance)


def of_2020(staff: Staff, comunas: Sequence[Comuna], chance: Random, until: date) -> Lives:
    """The first weeks of 2020; the account tells nothing of them."""
    temas = ("mesa_provincial", "sistema", "terreno", "mesas_comunes")
    days = [workday(date(2020, 1, 14) + timedelta(days=14 * place)) for place in range(len(temas))]
    plans = [Plan(tema, day, date(2020, 1, 3)) for tema, day in zip(temas, days, strict=True) if day <= until]
    return _live(plans, staff, comunas, chance)


OLDEST_RECENT = 50
"""How many days ago the last weeks, of which something waits, began."""


def of_these_days(staff: Staff, comunas: Sequence[Comuna], chance: Random, today: date) -> Lives:
    """Some held, one whose day passed without a word, and those to come."""
    temas = list(NOMBRE_DE)
    plans = []
    for place, ahead in enumerate((-40, -26, -12, -5, 4, 11, 25, 39, 60)):
        day = workday(today + timedelta(days=ahead))
        held = EstadoActividad.REALIZADA if ahead < -10 else EstadoActividad.PROGRAMADA
        plans.append(Plan(temas[place * 2 % len(temas)], day, today - timedelta(days=60), held))
    lives = _live(plans, staff, comunas, chance)
    coming, por = lives[-1], staff.encargados[0]
    day, causa = today - timedelta(days=3), CausaSuspension.CLIMA
    coming.write("Suspender", day, por, estado=EstadoActividad.SUSPENDIDA, causa=causa, suspendida_el=day)
    reschedule(coming, today, coming.record.ocurrido_el + timedelta(days=7), por)
    return lives


def of_the_year_in_course(staff: Staff, comunas: Sequence[Comuna], chance: Random, period: Period) -> Lives:
    """One a week, of each kind in turn; one in twelve could not be held."""
    plans = []
    for day, tema in zip(days_of(period, [2], SEMANAL), cycle(NOMBRE_DE), strict=False):
        stopped = chance.random() < 1 / 12
        estado = EstadoActividad.SUSPENDIDA if stopped else EstadoActividad.REALIZADA
        plans.append(Plan(tema, day + timedelta(days=chance.randrange(3)), period.desde, estado))
    return _live(plans, staff, comunas, chance)


def at_random(
    how_many: int, period: Period, staff: Staff, comunas: Sequence[Comuna], chance: Random
) -> Lives:
    """Activities of any kind in every state: late, moved, suspended, annulled."""
    plans = []
    for _ in range(how_many):
        day = period.desde + timedelta(days=chance.randrange(period.days))
        plans.append(
            Plan(
                chance.choice(list(NOMBRE_DE)),
                day,
                day - timedelta(days=chance.randrange(80)) if chance.random() < 0.75 else None,
                EstadoActividad(chance.choice(EstadoActividad.values)),
                CausaSuspension(chance.choice(CausaSuspension.values)),
                day + timedelta(days=chance.choice([0, 0, 0, chance.randrange(100)])),
                chance.random() < 0.1,
            )
        )
    return _live(plans, staff, comunas, chance)


def keep(lives: Lives, institutions: Sequence[Organizacion], chance: Random) -> None:
    """Write them with every version they had and the institutions that came."""
    write_lives(lives)
    came = Actividad.instituciones.through
    came._default_manager.bulk_create(
        [
            came(actividad_id=life.record.pk, organizacion_id=one.pk)
            for life in lives
            if life.record.estado == EstadoActividad.REALIZADA
            for one in chance.sample(institutions, chance.randint(0, len(institutions) - 1))
        ],
        batch_size=BATCH,
    )


def _live(plans: Iterable[Plan], staff: Staff, comunas: Sequence[Comuna], chance: Random) -> Lives:
    return [_one(plan, staff, comunas, chance) for plan in sorted(plans, key=lambda plan: plan.dia)]


def _one(plan: Plan, staff: Staff, comunas: Sequence[Comuna], chance: Random) -> Life[Actividad]:
    por = chance.choice(staff.encargados)
    typed = plan.planned_on or workday(plan.dia + timedelta(days=1))
    life = Life(
        Actividad(
            tema=plan.tema,
            ocurrido_el=plan.dia,
            programada_el=plan.dia if plan.planned_on else None,
            registrado_el=noon(typed),
            registrado_por=por,
            comuna=chance.choice(comunas),
            lugar=chance.choice(LUGARES),
        )
    )
    life.record.clean()
    life.write("Registrar", typed, por)
    day = plan.then or plan.dia
    after = max(typed, workday(day + timedelta(days=1)))
    held = {"ocurrido_el": day, "asistentes": chance.randint(8, 60), "acuerdos": chance.choice(ACUERDOS)}
    match plan.estado:
        case EstadoActividad.REALIZADA:
            life.write("Registrar realización", after, por, estado=plan.estado, **held)
        case EstadoActividad.TERCERO:
            label = "Registrar realización por tercero"
            life.write(label, after, por, estado=plan.estado, realizada_por=staff.tercero, **held)
        case EstadoActividad.SUSPENDIDA:
            stopped = {"causa": plan.causa, "suspendida_el": day}
            motivo = MOTIVO if plan.causa == CausaSuspension.OTRA else ""
            life.write("Suspender", day, por, estado=plan.estado, motivo=motivo, **stopped)
    if plan.annulled:
        life.write(
            "Anular",
            after,
            staff.jefatura,
            anulado_el=after,
            anulado_por=staff.jefatura,
            motivo_anulacion="Demostración: se registró dos veces.",
        )
    return life
