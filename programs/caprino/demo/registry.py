"""Writing what was planned, with its numbers, its days and every version each record had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import zip_longest

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import Desk, Life, day_after, reschedule, write_lives, write_unnumbered
from programs.caprino.demo.plans import Plan, Ronda, Tarjeta
from programs.caprino.models import (
    CATEGORIAS,
    Carnet,
    Criancero,
    EstadoCarnet,
    Operativo,
    Rebano,
    TipoCarnet,
)

DIRIGENTE = "Dirigenta inventada"


def write_registry(
    plans: Sequence[Plan],
    rondas: Sequence[Ronda],
    asociacion: Organizacion,
    desk: Desk,
) -> None:
    """The rounds, the goatherds, their herds, and their cards: each after what it refers to."""
    operativos = _rounds(rondas, asociacion, desk)
    crianceros = [_goatherd(plan, desk) for plan in plans]
    write_lives(crianceros)
    herds = [
        Rebano(criancero=life.record, fecha=day, **dict(zip(CATEGORIAS, heads, strict=True)))
        for plan, life in zip(plans, crianceros, strict=True)
        for day, heads in plan.rebanos.items()
    ]
    write_unnumbered(herds)
    chains = [
        _cards(plan, life.record, operativos, desk) for plan, life in zip(plans, crianceros, strict=True)
    ]
    # A card refers to the one it replaced: the first of everybody, then the second of everybody...
    for generation in zip_longest(*chains):
        cards = [card for card in generation if card is not None]
        for card in cards:
            if card.record.reemplaza is not None:
                for version in (card.record, *card.versions):
                    version.reemplaza = card.record.reemplaza
        write_lives(cards)


def _goatherd(plan: Plan, desk: Desk) -> Life[Criancero]:
    por = desk.someone()
    criancero = Criancero(
        ficha=plan.ficha,
        localidad=plan.localidad,
        comuna_id=plan.localidad.comuna_id,
        ocurrido_el=plan.inscrito,
        carnet_anterior=plan.carnet_anterior,
        senal=desk.chance.choice(("Horqueta inventada", "Muesca inventada", "")),
    )
    life = Life(criancero).enter(plan.typed_on, por)
    if plan.baja and plan.causa:
        life.take("dar_de_baja", plan.baja, por, causa_baja=plan.causa)
        if plan.reincorporado:
            life.take_back("reincorporar", plan.baja + timedelta(days=30), por)
    if plan.anulado:
        desk.annul(life, plan.typed_on)
    return life


def _cards(
    plan: Plan, criancero: Criancero, operativos: dict[int, Operativo], desk: Desk
) -> list[Life[Carnet]]:
    """The cards of one goatherd; each that stands closes the one before."""
    chain: list[Life[Carnet]] = []
    open_one: Life[Carnet] | None = None
    for tarjeta in plan.tarjetas:
        por = desk.someone()
        card = _card(plan, tarjeta, criancero, operativos, por)
        if open_one is not None:
            # One typed by mistake had replaced it too, until it was annulled.
            card.record.reemplaza = card.versions[0].reemplaza = open_one.record
        if tarjeta.anulada:
            desk.annul(card, tarjeta.dia + timedelta(days=tarjeta.typed_after))
        else:
            if open_one is not None:
                duplicated = tarjeta.tipo == TipoCarnet.DUPLICADO
                estado = EstadoCarnet.DUPLICADO if duplicated else EstadoCarnet.RENOVADO
                open_one.write("Reemplazar", tarjeta.dia, por, estado=estado, cerrado_el=tarjeta.dia)
            open_one = card
        chain.append(card)
    if plan.baja and open_one is not None:
        closed = {"estado": EstadoCarnet.SIN_EFECTO, "cerrado_el": plan.baja}
        open_one.write("Dar de baja al criancero", plan.baja, desk.encargados[0], **closed)
    return chain


def _card(
    plan: Plan, tarjeta: Tarjeta, criancero: Criancero, operativos: dict[int, Operativo], por: User
) -> Life[Carnet]:
    carnet = Carnet(
        criancero=criancero,
        localidad=plan.localidad,
        comuna_id=plan.localidad.comuna_id,
        tipo=tarjeta.tipo,
        ocurrido_el=tarjeta.dia,
        vence_el=tarjeta.vence,
        motivo_duplicado=tarjeta.motivo or "",
        operativo=operativos[id(tarjeta.ronda)] if tarjeta.ronda else None,
    )
    return Life(carnet).enter(tarjeta.dia + timedelta(days=tarjeta.typed_after), por, "Emitir")


def _rounds(rondas: Sequence[Ronda], asociacion: Organizacion, desk: Desk) -> dict[int, Operativo]:
    """The rounds as they were lived, by the plan of each."""
    lives = [_round(ronda, asociacion, desk) for ronda in rondas]
    write_lives(lives)
    return {id(ronda): life.record for ronda, life in zip(rondas, lives, strict=True)}


def _round(ronda: Ronda, asociacion: Organizacion, desk: Desk) -> Life[Operativo]:
    por = desk.someone()
    typed, chance = ronda.planned_on or day_after(ronda.dia), desk.chance
    operativo = Operativo(
        localidad=ronda.localidad,
        comuna_id=ronda.localidad.comuna_id,
        ocurrido_el=ronda.dia,
        programada_el=ronda.dia if ronda.planned_on else None,
        lugar=ronda.localidad.lugar,
        organizacion=asociacion,
        dirigente=DIRIGENTE,
    )
    life = Life(operativo).enter(typed, por)
    if ronda.antes:
        desk.suspend(life, ronda.antes, CausaSuspension.CLIMA, por)
        reschedule(life, ronda.antes + timedelta(days=1), ronda.dia, por)
    after, came = max(typed, day_after(ronda.dia)), chance.randint(8, 45)
    match ronda.estado:
        case EstadoActividad.REALIZADA:
            life.take("realizar", after, por, asistentes=came)
        case EstadoActividad.TERCERO:
            life.take("registrar_tercero", after, por, realizada_por=asociacion, asistentes=came)
        case EstadoActividad.SUSPENDIDA:
            desk.suspend(life, ronda.dia, ronda.causa or CausaSuspension.OTRA, por)
    if ronda.anulada:
        desk.annul(life, ronda.dia)
    return life
