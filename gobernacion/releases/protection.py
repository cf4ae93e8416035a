"""The protection of small counts of persons: which figures are withheld, and how the others are published.

A count of few persons points at somebody. It is withheld, with as many of its neighbours as it takes so that nobody
works it out by subtraction. What counts no person (goats, crossings, projects) is never withheld for being small.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal

from gobernacion.indicators.cuadraturas import Cuadratura
from gobernacion.indicators.declarations import Cuenta, Indicador, Sensibilidad
from gobernacion.indicators.figures import Calificador, CifraDicha, Cifras, Lugar, Momento
from gobernacion.lib.periods import Period
from gobernacion.published.rows import Origen
from gobernacion.records.parametros import Parametro
from gobernacion.releases.models import Cifra

CONTEO_MINIMO = Parametro(
    "cuenta.conteo_minimo",
    "Conteo de personas más pequeño que se publica",
    "personas",
    inicial=5,
    minimo=5,
)
"""The office may protect larger counts too; to protect fewer it takes another product."""

DE_PERSONAS = {Cuenta.PERSONA, Cuenta.FAMILIA, Cuenta.TRAMITE, Cuenta.SUCESO}
"""Units that are persons, or something that one person asked for, received or suffered."""

DE_VARIAS_PERSONAS = {Cuenta.DINERO, Cuenta.PROPORCION}
"""Amounts and means: how many persons stand behind one is not known from its value, but no more than its records."""

Place = tuple[Lugar, Momento]


def to_withhold(
    cifras: Iterable[Cifra], cuadraturas: Iterable[Cuadratura], on: date, told: Iterable[Cifra] = ()
) -> list[Cifra]:
    """The figures that may not be published on that day: the small counts, and what would give one away.

    Only what was measured from records is withheld: what a public document states is public already. ``told`` are
    the figures of editions published before. What says the same as it did there stays withheld if it was; if it was
    seen it is known, and hides nothing.
    """
    at = {place(cifra): cifra for cifra in cifras if cifra.valor is not None}
    fewest = CONTEO_MINIMO.en(on)
    seen, unseen = _as_told_before(at, told)
    withheld = {where for where, cifra in at.items() if _measured_of_few(cifra, fewest)} | unseen
    hidden = withheld - seen
    everything = Cifras(as_stated(cifra) for cifra in at.values())
    ties = [
        [(one.lugar, one.momento) for one in tie]
        for cuadratura in cuadraturas
        for tie in cuadratura.ties(everything)
    ]
    again = bool(withheld)
    while again:
        again = False
        for tie in ties:
            if _gives_away(tie, at, hidden, fewest) and (others := _companions(tie, at, withheld | seen)):
                another = min(others, key=lambda where: _dearness(at[where]))
                withheld.add(another)
                hidden.add(another)
                again = True
    return [cifra for where, cifra in at.items() if where in withheld]


def points_at_somebody(
    declared: Cifra | Indicador, valor: Decimal | None, dimension: str, registros: int | None, fewest: int
) -> bool:
    """Whether what was measured from records could be told of somebody: a count of fewer persons than ``fewest``, or
    an amount or a mean that is not public and may be of so few. How many stand behind a category is not known."""
    if not valor:
        return False
    if declared.cuenta in DE_PERSONAS:
        return valor < fewest
    if declared.cuenta not in DE_VARIAS_PERSONAS or declared.sensibilidad == Sensibilidad.PUBLICA:
        return False
    return bool(dimension) or 0 < (registros or 0) < fewest


def protected(cifras: Iterable[Cifra]) -> list[Cifra]:
    """The figures as they are published: those withheld without their value, and saying so."""
    return [_without_value(cifra) if cifra.protegida else cifra for cifra in cifras]


def as_stated(cifra: Cifra, menciones: Iterable[Decimal] = ()) -> CifraDicha:
    """A figure as the cuadraturas take it. It must have a value."""
    assert cifra.valor is not None, "a figure without a value states nothing"
    enumerada = cifra.origen == Origen.ENUMERADA
    return CifraDicha(*place(cifra), cifra.valor, cifra.calificador, cifra.meta, tuple(menciones), enumerada)


def place(cifra: Cifra) -> Place:
    """Where and when a figure stands; no two of an edition share it."""
    lugar = Lugar(cifra.codigo, cifra.dimension, cifra.categoria)
    return lugar, Momento(cifra.desde, cifra.hasta, cifra.corte)


def _as_told_before(at: dict[Place, Cifra], told: Iterable[Cifra]) -> tuple[set[Place], set[Place]]:
    """Where an edition repeats what was seen in one before it, and what was only withheld there."""
    before: dict[bool, set[object]] = {True: set(), False: set()}
    for cifra in told:
        before[cifra.protegida].add(_fact(cifra))
    seen = {where for where, cifra in at.items() if _fact(cifra) in before[False]}
    return seen, {where for where, cifra in at.items() if _fact(cifra) in before[True]} - seen


def _fact(cifra: Cifra) -> object:
    """What a figure says of the days from its first on, until whichever it tells; a state says it of its own day."""
    is_state = Period(cifra.desde, cifra.hasta).days == 1
    return place(cifra)[0], cifra.desde, is_state, cifra.valor


def _measured_of_few(cifra: Cifra, fewest: int) -> bool:
    return cifra.origen == Origen.REGISTROS and points_at_somebody(
        cifra, cifra.valor, cifra.dimension, cifra.registros, fewest
    )


def _gives_away(tie: list[Place], at: dict[Place, Cifra], withheld: set[Place], fewest: int) -> bool:
    """Whether what a tie leaves to be seen says what it hides, or that it is a small count.

    Parts of a whole that is seen are at least one each: two that make up 2 are 1 and 1. Together they must leave room
    for any of them to be no small count.
    """
    hidden = [where for where in tie if where in withheld]
    if len(hidden) < 2 or tie[0] in withheld:
        return len(hidden) == 1
    values = [at[where].valor or 0 for where in tie]
    of_persons = all(at[where].cuenta in DE_PERSONAS for where in tie)
    parts_of_a_whole = of_persons and values[0] == sum(values[1:])
    return parts_of_a_whole and sum(at[where].valor or 0 for where in hidden) - (len(hidden) - 1) < fewest


def _companions(tie: Iterable[Place], at: dict[Place, Cifra], withheld: set[Place]) -> list[Place]:
    """What can be withheld beside what is withheld of a tie."""
    return [where for where in tie if where not in withheld and at[where].origen == Origen.REGISTROS]


def _dearness(cifra: Cifra) -> tuple[object, ...]:
    """What is withheld first: a category before a total, a percentage before a count, and the smaller."""
    total = not cifra.dimension and cifra.cuenta != Cuenta.PROPORCION
    return total, not cifra.valor, cifra.valor, cifra.orden


def _without_value(cifra: Cifra) -> Cifra:
    shown = copy(cifra)
    shown.valor, shown.calificador = None, Calificador.PROTEGIDA
    return shown
