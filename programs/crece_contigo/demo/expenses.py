"""The invented expenses of the project, as they were typed and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Life, noon, workday
from programs.crece_contigo.demo.activities import Staff
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
    suppliers: Sequence[Organizacion],
    staff: Staff,
    chance: Random,
) -> list[Life[Gasto]]:
    """All that each line was given, spent to the last peso; besides, one refused."""
    lives = []
    for linea, amount in given.items():
        for place, part in enumerate(_parts(amount, PARTES[linea], chance)):
            life = _typed(
                linea, part, _day(period, chance), f"{linea[:3]}-{place + 1}", suppliers, staff, chance
            )
            _approve(life, staff, chance)
            lives.append(life)
    refused = _typed(Linea.DIFUSION, 84_500, _day(period, chance), "x-1", suppliers, staff, chance)
    _refuse(refused, staff)
    return [*lives, refused]


def some_of(
    given: Mapping[Linea, int],
    period: Period,
    suppliers: Sequence[Organizacion],
    staff: Staff,
    chance: Random,
) -> list[Life[Gasto]]:
    """What was spent of each line so far, in proportion to the year, the last ones still to be answered."""
    lives = []
    for linea, amount in given.items():
        parts = _parts(amount, PARTES[linea], chance)
        for place, part in enumerate(parts[: max(1, len(parts) * period.days // 366)]):
            life = _typed(
                linea, part, _day(period, chance), f"{linea[:3]}-{place + 1}", suppliers, staff, chance
            )
            if place or (linea == Linea.COORDINACION and period.days > 300):
                _approve(life, staff, chance)
            lives.append(life)
    return lives


def answer(lives: Sequence[Life[Gasto]], staff: Staff, chance: Random, day: date | None = None) -> None:
    """Approve those that still wait, on that day or soon after each was typed."""
    for life in lives:
        if life.record.estado == EstadoGasto.ANOTADO and day:
            _approve_on(day, life, staff)
        elif life.record.estado == EstadoGasto.ANOTADO:
            _approve(life, staff, chance)


def waiting(
    given: Mapping[Linea, int],
    spent: Sequence[Life[Gasto]],
    today: date,
    suppliers: Sequence[Organizacion],
    staff: Staff,
    chance: Random,
) -> list[Life[Gasto]]:
    """An expense of each line that nobody answered yet, within what its year has left."""
    lives = []
    for ago, (linea, amount) in zip((23, 26, 30), given.items(), strict=True):
        day = today - timedelta(days=ago)
        of_the_line = [one.record for one in spent if one.record.linea == linea]
        left = amount - sum(one.monto for one in of_the_line if one.ocurrido_el.year == day.year)
        monto = max(1, min(120_000, left // 2))
        lives.append(_typed(linea, monto, day, f"{linea[:3]}-99", suppliers, staff, chance))
    return lives


def at_random(
    how_many: int, seed: int, period: Period, suppliers: Sequence[Organizacion], staff: Staff, chance: Random
) -> list[Life[Gasto]]:
    """Expenses in every state, on any day, some annulled."""
    lives = []
    for number in range(how_many):
        linea = Linea(chance.choice(Linea.values))
        day = period.desde + timedelta(days=chance.randrange(period.days))
        folio = f"R{seed}-{number}"
        life = _typed(linea, chance.randint(1, 900_000), day, folio, suppliers, staff, chance)
        match chance.choice(["approve", "approve", "refuse", "nothing"]):
            case "approve":
                _approve(life, staff, chance)
            case "refuse":
                _refuse(life, staff)
        if chance.random() < 0.1:
            life.write(
                "Anular",
                life.record.ocurrido_el + timedelta(days=90),
                staff.jefatura,
                anulado_el=life.record.ocurrido_el + timedelta(days=90),
                anulado_por=staff.jefatura,
                motivo_anulacion="Demostración: se anotó dos veces.",
            )
        lives.append(life)
    return lives


def _parts(amount: int, how_many: int, chance: Random) -> list[int]:
    """An amount in so many parts, none of them nothing."""
    cuts = sorted(chance.sample(range(1, amount), how_many - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, amount], strict=True)]


def _day(period: Period, chance: Random) -> date:
    return min(workday(period.desde + timedelta(days=chance.randrange(period.days))), period.last_day)


def _typed(
    linea: Linea,
    monto: int,
    day: date,
    folio: str,
    suppliers: Sequence[Organizacion],
    staff: Staff,
    chance: Random,
) -> Life[Gasto]:
    por = chance.choice(staff.encargados)
    typed = workday(day + timedelta(days=chance.choice([0, 1, 3, 20])))
    life = Life(
        Gasto(
            ocurrido_el=day,
            registrado_el=noon(typed),
            registrado_por=por,
            linea=linea,
            proveedor=chance.choice(suppliers),
            documento=chance.choice(Documento.values),
            folio=f"{day.year}-{folio}",
            monto=monto,
            concepto=chance.choice(CONCEPTOS[linea]),
        )
    )
    life.write("Registrar", typed, por)
    return life


def _approve(life: Life[Gasto], staff: Staff, chance: Random) -> None:
    _approve_on(
        workday(life.record.ocurrido_el + timedelta(days=chance.choice([0, 2, 5, 9, 21]))), life, staff
    )


def _approve_on(day: date, life: Life[Gasto], staff: Staff) -> None:
    signed = {"resuelto_el": day, "resuelto_por": staff.jefatura}
    life.write("Aprobar", day, staff.jefatura, estado=EstadoGasto.APROBADO, **signed)


def _refuse(life: Life[Gasto], staff: Staff) -> None:
    day = workday(life.record.ocurrido_el + timedelta(days=4))
    signed = {"resuelto_el": day, "resuelto_por": staff.jefatura, "motivo": RECHAZO}
    life.write("Rechazar", day, staff.jefatura, estado=EstadoGasto.RECHAZADO, **signed)
