"""Cuadraturas of stated percentages: each is computed again from the figures it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from gobernacion.indicators.comparacion import Comparacion, Lado, Termino
from gobernacion.indicators.cuadraturas import Cuadratura, Estado, Resultado, Tie, tied
from gobernacion.indicators.figures import CifraDicha, Cifras, Lugar, Momento, Rango
from gobernacion.lib.clp import number


def _half_of_last_digit(stated: Decimal) -> Decimal:
    """The tolerance a percentage claims by the digits it is written with: 26 is 25,5 to 26,5."""
    exponent = stated.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a stated figure is a finite number"
    return Decimal(1).scaleb(min(exponent, 0)) / 2


def _percent(part: Rango, whole: Rango) -> Rango:
    """The percentages that a part can be of its whole."""
    lowest = Decimal(0) if whole.alto is None else part.bajo * 100 / whole.alto
    return Rango(lowest, None if part.alto is None else part.alto * 100 / whole.bajo)


class Recalculo(NamedTuple):
    """A percentage computed again: what it may be, how it comes about in words, and of which figures."""

    rango: Rango
    how: str
    lado: Lado


CIEN = Decimal(100)


@dataclass(frozen=True)
class Porcentaje(Cuadratura):
    """A stated percentage, computed again from the figures it is about."""

    porcentaje: str

    def _recompute(self, cifras: Cifras, momento: Momento) -> Recalculo | None:
        """The percentage, or None where its figures are not stated."""
        raise NotImplementedError

    def _other_reading(self, cifras: Cifras, momento: Momento) -> Recalculo | None:
        """What the same words may mean as well, computed from the same figures: no contradiction, but to be told."""
        return None

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        lugar = Lugar.parse(self.porcentaje)
        for momento in cifras.moments(lugar.codigo):
            stated = cifras.get(lugar, momento)
            recomputed = self._recompute(cifras, momento)
            if stated is None or recomputed is None:
                continue
            (lowest, highest), how, _ = recomputed
            tolerance = _half_of_last_digit(stated.valor)
            claimed = Rango(
                stated.rango.bajo - tolerance,
                None if stated.rango.alto is None else stated.rango.alto + tolerance,
            )
            frase = f"{how} es {number(round(lowest, 2))} %"
            if highest != lowest:
                frase = f"{how} va {_span(lowest, highest)}"
            holds = claimed.meets(Rango(lowest, highest))
            other = None if holds else self._other_reading(cifras, momento)
            if other is not None and claimed.meets(other.rango):
                frase += f"; el documento informa {stated} %, que es {other.how}."
                compared = _compared(stated, claimed, other)
                yield self._result(
                    Estado.OBSERVACION, frase, momento, stated.valor, round(lowest, 4), compared
                )
                continue
            frase += "." if holds else f"; el documento informa {stated} %."
            compared = _compared(stated, claimed, recomputed)
            yield self._compare(holds, frase, momento, stated.valor, round(lowest, 4), compared)


def _compared(stated: CifraDicha, claimed: Rango, recomputed: Recalculo) -> Comparacion:
    """The two may differ by what the digits and the hedges of both leave open."""
    again, (lowest, highest) = recomputed.lado.valor, recomputed.rango
    above = None if highest is None else stated.valor - claimed.bajo + highest - again
    below = None if claimed.alto is None else claimed.alto - stated.valor + again - lowest
    return Comparacion(Lado.of([stated]), recomputed.lado, above, below)


def _span(lowest: Decimal, highest: Decimal | None) -> str:
    start = f"de {number(round(lowest, 2))} %"
    return f"{start} hacia arriba" if highest is None else f"{start} a {number(round(highest, 2))} %"


@dataclass(frozen=True)
class Variacion(Porcentaje):
    """The change of a figure from one period to the next, in percent."""

    de: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return (Lugar.parse(self.porcentaje).codigo, Lugar.parse(self.de).codigo)

    def _recompute(self, cifras: Cifras, momento: Momento) -> Recalculo | None:
        now = cifras.get(Lugar.parse(self.de), momento)
        before = cifras.get(Lugar.parse(self.de), momento.previous())
        if now is None or before is None or not before.valor:
            return None
        how = f"La variación de {before} a {now}"
        rango = _percent(now.rango, before.rango) + Rango(-CIEN, -CIEN)
        return Recalculo(rango, how, Lado((Termino(now, CIEN, before),), -CIEN))

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        for momento in self._moments(cifras):
            before = cifras.get(Lugar.parse(self.de), momento.previous())
            if before is not None:
                for stated in tied(cifras, [momento], (self.porcentaje, self.de)):
                    yield *stated, before


@dataclass(frozen=True)
class Proporcion(Porcentaje):
    """What percentage a part is of its whole."""

    parte: str
    todo: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(Lugar.parse(t).codigo for t in (self.porcentaje, self.parte, self.todo)))

    def _recompute(self, cifras: Cifras, momento: Momento) -> Recalculo | None:
        part, whole = (cifras.get(Lugar.parse(t), momento) for t in (self.parte, self.todo))
        if part is None or whole is None or not whole.valor:
            return None
        lado = Lado((Termino(part, CIEN, whole),))
        return Recalculo(_percent(part.rango, whole.rango), f"{part} de {whole}", lado)

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        yield from tied(cifras, self._moments(cifras), (self.porcentaje, self.parte, self.todo))


@dataclass(frozen=True)
class CumplimientoMedio(Porcentaje):
    """The plain mean of how far several yearly targets have been met, each in percent.

    An account that reports all that was done over all the targets is not wrong: the reader is told which one it is.
    """

    de: tuple[str, ...]

    @property
    def codigos(self) -> tuple[str, ...]:
        return tuple(Lugar.parse(text).codigo for text in (self.porcentaje, *self.de))

    def _recompute(self, cifras: Cifras, momento: Momento) -> Recalculo | None:
        met = self._met(cifras, momento)
        if met is None:
            return None
        how = " y ".join(f"{c} de {number(meta)}" for c, meta in met)
        mean = Rango(Decimal(0), Decimal(0))
        for c, meta in met:
            mean += _percent(c.rango, Rango(meta * len(met), meta * len(met)))
        lado = Lado(tuple(Termino(c, CIEN / len(met), meta) for c, meta in met))
        return Recalculo(mean, f"El cumplimiento medio de {how}", lado)

    def _other_reading(self, cifras: Cifras, momento: Momento) -> Recalculo | None:
        met = self._met(cifras, momento)
        if met is None:
            return None
        targets = sum((meta for _, meta in met), Decimal(0))
        done = Rango(Decimal(0), Decimal(0))
        for c, _ in met:
            done += c.rango
        total = number(sum((c.valor for c, _ in met), Decimal(0)))
        lado = Lado(tuple(Termino(c, CIEN, targets) for c, _ in met))
        how = f"el total, {total} de {number(targets)}"
        return Recalculo(_percent(done, Rango(targets, targets)), how, lado)

    def _met(self, cifras: Cifras, momento: Momento) -> list[tuple[CifraDicha, Decimal]] | None:
        """Each figure with its target, or None while one is missing."""
        found = [cifras.get(Lugar.parse(text), momento) for text in self.de]
        met = [(c, c.meta) for c in found if c is not None and c.meta]
        return met if len(met) == len(self.de) else None

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        yield from tied(cifras, self._moments(cifras), (self.porcentaje, *self.de))
