"""The desk that lives the invented meetings: who types, who is called and comes, what is agreed and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from gobernacion.directory.models import Organizacion
from gobernacion.records import demo
from gobernacion.records.demo import PAPER, Life, day_after, write_children, write_lines, write_lives
from gobernacion.territory.models import Comuna
from programs.comite_tecnico.demo import texts
from programs.comite_tecnico.models import (
    EN_LINEA,
    Acuerdo,
    Asistencia,
    Modalidad,
    PapelAcuerdo,
    PapelReunion,
    Reunion,
    Subcomite,
    Tarea,
)

AREA = "comite_tecnico"


@dataclass
class Invented(Life[Reunion]):
    """A meeting with each version it had, those called to it and what was agreed."""

    convocadas: list[Asistencia] = field(default_factory=list)
    acuerdos: list[Life[Acuerdo]] = field(default_factory=list)


class Desk(demo.Desk):
    """Who types and who is called; meetings are at the seat of the office unless another comuna is said."""

    def __init__(self, *what: object) -> None:
        super().__init__(AREA, *what)
        self.instituciones = self.organisations(texts.INSTITUCIONES)

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
        por = self.someone()
        digital = modalidad == Modalidad.DIGITAL
        reunion = Reunion(
            ocurrido_el=dia,
            programada_el=dia if planned_on else None,
            comuna=comuna or self.comunas[0],
            subcomite=subcomite,
            modalidad=modalidad,
            lugar=EN_LINEA if digital else self.chance.choice(texts.LUGARES),
        )
        return Invented(reunion).enter(planned_on or day_after(dia), por)

    def call(self, one: Invented, institutions: Sequence[Organizacion]) -> None:
        one.convocadas = [Asistencia(organizacion=institution) for institution in institutions]

    def hold(self, one: Invented, day: date) -> None:
        """The office held it; most of those called came."""
        for line in one.convocadas:
            line.personas = self.chance.choice([0, 1, 1, 1, 1, 2, 2, 3])
        self.done(one, day, **self._told(one))

    def held_by_another(self, one: Invented, day: date) -> None:
        self.done_by(one, day, self.chance.choice(list(self.instituciones.values())), **self._told(one))

    def _told(self, one: Invented) -> dict[str, Any]:
        came = sum(line.personas or 0 for line in one.convocadas)
        return {"asistentes": 2 + came, "tabla": texts.TABLA}

    # --- the life of an agreement ---

    def agree(self, one: Invented, tarea: Tarea, texto: str, plazo: date) -> Life[Acuerdo]:
        """Write down what a meeting that was held agreed, and who owes it."""
        called, por = [line.organizacion for line in one.convocadas], self.someone()
        acuerdo = Acuerdo(
            ocurrido_el=one.record.ocurrido_el,
            comuna_id=one.record.comuna_id,
            reunion=one.record,
            tarea=tarea,
            texto=texto,
            responsable=self.chance.choice(called or list(self.instituciones.values())),
            plazo=plazo,
            plazo_original=plazo,
        )
        agreed = Life(acuerdo).enter(day_after(one.record.ocurrido_el), por)
        one.acuerdos.append(agreed)
        return agreed

    def extend(self, agreed: Life[Acuerdo], day: date, plazo: date) -> None:
        agreed.take_back("prorrogar", day, self.someone(), plazo=plazo)

    def keep_word(self, agreed: Life[Acuerdo], day: date) -> None:
        agreed.take("cumplir", day, self.someone(), resultado=texts.RESULTADO)

    def drop(self, agreed: Life[Acuerdo], day: date) -> None:
        agreed.take("dejar_sin_efecto", day, self.jefatura, resultado=texts.SIN_EFECTO)

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
        write_lines(lives, "convocadas", "reunion", self.encargados[0])
        write_children(lives, "acuerdos", "reunion")
