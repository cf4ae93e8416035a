"""The figures of an edition as staff read them: by chapter, and what the document states beside what is measured."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from gobernacion.indicators.models import EstadoCompromiso
from gobernacion.lib.clp import number
from gobernacion.published.wording import amount, difference, period
from gobernacion.releases.measuring import Confronto
from gobernacion.releases.models import Cifra, Edicion

NOTHING = "—"


def figures_by_chapter(edicion: Edicion) -> list[dict[str, Any]]:
    """Every figure, under the chapter that tells it."""
    titles = dict(edicion.capitulos.values_list("numero", "titulo"))
    figures = edicion.cifras.order_by("orden")
    return [
        {"title": f"{numero}. {titles.get(numero, '')}", "rows": [_row(cifra) for cifra in of_chapter]}
        for numero, of_chapter in groupby(figures, key=lambda cifra: cifra.capitulo)
    ]


def promises(edicion: Edicion) -> list[dict[str, Any]]:
    """Every commitment the edition says: those of its own year, with how they stand, and those of the next."""
    states = dict(EstadoCompromiso.choices)
    return [
        {
            "chapter": row.capitulo,
            "year": row.year,
            "text": row.texto,
            "code": row.codigo,
            "target": NOTHING if row.meta is None else number(row.meta),
            "state": states.get(row.estado, row.estado),
            "source": row.fuente,
        }
        for row in edicion.compromisos.order_by("year", "orden")
    ]


def comparison(confronted: Iterable[Confronto]) -> dict[str, Any]:
    """What is stated beside what the records measure: first what differs, then what agrees."""
    everything = list(confronted)
    measured = [one for one in everything if one.medido is not None and one.cifra.valor is not None]
    rows = [
        {
            **_row(one.cifra),
            "measured": amount(one.medido, one.cifra.unidad, decimals=_decimals(one)),
            "difference": difference(one.diferencia, one.cifra.unidad),
            "differs": bool(one.diferencia),
            "checks": [cuadratura.frase for cuadratura in one.cuadraturas],
        }
        for one in measured
        if one.medido is not None and one.diferencia is not None
    ]
    return {
        "rows": sorted(rows, key=lambda row: not row["differs"]),
        "stated": len(everything),
        "compared": len(rows),
        "differing": sum(row["differs"] for row in rows),
    }


def _decimals(one: Confronto) -> int | None:
    whole = one.medido is None or one.medido == one.medido.to_integral_value()
    return None if whole else 2


def _row(cifra: Cifra) -> dict[str, Any]:
    value = NOTHING if cifra.valor is None else amount(cifra.valor, cifra.unidad)
    return {
        "code": cifra.codigo,
        "name": cifra.indicador,
        "category": f"{cifra.dimension_nombre}: {cifra.categoria}" if cifra.dimension else "",
        "period": period(cifra.desde, cifra.hasta, cifra.corte),
        "value": f"{cifra.calificador} {value}".strip(),
        "unit": cifra.unidad,
        "source": cifra.fuente,
        "origin": cifra.get_origen_display(),
        "withheld": cifra.protegida,
    }
