"""What an area declares about a number it answers for. Pure Python: no model, no query, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from gobernacion.indicators.ritmo import PAREJO, Ritmo
from gobernacion.lib.periods import SIEMPRE, Period, Vigencia

TOTAL = ""
"""The dimension and the category of a figure that is not cut: the headline total."""

PESOS = "pesos"
PORCIENTO = "por ciento"


class Cuenta(StrEnum):
    """What one unit of the indicator is, which decides how small counts are protected.

    ``SUCESO`` is what happened to one person once: an attention, an attendance, a fine.
    """

    PERSONA = "persona"
    FAMILIA = "familia"
    ORGANIZACION = "organizacion"
    TRAMITE = "tramite"
    SUCESO = "suceso"
    ACTIVIDAD = "actividad"
    DINERO = "dinero"
    COSA = "cosa"
    PROPORCION = "proporcion"


class Tramo(StrEnum):
    """Over what an indicator is measured in the account of a year.

    ``TEMPORADA`` is the season that closes in the year. ``FUENTE`` is the year from the day on which its source began.
    ``ESTADO`` is what holds at the end of one day, that of the cut: its period is the day alone. ``ANUAL`` is what is
    of a year whole, as what a programme was given for it: shorter days tell that of their year, and no part of it.
    """

    YEAR = "año"
    TEMPORADA = "temporada"
    FUENTE = "desde el inicio de su fuente"
    ESTADO = "estado"
    ANUAL = "año entero"


class Sensibilidad(StrEnum):
    """The class of the data behind the number, by its most delicate field (same words as the access policy)."""

    PUBLICA = "publica"
    PERSONAL = "personal"
    SENSIBLE = "sensible"
    MENOR = "menor"
    PENAL = "penal"


class Medida(NamedTuple):
    """One value measured from records: the total, or one category of one breakdown.

    ``casos`` is how many records a mean, a share or an amount is made of, where these are not all that were registered.
    """

    valor: int | Decimal
    dimension: str = TOTAL
    categoria: str = TOTAL
    casos: int | None = None


class Enumeracion(Protocol):
    """A list of choices, as Django's enumerations are."""

    @property
    def labels(self) -> Any: ...


Opciones = Enumeracion | tuple[str, ...] | Callable[[], Iterable[str]]
"""A closed list of categories: an enumeration, the labels themselves, or what reads them when they are asked for."""


@dataclass(frozen=True)
class Desglose:
    """A breakdown: one way an indicator may be cut, and what its categories promise together.

    ``dimension`` is the key stored with each figure ("comuna"); a nested breakdown names its parent
    first ("convocatoria/rol") and its categories likewise ("Arrastre/Tutor").
    ``suma``: the categories are disjoint and cover the whole, so they must add up to it.
    ``resto``: the category that holds what the stated ones leave over ("otras"); with it, stated parts
    may fall short of the total, and what is missing is shown under that name.
    ``opciones``: every label that its measure can give, where that is a closed list; of a nested breakdown,
    those of its last level. A transcribed account is held to it, and may say ``resto`` besides. None where the
    office names its own categories or each account has its words for them: themes, agreements, institutions.
    """

    dimension: str
    nombre: str
    suma: bool = True
    resto: str = ""
    opciones: Opciones | None = None

    @property
    def dentro_de(self) -> str:
        """The dimension this breakdown subdivides, or ``TOTAL``."""
        return self.dimension.rpartition("/")[0]

    def categorias(self) -> tuple[str, ...]:
        """The categories there are in its last level; empty where the list is open, or nobody has filled it."""
        if self.opciones is None:
            return ()
        if isinstance(self.opciones, tuple):
            return self.opciones
        # An enumeration can be called too: it is one if it has labels.
        labels = getattr(self.opciones, "labels", None)
        return tuple(map(str, self.opciones() if labels is None else labels))  # type: ignore[operator]


@dataclass(frozen=True)
class Indicador:
    """A number the office answers for, declared once and for ever under its code.

    A change of meaning is a new code. ``measure`` receives a half-open period and returns the measured
    values exactly: no clock, no request, no rounding. ``capitulo`` is the chapter of the yearly account.
    ``tramo`` is over what it is measured in the account of a year, and ``dias`` fits that span to what the records
    tell: the months in which a season was open, the day on which a source began (None while it had not).
    ``vigencia`` are the days on which the law has it answered for: outside them it measures nothing.
    ``mejor_si_sube`` is None where neither direction is better in itself.
    ``ritmo`` is how the work of a year is spread over its months, by which its target is expected little by little; a
    mean, a share and a state are expected whole from the first day.
    ``tope`` is the most a percentage of it can be; None for a variation, which has no bound and may fall.
    ``repite``: the code of another area whose figure this one repeats in its own chapter. It measures nothing: the
    registry measures the quoted code in its place, so the same fact is counted by one area alone.
    ``lista`` narrows the list of its records to those it counts, as the filters of that list ask for them in an address
    ("tipo=plaza" of the jornadas); empty where no filter of theirs tells exactly these.
    """

    codigo: str
    nombre: str
    definicion: str
    unidad: str
    capitulo: str
    como_se_mide: str
    cuenta: Cuenta
    sensibilidad: Sensibilidad = Sensibilidad.PUBLICA
    desgloses: tuple[Desglose, ...] = ()
    mejor_si_sube: bool | None = None
    portada: bool = False
    tramo: Tramo = Tramo.YEAR
    dias: Callable[[Period], Period | None] | None = None
    vigencia: Vigencia = SIEMPRE
    measure: Callable[[Period], Iterable[Medida]] | None = None
    repite: str = ""
    tope: int | None = 100
    ritmo: Ritmo = PAREJO
    lista: str = ""

    @property
    def se_acumula(self) -> bool:
        """Whether it grows from day to day, and not a mean, a share, what holds at the end of one day or a year."""
        return self.cuenta is not Cuenta.PROPORCION and self.tramo not in (Tramo.ESTADO, Tramo.ANUAL)

    def desglose(self, dimension: str) -> Desglose | None:
        """The declared breakdown of that dimension, or None."""
        return next((d for d in self.desgloses if d.dimension == dimension), None)

    def refuses(self, valor: Decimal) -> str:
        """Why a value cannot be its own, if it can't: a count is whole and not less than nothing; empty if it can."""
        percentage = self.unidad == PORCIENTO
        if valor < 0 and not (percentage and self.tope is None):
            return f"no puede haber menos de cero {self.unidad}."
        if percentage and self.tope is not None and valor > self.tope:
            return f"no puede pasar de {self.tope} {self.unidad}."
        if self.cuenta not in (Cuenta.COSA, Cuenta.PROPORCION) and valor != int(valor):
            return f"debe ser un número entero de {self.unidad}."
        return ""

    def refuses_target(self, meta: Decimal) -> str:
        """Why a value cannot be its target, if it can't: there is nothing to reach in zero."""
        return self.refuses(meta) or ("" if meta else "una meta es mayor que cero.")
