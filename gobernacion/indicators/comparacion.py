"""How an identity compares what is stated with what is expected of it, term by term, for whoever works it out again."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from gobernacion.indicators.figures import CifraDicha, Rango


def added(parts: Iterable[CifraDicha]) -> Rango:
    """What some figures commit to together."""
    total = Rango(Decimal(0), Decimal(0))
    for part in parts:
        total += part.rango
    return total


def value(parts: Iterable[CifraDicha]) -> Decimal:
    """The numbers of some figures added up."""
    return sum((part.valor for part in parts), Decimal(0))


class Termino(NamedTuple):
    """What one figure adds to a side of an identity: itself, or ``factor`` times itself over another number."""

    cifra: CifraDicha
    factor: Decimal = Decimal(1)
    entre: CifraDicha | Decimal | None = None

    @property
    def valor(self) -> Decimal:
        """What it comes to. Raises ZeroDivisionError over nothing."""
        over = self.entre.valor if isinstance(self.entre, CifraDicha) else self.entre
        return self.cifra.valor * self.factor / (1 if over is None else over)


class Lado(NamedTuple):
    """One side of an identity as it is worked out: its terms added up, and a constant besides."""

    terminos: tuple[Termino, ...] = ()
    constante: Decimal = Decimal(0)

    @classmethod
    def of(cls, cifras: Iterable[CifraDicha]) -> Lado:
        """Some figures added up."""
        return cls(tuple(Termino(cifra) for cifra in cifras))

    @property
    def valor(self) -> Decimal:
        """What it comes to."""
        return sum((termino.valor for termino in self.terminos), self.constante)


class Comparacion(NamedTuple):
    """How an identity compares what is stated with what is expected, for whoever works it out again.

    It holds while the first exceeds the second by no more than ``sobra`` and falls short of it by no more than
    ``falta``; None: as much as it may be.
    """

    informado: Lado
    esperado: Lado
    sobra: Decimal | None = Decimal(0)
    falta: Decimal | None = Decimal(0)

    @classmethod
    def hedged(cls, informado: Iterable[CifraDicha], esperado: Iterable[CifraDicha]) -> Comparacion:
        """Two sums that may be the same number: they may differ by what the hedged ones leave open."""
        informado, esperado = tuple(informado), tuple(esperado)
        one, other = added(informado), added(esperado)
        return cls(
            Lado.of(informado),
            Lado.of(esperado),
            _open(value(informado) - one.bajo, _above(other, esperado)),
            _open(value(esperado) - other.bajo, _above(one, informado)),
        )

    def at_most(self) -> Comparacion:
        """The same, where the first may be any part of the second."""
        return self._replace(falta=None)

    def at_least(self) -> Comparacion:
        """The same, where the second may be any part of the first."""
        return self._replace(sobra=None)


def _above(rango: Rango, parts: Iterable[CifraDicha]) -> Decimal | None:
    """How far above its value a sum may lie; None: without bound."""
    return None if rango.alto is None else rango.alto - value(parts)


def _open(*spans: Decimal | None) -> Decimal | None:
    """Several margins together."""
    return None if None in spans else sum((span for span in spans if span is not None), Decimal(0))
