"""An invented year of public security, beside what the account of 2019 says in words.

The account gives the targets and says that they were met or exceeded, never how many activities there were: **every
executed number here is invented**, and places and neighbours say so («inventada»). What it does say holds: from October
to December the office did nothing, Carabineros did the inspections of nightclubs and fairs in its place, and rounds,
meetings and vehicle checks reached their targets because until September there had been more than planned.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.indicators.models import MetaAnual
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import BATCH, Life, holders, noon, workday, write_lives, write_unnumbered
from gobernacion.records.planning import MENSUAL, QUINCENAL, SEMANAL, days_of
from gobernacion.territory.models import Comuna, Sector
from seguridad.models import Actividad, SuspensionLevantada, Tipo

AREA = "seguridad"
ACCOUNTS = (
    ("seguridad", "Sara Seguridad (demostración)", Rol.ENCARGADO, AREA),
    ("seguridad2", "Saúl Seguridad (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

METAS = {"SE-001": 52, "SE-002": 52, "SE-003": 9, "SE-004": 9, "SE-005": 12}
"""What the office committed itself to in 2019; a vehicle check a month is twelve."""

ESTALLIDO = date(2019, 10, 1)
"""From this day on the office could not go out in 2019."""

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

ACORDADO = date(2019, 1, 2)
"""When the plan of 2019 was typed."""

CARABINEROS, PDI, SENDA = "Carabineros de Chile", "Policía de Investigaciones", "SENDA"
PREVENCION = "Coordinación de Prevención del Delito"
TRABAJO, SALUD, IMPUESTOS = "SEREMI del Trabajo", "SEREMI de Salud", "Servicio de Impuestos Internos"
INSPECTORES, CAMIONEROS = "Inspectores municipales", "Gremio de camioneros de la región"

ORGANISMOS = {
    CARABINEROS: ClaseOrganizacion.POLICIA,
    PDI: ClaseOrganizacion.POLICIA,
    SENDA: ClaseOrganizacion.SERVICIO_PUBLICO,
    PREVENCION: ClaseOrganizacion.SERVICIO_PUBLICO,
    TRABAJO: ClaseOrganizacion.SERVICIO_PUBLICO,
    SALUD: ClaseOrganizacion.SERVICIO_PUBLICO,
    IMPUESTOS: ClaseOrganizacion.SERVICIO_PUBLICO,
    INSPECTORES: ClaseOrganizacion.MUNICIPALIDAD,
    CAMIONEROS: ClaseOrganizacion.ASOCIACION_GREMIAL,
}

SIEMPRE = {
    Tipo.RONDA: (CARABINEROS,),
    Tipo.REUNION: (CARABINEROS, PDI),
    Tipo.NOCTURNOS: (CARABINEROS, PDI, SENDA, PREVENCION, TRABAJO),
    Tipo.FERIAS: (CARABINEROS, PDI, PREVENCION, TRABAJO, SALUD, IMPUESTOS, INSPECTORES),
    Tipo.VEHICULAR: (CARABINEROS, SENDA),
    Tipo.PREVENTIVA: (CARABINEROS, INSPECTORES),
    Tipo.ESTADIO: (CARABINEROS, PREVENCION),
}
"""Who comes, as the account says."""

A_VECES = {Tipo.RONDA: (PDI,), Tipo.VEHICULAR: (CAMIONEROS,), Tipo.PREVENTIVA: (IMPUESTOS, SALUD)}

LUGARES = {
    Tipo.RONDA: ("Cuadrante inventado n.º 1", "Cuadrante inventado n.º 2", "Cuadrante inventado n.º 3"),
    Tipo.REUNION: ("Sede vecinal inventada",),
    Tipo.NOCTURNOS: ("Barrio de locales (lugar inventado)",),
    Tipo.FERIAS: ("Feria libre inventada",),
    Tipo.VEHICULAR: ("Avenida del Mar", "Ruta 5"),
    Tipo.PREVENTIVA: ("Feria de abastos inventada", "Paseo comercial inventado"),
    Tipo.ESTADIO: ("Estadio inventado",),
}

ACUERDOS = (
    "Demostración: aumentar las rondas del sector por las noches y revisar en un mes.",
    "Demostración: pedir al municipio que reponga luminarias y poda.",
    "Demostración: postular una alarma comunitaria al próximo fondo.",
    "",
)


@dataclass(frozen=True)
class Plan:
    """What will happen to an activity: planned for a day, or done without having been planned."""

    tipo: Tipo
    dia: date
    tercero: bool = False
    fuera_de_plan: bool = False
    causa: CausaSuspension | None = None


@dataclass
class Invented(Life[Actividad]):
    """An activity as it stands, with those who came and each version it had."""

    organismos: list[Organizacion] = field(default_factory=list)
    levantadas: list[SuspensionLevantada] = field(default_factory=list)


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Actividad.objects.exists():
        return
    for codigo, meta in METAS.items():
        MetaAnual.objects.get_or_create(
            codigo=codigo, year=2019, defaults={"valor": meta, "fuente": "Cuenta pública 2019, capítulo 7."}
        )
    today, desk = timezone.localdate(), _Desk(_chance("demostración"))
    desk.write(_of_2019(), planned_on=ACORDADO, until=HASTA)
    desk.write(_of_2020(), planned_on=date(2020, 1, 2), until=HASTA)
    # Some of these days, so that what waits today can be tried.
    first = today - timedelta(days=45)
    desk.write(_recent(first, today + timedelta(days=75)), planned_on=first, until=today - timedelta(days=6))
    _postponed(desk, first, today)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` activities drawn over three years and fitted to nothing."""
    chance = _chance("azar", seed)
    desk, period = _Desk(chance), Period(date(2018, 1, 1), date(2021, 1, 1))
    lives = []
    for _ in range(n):
        planned = period.desde + timedelta(days=chance.randrange(period.days))
        activity = desk.enter(
            Plan(Tipo(chance.choice(Tipo.values)), planned, fuera_de_plan=chance.random() < 0.2),
            planned - timedelta(days=chance.randrange(60)),
        )
        then = planned + timedelta(days=chance.choice([0, 0, 0, chance.randrange(120)]))
        match chance.choice(["realizar", "realizar", "tercero", "suspender", "nada"]):
            case "realizar":
                desk.do(activity, then)
            case "tercero":
                desk.done_by_another(activity, then)
            case "suspender":
                desk.suspend(activity, then, CausaSuspension(chance.choice(CausaSuspension.values)))
                if chance.random() < 0.6:
                    _go_on(desk, activity, then, chance)
        if chance.random() < 0.1:
            desk.annul(activity, then)
        lives.append(activity)
    desk.keep(lives)


def _go_on(desk: _Desk, activity: Invented, suspended: date, chance: Random) -> None:
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


def _of_2020() -> list[Plan]:
    """The plan of the first quarter, of which the account tells no result."""
    quarter = Period(date(2020, 1, 6), date(2020, 4, 1))
    return [
        *(Plan(Tipo.RONDA, day) for day in days_of(quarter, [4], SEMANAL)),
        *(Plan(Tipo.REUNION, day) for day in days_of(quarter, [2], SEMANAL)),
        *(Plan(Tipo.VEHICULAR, day) for day in days_of(quarter, [5], MENSUAL)),
        *(Plan(Tipo.ESTADIO, day) for day in days_of(quarter, [6], MENSUAL)),
    ]


def _postponed(desk: _Desk, planned_on: date, today: date) -> None:
    """A round that could not be made and got another day."""
    activity = desk.enter(Plan(Tipo.RONDA, today - timedelta(days=20)), planned_on)
    desk.suspend(activity, today - timedelta(days=20), CausaSuspension.CLIMA)
    desk.reschedule(activity, today - timedelta(days=15), today + timedelta(days=10))
    desk.keep([activity])


def _recent(first: date, last: date) -> list[Plan]:
    period = Period(first, last)
    return [
        *(Plan(Tipo.RONDA, day) for day in days_of(period, [4], SEMANAL)),
        *(Plan(Tipo.REUNION, day) for day in days_of(period, [2], SEMANAL)),
        *(Plan(Tipo.VEHICULAR, day) for day in days_of(period, [5], MENSUAL)),
        *(Plan(Tipo.NOCTURNOS, day) for day in days_of(period, [5], MENSUAL)),
    ]


# --- the desk that lives them ---------------------------------------------------------------------------------


class _Desk:
    """Who types, where, and with whom; each activity goes to the next comuna."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.encargados: Sequence[User] = holders(AREA, Rol.ENCARGADO)
        self.jefatura = holders(AREA, Rol.JEFATURA)[0]
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.sectores = {comuna.pk: _sectors(comuna) for comuna in self.comunas}
        self.organismos = {
            nombre: directory.organisation(nombre, clase) for nombre, clase in ORGANISMOS.items()
        }
        self.juntas = {
            comuna.pk: [
                directory.organisation(
                    f"Junta de vecinos inventada n.º {number} de {comuna}",
                    ClaseOrganizacion.JUNTA_DE_VECINOS,
                    comuna,
                )
                for number in range(1, 5)
            ]
            for comuna in self.comunas
        }

    def write(self, plans: Iterable[Plan], planned_on: date, until: date) -> None:
        """Live these plans up to a day and write them."""
        lives = []
        for plan in sorted(plans, key=lambda one: (one.dia, one.tipo)):
            if plan.fuera_de_plan and plan.dia > until:
                continue
            activity = self.enter(plan, planned_on)
            if plan.dia <= until:
                if plan.causa:
                    self.suspend(activity, plan.dia, plan.causa)
                elif plan.tercero:
                    self.done_by_another(activity, plan.dia)
                else:
                    self.do(activity, plan.dia)
            lives.append(activity)
        self.keep(lives)

    def enter(self, plan: Plan, planned_on: date) -> Invented:
        """Type it: in the plan, or the working day after it happened."""
        chance, por = self.chance, self.chance.choice(self.encargados)
        comuna = chance.choices(self.comunas, range(len(self.comunas) + 1, 1, -1))[0]
        typed = workday(plan.dia + timedelta(days=1)) if plan.fuera_de_plan else planned_on
        sectores = self.sectores[comuna.pk]
        activity = Invented(
            Actividad(
                ocurrido_el=plan.dia,
                programada_el=None if plan.fuera_de_plan else plan.dia,
                comuna=comuna,
                registrado_el=noon(typed),
                registrado_por=por,
                tipo=plan.tipo,
                sector=chance.choice(sectores) if sectores else None,
                lugar=chance.choice(LUGARES[plan.tipo]),
            )
        )
        activity.write("Registrar", typed, por)
        return activity

    def do(self, activity: Invented, day: date) -> None:
        record, chance = activity.record, self.chance
        tipo = Tipo(record.tipo)
        found: dict[str, Any] = {}
        if tipo == Tipo.REUNION:
            found["organizacion"] = chance.choice(self.juntas[record.comuna_id])
            found["acuerdos"] = chance.choice(ACUERDOS)
        if tipo in (Tipo.REUNION, Tipo.ESTADIO):
            found["asistentes"] = chance.randint(6, 45)
        present = [*SIEMPRE[tipo], *(one for one in A_VECES.get(tipo, ()) if chance.random() < 0.4)]
        activity.organismos = [self.organismos[nombre] for nombre in present]
        self._register(
            activity, "Registrar realización", day, EstadoActividad.REALIZADA, {**found, **self._found(tipo)}
        )

    def done_by_another(self, activity: Invented, day: date) -> None:
        carabineros = self.organismos[CARABINEROS]
        activity.organismos = [carabineros]
        found = {"realizada_por": carabineros, **self._found(Tipo(activity.record.tipo))}
        self._register(activity, "Registrar realización por tercero", day, EstadoActividad.TERCERO, found)

    def suspend(self, activity: Invented, day: date, causa: CausaSuspension) -> None:
        motivo = "Demostración: se explica aquí." if causa == CausaSuspension.OTRA else ""
        activity.write(
            "Suspender",
            day,
            self.chance.choice(self.encargados),
            estado=EstadoActividad.SUSPENDIDA,
            causa=causa,
            suspendida_el=day,
            motivo=motivo,
        )

    def reschedule(self, activity: Invented, day: date, to: date) -> None:
        record = activity.record
        activity.levantadas.append(
            SuspensionLevantada(
                actividad=record, suspendida_el=record.suspendida_el, causa=record.causa, hasta=day
            )
        )
        activity.write(
            "Reprogramar",
            day,
            self.chance.choice(self.encargados),
            estado=EstadoActividad.PROGRAMADA,
            ocurrido_el=to,
            causa="",
            suspendida_el=None,
            motivo="",
        )

    def annul(self, activity: Invented, day: date) -> None:
        activity.write(
            "Anular",
            day,
            self.jefatura,
            anulado_el=day,
            anulado_por=self.jefatura,
            motivo_anulacion="Se registró dos veces.",
        )

    def keep(self, lives: Sequence[Invented]) -> None:
        """Write them with every version they had and those who came."""
        write_lives(lives)
        write_unnumbered([one for activity in lives for one in activity.levantadas])
        came = Actividad.organismos.through
        came._default_manager.bulk_create(
            [
                came(actividad_id=activity.record.pk, organizacion_id=organismo.pk)
                for activity in lives
                for organismo in activity.organismos
            ],
            batch_size=BATCH,
        )

    def _register(
        self, activity: Invented, label: str, day: date, estado: EstadoActividad, found: dict[str, Any]
    ) -> None:
        typed = workday(day + timedelta(days=1))
        activity.write(
            label, typed, self.chance.choice(self.encargados), ocurrido_el=day, estado=estado, **found
        )

    def _found(self, tipo: Tipo) -> dict[str, int]:
        """What an inspection leaves, as numbers."""
        if tipo in (Tipo.REUNION, Tipo.ESTADIO):
            return {}
        chance = self.chance
        checked = chance.randint(12, 70) if tipo != Tipo.NOCTURNOS else chance.randint(4, 15)
        found = {
            "fiscalizados": checked,
            "infracciones": chance.randrange(1 + checked // 3),
            "detenidos": chance.choice([0, 0, 0, 1, 2]),
        }
        if tipo in (Tipo.NOCTURNOS, Tipo.FERIAS, Tipo.PREVENTIVA):
            found["clausuras"] = chance.choice([0, 0, 1, 2])
        return found


def _sectors(comuna: Comuna) -> list[Sector]:
    return list(Sector.objects.filter(comuna=comuna).ordenados())


def _chance(*what: object) -> Random:
    """A chance that falls the same way every time."""
    return Random(" ".join(map(str, (AREA, *what))))  # noqa: S311  (nothing secret is drawn)
