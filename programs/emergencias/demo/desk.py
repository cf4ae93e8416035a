"""The desk that types the demonstration: who, where, and each record with the versions it had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import BATCH, Life, holders, noon, workday, write_lives
from gobernacion.territory.models import Comuna
from programs.emergencias.models import (
    Actividad,
    Camion,
    Entrega,
    EstadoEvento,
    EstadoSolicitud,
    Evento,
    Nivel,
    Seguimiento,
    SolicitudAgua,
    Tema,
    TipoActividad,
    TipoEvento,
    Turno,
)

AREA = "emergencias"
ACCOUNTS = (
    ("emergencias", "Emilia Emergencias (demostración)", Rol.ENCARGADO, AREA),
    ("emergencias2", "Eloy Emergencias (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020: the last day of the demonstration."""

AGUAS, CONAF, BOMBEROS = "Aguas del Valle", "CONAF", "Cuerpo de Bomberos (inventado)"
ORGANISMOS = {
    AGUAS: ClaseOrganizacion.EMPRESA,
    CONAF: ClaseOrganizacion.SERVICIO_PUBLICO,
    BOMBEROS: ClaseOrganizacion.FUNDACION,
    "ONEMI": ClaseOrganizacion.SERVICIO_PUBLICO,
}
VIENEN = {Tema.CORTES: AGUAS, Tema.INCENDIOS: CONAF, Tema.ECLIPSE: BOMBEROS}
"""Who comes, besides ONEMI, to speak of each theme."""

ACUERDOS = (
    "Demostración: cada municipio envía su plan actualizado antes de fin de mes.",
    "Demostración: se define un punto de encuentro y quién avisa a los colegios.",
    "",
)
TIPOS = (
    *(TipoEvento.INCENDIO_FORESTAL, TipoEvento.AGUA, TipoEvento.ELECTRICO, TipoEvento.SISMO),
    *(TipoEvento.INCENDIO, TipoEvento.FRONTAL, TipoEvento.ACCIDENTE, TipoEvento.BUSQUEDA),
)


@dataclass(frozen=True)
class Plan:
    """A meeting or workshop: planned for a day, or done without having been planned."""

    tipo: TipoActividad
    tema: Tema
    nivel: Nivel
    dia: date
    comuna: str = "La Serena"
    fuera_de_plan: bool = False
    causa: CausaSuspension | None = None


@dataclass
class Invented(Life[Actividad]):
    """An activity as it stands, with those who came and each version it had."""

    organismos: list[Organizacion] = field(default_factory=list)


class Desk:
    """Who types, and where."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.encargados: Sequence[User] = holders(AREA, Rol.ENCARGADO)
        self.jefatura = holders(AREA, Rol.JEFATURA)[0]
        self.comunas = {comuna.nombre: comuna for comuna in Comuna.objects.propias().ordenadas()}
        self.organismos = {
            nombre: directory.organisation(nombre, clase) for nombre, clase in ORGANISMOS.items()
        }

    def someone(self) -> User:
        return self.chance.choice(self.encargados)

    def annul(self, life: Life[Any], day: date) -> None:
        life.write(
            "Anular",
            day,
            self.jefatura,
            anulado_el=day,
            anulado_por=self.jefatura,
            motivo_anulacion="Se registró dos veces.",
        )

    # --- water ---

    def request(
        self, comuna: Comuna, year: int, trimestre: int, camiones: int, personas: int, came: date
    ) -> Life[SolicitudAgua]:
        """What a municipality asks, a truck more than it will be given."""
        por = self.someone()
        asked = Life(
            SolicitudAgua(
                ocurrido_el=came,
                comuna=comuna,
                year=year,
                trimestre=trimestre,
                oficio=f"Oficio inventado {self.chance.randint(100, 900)}",
                camiones_solicitados=camiones + self.chance.choice([0, 0, 1]),
                personas_solicitadas=personas + self.chance.choice([0, 0, 35]),
                registrado_el=noon(workday(came)),
                registrado_por=por,
            )
        )
        asked.write("Registrar", workday(came), por)
        return asked

    def review(self, asked: Life[SolicitudAgua], day: date, camiones: int, personas: int) -> None:
        por = self.someone()
        values = {"revisada_el": day, "revisada_por": por, "camiones": camiones, "personas": personas}
        asked.write("Revisar", day, por, estado=EstadoSolicitud.REVISADA, **values)

    def dispatch(self, asked: Life[SolicitudAgua], day: date) -> None:
        asked.write(
            "Despachar",
            day,
            self.jefatura,
            estado=EstadoSolicitud.DESPACHADA,
            despachada_el=day,
            despachada_por=self.jefatura,
            oficio_despacho=f"Oficio inventado {self.chance.randint(100, 900)}",
        )

    def refuse(self, asked: Life[SolicitudAgua], day: date) -> None:
        asked.write(
            "Rechazar",
            day,
            self.jefatura,
            estado=EstadoSolicitud.RECHAZADA,
            rechazada_el=day,
            motivo="Demostración: repite familias de otra solicitud.",
        )

    def trucks(self, how_many: dict[str, int], desde: date) -> list[Camion]:
        """The trucks of each comuna; their plates are of nobody."""
        made: list[Camion] = []
        for comuna, trucks in how_many.items():
            for _ in range(trucks):
                made.append(
                    Camion(
                        patente=f"ZZ{len(made) // 100:02d}{len(made) % 100:02d}",
                        capacidad=self.chance.choice([Decimal(10), Decimal("12.5"), Decimal(15)]),
                        comuna=self.comunas[comuna],
                        desde=desde,
                    )
                )
        for camion in made:
            camion.save()
        return made

    def delivery(self, camion: Camion, comuna: Comuna, day: date, localidad: str) -> Entrega:
        trips = self.chance.choice([1, 1, 2, 3])
        water = self.chance.randint(40, int(camion.capacidad * 10)) * trips
        return Entrega(
            ocurrido_el=day,
            comuna=comuna,
            camion=camion,
            localidad=localidad,
            viajes=trips,
            m3=Decimal(water) / 10,
            personas=self.chance.randint(20, 320),
            registrado_el=noon(workday(day + timedelta(days=1))),
            registrado_por=self.someone(),
        )

    # --- what is watched ---

    def event(self, comuna: Comuna, tipo: TipoEvento, day: date) -> Life[Evento]:
        por, told = (
            self.someone(),
            self.chance.choice([(True, True, False), (True, True, True), (False, True, True)]),
        )
        happened = Life(
            Evento(
                ocurrido_el=day,
                comuna=comuna,
                tipo=tipo,
                hora=time(self.chance.randrange(24), self.chance.choice([0, 10, 35, 50])),
                lugar=f"Localidad inventada n.º {self.chance.randint(1, 9)}",
                descripcion="Demostración: lo que se supo al comienzo.",
                informado_comunal=told[0],
                informado_provincial=told[1],
                informado_regional=told[2],
                afectadas=self.chance.choice([None, 0, 4, 120]),
                registrado_el=noon(day),
                registrado_por=por,
            )
        )
        happened.write("Registrar", day, por)
        return happened

    def end(self, happened: Life[Evento], day: date) -> None:
        happened.write(
            "Cerrar",
            day,
            self.someone(),
            estado=EstadoEvento.CERRADO,
            cerrado_el=day,
            resultado="Demostración: se normalizó.",
        )

    def reopen(self, happened: Life[Evento], day: date) -> None:
        happened.undo(
            "Volver a seguir",
            day,
            self.someone(),
            estado=EstadoEvento.SEGUIMIENTO,
            cerrado_el=None,
            resultado="",
        )

    def keep_events(self, lives: Sequence[Life[Evento]]) -> None:
        """Write them with the first thing that was known of each."""
        write_lives(lives)
        followed = [
            Seguimiento(
                evento=life.record,
                dia=life.record.ocurrido_el,
                hora=time(12),
                detalle="Demostración: se avisó al municipio.",
            )
            for life in lives
        ]
        Seguimiento.objects.bulk_create(followed, batch_size=BATCH)
        for one in followed:
            one._history_date = noon(one.dia)  # type: ignore[attr-defined]
        Seguimiento.history.bulk_history_create(followed, batch_size=BATCH)

    def watch(self, first: date, last: date, desde_las: int, horas: int) -> Turno:
        return Turno(
            ocurrido_el=first,
            hasta=last,
            desde_las=desde_las,
            horas=horas,
            responsable="Turno inventado",
            registrado_el=noon(workday(first - timedelta(days=5))),
            registrado_por=self.someone(),
        )

    # --- meetings and workshops ---

    def write(self, plans: Iterable[Plan], planned_on: date, until: date) -> None:
        """Live these plans up to a day and write them."""
        lives = []
        for plan in sorted(plans, key=lambda one: (one.dia, one.tema)):
            if plan.fuera_de_plan and plan.dia > until:
                continue
            activity = self.enter(plan, self.comunas[plan.comuna], planned_on)
            if plan.dia <= until:
                if plan.causa:
                    self.suspend(activity, plan.dia, plan.causa)
                else:
                    self.do(activity, plan.dia)
            lives.append(activity)
        self.keep(lives)

    def enter(self, plan: Plan, comuna: Comuna, planned_on: date) -> Invented:
        """Type it: in the plan, or the working day after it happened."""
        por = self.someone()
        typed = workday(plan.dia + timedelta(days=1)) if plan.fuera_de_plan else planned_on
        activity = Invented(
            Actividad(
                ocurrido_el=plan.dia,
                programada_el=None if plan.fuera_de_plan else plan.dia,
                comuna=comuna,
                tipo=plan.tipo,
                tema=plan.tema,
                nivel=plan.nivel,
                lugar="Salón municipal (lugar inventado)",
                registrado_el=noon(typed),
                registrado_por=por,
            )
        )
        activity.write("Registrar", typed, por)
        return activity

    def do(self, activity: Invented, day: date) -> None:
        tema = Tema(activity.record.tema)
        present = ["ONEMI", *([VIENEN[tema]] if tema in VIENEN else [])]
        activity.organismos = [self.organismos[nombre] for nombre in present]
        found = {"asistentes": self.chance.randint(8, 40), "acuerdos": self.chance.choice(ACUERDOS)}
        self._register(activity, "Registrar realización", day, estado=EstadoActividad.REALIZADA, **found)

    def done_by_another(self, activity: Invented, day: date) -> None:
        values = {"estado": EstadoActividad.TERCERO, "realizada_por": self.organismos["ONEMI"]}
        self._register(activity, "Registrar realización por tercero", day, **values)

    def suspend(self, activity: Invented, day: date, causa: CausaSuspension) -> None:
        motivo = "Demostración: se explica aquí." if causa == CausaSuspension.OTRA else ""
        values = {"causa": causa, "suspendida_el": day, "motivo": motivo}
        activity.write("Suspender", day, self.someone(), estado=EstadoActividad.SUSPENDIDA, **values)

    def _register(self, activity: Invented, label: str, day: date, **values: Any) -> None:
        activity.write(label, workday(day + timedelta(days=1)), self.someone(), ocurrido_el=day, **values)

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
