"""The life of an invented project, step by step as a desk would have typed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.lib.clp import Pesos
from gobernacion.records.demo import Life, noon, workday
from programs.fondo_social.demo import texts
from programs.fondo_social.models import Causa, Concurso, Estado, Proyecto, Tipo

PESOS_TIPO = (50, 35, 15)


class Staff(NamedTuple):
    """Who types and reviews, and who awards and approves."""

    encargados: Sequence[User]
    jefatura: User


@dataclass
class Plan:
    """What will happen to a project, if there is time."""

    concurso: Concurso
    organizacion: Organizacion
    ingreso: date
    final: Estado
    adjudicacion: date
    monto: int = 0
    causa: Causa | None = None
    rinde: bool = True
    rinde_al_fin: date | None = None
    """When an organisation that gave no account does it after all."""
    anulado: bool = False
    renuncia: bool = False
    """Whether the organisation gives the award up before it has the money."""
    repone: bool = False
    """Whether it complains of having been left out, and is right."""


@dataclass
class _Days:
    """The days of a project, each after the one before; None once they would pass what has happened."""

    last: date
    until: date

    def after(self, days: int) -> date | None:
        return self.on(workday(self.last + timedelta(days=days)))

    def on(self, day: date) -> date | None:
        self.last = max(day, self.last)
        return self.last if self.last <= self.until else None


def live(plan: Plan, staff: Staff, until: date, chance: Random) -> Life[Proyecto]:
    """Live the plan up to a day; what would come later has not happened."""
    reviewer, colleague = chance.sample(list(staff.encargados), 2)
    life = _enter(plan, reviewer, chance)
    days = _Days(plan.ingreso, until)
    _apply(life, plan, reviewer, days, chance)
    if life.record.estado == Estado.POSTULADO and plan.final != Estado.POSTULADO:
        _review(life, plan, reviewer, days, chance)
    if life.record.estado == Estado.INADMISIBLE and plan.repone and (day := days.after(20)):
        _uphold(life, staff.jefatura, day)
    if life.record.estado == Estado.ADMISIBLE and plan.final != Estado.ADMISIBLE:
        _answer(life, plan, staff.jefatura, colleague, days, chance)
    if life.record.estado == Estado.ADJUDICADO and plan.renuncia:
        _give_up(life, colleague, days, chance)
    elif life.record.estado == Estado.ADJUDICADO:
        _pay(life, plan, staff, colleague, days, chance)
    if plan.anulado and life.record.adjudicado is None:
        day = min(days.last, until)
        life.write(
            "Anular",
            day,
            staff.jefatura,
            anulado_el=day,
            anulado_por=staff.jefatura,
            motivo_anulacion=texts.TYPED_TWICE,
        )
    return life


def _enter(plan: Plan, por: User, chance: Random) -> Life[Proyecto]:
    maximo = plan.concurso.maximo
    tipo = Tipo(chance.choices(Tipo.values, PESOS_TIPO)[0])
    wanted = int((plan.monto or chance.randint(maximo // 8, maximo)) * chance.uniform(1, 1.25))
    assert plan.organizacion.comuna is not None
    life = Life(
        Proyecto(
            ocurrido_el=plan.ingreso,
            comuna=plan.organizacion.comuna,
            registrado_el=noon(plan.ingreso),
            registrado_por=por,
            concurso=plan.concurso,
            organizacion=plan.organizacion,
            nombre=chance.choice(texts.PROYECTOS[tipo]),
            tipo=tipo,
            solicitado=Pesos(min(-(-wanted // 10_000) * 10_000, maximo)),
        )
    )
    life.write("Registrar", plan.ingreso, por)
    return life


def _apply(life: Life[Proyecto], plan: Plan, por: User, days: _Days, chance: Random) -> None:
    if plan.final == Estado.BORRADOR:
        return
    day = days.on(min(workday(plan.ingreso + timedelta(days=chance.randint(0, 6))), plan.concurso.cierra))
    if day:
        life.write(
            "Postular",
            day,
            por,
            estado=Estado.POSTULADO,
            postulado_el=day,
            rut=plan.organizacion.rut,
            # What was typed twice was applied for once.
            folio=None if plan.anulado else _folio(plan.concurso, plan.organizacion),
        )


def _folio(concurso: Concurso, organizacion: Organizacion) -> str:
    number, _, _ = (organizacion.rut or "").partition("-")
    return f"{concurso.year}{concurso.modalidad[0].upper()}{concurso.llamado}-{number}"


def _review(life: Life[Proyecto], plan: Plan, por: User, days: _Days, chance: Random) -> None:
    """Whether it keeps the rules, said once the contest has closed."""
    days.on(plan.concurso.cierra)
    observed = plan.final == Estado.OBSERVADO or chance.random() < 0.2
    if observed and (day := days.after(chance.randint(1, 5))):
        text = chance.choice(texts.OBSERVACIONES)
        life.write("Observar", day, por, estado=Estado.OBSERVADO, observacion=text)
        if plan.final == Estado.OBSERVADO:
            return
        if day := days.after(chance.randint(2, 8)):
            life.write("Registrar corrección", day, por, estado=Estado.POSTULADO, observacion="")
    if life.record.estado != Estado.POSTULADO:
        return
    day = days.after(chance.randint(2, 12))
    if day and plan.final == Estado.INADMISIBLE:
        causa = plan.causa or chance.choice(list(Causa))
        life.write(
            "Declarar inadmisible",
            day,
            por,
            estado=Estado.INADMISIBLE,
            causa=causa,
            motivo=texts.INADMISIBLES[causa],
            revisado_el=day,
            revisado_por=por,
            resuelto_el=day,
        )
    elif day:
        life.write("Declarar admisible", day, por, estado=Estado.ADMISIBLE, revisado_el=day, revisado_por=por)


def _uphold(life: Life[Proyecto], jefatura: User, day: date) -> None:
    life.undo(
        "Acoger reposición",
        day,
        jefatura,
        estado=Estado.POSTULADO,
        motivo=texts.REPOSICION,
        causa="",
        revisado_el=None,
        revisado_por=None,
        resuelto_el=None,
    )


def _answer(life: Life[Proyecto], plan: Plan, jefatura: User, por: User, days: _Days, chance: Random) -> None:
    if plan.final == Estado.DESISTIDO:
        if day := days.after(chance.randint(3, 20)):
            motivo = chance.choice(texts.DESISTIMIENTOS)
            life.write(
                "Registrar desistimiento o renuncia",
                day,
                por,
                estado=Estado.DESISTIDO,
                motivo=motivo,
                resuelto_el=day,
                desistido_el=day,
            )
        return
    day = days.on(plan.adjudicacion)
    if not day:
        return
    if plan.final == Estado.NO_ADJUDICADO:
        motivo = chance.choice(texts.NO_ADJUDICADOS)
        life.write("No adjudicar", day, jefatura, estado=plan.final, motivo=motivo, resuelto_el=day)
    elif plan.final == Estado.ESPERA:
        life.write("Dejar en lista de espera", day, jefatura, estado=Estado.ESPERA)
    else:
        life.write(
            "Adjudicar",
            day,
            jefatura,
            estado=Estado.ADJUDICADO,
            adjudicado=Pesos(plan.monto or life.record.solicitado),
            resolucion=f"{plan.concurso.pk:03}/{plan.adjudicacion.year}",
            adjudicado_el=day,
            adjudicado_por=jefatura,
            resuelto_el=day,
        )


def _give_up(life: Life[Proyecto], por: User, days: _Days, chance: Random) -> None:
    if day := days.after(chance.randint(1, 200)):
        life.write(
            "Registrar desistimiento o renuncia",
            day,
            por,
            estado=Estado.DESISTIDO,
            motivo=chance.choice(texts.DESISTIMIENTOS),
            desistido_el=day,
        )


def _pay(life: Life[Proyecto], plan: Plan, staff: Staff, por: User, days: _Days, chance: Random) -> None:
    """The transfer and what comes of it."""
    if plan.final == Estado.ADJUDICADO:
        return
    if not (day := days.after(chance.randint(14, 45))):
        return
    life.write(
        "Transferir",
        day,
        por,
        estado=Estado.TRANSFERIDO,
        comprobante=f"T-{chance.randrange(10**6):06}",
        transferido_el=day,
        transferido_por=por,
        rendir_hasta=day + timedelta(days=plan.concurso.dias_para_rendir),
    )
    if plan.rinde:
        _account(life, staff, por, days, chance)
    elif plan.rinde_al_fin and (day := days.on(plan.rinde_al_fin)):
        _settle(life, staff.jefatura, por, day)


def _account(life: Life[Proyecto], staff: Staff, por: User, days: _Days, chance: Random) -> None:
    """The accounts, perhaps given twice, and their approval."""
    awarded = life.record.adjudicado
    assert awarded is not None
    given_back = chance.randrange(awarded // 20) if chance.random() < 0.3 else 0
    wait = int(chance.triangular(30, 150, 85))
    for again in (False, True) if chance.random() < 0.2 else (False,):
        if again:
            if not (day := days.after(chance.randint(5, 15))):
                return
            text = chance.choice(texts.OBSERVACIONES_DE_RENDICION)
            life.write(
                "Observar rendición", day, por, estado=Estado.RENDICION_OBSERVADA, observacion_rendicion=text
            )
            wait = chance.randint(5, 20)
        if not (day := days.after(wait)):
            return
        _receive(life, por, day, given_back)
    if day := days.after(chance.randint(5, 40)):
        _approve(life, staff.jefatura, day)
        if day := days.after(chance.randint(1, 10)):
            life.write("Cerrar", day, staff.jefatura, estado=Estado.CERRADO)


def _settle(life: Life[Proyecto], jefatura: User, por: User, day: date) -> None:
    """All the accounts at once, approved and closed in a month."""
    _receive(life, por, day, 0)
    _approve(life, jefatura, workday(day + timedelta(days=21)))
    life.write("Cerrar", workday(day + timedelta(days=28)), jefatura, estado=Estado.CERRADO)


def _receive(life: Life[Proyecto], por: User, day: date, given_back: int) -> None:
    assert life.record.adjudicado is not None
    life.write(
        "Recibir rendición",
        day,
        por,
        estado=Estado.RENDIDO,
        rendido=life.record.adjudicado - given_back,
        reintegrado=Pesos(given_back),
        rendido_el=day,
        recibida_por=por,
        observacion_rendicion="",
    )


def _approve(life: Life[Proyecto], jefatura: User, day: date) -> None:
    life.write(
        "Aprobar rendición",
        day,
        jefatura,
        estado=Estado.RENDICION_APROBADA,
        rendicion_aprobada_el=day,
        rendicion_aprobada_por=jefatura,
    )
