"""The invented expenses of the project, as they were typed and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.lib.periods import Period
from gobernacion.records.demo import Life, any_day, day_after, workday
from programs.crece_contigo.demo.activities import Desk
from programs.crece_contigo.models import Documento, EstadoGasto, Gasto, Linea

CONCEPTOS = {
    Linea.COORDINACION: (
        "Honorarios de coordinación de la red (demostración)",
        "Servicio de café para una mesa (demostración)",
        "Traslado a mesas comunales (demostración)",
    ),
    Linea.CAPACITACION: (
        "Relatoría de una jornada (demostración)",
        "Materiales de una capacitación (demostración)",
    ),
    Linea.DIFUSION: ("Impresión de trípticos (demostración)", "Pendón de la red (demostración)"),
}
PARTES = {Linea.COORDINACION: 24, Linea.CAPACITACION: 5, Linea.DIFUSION: 4}
"""In how many expenses each line was spent."""

RECHAZO = "Demostración: el documento no corresponde al proyecto."


def all_of(
    given: Mapping[Linea, int],
    period: Period,
    desk: Desk,
) -> list[Life[Gasto]]:
    """All that each line was given, spent to the last peso; besides, one refused."""
    lives = []
    for linea, amount in given.items():
        for place, part in enumerate(_parts(amount, PARTES[linea], desk.chance)):
            life = _typed(linea, part, _day(period, desk), f"{linea[:3]}-{place + 1}", desk)
            _approve(life, desk)
            lives.append(life)
    refused = _typed(Linea.DIFUSION, 84_500, _day(period, desk), "x-1", desk)
    _refuse(refused, desk)
    return [*lives, refused]


def some_of(
    given: Mapping[Linea, int],
    period: Period,
    desk: Desk,
) -> list[Life[Gasto]]:
    """What was spent of each line so far, in proportion to the year, the last ones still to be answered."""
    lives = []
    for linea, amount in given.items():
        parts = _parts(amount, PARTES[linea], desk.chance)
        for place, part in enumerate(parts[: max(1, len(parts) * period.days // 366)]):
            life = _typed(linea, part, _day(period, desk), f"{linea[:3]}-{place + 1}", desk)
            if place or (linea == Linea.COORDINACION and period.days > 300):
                _approve(life, desk)
            lives.append(life)
    return lives


def answer(lives: Sequence[Life[Gasto]], desk: Desk, day: date | None = None) -> None:
    """Approve those that still wait, on that day or soon after each was typed."""
    for life in lives:
        if life.record.estado == EstadoGasto.ANOTADO and day:
            _approve_on(day, life, desk)
        elif life.record.estado == EstadoGasto.ANOTADO:
            _approve(life, desk)


def waiting(
    given: Mapping[Linea, int],
    spent: Sequence[Life[Gasto]],
    today: date,
    desk: Desk,
) -> list[Life[Gasto]]:
    """An expense of each line that nobody answered yet, within what its year has left."""
    lives = []
    for ago, (linea, amount) in zip((23, 26, 30), given.items(), strict=True):
        day = today - timedelta(days=ago)
        of_the_line = [one.record for one in spent if one.record.linea == linea]
        left = amount - sum(one.monto for one in of_the_line if one.ocurrido_el.year == day.year)
        monto = max(1, min(120_000, left // 2))
        lives.append(_typed(linea, monto, day, f"{linea[:3]}-99", desk))
    return lives


def at_random(how_many: int, seed: int, period: Period, desk: Desk) -> list[Life[Gasto]]:
    """Expenses in every state, on any day, some annulled."""
    lives = []
    for number in range(how_many):
        linea = Linea(desk.chance.choice(Linea.values))
        day = any_day(period, desk.chance)
        folio = f"R{seed}-{number}"
        life = _typed(linea, desk.chance.randint(1, 900_000), day, folio, desk)
        match desk.chance.choice(["approve", "approve", "refuse", "nothing"]):
            case "approve":
                _approve(life, desk)
            case "refuse":
                _refuse(life, desk)
        if desk.chance.random() < 0.1:
            desk.annul(life, life.record.ocurrido_el + timedelta(days=90))
        lives.append(life)
    return lives


def _parts(amount: int, how_many: int, chance: Random) -> list[int]:
    """An amount in so many parts, none of them nothing."""
    cuts = sorted(chance.sample(range(1, amount), how_many - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, amount], strict=True)]


def _day(period: Period, desk: Desk) -> date:
    return min(workday(any_day(period, desk.chance)), period.last_day)


def _typed(
    linea: Linea,
    monto: int,
    day: date,
    folio: str,
    desk: Desk,
) -> Life[Gasto]:
    por = desk.someone()
    typed = day_after(day, desk.chance.choice([0, 1, 3, 20]))
    gasto = Gasto(
        ocurrido_el=day,
        linea=linea,
        proveedor=desk.chance.choice(desk.proveedores),
        documento=desk.chance.choice(Documento.values),
        folio=f"{day.year}-{folio}",
        monto=monto,
        concepto=desk.chance.choice(CONCEPTOS[linea]),
    )
    return Life(gasto).enter(typed, por)


def _approve(life: Life[Gasto], desk: Desk) -> None:
    _approve_on(day_after(life.record.ocurrido_el, desk.chance.choice([0, 2, 5, 9, 21])), life, desk)


def _approve_on(day: date, life: Life[Gasto], desk: Desk) -> None:
    life.take("aprobar", day, desk.jefatura)


def _refuse(life: Life[Gasto], desk: Desk) -> None:
    life.take("rechazar", day_after(life.record.ocurrido_el, 4), desk.jefatura, motivo=RECHAZO)
