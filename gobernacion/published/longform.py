"""The long form in which figures leave the house: one row a figure, the same columns in every format."""

from __future__ import annotations

from collections.abc import Iterator
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
    return edicion.cifras.en_orden().values_list(*COLUMNS).iterator()
