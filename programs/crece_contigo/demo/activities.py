"""The invented activities of the network, as they were planned, held or suspended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from gobernacion.directory.models import ClaseOrganizacion
from gobernacion.lib.periods import Period
from gobernacion.records import demo
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import BATCH, Life, any_day, day_after, reschedule, workday, write_lives
from gobernacion.records.planning import SEMANAL, days_of
from programs.crece_contigo.models import GENERAL, NOMBRE_DE, TEMAS, Actividad, Linea

VECES = {GENERAL: 5, Linea.COORDINACION: 4, Linea.CAPACITACION: 2, Linea.DIFUSION: 4}
"""How many times each kind was held in 2019; the account does not say."""

AREA = "crece_contigo"
INSTITUCIONES = {
    "Servicio de salud inventado": ClaseOrganizacion.SERVICIO_PUBLICO,
    "Oficina de protección de derechos inventada": ClaseOrganizacion.SERVICIO_PUBLICO,
    "Municipalidad inventada": ClaseOrganizacion.MUNICIPALIDAD,
    "Jardín infantil inventado": ClaseOrganizacion.ESTABLECIMIENTO,
    "Centro de salud familiar inventado": ClaseOrganizacion.ESTABLECIMIENTO,
    "Fundación de infancia inventada": ClaseOrganizacion.FUNDACION,
}
PROVEEDORES = dict.fromkeys(
    ("Imprenta inventada", "Banquetería inventada", "Librería inventada", "Transportes inventados"),
    ClaseOrganizacion.EMPRESA,
)
LUGARES = ("Salón inventado", "Biblioteca inventada", "Centro comunitario inventado")
ACUERDOS = ("Demostración: la red revisa los compromisos en un mes.", "")


class Desk(demo.Desk):
    """Who types and who approves, with the institutions of the network."""

    def __init__(self, *what: object) -> None:
        super().__init__(AREA, *what)
        self.instituciones = list(self.organisations(INSTITUCIONES).values())
        self.proveedores = list(self.organisations(PROVEEDORES).values())


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


def of_2019(desk: Desk) -> Lives:
    """Every kind that the account names, some times each; two tables of November could not be held."""
    plans = []
    for ambito, temas in TEMAS.items():
        for place, tema in enumerate(temas):
            for time in range(VECES[ambito]):
                first = date(2019, 1, 15) + timedelta(days=(time * 330) // VECES[ambito] + place * 5)
                day = workday(first + timedelta(days=desk.chance.randrange(9)))
                plans.append(Plan(tema, day, date(2019, 1, 3) if time else None))
    stopped = [
        Plan("mesas_de_trabajo", date(2019, 11, day), date(2019, 1, 3), EstadoActividad.SUSPENDIDA)
        for day in (6, 20)
    ]
    return _live([*plans, *stopped], desk)


def of_2020(desk: Desk, until: date) -> Lives:
    """The first weeks of 2020; the account tells nothing of them."""
    temas = ("mesa_provincial", "sistema", "terreno", "mesas_comunes")
    days = [workday(date(2020, 1, 14) + timedelta(days=14 * place)) for place in range(len(temas))]
    plans = [Plan(tema, day, date(2020, 1, 3)) for tema, day in zip(temas, days, strict=True) if day <= until]
    return _live(plans, desk)


OLDEST_RECENT = 50
"""How many days ago the last weeks, of which something waits, began."""


def of_these_days(desk: Desk, today: date) -> Lives:
    """Some held, one whose day passed without a word, and those to come."""
    temas = list(NOMBRE_DE)
    plans = []
    for place, ahead in enumerate((-40, -26, -12, -5, 4, 11, 25, 39, 60)):
        day = workday(today + timedelta(days=ahead))
        held = EstadoActividad.REALIZADA if ahead < -10 else EstadoActividad.PROGRAMADA
        plans.append(Plan(temas[place * 2 % len(temas)], day, today - timedelta(days=60), held))
    lives = _live(plans, desk)
    coming, por = lives[-1], desk.encargados[0]
    desk.suspend(coming, today - timedelta(days=3), CausaSuspension.CLIMA, por)
    reschedule(coming, today, coming.record.ocurrido_el + timedelta(days=7), por)
    return lives


def of_the_year_in_course(desk: Desk, period: Period) -> Lives:
    """One a week, of each kind in turn; one in twelve could not be held."""
    plans = []
    for day, tema in zip(days_of(period, [2], SEMANAL), cycle(NOMBRE_DE), strict=False):
        stopped = desk.chance.random() < 1 / 12
        estado = EstadoActividad.SUSPENDIDA if stopped else EstadoActividad.REALIZADA
        plans.append(Plan(tema, day + timedelta(days=desk.chance.randrange(3)), period.desde, estado))
    return _live(plans, desk)


def at_random(how_many: int, period: Period, desk: Desk) -> Lives:
    """Activities of any kind in every state: late, moved, suspended, annulled."""
    plans, chance = [], desk.chance
    for _ in range(how_many):
        day = any_day(period, chance)
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
    return _live(plans, desk)


def keep(lives: Lives, desk: Desk) -> None:
    """Write them with every version they had and the institutions that came."""
    write_lives(lives)
    came = Actividad.instituciones.through
    came._default_manager.bulk_create(
        [
            came(actividad_id=life.record.pk, organizacion_id=one.pk)
            for life in lives
            if life.record.estado == EstadoActividad.REALIZADA
            for one in desk.chance.sample(
                desk.instituciones, desk.chance.randint(0, len(desk.instituciones) - 1)
            )
        ],
        batch_size=BATCH,
    )


def _live(plans: Iterable[Plan], desk: Desk) -> Lives:
    return [_one(plan, desk) for plan in sorted(plans, key=lambda plan: plan.dia)]


def _one(plan: Plan, desk: Desk) -> Life[Actividad]:
    por, chance = desk.someone(), desk.chance
    typed = plan.planned_on or day_after(plan.dia)
    actividad = Actividad(
        tema=plan.tema,
        ocurrido_el=plan.dia,
        programada_el=plan.dia if plan.planned_on else None,
        comuna=chance.choice(desk.comunas),
        lugar=chance.choice(LUGARES),
    )
    actividad.clean()
    life = Life(actividad).enter(typed, por)
    day = plan.then or plan.dia
    after = max(typed, day_after(day))
    held = {"ocurrido_el": day, "asistentes": chance.randint(8, 60), "acuerdos": chance.choice(ACUERDOS)}
    match plan.estado:
        case EstadoActividad.REALIZADA:
            life.take("realizar", after, por, **held)
        case EstadoActividad.TERCERO:
            life.take("registrar_tercero", after, por, realizada_por=desk.instituciones[0], **held)
        case EstadoActividad.SUSPENDIDA:
            desk.suspend(life, day, plan.causa, por)
    if plan.annulled:
        desk.annul(life, after)
    return life
