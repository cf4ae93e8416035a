"""Who works at the desk of public security in the demonstration, with whom, and what they write down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import BATCH, Life, holders, noon, reschedule, workday, write_lives
from gobernacion.territory.models import Comuna, Sector
from seguridad.models import Actividad, Tipo

AREA = "seguridad"

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


class Desk:
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

    def done_by_another(self, activity: Invented, day: date, asistentes: int | None = None) -> None:
        carabineros = self.organismos[CARABINEROS]
        activity.organismos = [carabineros]
        found = {"realizada_por": carabineros, **self._found(Tipo(activity.record.tipo))}
        if asistentes:
            found["asistentes"] = asistentes
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
        reschedule(activity, day, to, self.chance.choice(self.encargados))

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
