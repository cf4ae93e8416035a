"""The figures of an edition as staff read them: by chapter, and what the document states beside what is measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from gobernacion.indicators.models import EstadoCompromiso
from gobernacion.lib.clp import number
from gobernacion.published.rows import Origen
from gobernacion.published.wording import amount, difference, period, reached
from gobernacion.releases.measuring import Confronto
from gobernacion.releases.models import Cifra, Edicion
from gobernacion.releases.protection import Place, place

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


def comparison(
    confronted: Iterable[Confronto], known: Mapping[Place, Decimal | None] | None = None
) -> dict[str, Any]:
    """What an edition tells beside what the records measure today: first what differs, then what agrees.

    ``known`` is what they measured with what was known on a day, if one is asked for.
    """
    everything = list(confronted)
    rows = [
        {
            **figure_row(one.cifra),
            "known": said((known or {}).get(place(one.cifra)), one.cifra.unidad),
            "measured": said(one.medido, one.cifra.unidad),
            "difference": NOTHING if one.diferencia is None else difference(one.diferencia, one.cifra.unidad),
            "differs": one.difiere,
            "why": where(one.cifra) if _moved(one, known) else "",
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


def _moved(one: Confronto, known: Mapping[Place, Decimal | None] | None) -> bool:
    """Whether there are records to look for behind a measured figure."""
    since_then = known is not None and known.get(place(one.cifra)) != one.medido
    return one.cifra.origen == Origen.REGISTROS and (one.difiere or since_then)


def where(cifra: Cifra) -> str:
    """The place of a figure as an address asks for it."""
    lugar, momento = place(cifra)
    asked = {
        "lugar": str(lugar),
        "desde": momento.desde,
        "hasta": momento.hasta,
        "corte": momento.corte or "",
    }
    return urlencode(asked)


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
        now = said(total.medido, total.cifra.unidad)
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


def said(valor: Decimal | None, unidad: str) -> str:
    """A measured value: with two decimals, if it has any."""
    if valor is None:
        return NOTHING
    return amount(valor, unidad, decimals=None if valor == valor.to_integral_value() else 2)


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
        "target": "" if cifra.meta is None else amount(cifra.meta, cifra.unidad),
        "reached": reached(cifra.valor, cifra.meta),
