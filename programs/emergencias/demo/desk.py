"""The desk that types the demonstration: who, where, and each record with the versions it had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records import demo
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.demo import BATCH, Life, day_after, noon, tie, workday, write_lives
from gobernacion.territory.models import Comuna
from programs.emergencias.models import (
    Actividad,
    Camion,
    Entrega,
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


class Desk(demo.Desk):
    """Who types, and where."""

    def __init__(self, *what: object) -> None:
        super().__init__(AREA, *what)
        self.by_name = {comuna.nombre: comuna for comuna in self.comunas}
        self.organismos = self.organisations(ORGANISMOS)

    def office(self) -> str:
        return f"Oficio inventado {self.chance.randint(100, 900)}"

    # --- water ---

    def request(
        self, comuna: Comuna, year: int, trimestre: int, camiones: int, personas: int, came: date
    ) -> Life[SolicitudAgua]:
        """What a municipality asks, a truck more than it will be given."""
        por = self.someone()
        solicitud = SolicitudAgua(
            ocurrido_el=came,
            comuna=comuna,
            year=year,
            trimestre=trimestre,
            oficio=self.office(),
            camiones_solicitados=camiones + self.chance.choice([0, 0, 1]),
            personas_solicitadas=personas + self.chance.choice([0, 0, 35]),
        )
        return Life(solicitud).enter(workday(came), por)

    def review(self, asked: Life[SolicitudAgua], day: date, camiones: int, personas: int) -> None:
        asked.take("revisar", day, self.someone(), camiones=camiones, personas=personas)

    def dispatch(self, asked: Life[SolicitudAgua], day: date) -> None:
        asked.take("despachar", day, self.jefatura, oficio_despacho=self.office())

    def refuse(self, asked: Life[SolicitudAgua], day: date) -> None:
        motivo = "Demostración: repite familias de otra solicitud."
        asked.take("rechazar", day, self.jefatura, motivo=motivo)

    def trucks(self, how_many: dict[str, int], desde: date) -> list[Camion]:
        """The trucks of each comuna; their plates are of nobody."""
        made: list[Camion] = []
        for comuna, trucks in how_many.items():
            for _ in range(trucks):
                made.append(
                    Camion(
                        patente=f"ZZ{len(made) // 100:02d}{len(made) % 100:02d}",
                        capacidad=self.chance.choice([Decimal(10), Decimal("12.5"), Decimal(15)]),
                        comuna=self.by_name[comuna],
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
            registrado_el=noon(day_after(day)),
            registrado_por=self.someone(),
        )

    # --- what is watched ---

    def event(self, comuna: Comuna, tipo: TipoEvento, day: date) -> Life[Evento]:
        por, chance = self.someone(), self.chance
        told = chance.choice([(True, True, False), (True, True, True), (False, True, True)])
        evento = Evento(
            ocurrido_el=day,
            comuna=comuna,
            tipo=tipo,
            hora=time(chance.randrange(24), chance.choice([0, 10, 35, 50])),
            lugar=f"Localidad inventada n.º {chance.randint(1, 9)}",
            descripcion="Demostración: lo que se supo al comienzo.",
            informado_comunal=told[0],
            informado_provincial=told[1],
            informado_regional=told[2],
            afectadas=chance.choice([None, 0, 4, 120]),
        )
        return Life(evento).enter(day, por)

    def end(self, happened: Life[Evento], day: date) -> None:
        happened.take("cerrar", day, self.someone(), resultado="Demostración: se normalizó.")

    def reopen(self, happened: Life[Evento], day: date) -> None:
        happened.take_back("reabrir", day, self.someone())

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
            activity = self.enter(plan, self.by_name[plan.comuna], planned_on)
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
        actividad = Actividad(
            ocurrido_el=plan.dia,
            programada_el=None if plan.fuera_de_plan else plan.dia,
            comuna=comuna,
            tipo=plan.tipo,
            tema=plan.tema,
            nivel=plan.nivel,
            lugar="Salón municipal (lugar inventado)",
        )
        return Invented(actividad).enter(day_after(plan.dia) if plan.fuera_de_plan else planned_on, por)

    def do(self, activity: Invented, day: date) -> None:
        tema = Tema(activity.record.tema)
        present = ["ONEMI", *([VIENEN[tema]] if tema in VIENEN else [])]
        activity.organismos = [self.organismos[nombre] for nombre in present]
        found = {"asistentes": self.chance.randint(8, 40), "acuerdos": self.chance.choice(ACUERDOS)}
        self.done(activity, day, **found)

    def done_by_another(self, activity: Invented, day: date) -> None:
        self.done_by(activity, day, self.organismos["ONEMI"])

    def keep(self, lives: Sequence[Invented]) -> None:
        """Write them with every version they had and those who came."""
        write_lives(lives)
        tie(lives, "organismos")
