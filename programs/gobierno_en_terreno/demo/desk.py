"""The desk that lives the invented jornadas: who types, which services come, what is asked and how it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from django.core.files.base import ContentFile

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion, Ficha
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import (
    PAPER,
    Life,
    holders,
    noon,
    reschedule,
    workday,
    write_lives,
    write_unnumbered,
)
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


class Desk:
    """Who types, where and with whom; each jornada goes to the next comuna."""

    def __init__(self, chance: Random, people: int = 0) -> None:
        self.chance = chance
        self.encargados: Sequence[User] = holders(AREA, Rol.ENCARGADO)
        self.jefatura = holders(AREA, Rol.JEFATURA)[0]
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.servicios = {
            nombre: directory.organisation(nombre, clase) for nombre, clase in texts.SERVICIOS.items()
        }
        self.municipalidades = {
            comuna.pk: directory.organisation(
                f"Municipalidad de {comuna}", ClaseOrganizacion.MUNICIPALIDAD, comuna
            )
            for comuna in self.comunas
        }
        self.juntas = [
            directory.organisation(
                f"Junta de vecinos inventada de {comuna}", ClaseOrganizacion.JUNTA_DE_VECINOS, comuna
            )
            for comuna in self.comunas
        ]
        self.fichas: list[Ficha] = directory.fichas(AREA, directory.people(AREA, people)) if people else []
        self._turn = count()

    # --- the life of a jornada ---

    def enter(self, plan: Plan, planned_on: date, comuna: Comuna | None = None) -> Invented:
        """Type it: in the plan, or the working day after it was held."""
        por = self.chance.choice(self.encargados)
        typed = workday(plan.dia + timedelta(days=1)) if plan.fuera_de_plan else planned_on
        one = Invented(
            Jornada(
                ocurrido_el=plan.dia,
                programada_el=None if plan.fuera_de_plan else plan.dia,
                comuna=comuna or self.comunas[next(self._turn) % len(self.comunas)],
                registrado_el=noon(typed),
                registrado_por=por,
                tipo=plan.tipo,
                nombre=plan.nombre,
                publico=plan.publico,
                tema=plan.tema,
                lugar=self.chance.choice(texts.LUGARES),
            )
        )
        one.write("Registrar", typed, por)
        return one

    def hold(self, one: Invented, day: date) -> None:
        self._register(one, "Registrar realización", day, estado=EstadoActividad.REALIZADA)

    def held_by_another(self, one: Invented, day: date) -> None:
        another = self.municipalidades[one.record.comuna_id]
        told: dict[str, Any] = {"estado": EstadoActividad.TERCERO, "realizada_por": another}
        self._register(one, "Registrar realización por tercero", day, **told)

    def suspend(self, one: Invented, day: date, causa: CausaSuspension) -> None:
        one.write(
            "Suspender",
            day,
            self.chance.choice(self.encargados),
            estado=EstadoActividad.SUSPENDIDA,
            causa=causa,
            suspendida_el=day,
            motivo=texts.MOTIVO if causa == CausaSuspension.OTRA else "",
        )

    def reschedule(self, one: Invented, day: date, to: date) -> None:
        """Give another day to one that was suspended."""
        reschedule(one, day, to, self.chance.choice(self.encargados))

    def annul(self, one: Life[Any], day: date) -> None:
        one.write(
            "Anular",
            day,
            self.jefatura,
            anulado_el=day,
            anulado_por=self.jefatura,
            motivo_anulacion=texts.REPETIDA,
        )

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

    def _register(self, one: Invented, label: str, day: date, **told: Any) -> None:
        typed, chance = workday(day + timedelta(days=1)), self.chance
        came = chance.randint(60, 320) if one.record.tipo == Tipo.PLAZA else chance.randint(12, 55)
        one.write(label, typed, chance.choice(self.encargados), ocurrido_el=day, asistentes=came, **told)

    # --- the life of a demand ---

    def ask(self, one: Invented, materia: Tema) -> Asked:
        """Write down what was asked in a jornada that was held."""
        day, chance = one.record.ocurrido_el, self.chance
        typed, por = workday(day + timedelta(days=1)), chance.choice(self.encargados)
        asked = Asked(
            Demanda(
                ocurrido_el=day,
                comuna_id=one.record.comuna_id,
                jornada=one.record,
                registrado_el=noon(typed),
                registrado_por=por,
                materia=materia,
                planteamiento=texts.PEDIDOS[materia],
                organizacion=chance.choice(self.juntas) if chance.random() < 0.5 else None,
                ficha=chance.choice(self.fichas) if self.fichas and chance.random() < 0.6 else None,
                plazo=day + timedelta(days=30),
            )
        )
        asked.write("Registrar", typed, por)
        one.demandas.append(asked)
        return asked

    def refer(self, asked: Asked, day: date) -> None:
        service = self.servicios[texts.DE_TEMA[Tema(asked.record.materia)]]
        told = {"estado": EstadoDemanda.DERIVADA, "organismo": service, "derivada_el": day}
        asked.write("Derivar", day, self.chance.choice(self.encargados), **told)

    def follow(self, asked: Asked, day: date) -> None:
        asked.gestiones.append(Gestion(fecha=day, gestion=self.chance.choice(texts.GESTIONES)))

    def close(self, asked: Asked, day: date, estado: EstadoDemanda = EstadoDemanda.RESPONDIDA) -> None:
        solved = estado == EstadoDemanda.RESPONDIDA
        told = self.chance.choice(texts.RESPUESTAS) if solved else texts.SIN_SOLUCION
        label = "Registrar respuesta" if solved else "Cerrar sin solución"
        por = self.chance.choice(self.encargados)
        asked.write(label, day, por, estado=estado, respondida_el=day, respuesta=told)

    def reopen(self, asked: Asked, day: date) -> None:
        """Wait again for the answer of one that had been sent to a service."""
        told = {"estado": EstadoDemanda.DERIVADA, "respuesta": "", "respondida_el": None}
        asked.undo("Reabrir", day, self.jefatura, **told)

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
        lines = []
        for one in lives:
            for line in one.servicios:
                line.jornada = one.record
                lines.append(line)
        write_unnumbered(lines, self.encargados[0])
        asked = list(_all_asked(lives))
        for demand in asked:
            for version in (demand.record, *demand.versions):
                version.jornada = version.jornada  # the key it got when its jornada was written
        write_lives(asked)
        done = []
        for demand in asked:
            for gestion in demand.gestiones:
                gestion.demanda = demand.record
                done.append(gestion)
        write_unnumbered(done, self.encargados[0])


def _all_asked(lives: Iterable[Invented]) -> Iterator[Asked]:
    for one in lives:
        yield from one.demandas
