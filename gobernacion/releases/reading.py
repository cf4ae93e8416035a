"""The figures of an edition as staff read them: by chapter, and what the document states beside what is measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet

from gobernacion.indicators.models import EstadoCompromiso
from gobernacion.lib.clp import counted, number
from gobernacion.published.rows import DE_UN_DOCUMENTO, Origen
from gobernacion.published.wording import amount, difference, period, reached, short, value
from gobernacion.releases.measuring import Confronto
from gobernacion.releases.models import Cifra, Edicion
from gobernacion.releases.protection import Place, place

T = TypeVar("T", bound=Model)

NOTHING = "—"
NO_TARGET = "ninguna"


def chapters_of(edicion: Edicion) -> dict[str, str]:
    """The titles of its chapters, by their number, in the order they are told."""
    return dict(edicion.capitulos.order_by("orden").values_list("numero", "titulo"))


def told_in(told: QuerySet[T], capitulo: str) -> QuerySet[T]:
    """The figures, or the commitments, of one chapter in their order; without any, all of them."""
    return (told.filter(capitulo=capitulo) if capitulo else told).order_by("orden")


def figures_by_chapter(edicion: Edicion, capitulo: str = "") -> list[dict[str, Any]]:
    """Every figure, or those of one chapter, under the chapter that tells it."""
    titles = chapters_of(edicion)
    by_chapter: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for cifra in told_in(edicion.cifras.all(), capitulo):
        by_chapter[cifra.capitulo].append(figure_row(cifra))
    return [
        {"title": f"{numero}. {titles.get(numero, '')}", "rows": rows} for numero, rows in by_chapter.items()
    ]


def promises(edicion: Edicion, capitulo: str = "") -> list[dict[str, Any]]:
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
        for row in told_in(edicion.compromisos.all(), capitulo).order_by("year", "orden")
    ]


def comparison(
    confronted: Iterable[Confronto], known: Mapping[Place, Decimal | None] | None = None
) -> dict[str, Any]:
    """What an edition tells beside what the records measure today: first what changes, then what agrees.

    ``known`` is what they measured with what was known on a day, if one is asked for.
    """
    everything = list(confronted)
    rows = [
        {
            **figure_row(one.cifra),
            "known": said((known or {}).get(place(one.cifra)), one.cifra.unidad),
            "measured": said(one.medido, one.cifra.unidad),
            "difference": NOTHING if one.diferencia is None else difference(one.diferencia, one.cifra.unidad),
            "changes": one.cambia,
            "differs": one.difiere,
            "target_moved": " → ".join(_targets(one)) if one.otra_meta else "",
            "why": where(one.cifra) if _moved(one, known) else "",
            "checks": [cuadratura.frase for cuadratura in one.cuadraturas],
        }
        for one in everything
        if one.cambia or one.diferencia is not None
    ]
    return {
        "rows": sorted(rows, key=lambda row: not row["changes"]),
        "stated": len(everything),
        "compared": len(rows),
        "differing": sum(row["differs"] for row in rows),
        "other_targets": sum(bool(row["target_moved"]) for row in rows),
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
    """The indicators that would be told otherwise today: how many figures, the total and the target that change."""
    changing: dict[str, list[Confronto]] = defaultdict(list)
    for one in confronted:
        if one.cambia:
            changing[one.cifra.codigo].append(one)
    return {codigo: _movement(codigo, found) for codigo, found in changing.items()}


def _movement(codigo: str, found: list[Confronto]) -> str:
    differing = [one for one in found if one.difiere]
    told = [
        _so_many("cambia", [one for one in differing if not one.falta and not one.sobra]),
        _so_many("se agrega", [one for one in differing if one.falta]),
        _so_many("se quita", [one for one in differing if one.sobra]),
    ]
    said = [", ".join(one for one in told if one), _total(differing)]
    said += [
        f"la meta, de {before} a {after}"
        for before, after in (_targets(one) for one in found if one.otra_meta)
    ]
    return f"{codigo} {found[0].cifra.indicador}: {'; '.join(one for one in said if one)}"


def _so_many(what: str, found: list[Confronto]) -> str:
    """What happens to how many figures; empty for none."""
    plural = "" if len(found) == 1 else "n"
    return f"{what}{plural} {counted(len(found), 'cifra', 'cifras')}" if found else ""


def _total(found: Iterable[Confronto]) -> str:
    """The total before and after, where it changes; it may be told over other days than before."""
    totals = [one for one in found if not one.cifra.dimension]
    total = next((one for one in totals if not one.sobra and one.medido is not None), None)
    if total is None:
        return ""
    before = next((one for one in totals if one.sobra), total) if total.falta else total
    return (
        f"el total, de {value_of(before.cifra.valor, total.cifra)} a {said(total.medido, total.cifra.unidad)}"
    )


def _targets(one: Confronto) -> tuple[str, str]:
    """The target that a figure carries and that of today."""
    before, after = (
        NO_TARGET if meta is None else amount(meta, one.cifra.unidad) for meta in (one.cifra.meta, one.meta)
    )
    return before, after


def told(cifra: Cifra) -> str:
    """A figure as staff read it in a line: when, and how much."""
    return f"{period(cifra.desde, cifra.hasta, cifra.corte)}: {_hedged(cifra)}"


def _hedged(cifra: Cifra) -> str:
    if cifra.valor is None:
        return cifra.calificador or NOTHING
    return f"{cifra.calificador} {value_of(cifra.valor, cifra)}".strip()


def value_of(valor: Decimal | None, cifra: Cifra) -> str:
    """A value in the unit of a figure."""
    return NOTHING if valor is None else value(valor, cifra)


def said(valor: Decimal | None, unidad: str) -> str:
    """A measured value."""
    return NOTHING if valor is None else short(valor, unidad)


def figure_row(cifra: Cifra) -> dict[str, Any]:
    """A figure as the tables of staff show it."""
    return {
        "key": cifra.pk,
        "stated": cifra.origen in DE_UN_DOCUMENTO,
        "code": cifra.codigo,
        "name": cifra.indicador,
        "category": f"{cifra.dimension_nombre}: {cifra.categoria}" if cifra.dimension else "",
        "period": period(cifra.desde, cifra.hasta, cifra.corte),
        "value": _hedged(cifra),
        "target": "" if cifra.meta is None else amount(cifra.meta, cifra.unidad),
        "reached": reached(cifra.valor, cifra.meta),
        "unit": cifra.unidad,
        "source": cifra.fuente,
        "origin": cifra.get_origen_display(),
        "withheld": cifra.protegida,
    }
