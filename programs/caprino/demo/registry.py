"""Writing what was planned, with its numbers, its days and every version each record had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from random import Random
from typing import Any

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.demo import Life, noon, reschedule, workday, write_lives, write_unnumbered
from programs.caprino.demo.plans import Plan, Ronda, Tarjeta
from programs.caprino.models import (
    CATEGORIAS,
    Carnet,
    Criancero,
    EstadoCarnet,
    EstadoCriancero,
    Operativo,
    Rebano,
    TipoCarnet,
)

MOTIVO = "Demostración: se registró dos veces."
DIRIGENTE = "Dirigenta inventada"


@dataclass(frozen=True)
class Staff:
    encargados: Sequence[User]
    jefatura: User


def write_registry(
    plans: Sequence[Plan],
    rondas: Sequence[Ronda],
    asociacion: Organizacion,
    staff: Staff,
    chance: Random,
) -> None:
    """The rounds, the goatherds, their herds, and their cards: each after what it refers to."""
    operativos = _rounds(rondas, asociacion, staff, chance)
    crianceros = [_goatherd(plan, staff, chance) for plan in plans]
    write_lives(crianceros)
    herds = [
        Rebano(criancero=life.record, fecha=day, **dict(zip(CATEGORIAS, heads, strict=True)))
        for plan, life in zip(plans, crianceros, strict=True)
        for day, heads in plan.rebanos.items()
    ]
    write_unnumbered(herds)
    chains = [
        _cards(plan, life.record, operativos, staff, chance)
        for plan, life in zip(plans, crianceros, strict=True)
    ]
    # A card refers to the one it replaced: the first of everybody, then the second of everybody...
    for generation in zip_longest(*chains):
        cards = [card for card in generation if card is not None]
        for card in cards:
            if card.record.reemplaza is not None:
                for version in (card.record, *card.versions):
                    version.reemplaza = card.record.reemplaza
        write_lives(cards)


def _goatherd(plan: Plan, staff: Staff, chance: Random) -> Life[Criancero]:
    por = chance.choice(staff.encargados)
    life = Life(
        Criancero(
            ficha=plan.ficha,
            localidad=plan.localidad,
            comuna_id=plan.localidad.comuna_id,
            ocurrido_el=plan.inscrito,
            registrado_el=noon(plan.typed_on),
            registrado_por=por,
            carnet_anterior=plan.carnet_anterior,
            senal=chance.choice(("Horqueta inventada", "Muesca inventada", "")),
        )
    )
    life.write("Registrar", plan.typed_on, por)
    if plan.baja and plan.causa:
        left: dict[str, Any] = {"baja_el": plan.baja, "causa_baja": plan.causa}
        life.write("Dar de baja", plan.baja, por, estado=EstadoCriancero.BAJA, **left)
        if plan.reincorporado:
            back = plan.baja + timedelta(days=30)
            life.undo("Reincorporar", back, por, estado=EstadoCriancero.ACTIVO, baja_el=None, causa_baja="")
    if plan.anulado:
        _annul(life, plan.typed_on, staff)
    return life


def _cards(
    plan: Plan, criancero: Criancero, operativos: dict[int, Operativo], staff: Staff, chance: Random
) -> list[Life[Carnet]]:
    """The cards of one goatherd; each that stands closes the one before."""
    chain: list[Life[Carnet]] = []
    open_one: Life[Carnet] | None = None
    for tarjeta in plan.tarjetas:
        por = chance.choice(staff.encargados)
        card = _card(plan, tarjeta, criancero, operativos, por)
        if open_one is not None:
            # One typed by mistake had replaced it too, until it was annulled.
            card.record.reemplaza = card.versions[0].reemplaza = open_one.record
        if tarjeta.anulada:
            _annul(card, tarjeta.dia + timedelta(days=tarjeta.typed_after), staff)
        else:
            if open_one is not None:
                duplicated = tarjeta.tipo == TipoCarnet.DUPLICADO
                estado = EstadoCarnet.DUPLICADO if duplicated else EstadoCarnet.RENOVADO
                open_one.write("Reemplazar", tarjeta.dia, por, estado=estado, cerrado_el=tarjeta.dia)
            open_one = card
        chain.append(card)
    if plan.baja and open_one is not None:
        closed = {"estado": EstadoCarnet.SIN_EFECTO, "cerrado_el": plan.baja}
        open_one.write("Dar de baja al criancero", plan.baja, staff.encargados[0], **closed)
    return chain


def _card(
    plan: Plan, tarjeta: Tarjeta, criancero: Criancero, operativos: dict[int, Operativo], por: User
) -> Life[Carnet]:
    typed = tarjeta.dia + timedelta(days=tarjeta.typed_after)
    life = Life(
        Carnet(
            criancero=criancero,
            localidad=plan.localidad,
            comuna_id=plan.localidad.comuna_id,
            tipo=tarjeta.tipo,
            ocurrido_el=tarjeta.dia,
            vence_el=tarjeta.vence,
            registrado_el=noon(typed),
            registrado_por=por,
            motivo_duplicado=tarjeta.motivo or "",
            operativo=operativos[id(tarjeta.ronda)] if tarjeta.ronda else None,
        )
    )
    life.write("Emitir", typed, por)
    return life


def _rounds(
    rondas: Sequence[Ronda], asociacion: Organizacion, staff: Staff, chance: Random
) -> dict[int, Operativo]:
    """The rounds as they were lived, by the plan of each."""
    lives = [_round(ronda, asociacion, staff, chance) for ronda in rondas]
    write_lives(lives)
    return {id(ronda): life.record for ronda, life in zip(rondas, lives, strict=True)}


def _round(ronda: Ronda, asociacion: Organizacion, staff: Staff, chance: Random) -> Life[Operativo]:
    por = chance.choice(staff.encargados)
    typed = ronda.planned_on or workday(ronda.dia + timedelta(days=1))
    life = Life(
        Operativo(
            localidad=ronda.localidad,
            comuna_id=ronda.localidad.comuna_id,
            ocurrido_el=ronda.dia,
            programada_el=ronda.dia if ronda.planned_on else None,
            registrado_el=noon(typed),
            registrado_por=por,
            lugar=ronda.localidad.lugar,
            organizacion=asociacion,
            dirigente=DIRIGENTE,
        )
    )
    life.write("Registrar", typed, por)
    if ronda.antes:
        day, causa = ronda.antes, CausaSuspension.CLIMA
        life.write("Suspender", day, por, estado=EstadoActividad.SUSPENDIDA, causa=causa, suspendida_el=day)
        reschedule(life, day + timedelta(days=1), ronda.dia, por)
    after = max(typed, workday(ronda.dia + timedelta(days=1)))
    came = {"asistentes": chance.randint(8, 45)}
    match ronda.estado:
        case EstadoActividad.REALIZADA:
            life.write("Registrar realización", after, por, estado=ronda.estado, **came)
        case EstadoActividad.TERCERO:
            life.write(
                "Registrar realización por tercero",
                after,
                por,
                estado=ronda.estado,
                realizada_por=asociacion,
                **came,
            )
        case EstadoActividad.SUSPENDIDA:
            why = "Demostración: se explica aquí." if ronda.causa == CausaSuspension.OTRA else ""
            life.write(
                "Suspender",
                ronda.dia,
                por,
                estado=ronda.estado,
                causa=ronda.causa,
                suspendida_el=ronda.dia,
                motivo=why,
            )
    if ronda.anulada:
        _annul(life, ronda.dia, staff)
    return life


def _annul(life: Life[Any], day: date, staff: Staff) -> None:
    life.write(
        "Anular",
        day,
        staff.jefatura,
        anulado_el=day,
        anulado_por=staff.jefatura,
        motivo_anulacion=MOTIVO,
    )
