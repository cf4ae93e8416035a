"""The figures of an edition as staff read them: by chapter, and what the document states beside what is measured."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any

from gobernacion.indicators.models import EstadoCompromiso
from gobernacion.lib.clp import number
from gobernacion.published.rows import Origen
from gobernacion.published.wording import amount, difference, period
from gobernacion.releases.measuring import Confronto
from gobernacion.releases.models import Cifra, Edicion

NOTHING = "—"


def figures_by_chapter(edicion: Edicion) -> list[dict[str, Any]]:
    """Every figure, under the chapter that tells it."""
    titles = dict(edicion.capitulos.values_list("numero", "titulo"))
    figures = edicion.cifras.order_by("orden")
    return [
        {"title": f"{numero}. {titles.get(numero, '')}", "rows": [figure_row(cifra) for cifra in of_chapter]}
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
    """What an edition tells beside what the records measure today: first what differs, then what agrees."""
    everything = list(confronted)
    rows = [
        {
            **figure_row(one.cifra),
            "measured": NOTHING
            if one.medido is None
            else amount(one.medido, one.cifra.unidad, decimals=_decimals(one)),
            "difference": NOTHING if one.diferencia is None else difference(one.diferencia, one.cifra.unidad),
            "differs": one.difiere,
            "checks": [cuadratura.frase for cuadratura in one.cuadraturas],
        }
        for one in everything
        if one.difiere or one.diferencia is not None
    ]
    return {
        "rows": sorted(rows, key=lambda row: not row["differs"]),
        "stated": len(everything),
        "compared": len(rows),
        "differing": sum(row["differs"] for row in rows),
    }


def moved(confronted: Iterable[Confronto]) -> dict[str, str]:
    """The indicators of which records tell something else today: how many figures, and the total where it changes."""
    differing: dict[str, list[Confronto]] = {}
    for one in confronted:
        if one.difiere:
            differing.setdefault(one.cifra.codigo, []).append(one)
    return {codigo: _movement(codigo, found) for codigo, found in differing.items()}


def _movement(codigo: str, found: list[Confronto]) -> str:
    how_many = "cambia 1 cifra" if len(found) == 1 else f"cambian {len(found)} cifras"
    total = next((one for one in found if not one.cifra.dimension and one.medido is not None), None)
    of_it = ""
    if total is not None and total.medido is not None:
        now = amount(total.medido, total.cifra.unidad, decimals=_decimals(total))
        of_it = f"; el total, de {value_of(total.cifra.valor, total.cifra)} a {now}"
    return f"{codigo} {found[0].cifra.indicador}: {how_many}{of_it}"


def told(cifra: Cifra) -> str:
    """A figure as staff read it in a line: when, and how much."""
    return f"{period(cifra.desde, cifra.hasta, cifra.corte)}: {_hedged(cifra)}"


def _hedged(cifra: Cifra) -> str:
    if cifra.valor is None:
        return cifra.calificador or NOTHING
    return f"{cifra.calificador} {value_of(cifra.valor, cifra)}".strip()


def value_of(valor: Decimal | None, cifra: Cifra) -> str:
    """A value in the unit of a figure."""
    return NOTHING if valor is None else amount(valor, cifra.unidad)


def _decimals(one: Confronto) -> int | None:
    whole = one.medido is None or one.medido == one.medido.to_integral_value()
    return None if whole else 2


def figure_row(cifra: Cifra) -> dict[str, Any]:
    """A figure as the tables of staff show it."""
    return {
        "key": cifra.pk,
        "stated": cifra.origen == Origen.DOCUMENTO,
        "code": cifra.codigo,
        "name": cifra.indicador,
        "category": f"{cifra.dimension_nombre}: {cifra.categoria}" if cifra.dimension else "",
        "period": period(cifra.desde, cifra.hasta, cifra.corte),
        "value": _hedged(cifra),
        "unit": cifra.unidad,
        "source": cifra.fuente,
        "origin": cifra.get_origen_display(),
        "withheld": cifra.protegida,
    }
