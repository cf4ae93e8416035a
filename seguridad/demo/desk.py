"""Who works at the desk of public security in the demonstration, with whom, and what they write down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gobernacion.directory import demo as directory
from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records import demo
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.demo import Life, day_after, tie, write_lives
from gobernacion.territory.models import Sector
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


class Desk(demo.Desk):
    """Who types, where, and with whom; each activity goes to any comuna, more often to the first."""

    def __init__(self, *what: object) -> None:
        super().__init__(AREA, *what)
        self.sectores = {
            comuna.pk: list(Sector.objects.filter(comuna=comuna).ordenados()) for comuna in self.comunas
        }
        self.organismos = self.organisations(ORGANISMOS)
        clase = ClaseOrganizacion.JUNTA_DE_VECINOS
        self.juntas = {
            comuna.pk: [
                directory.organisation(f"Junta de vecinos inventada n.º {number} de {comuna}", clase, comuna)
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
                    self.done_by_carabineros(activity, plan.dia)
                else:
                    self.do(activity, plan.dia)
            lives.append(activity)
        self.keep(lives)

    def enter(self, plan: Plan, planned_on: date) -> Invented:
        """Type it: in the plan, or the working day after it happened."""
        chance, por = self.chance, self.someone()
        comuna = chance.choices(self.comunas, range(len(self.comunas) + 1, 1, -1))[0]
        sectores = self.sectores[comuna.pk]
        actividad = Actividad(
            ocurrido_el=plan.dia,
            programada_el=None if plan.fuera_de_plan else plan.dia,
            comuna=comuna,
            tipo=plan.tipo,
            sector=chance.choice(sectores) if sectores else None,
            lugar=chance.choice(LUGARES[plan.tipo]),
        )
        return Invented(actividad).enter(day_after(plan.dia) if plan.fuera_de_plan else planned_on, por)

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
        self.done(activity, day, **found, **self._found(tipo))

    def done_by_carabineros(self, activity: Invented, day: date, **found: int) -> None:
        carabineros = self.organismos[CARABINEROS]
        activity.organismos = [carabineros]
        self.done_by(activity, day, carabineros, **found, **self._found(Tipo(activity.record.tipo)))

    def keep(self, lives: Sequence[Invented]) -> None:
        """Write them with every version they had and those who came."""
        write_lives(lives)
        tie(lives, "organismos")

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
