"""What will happen to each of those who ask: of 2019, exactly what the account says; of other days, what is likely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.directory.models import Ficha
from gobernacion.records.demo import day_after, workday
from orasmi.demo import texts
from orasmi.demo.cases import AYUDADA, Cotizacion, Plan
from orasmi.models import Ayuda, Estado, Via

SOLICITANTES, BENEFICIADAS, APROBADO, COMPRAS = 410, 146, 39_067_051, 80
"""What the account of 2019 says."""

REPITEN, CON_DOS_AYUDAS, ANULADAS = 8, 3, 3
"""What it does not say: people who ask twice, some of them with both aids approved, and cases typed twice."""

LAST_ENTRY, LAST_ANSWER = date(2019, 12, 20), date(2019, 12, 30)

POR_MES = (30, 34, 46, 44, 42, 38, 36, 42, 40, 24, 20, 14)
"""How many ask in each month: fewer after October."""

Catalogue = Sequence[tuple[Ayuda, texts.Pedido]]


def of_2019(fichas: Sequence[Ficha], catalogue: Catalogue, chance: Random) -> list[Plan]:
    """The cases of the year, by the day they came in."""
    assert len(fichas) == SOLICITANTES
    aided = [(ficha, AYUDADA) for ficha in fichas[:BENEFICIADAS]]
    again = [(ficha, AYUDADA) for ficha in fichas[:CON_DOS_AYUDAS]]
    others = [*fichas[BENEFICIADAS:], *fichas[-(REPITEN - CON_DOS_AYUDAS) :]]
    answers = chance.choices([*_UNAIDED], [*_UNAIDED.values()], k=len(others))
    asked = [*aided, *again, *zip(others, answers, strict=True)]

    prices = _prices([final for _, final in asked].count(AYUDADA), catalogue, chance)
    plans = [
        _plan(ficha, final, next(prices) if final == AYUDADA else _price(catalogue, chance), chance)
        for ficha, final in asked
    ]
    for plan in plans:
        plan.via = chance.choice([Via.PAGO_DIRECTO, Via.PAGO_DIRECTO, Via.DEPOSITO])
    # One aid of as many people, answered early enough to be bought within the year.
    for plan in sorted(plans[:BENEFICIADAS], key=lambda plan: plan.respuesta)[:COMPRAS]:
        plan.via = Via.MERCADO_PUBLICO
    typed_twice = [
        Plan(plan.ficha, plan.ingreso, Estado.ESPERA, plan.cotizacion, plan.respuesta, anulada=True)
        for plan in plans[-ANULADAS:]
    ]
    return sorted([*plans, *typed_twice], key=lambda plan: plan.ingreso)


def between(
    first: date, last: date, fichas: Sequence[Ficha], catalogue: Catalogue, chance: Random
) -> list[Plan]:
    """A case for each of these people, come in between two days."""
    finals = {AYUDADA: 40, **_UNAIDED}
    plans = []
    for ficha in fichas:
        ingreso = min(day_after(first, chance.randint(0, (last - first).days)), last)
        respuesta = day_after(ingreso, int(chance.triangular(8, 75, 25)))
        plans.append(
            Plan(
                ficha,
                ingreso,
                chance.choices([*finals], [*finals.values()])[0],
                _price(catalogue, chance),
                respuesta,
                chance.choice(list(Via)),
                day_after(respuesta, chance.randint(40, 150)),
            )
        )
    return sorted(plans, key=lambda plan: plan.ingreso)


_UNAIDED = {Estado.RECHAZADA: 30, Estado.DERIVADA: 14, Estado.DESISTIDA: 10, Estado.ESPERA: 5}
"""How the others end, and how often."""


def _plan(ficha: Ficha, final: Estado, cotizacion: Cotizacion, chance: Random) -> Plan:
    month = chance.choices(range(1, 13), POR_MES)[0]
    ingreso = min(workday(date(2019, month, chance.randint(1, 28))), LAST_ENTRY)
    respuesta = day_after(ingreso, int(chance.triangular(6, 75, 24)))
    plan = Plan(ficha, ingreso, final, cotizacion, min(respuesta, LAST_ANSWER))
    plan.segunda_respuesta = workday(date(2020, 1, 6) + timedelta(days=chance.randrange(90)))
    return plan


def _price(catalogue: Catalogue, chance: Random) -> Cotizacion:
    ayuda, pedido = chance.choices(catalogue, [pedido.peso for _, pedido in catalogue])[0]
    return Cotizacion(ayuda, chance.randint(pedido.desde, pedido.hasta))


def _prices(how_many: int, catalogue: Catalogue, chance: Random) -> Iterator[Cotizacion]:
    """As many prices as aids were approved, that add up to what was."""
    drawn = [_price(catalogue, chance) for _ in range(how_many)]
    scale = APROBADO / sum(price for _, price in drawn)
    scaled = [Cotizacion(ayuda, round(price * scale)) for ayuda, price in drawn]
    rest = APROBADO - sum(price for _, price in scaled)
    yield scaled[0]._replace(precio=scaled[0].precio + rest)
    yield from scaled[1:]
