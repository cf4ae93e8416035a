"""The life of an invented case, step by step as a desk would have typed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Organizacion, Sexo
from gobernacion.records.demo import Days, Desk, Life
from gobernacion.territory.models import Comuna
from orasmi.demo import texts
from orasmi.models import Ayuda, Canal, ControlRiesgo, Decision, Estado, Grupo, Postulacion, Tramo, Via
from orasmi.models.estados import SIN_AYUDA

AYUDADA = Estado.CERRADA
"""How far a case goes that gets its aid, if there is time."""

RURALES = {"04103", "04104", "04105", "04106"}


class Cotizacion(NamedTuple):
    """What is asked for, and at what price."""

    ayuda: Ayuda
    precio: int


@dataclass
class Plan:
    """What will happen to somebody who asks for an aid."""

    ficha: Ficha
    ingreso: date
    final: Estado
    cotizacion: Cotizacion
    respuesta: date
    via: Via = Via.PAGO_DIRECTO
    segunda_respuesta: date | None = None
    """When somebody on the waiting list is answered after all: aided, as there is money again."""
    anulada: bool = False
    sin_efecto: bool = False
    """Whether the approval is withdrawn before the aid is handed over."""
    sin_folio: bool = False
    """Whether it is never registered in SIEP, unless an aid is proposed."""


@dataclass
class Case(Life[Postulacion]):
    """A case as it stands, with its risk check and each version it had."""

    control: ControlRiesgo | None = None
    apart: Random = field(default_factory=Random)
    """What befalls few cases is drawn by a chance of its own: it changes nothing of what is drawn for all."""


def home(ficha: Ficha) -> Comuna:
    """Where somebody lives: everybody invented lives somewhere."""
    assert ficha.comuna is not None
    return ficha.comuna


def live(plan: Plan, folio: str, desk: Desk, proveedores: Sequence[Organizacion], until: date) -> Case:
    """Live the plan up to a day; what would come later has not happened."""
    chance = desk.chance
    evaluator, colleague = chance.sample(desk.encargados, 2)
    case = _enter(plan, folio, evaluator, chance)
    case.apart.seed(folio)
    step = Days(plan.ingreso, until, plan.respuesta)

    if chance.random() < 0.25 and (day := step.within(chance.randint(0, 3))):
        case.take("pedir_antecedentes", day, evaluator, pendientes=chance.choice(texts.PENDIENTES))
    if day := step.within(chance.randint(0, 6)):
        case.control = _control(case, day, evaluator, chance)
        case.take("evaluar", day, evaluator, evaluada_por=evaluator, pendientes="")
        if case.record.informe_fecha is None:
            case.write("Modificar", day, evaluator, **_informe(day, chance))
    if case.record.estado == Estado.EVALUACION:
        _answer(case, plan, desk, colleague, step)
    if case.record.estado == Estado.ESPERA and case.record.folio_siep and plan.segunda_respuesta:
        step = Days(step.last, until, plan.segunda_respuesta)
        if day := step.within(chance.randint(5, 20)):
            # There is money again: what waited is evaluated anew, and approved.
            case.take("evaluar", day, evaluator, evaluada_por=evaluator)
            case.write("Modificar", day, evaluator, **_informe(day, chance))
            _answer(case, replace(plan, final=AYUDADA), desk, evaluator, step)
    if case.record.estado == Estado.APROBADA:
        _end(case, plan, evaluator, desk, proveedores, step)
    if plan.anulada and case.record.estado not in (Estado.ENTREGADA, Estado.RENDIDA, Estado.CERRADA):
        desk.annul(case, min(plan.respuesta, until))
    return case


def _enter(plan: Plan, folio: str, por: User, chance: Random) -> Case:
    informe = _informe(plan.ingreso, chance) if chance.random() < 0.7 else {}
    given = None if plan.sin_folio and plan.final in (*SIN_AYUDA, Estado.ESPERA) else folio
    postulacion = Postulacion(
        ocurrido_el=plan.ingreso,
        comuna=home(plan.ficha),
        folio_siep=given,
        folio_el=plan.ingreso if given else None,
        ficha=plan.ficha,
        hogar=chance.choices(range(1, 8), (18, 24, 22, 18, 10, 5, 3))[0],
        rsh=chance.choices(Tramo.values, (60, 12, 8, 6, 5, 3, 2, 4))[0],
        canal=chance.choices(Canal.values, (70, 10, 6, 6, 8))[0],
        ayuda=plan.cotizacion.ayuda,
        grupo=_group(plan.ficha, plan.ingreso, chance),
        necesidad=chance.choice(texts.NECESIDADES),
        solicitado=_rounded_up(plan.cotizacion.precio * chance.uniform(1.05, 1.5)),
        **informe,
    )
    return Case(postulacion).enter(plan.ingreso, por)


def _informe(day: date, chance: Random) -> dict[str, Any]:
    profesional, institucion = chance.choice(texts.PROFESIONALES)
    return {
        "informe_profesional": profesional,
        "informe_institucion": institucion,
        "informe_fecha": day - timedelta(days=chance.randint(0, 45)),
    }


def _control(case: Case, day: date, por: User, chance: Random) -> ControlRiesgo:
    said = {"hogar": texts.HOGAR} if chance.random() < 0.06 else {}
    if case.apart.random() < 0.06:
        found = case.apart.choice([*texts.REPAROS])
        said[found] = texts.REPAROS[found]
    return ControlRiesgo(
        postulacion=case.record,
        **{pregunta: pregunta not in said for pregunta in ControlRiesgo.PREGUNTAS},
        alguna_vez_negativa=not said.keys().isdisjoint(ControlRiesgo.DECIDE_JEFATURA),
        observaciones=" ".join(said.values()),
        fecha=day,
        hecho_por=por,
    )


def _decide(case: Case, decision: Decision, day: date, por: User) -> None:
    """Jefatura decides on the risk check, if it found something to decide about."""
    assert case.control is not None
    if not case.control.no_descartado or case.record.decision:
        return
    motivo = case.apart.choice(texts.DECISIONES[decision])
    answer: dict[str, Any] = {"estado": Estado.EVALUACION}
    if decision == Decision.NO_ADMITIDA:
        answer = {"estado": Estado.RECHAZADA, "resuelta_el": day, "motivo": motivo}
    said = {"decision": decision, "decision_motivo": motivo, "decision_sobre": case.control.version}
    case.take("decidir", day, por, **said, **answer)


def _answer(case: Case, plan: Plan, desk: Desk, por: User, step: Days) -> None:
    chance = desk.chance
    match plan.final:
        case Estado.RECHAZADA if day := step.on(step.answer):
            motivo = chance.choice(texts.RECHAZOS)
            _decide(case, Decision.NO_ADMITIDA, day, desk.jefatura)
            if case.record.estado != plan.final:
                case.take("rechazar", day, por, motivo=motivo)
        case Estado.DESISTIDA if day := step.on(step.answer):
            case.take("desistir", day, por, motivo=chance.choice(texts.DESISTIMIENTOS))
        case Estado.DERIVADA if day := step.on(step.answer):
            to, motivo = chance.choice(texts.DERIVACIONES)
            case.take("derivar", day, por, derivada_a=to, motivo=motivo)
        case Estado.ESPERA if day := step.within(5):
            case.take("dejar_en_espera", day, por, motivo=texts.ESPERAS[0])
        case Estado.PROPUESTA | AYUDADA.value if day := step.within(chance.randint(1, 12)):
            _decide(case, Decision.ADMITIDA, day, desk.jefatura)
            price = plan.cotizacion.precio
            asked = min(_rounded_up(price * chance.uniform(1, 1.1)), case.record.solicitado)
            told = {"propuesto": asked, "fundamento": chance.choice(texts.FUNDAMENTOS)}
            case.take("proponer", day, por, propuesta_por=por, **told)
            if plan.final == AYUDADA and (day := step.on(step.answer)):
                acta = f"{day:%j}/{day.year}"
                case.take("aprobar", day, desk.jefatura, aprobado=price, acta_numero=acta, resuelta_el=day)


def _end(
    case: Case, plan: Plan, por: User, desk: Desk, proveedores: Sequence[Organizacion], step: Days
) -> None:
    """The purchase, the delivery and its account, unless the approval is withdrawn."""
    if plan.sin_efecto:
        if day := step.after(desk.chance.randint(1, 900)):
            motivo = desk.chance.choice(texts.DESISTIMIENTOS)
            case.take("dejar_sin_efecto", day, desk.jefatura, motivo=motivo)
        return
    aprobado, chance = plan.cotizacion.precio, desk.chance
    paid = aprobado if plan.via == Via.DEPOSITO else aprobado - chance.randrange(0, max(1, aprobado // 40))
    if day := step.after(chance.randint(1, 6)):
        orden = f"{chance.randrange(1000, 9999)}-{chance.randrange(10, 99)}-SE{day:%y}"
        proveedor = None if plan.via == Via.DEPOSITO else chance.choice(proveedores)
        bought = {"via": plan.via, "orden": orden, "proveedor": proveedor, "comprometido": paid}
        case.take("comprar", day, por, **bought)
        if day := step.after(chance.randint(2, 15)):
            recibo = f"R-{chance.randrange(100_000):05}"
            case.take("entregar", day, por, recibo=recibo, pagado=(paid := _less(paid, 0.15, case.apart)))
            if day := step.after(chance.randint(5, 25)):
                rendido = _less(paid, 0.12, case.apart)
                case.take("rendir", day, por, rendido=rendido)
                if day := step.after(chance.randint(1, 10)):
                    given_back = _given_back(paid - rendido, day, case.apart)
                    case.take("cerrar", day, desk.jefatura, **given_back)


def _less(amount: int, how_often: float, apart: Random) -> int:
    """That amount or, now and then, up to a fifth less."""
    return amount - apart.randrange(1, amount // 5) if apart.random() < how_often else amount


def _given_back(owed: int, day: date, apart: Random) -> dict[str, Any]:
    """What closing says of the money that was not accounted for."""
    if not owed:
        return {}
    back = apart.choice([owed, owed, owed // 2, 0])
    voucher = (
        {"reintegrado_el": day, "reintegro_comprobante": f"TGR-{apart.randrange(10**6):06}"} if back else {}
    )
    why = {"sin_rendir_motivo": apart.choice(texts.SIN_RENDIR)} if back < owed else {}
    return {"reintegrado": back, **voucher, **why}


def _group(ficha: Ficha, day: date, chance: Random) -> Grupo:
    """The group somebody of that age, sex and comuna would be in."""
    age = day.year - ficha.nacimiento.year if ficha.nacimiento else 40
    draw = chance.random()
    if age >= 60 and draw < 0.8:
        return Grupo.ADULTO_MAYOR
    if draw < 0.08:
        return Grupo.DISCAPACIDAD
    if ficha.comuna is not None and ficha.comuna.cut in RURALES and draw < 0.4:
        return Grupo.AGRICULTOR
    if ficha.sexo == Sexo.MUJER and draw < 0.5:
        return Grupo.VIF if draw < 0.16 else Grupo.JEFA_HOGAR
    return Grupo.NINGUNO


def _rounded_up(amount: float) -> int:
    return -(-int(amount) // 10_000) * 10_000
