"""The desk that lives the invented meetings: who types, who is called and comes, what is agreed and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.base import ContentFile

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Organizacion
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
from programs.comite_tecnico.demo import texts
from programs.comite_tecnico.models import (
    EN_LINEA,
    Acuerdo,
    Asistencia,
    EstadoAcuerdo,
    Modalidad,
    PapelAcuerdo,
    PapelReunion,
    Reunion,
    Subcomite,
    Tarea,
)

AREA = "comite_tecnico"


@dataclass
class Agreed(Life[Acuerdo]):
    """An agreement with each version it had."""


@dataclass
class Invented(Life[Reunion]):
    """A meeting with each version it had, those called to it and what was agreed."""

    convocadas: list[Asistencia] = field(default_factory=list)
    acuerdos: list[Agreed] = field(default_factory=list)


class Desk:
    """Who types and who is called; meetings are at the seat of the office unless another comuna is said."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.encargados: Sequence[User] = holders(AREA, Rol.ENCARGADO)
        self.jefatura = holders(AREA, Rol.JEFATURA)[0]
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.instituciones = {
            nombre: directory.organisation(nombre, clase) for nombre, clase in texts.INSTITUCIONES.items()
        }

    def subcommittee(
        self, nombre: str, desde: date, hasta: date | None, members: Sequence[str] = ()
    ) -> Subcomite:
        one = Subcomite.objects.create(nombre=nombre, desde=desde, hasta=hasta)
        one.integrantes.set([self.instituciones[name] for name in members])
        return one

    # --- the life of a meeting ---

    def enter(
        self,
        subcomite: Subcomite | None,
        dia: date,
        planned_on: date | None,
        modalidad: Modalidad = Modalidad.PRESENCIAL,
        comuna: Comuna | None = None,
    ) -> Invented:
        """Type it: in the calendar, or without a day for that, the working day after it was held."""
        por = self.chance.choice(self.encargados)
        typed = planned_on or workday(dia + timedelta(days=1))
        digital = modalidad == Modalidad.DIGITAL
        one = Invented(
            Reunion(
                ocurrido_el=dia,
                programada_el=dia if planned_on else None,
                comuna=comuna or self.comunas[0],
                registrado_el=noon(typed),
                registrado_por=por,
                subcomite=subcomite,
                modalidad=modalidad,
                lugar=EN_LINEA if digital else self.chance.choice(texts.LUGARES),
            )
        )
        one.write("Registrar", typed, por)
        return one

    def call(self, one: Invented, institutions: Sequence[Organizacion]) -> None:
        one.convocadas = [Asistencia(organizacion=institution) for institution in institutions]

    def hold(self, one: Invented, day: date) -> None:
        """The office held it; most of those called came."""
        for line in one.convocadas:
            line.personas = self.chance.choice([0, 1, 1, 1, 1, 2, 2, 3])
        self._register(one, "Registrar realización", day, estado=EstadoActividad.REALIZADA)

    def held_by_another(self, one: Invented, day: date) -> None:
        another = self.chance.choice(list(self.instituciones.values()))
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

    def _register(self, one: Invented, label: str, day: date, **told: Any) -> None:
        typed = workday(day + timedelta(days=1))
        came = 2 + sum(line.personas or 0 for line in one.convocadas)
        por = self.chance.choice(self.encargados)
        one.write(label, typed, por, ocurrido_el=day, asistentes=came, tabla=texts.TABLA, **told)

    # --- the life of an agreement ---

    def agree(self, one: Invented, tarea: Tarea, texto: str, plazo: date) -> Agreed:
        """Write down what a meeting that was held agreed, and who owes it."""
        day, called = one.record.ocurrido_el, [line.organizacion for line in one.convocadas]
        typed, por = workday(day + timedelta(days=1)), self.chance.choice(self.encargados)
        agreed = Agreed(
            Acuerdo(
                ocurrido_el=day,
                comuna_id=one.record.comuna_id,
                reunion=one.record,
                registrado_el=noon(typed),
                registrado_por=por,
                tarea=tarea,
                texto=texto,
                responsable=self.chance.choice(called or list(self.instituciones.values())),
                plazo=plazo,
                plazo_original=plazo,
            )
        )
        agreed.write("Registrar", typed, por)
        one.acuerdos.append(agreed)
        return agreed

    def extend(self, agreed: Agreed, day: date, plazo: date) -> None:
        agreed.undo("Prorrogar", day, self.chance.choice(self.encargados), plazo=plazo)

    def keep_word(self, agreed: Agreed, day: date) -> None:
        told = {"estado": EstadoAcuerdo.CUMPLIDO, "cerrado_el": day, "resultado": texts.RESULTADO}
        agreed.write("Registrar cumplimiento", day, self.chance.choice(self.encargados), **told)

    def drop(self, agreed: Agreed, day: date) -> None:
        told = {"estado": EstadoAcuerdo.SIN_EFECTO, "cerrado_el": day, "resultado": texts.SIN_EFECTO}
        agreed.write("Dejar sin efecto", day, self.jefatura, **told)

    # --- writing it all ---

    def scan(self, one: Invented) -> None:
        """Keep the minutes of a meeting and what shows that its agreements were kept, once they are written."""
        por = self.encargados[0]
        minutes = ContentFile(PAPER, name="acta.pdf")
        PapelReunion.objects.create(registro=one.record, papel=texts.ACTA, archivo=minutes, subido_por=por)
        for agreed in one.acuerdos:
            report = ContentFile(PAPER, name="informe.pdf")
            PapelAcuerdo.objects.create(
                registro=agreed.record, papel=texts.INFORME, archivo=report, subido_por=por
            )

    def keep(self, lives: Sequence[Invented]) -> None:
        """Write the meetings with every version they had, and then what belongs to each."""
        write_lives(lives)
        lines = []
        for one in lives:
            for line in one.convocadas:
                line.reunion = one.record
                lines.append(line)
        write_unnumbered(lines, self.encargados[0])
        agreed = [acuerdo for one in lives for acuerdo in one.acuerdos]
        for acuerdo in agreed:
            for version in (acuerdo.record, *acuerdo.versions):
                version.reunion = version.reunion  # the key it got when its meeting was written
        write_lives(agreed)
