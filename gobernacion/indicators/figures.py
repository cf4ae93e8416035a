"""Stated figures as the cuadraturas see them: plain values, indexed by what they are cut by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gobernacion.indicators.declarations import TOTAL
from gobernacion.lib.clp import number
from gobernacion.lib.periods import Period, months_after

KEPT_DECIMALS, TOLD_DECIMALS = 4, 2


def told(valor: Decimal) -> str:
    """A number as a sentence tells it: what fills the decimals it is kept with was worked out, and is told short."""
    exponent = valor.normalize().as_tuple().exponent
    worked_out = isinstance(exponent, int) and exponent <= -KEPT_DECIMALS
    return number(valor, TOLD_DECIMALS if worked_out else None)


class Calificador(StrEnum):
    """The words with which a source hedges a number; they belong to the figure and are always printed."""

    EXACTO = ""
    MAS_DE = "más de"
    APROXIMADAMENTE = "aproximadamente"
    PROMEDIO = "promedio"
    ESTIMATIVO = "estimativo"
    NO_INFORMADA = "no informada"
    PROTEGIDA = "protegida"
    """The office knows the number and withholds it, because so few persons could be recognised."""


HOLGURA = Decimal("0.10")
"""How far a hedged number may lie from the truth before a comparison with it means anything: a tenth."""


class Rango(NamedTuple):
    """What a stated number commits to: a lowest and a highest value (None: no upper bound)."""

    bajo: Decimal
    alto: Decimal | None

    @classmethod
    def of(cls, valor: Decimal, calificador: str) -> Rango:
        if calificador == Calificador.MAS_DE:
            return cls(valor, None)
        if calificador in (Calificador.APROXIMADAMENTE, Calificador.PROMEDIO, Calificador.ESTIMATIVO):
            holgura = abs(valor) * HOLGURA
            return cls(valor - holgura, valor + holgura)
        return cls(valor, valor)

    def __add__(self, other: object) -> Rango:
        if not isinstance(other, Rango):
            return NotImplemented
        alto = None if self.alto is None or other.alto is None else self.alto + other.alto
        return Rango(self.bajo + other.bajo, alto)

    def meets(self, other: Rango) -> bool:
        """Whether both can be the same number."""
        return self.fits_in(other) and other.fits_in(self)

    def fits_in(self, whole: Rango) -> bool:
        """Whether this can be a part of that whole."""
        return whole.alto is None or self.bajo <= whole.alto


class Momento(NamedTuple):
    """When a figure is about: its half-open span of days and, for a figure "a la fecha", its cut."""

    desde: date
    hasta: date
    corte: date | None

    def __str__(self) -> str:
        text = str(Period(self.desde, self.hasta))
        return f"{text}, al {self.corte:%d-%m-%Y}" if self.corte else text

    @property
    def last_day(self) -> date:
        """The last day that counts."""
        return self.corte or Period(self.desde, self.hasta).last_day

    def previous(self) -> Momento:
        """The span of the same kind just before; a cut one is cut on the same day a year earlier."""
        before = Period(self.desde, self.hasta).previous()
        corte = self.corte and months_after(self.corte, -12)
        return Momento(before.desde, before.hasta, corte)


class Lugar(NamedTuple):
    """Where a figure stands among those of its moment: the total of a code, or a category of a breakdown.

    Written "AC-002" or "AC-002:rol=NNA".
    """

    codigo: str
    dimension: str = TOTAL
    categoria: str = TOTAL

    @classmethod
    def parse(cls, text: str) -> Lugar:
        codigo, _, cut = text.partition(":")
        dimension, _, categoria = cut.partition("=")
        return cls(codigo, dimension, categoria)

    def __str__(self) -> str:
        return f"{self.codigo}:{self.dimension}={self.categoria}" if self.dimension else self.codigo


@dataclass(frozen=True)
class CifraDicha:
    """One number somebody states: the value, how it is hedged, its yearly target and its other mentions.

    ``enumerada``: nobody states the number, it was counted of what is named.
    """

    lugar: Lugar
    momento: Momento
    valor: Decimal
    calificador: str = Calificador.EXACTO
    meta: Decimal | None = None
    menciones: tuple[Decimal, ...] = ()
    enumerada: bool = False

    def __str__(self) -> str:
        return f"{self.calificador} {told(self.valor)}".lstrip()

    @property
    def rango(self) -> Rango:
        return Rango.of(self.valor, self.calificador)


class Cifras:
    """Every stated figure of a release, found by place and moment. Figures without a value are left out."""

    def __init__(self, stated: Iterable[CifraDicha]) -> None:
        self._by_place: dict[tuple[Lugar, Momento], CifraDicha] = {}
        self._cuts: dict[tuple[str, str, Momento], dict[str, CifraDicha]] = defaultdict(dict)
        self._moments: dict[str, dict[Momento, None]] = defaultdict(dict)
        for cifra in stated:
            codigo, dimension, categoria = cifra.lugar
            self._by_place[cifra.lugar, cifra.momento] = cifra
            self._cuts[codigo, dimension, cifra.momento][categoria] = cifra
            self._moments[codigo][cifra.momento] = None

    def __iter__(self) -> Iterator[CifraDicha]:
        return iter(self._by_place.values())

    def get(self, lugar: Lugar, momento: Momento) -> CifraDicha | None:
        return self._by_place.get((lugar, momento))

    def categories(self, codigo: str, dimension: str, momento: Momento) -> dict[str, CifraDicha]:
        """The stated categories of one breakdown at one moment, in the order they were stated."""
        return self._cuts.get((codigo, dimension, momento), {})

    def dimensions(self, codigo: str, momento: Momento) -> list[str]:
        """The breakdowns stated of a code at one moment; the total is that without a name."""
        return [dimension for one, dimension, when in self._cuts if (one, when) == (codigo, momento)]

    def moments(self, codigo: str) -> list[Momento]:
        """The moments at which anything is stated under a code."""
        return list(self._moments.get(codigo, ()))
