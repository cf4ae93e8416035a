"""The life of an invented project, step by step as a desk would have typed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.lib.clp import Pesos
from gobernacion.records.demo import Days, Desk, Life, day_after
from programs.fondo_social.demo import texts
from programs.fondo_social.models import Causa, Concurso, Estado, Proyecto, Tipo

PESOS_TIPO = (50, 35, 15)


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


def live(plan: Plan, desk: Desk, until: date) -> Life[Proyecto]:
    """Live the plan up to a day; what would come later has not happened."""
    reviewer, colleague = desk.chance.sample(desk.encargados, 2)
    life, days = _enter(plan, reviewer, desk.chance), Days(plan.ingreso, until)
    _apply(life, plan, reviewer, days, desk.chance)
    if life.record.estado == Estado.POSTULADO and plan.final != Estado.POSTULADO:
        _review(life, plan, reviewer, days, desk.chance)
    if life.record.estado == Estado.INADMISIBLE and plan.repone and (day := days.after(20)):
        unsaid = dict.fromkeys(("revisado_el", "revisado_por", "resuelto_el"))
        life.take("reponer", day, desk.jefatura, estado=Estado.POSTULADO, motivo=texts.REPOSICION, **unsaid)
    if life.record.estado == Estado.ADMISIBLE and plan.final != Estado.ADMISIBLE:
        _answer(life, plan, desk.jefatura, colleague, days, desk.chance)
    if life.record.estado == Estado.ADJUDICADO and plan.renuncia:
        if day := days.after(desk.chance.randint(1, 200)):
            life.take("desistir", day, colleague, motivo=desk.chance.choice(texts.DESISTIMIENTOS))
    elif life.record.estado == Estado.ADJUDICADO:
        _pay(life, plan, desk, colleague, days)
    if plan.anulado and life.record.adjudicado is None:
        desk.annul(life, min(days.last, until))
    return life


def _enter(plan: Plan, por: User, chance: Random) -> Life[Proyecto]:
    maximo = plan.concurso.maximo
    tipo = Tipo(chance.choices(Tipo.values, PESOS_TIPO)[0])
    wanted = int((plan.monto or chance.randint(maximo // 8, maximo)) * chance.uniform(1, 1.25))
    assert plan.organizacion.comuna is not None
    proyecto = Proyecto(
        ocurrido_el=plan.ingreso,
        comuna=plan.organizacion.comuna,
        concurso=plan.concurso,
        organizacion=plan.organizacion,
        nombre=chance.choice(texts.PROYECTOS[tipo]),
        tipo=tipo,
        solicitado=Pesos(min(-(-wanted // 10_000) * 10_000, maximo)),
    )
    return Life(proyecto).enter(plan.ingreso, por)


def _apply(life: Life[Proyecto], plan: Plan, por: User, days: Days, chance: Random) -> None:
    if plan.final == Estado.BORRADOR:
        return
    if day := days.on(min(day_after(plan.ingreso, chance.randint(0, 6)), plan.concurso.cierra)):
        # What was typed twice was applied for once.
        folio = None if plan.anulado else _folio(plan.concurso, plan.organizacion)
        life.take("postular", day, por, rut=plan.organizacion.rut, folio=folio)


def _folio(concurso: Concurso, organizacion: Organizacion) -> str:
    number, _, _ = (organizacion.rut or "").partition("-")
    return f"{concurso.year}{concurso.modalidad[0].upper()}{concurso.llamado}-{number}"


def _review(life: Life[Proyecto], plan: Plan, por: User, days: Days, chance: Random) -> None:
    """Whether it keeps the rules, said once the contest has closed."""
    days.on(plan.concurso.cierra)
    observed = plan.final == Estado.OBSERVADO or chance.random() < 0.2
    if observed and (day := days.after(chance.randint(1, 5))):
        life.take("observar", day, por, observacion=chance.choice(texts.OBSERVACIONES))
        if plan.final == Estado.OBSERVADO:
            return
        if day := days.after(chance.randint(2, 8)):
            life.take("corregir", day, por, observacion="")
    if life.record.estado != Estado.POSTULADO:
        return
    day = days.after(chance.randint(2, 12))
    if day and plan.final == Estado.INADMISIBLE:
        causa = plan.causa or chance.choice(list(Causa))
        told = {"causa": causa, "motivo": texts.INADMISIBLES[causa], "resuelto_el": day}
        life.take("declarar_inadmisible", day, por, **told)
    elif day:
        life.take("admitir", day, por)


def _answer(life: Life[Proyecto], plan: Plan, jefatura: User, por: User, days: Days, chance: Random) -> None:
    if plan.final == Estado.DESISTIDO:
        if day := days.after(chance.randint(3, 20)):
            motivo = chance.choice(texts.DESISTIMIENTOS)
            life.take("desistir", day, por, motivo=motivo, resuelto_el=day)
    elif day := days.on(plan.adjudicacion):
        match plan.final:
            case Estado.NO_ADJUDICADO:
                life.take("no_adjudicar", day, jefatura, motivo=chance.choice(texts.NO_ADJUDICADOS))
            case Estado.ESPERA:
                life.take("dejar_en_espera", day, jefatura)
            case _:
                award = {
                    "adjudicado": Pesos(plan.monto or life.record.solicitado),
                    "resolucion": f"{plan.concurso.pk:03}/{plan.adjudicacion.year}",
                    "resuelto_el": day,
                }
                life.take("adjudicar", day, jefatura, **award)


def _pay(life: Life[Proyecto], plan: Plan, desk: Desk, por: User, days: Days) -> None:
    """The transfer and what comes of it."""
    if plan.final == Estado.ADJUDICADO or not (day := days.after(desk.chance.randint(14, 45))):
        return
    comprobante = f"T-{desk.chance.randrange(10**6):06}"
    term = day + timedelta(days=plan.concurso.dias_para_rendir)
    life.take("transferir", day, por, comprobante=comprobante, rendir_hasta=term)
    if plan.rinde:
        _account(life, desk, por, days)
    elif plan.rinde_al_fin and (day := days.on(plan.rinde_al_fin)):
        # All the accounts at once, approved and closed in a month.
        _receive(life, por, day, 0)
        life.take("aprobar_rendicion", day_after(day, 21), desk.jefatura)
        life.take("cerrar", day_after(day, 28), desk.jefatura)


def _account(life: Life[Proyecto], desk: Desk, por: User, days: Days) -> None:
    """The accounts, perhaps given twice, and their approval."""
    awarded, chance = life.record.adjudicado, desk.chance
    assert awarded is not None
    given_back = chance.randrange(awarded // 20) if chance.random() < 0.3 else 0
    wait = int(chance.triangular(30, 150, 85))
    for again in (False, True) if chance.random() < 0.2 else (False,):
        if again:
            if not (day := days.after(chance.randint(5, 15))):
                return
            told = chance.choice(texts.OBSERVACIONES_DE_RENDICION)
            life.take("observar_rendicion", day, por, observacion_rendicion=told)
            wait = chance.randint(5, 20)
        if not (day := days.after(wait)):
            return
        _receive(life, por, day, given_back)
    if day := days.after(chance.randint(5, 40)):
        life.take("aprobar_rendicion", day, desk.jefatura)
        if day := days.after(chance.randint(1, 10)):
            life.take("cerrar", day, desk.jefatura)


def _receive(life: Life[Proyecto], por: User, day: date, given_back: int) -> None:
    assert life.record.adjudicado is not None
    money = {"rendido": life.record.adjudicado - given_back, "reintegrado": Pesos(given_back)}
    life.take("recibir_rendicion", day, por, observacion_rendicion="", **money)
