"""The long form in which figures leave the house: one row a figure, the same columns in every format."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gobernacion.published.models import EdicionPublicada

COLUMNS = (
    "codigo",
    "capitulo",
    "area",
    "indicador",
    "dimension",
    "categoria",
    "desde",
    "hasta",
    "corte",
    "valor",
    "calificador",
    "unidad",
    "meta",
    "fuente",
    "nota",
)


def rows(edicion: EdicionPublicada) -> Iterator[tuple[Any, ...]]:
    """The figures of an edition in the order of the account, values typed: dates, Decimals, None, text."""
    for row in edicion.cifras.en_orden().values_list(*COLUMNS).iterator():
        yield tuple(bare(value) if isinstance(value, Decimal) else value for value in row)


def bare(number: Decimal) -> Decimal:
    """The number with no more decimals than it needs: 38, not 38.0000."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
