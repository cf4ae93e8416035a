"""The desk that lives the invented jornadas: who types, which services come, what is asked and how it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.core.files.base import ContentFile

from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion
from gobernacion.records import demo
from gobernacion.records.demo import PAPER, Life, day_after, write_children, write_lines, write_lives
from gobernacion.territory.models import Comuna
from programs.gobierno_en_terreno.demo import texts
from programs.gobierno_en_terreno.models import (
    Demanda,
    EstadoDemanda,
    Gestion,
    Jornada,
    PapelDemanda,
    PapelJornada,
    Publico,
    ServicioPresente,
    Tema,
    Tipo,
)

AREA = "gobierno_en_terreno"


@dataclass(frozen=True)
class Plan:
    """A jornada in the plan, or one that was held without having been planned."""

    tipo: Tipo
    dia: date
    nombre: str = ""
    publico: Publico = Publico.GENERAL
    tema: Tema = Tema.TRAMITES
    fuera_de_plan: bool = False


@dataclass
class Invented(Life[Jornada]):
    """A jornada with each version it had, the services called to it and what was asked there."""

    servicios: list[ServicioPresente] = field(default_factory=list)
    demandas: list[Asked] = field(default_factory=list)


@dataclass
class Asked(Life[Demanda]):
    """A demand with each version it had and what was done about it."""

    gestiones: list[Gestion] = field(default_factory=list)


class Desk(demo.Desk):
    """Who types, where and with whom; each jornada goes to the next comuna."""

    def __init__(self, *what: object, people: int = 0) -> None:
        super().__init__(AREA, *what)
        clase = ClaseOrganizacion.JUNTA_DE_VECINOS
        self.servicios = self.organisations(texts.SERVICIOS)
        self.juntas = [
            directory.organisation(f"Junta de vecinos inventada de {comuna}", clase, comuna)
            for comuna in self.comunas
        ]
        self.fichas = directory.fichas(AREA, directory.people(AREA, people)) if people else []
        self._turn = count()

    # --- the life of a jornada ---

    def enter(self, plan: Plan, planned_on: date, comuna: Comuna | None = None) -> Invented:
        """Type it: in the plan, or the working day after it was held."""
        por = self.someone()
        jornada = Jornada(
            ocurrido_el=plan.dia,
            programada_el=None if plan.fuera_de_plan else plan.dia,
            comuna=comuna or self.comunas[next(self._turn) % len(self.comunas)],
            tipo=plan.tipo,
            nombre=plan.nombre,
            publico=plan.publico,
            tema=plan.tema,
            lugar=self.chance.choice(texts.LUGARES),
        )
        return Invented(jornada).enter(day_after(plan.dia) if plan.fuera_de_plan else planned_on, por)

    def hold(self, one: Invented, day: date) -> None:
        self.done(one, day, asistentes=self._came(one))

    def held_by_another(self, one: Invented, day: date) -> None:
        comuna = one.record.comuna
        named = (f"Municipalidad de {comuna}", ClaseOrganizacion.MUNICIPALIDAD, comuna)
        self.done_by(one, day, directory.organisation(*named), asistentes=self._came(one))

    def call(self, one: Invented, how_many: int) -> None:
        """Call services to a jornada, and the one that knows of its subject among them."""
        about = self.servicios[texts.DE_TEMA[Tema(one.record.tema)]]
        others = self.chance.sample([s for s in self.servicios.values() if s != about], max(0, how_many - 1))
        one.servicios = [ServicioPresente(organizacion=service) for service in (about, *others)]

    def attend(self, one: Invented) -> None:
        """Write who came and how many each attended."""
        plaza = one.record.tipo == Tipo.PLAZA
        for line in one.servicios:
            line.presente = self.chance.random() < 0.93
            if line.presente and plaza:
                line.atenciones = self.chance.randint(4, 45)

    def _came(self, one: Invented) -> int:
        plaza = one.record.tipo == Tipo.PLAZA
        return self.chance.randint(60, 320) if plaza else self.chance.randint(12, 55)

    # --- the life of a demand ---

    def ask(self, one: Invented, materia: Tema, plazo: date | None = None) -> Asked:
        """Write down what was asked in a jornada that was held."""
        day, chance, por = one.record.ocurrido_el, self.chance, self.someone()
        demanda = Demanda(
            ocurrido_el=day,
            comuna_id=one.record.comuna_id,
            jornada=one.record,
            materia=materia,
            planteamiento=texts.PEDIDOS[materia],
            organizacion=chance.choice(self.juntas) if chance.random() < 0.5 else None,
            ficha=chance.choice(self.fichas) if self.fichas and chance.random() < 0.6 else None,
            plazo=plazo or day + timedelta(days=30),
        )
        asked = Asked(demanda).enter(day_after(day), por)
        one.demandas.append(asked)
        return asked

    def refer(self, asked: Asked, day: date) -> None:
        service = self.servicios[texts.DE_TEMA[Tema(asked.record.materia)]]
        asked.take("derivar", day, self.someone(), organismo=service)

    def follow(self, asked: Asked, day: date) -> None:
        asked.gestiones.append(Gestion(fecha=day, gestion=self.chance.choice(texts.GESTIONES)))

    def close(self, asked: Asked, day: date, solved: bool = True) -> None:
        told = self.chance.choice(texts.RESPUESTAS) if solved else texts.SIN_SOLUCION
        asked.take("responder" if solved else "cerrar", day, self.someone(), respuesta=told)

    def reopen(self, asked: Asked, day: date) -> None:
        """Wait again for the answer of one that had been sent to a service."""
        asked.take_back("reabrir", day, self.jefatura, estado=EstadoDemanda.DERIVADA)

    # --- writing it all ---

    def scan(self, one: Invented) -> None:
        """Keep the minutes of a jornada and the answer to what was asked there, once they are written."""
        por = self.encargados[0]
        minutes = ContentFile(PAPER, name="acta.pdf")
        PapelJornada.objects.create(registro=one.record, papel=texts.ACTA, archivo=minutes, subido_por=por)
        for asked in one.demandas:
            answer = ContentFile(PAPER, name="respuesta.pdf")
            PapelDemanda.objects.create(
                registro=asked.record, papel=texts.OFICIO, archivo=answer, subido_por=por
            )

    def keep(self, lives: Sequence[Invented]) -> None:
        """Write the jornadas with every version they had, and then what belongs to each."""
        write_lives(lives)
        write_lines(lives, "servicios", "jornada", self.encargados[0])
        write_lines(write_children(lives, "demandas", "jornada"), "gestiones", "demanda", self.encargados[0])
