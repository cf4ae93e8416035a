"""The life of invented referrals, step by step, with the consent each was sent with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.base import ContentFile

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Sexo
from gobernacion.lib.periods import months_after
from gobernacion.records.demo import BATCH, PAPER, Desk, Life, keep_lives, noon, number
from programs.convenios.demo import texts
from programs.convenios.models import (
    CentroSalud,
    Consiente,
    Convenio,
    Derivacion,
    Estado,
    Grupo,
    PapelDerivacion,
)

AREA = "convenios"
NO_FILE = f"{AREA}/azar/sin-archivo"
"""Where nothing is kept: random papers are counted, never opened."""

WRITTEN_LAST = (
    "estado",
    "consiente",
    "consentimiento_el",
    "consentimiento",
    "derivada_el",
    "derivada_por",
    "respondida_el",
    "motivo",
)
"""What cannot be written before the paper is there."""


ANSWERS = {
    Estado.ATENDIDA: ("atender", ("",)),
    Estado.RECHAZADA: ("rechazar", texts.RECHAZOS),
    Estado.DESISTIDA: ("desistir", texts.DESISTIMIENTOS),
}


@dataclass
class Plan:
    """What happened to somebody who asked to be sent: the days that did not come are None."""

    convenio: Convenio
    ficha: Ficha
    asked: date
    complete: date | None = None
    sent: date | None = None
    returned: date | None = None
    """When its papers turned out not to be complete after all."""
    answered: date | None = None
    answer: Estado = Estado.ATENDIDA
    typed: date | None = None
    """When it was written down, if later than it was asked."""
    annulled: date | None = None

    @property
    def grupo(self) -> Grupo:
        return group_of(self.ficha, self.asked)


def group_of(ficha: Ficha, day: date) -> Grupo:
    """The group somebody of that age would be in."""
    assert ficha.nacimiento
    if day < months_after(ficha.nacimiento, 18 * 12):
        return Grupo.MENOR
    if day >= months_after(ficha.nacimiento, 60 * 12):
        return Grupo.ADULTO_MAYOR
    if ficha.sexo == Sexo.MUJER:
        return Grupo.JEFA_HOGAR if ficha.nacimiento.day % 3 else Grupo.MAYOR_DE_EDAD
    return Grupo.INFORMAL


def write_plans(plans: Sequence[Plan], desk: Desk, *, scan: bool) -> list[Derivacion]:
    """Write referrals as a desk would have typed them, with every version they had; ``scan``: with their files."""
    centros: dict[int, list[CentroSalud]] = {}
    for centro in CentroSalud.objects.order_by("pk"):
        centros.setdefault(centro.comuna_id, []).append(centro)
    anywhere = [centro for some in centros.values() for centro in some]
    lives = []
    for plan in sorted(plans, key=lambda plan: plan.asked):
        por = desk.someone()
        centro = desk.chance.choice(centros.get(plan.ficha.comuna_id or 0, anywhere))
        lives.append(_live(plan, por, centro, desk))
    if lives:
        _write(lives, scan)
    return [life.record for life in lives]


def _live(plan: Plan, por: User, centro: CentroSalud, desk: Desk) -> Life[Derivacion]:
    chance = desk.chance
    assert plan.ficha.comuna is not None  # everybody invented lives somewhere
    derivacion = Derivacion(
        convenio=plan.convenio,
        ficha=plan.ficha,
        comuna=plan.ficha.comuna,
        grupo=plan.grupo,
        razon=chance.choice(texts.RAZONES),
        pendientes=chance.choice(["", *texts.PENDIENTES]),
        ocurrido_el=plan.asked,
    )
    life = Life(derivacion).enter(plan.typed or plan.asked, por)
    if plan.complete:
        life.take("completar", plan.complete, por, centro=centro, pendientes="")
    if plan.returned:
        told = {"antecedentes_el": None, "pendientes": texts.PENDIENTES[0]}
        life.take_back("devolver", plan.returned, por, **told)
    if plan.sent:
        child = plan.grupo == Grupo.MENOR
        sent = {
            "estado": Estado.DERIVADA,
            "consiente": Consiente.REPRESENTANTE if child else Consiente.TITULAR,
            "consentimiento_el": max(plan.asked, plan.sent - timedelta(days=chance.randrange(4))),
            "derivada_el": plan.sent,
            "derivada_por": por,
        }
        # The paper it asks for is kept afterwards.
        life.write("Derivar", plan.sent, por, **sent)
    if plan.answered:
        step, motivos = ANSWERS[plan.answer]
        life.take(step, plan.answered, por, motivo=chance.choice(motivos))
    if plan.annulled:
        desk.annul(life, plan.annulled)
    return life


def _write(lives: Sequence[Life[Derivacion]], scan: bool) -> None:
    """First the referrals as if nobody had been sent, then the papers, and then what the papers allow."""
    records = [life.record for life in lives]
    sent = [record for record in records if record.derivada_el]
    final = [copy(record) for record in sent]
    for record in sent:
        record.estado, record.motivo, record.respondida_el = Estado.DESISTIDA, "—", record.ocurrido_el
        record.consiente, record.consentimiento_el = "", None
        record.derivada_el = record.derivada_por = None
    number(records)
    Derivacion.objects.bulk_create(records, batch_size=BATCH)
    papers = [_paper(record, known, scan) for record, known in zip(sent, final, strict=True)]
    PapelDerivacion.objects.bulk_create(papers, batch_size=BATCH)
    for record, known, paper in zip(sent, final, papers, strict=True):
        for name in WRITTEN_LAST:
            setattr(record, name, getattr(known, name))
        record.consentimiento = paper
    Derivacion.objects.bulk_update(sent, WRITTEN_LAST, batch_size=BATCH)
    for life in lives:
        for version in life.versions:
            if version.derivada_el:
                version.consentimiento = life.record.consentimiento
    keep_lives(lives)


def _paper(record: Derivacion, known: Derivacion, scan: bool) -> PapelDerivacion:
    assert known.consentimiento_el
    storage = PapelDerivacion._meta.get_field("archivo").storage
    name = storage.save(f"{AREA}/demostracion/{record.numero}", ContentFile(PAPER)) if scan else NO_FILE
    return PapelDerivacion(
        registro=record,
        papel=texts.PAPEL,
        archivo=name,
        tipo="application/pdf",
        bytes=len(PAPER),
        sha256=hashlib.sha256(PAPER).hexdigest(),
        subido_el=noon(known.consentimiento_el),
        subido_por=record.registrado_por,
    )
