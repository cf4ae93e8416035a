"""How a published figure is put into words: its value, its unit, what hedges it and when it is about."""

from __future__ import annotations

from gobernacion.indicators.figures import Calificador
from gobernacion.lib import clp
from gobernacion.lib.periods import Period
from gobernacion.lib.plurals import singular
from gobernacion.published import wording as told
from gobernacion.published.models import CifraPublicada
from gobernacion.published.rows import Origen
from gobernacion.published.wording import NBSP, PESOS, PORCIENTO, amount, difference, period, reached, year_of

__all__ = [
    "NBSP", "NO_INFORMADA", "PESOS", "PORCIENTO", "POR_QUE_PROTEGIDA", "amount", "counted", "difference", "full",
    "hedged", "in_words", "is_season", "is_state", "is_withheld", "listed", "period", "reached", "unit", "value",
    "worked_out", "year_of",
]  # fmt: skip

ONE = "1"
NO_INFORMADA = "No informada"
PROTEGIDA = "Protegida"
POR_QUE_PROTEGIDA = (
    "Protegida: se publica sin su valor, porque cuenta a tan pocas personas que se podría reconocer a alguna, "
    "o porque con ella se deduciría otra así."
)


def value(cifra: CifraPublicada) -> str:
    """The bare value, without what hedges it; where there is none, why."""
    if cifra.valor is not None:
        return told.value(cifra.valor, cifra)
    return PROTEGIDA if is_withheld(cifra) else NO_INFORMADA


def is_withheld(cifra: CifraPublicada) -> bool:
    """Whether the office knows its value and withholds it, because it would point at somebody."""
    return cifra.calificador == Calificador.PROTEGIDA


def hedged(cifra: CifraPublicada) -> str:
    """The value with the words its source hedges it with, which belong to it: "más de 4.491"."""
    if cifra.valor is None or not cifra.calificador:
        return value(cifra)
    return f"{cifra.calificador} {value(cifra)}"


def unit(unidad: str) -> str:
    """The unit as it is written after the number; empty where the number already carries its sign."""
    return "" if unidad in (PESOS, PORCIENTO) else unidad


def counted(cifra: CifraPublicada) -> str:
    """The unit as it agrees with the number before it: "1 reunión", "2 reuniones"; empty where there is no number."""
    if cifra.valor is None:
        return ""
    return singular(unit(cifra.unidad)) if value(cifra) == ONE else unit(cifra.unidad)


def full(cifra: CifraPublicada) -> str:
    """The value as a sentence would say it: "aproximadamente 80 beneficiarios"; where there is none, why."""
    return f"{hedged(cifra)} {counted(cifra)}".strip()


def in_words(cifra: CifraPublicada) -> str:
    """An amount of money in the wording of the account; empty for anything else."""
    if cifra.unidad != PESOS or cifra.valor is None or cifra.valor != cifra.valor.to_integral_value():
        return ""
    return clp.words(int(cifra.valor))


def listed(names: list[str]) -> str:
    """ "Bolivia, Colombia y Perú"; "Vicuña e Illapel"."""
    *before, last = names
    joint = " e " if last.casefold().startswith(("i", "hi", "í")) else " y "
    return joint.join([", ".join(before), last] if before else [last])


def worked_out(cifra: CifraPublicada) -> str:
    """How a figure was come by, where its source does not state it as a number; empty where it does or was measured."""
    return "" if cifra.origen in (Origen.DOCUMENTO, Origen.REGISTROS) else cifra.get_origen_display()


def is_state(cifra: CifraPublicada) -> bool:
    """Whether it tells how things stood on one day, and not what happened over a span."""
    return Period(cifra.desde, cifra.hasta).days == 1


def is_season(cifra: CifraPublicada) -> bool:
    """Whether it tells a season."""
    return Period(cifra.desde, cifra.hasta).is_season
