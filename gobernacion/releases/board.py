"""The board of an edition: what each area still owes it, who has to act, and what moved since an earlier day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from gobernacion.access.grants import grants
from gobernacion.lib.clp import number
from gobernacion.published.telling import Telling
from gobernacion.releases.asking import heads, to_answer_by_area
from gobernacion.releases.models import Capitulo, Cifra, Conformidad, Edicion
from gobernacion.releases.reading import NOTHING, figure_row, value_of
from gobernacion.releases.reasons import taken_back
from gobernacion.releases.words import as_published


def board(edicion: Edicion, request: HttpRequest, on: date) -> dict[str, Any]:
    """A row for each measured area, those that wait first, with the pages this person may act on."""
    by_area: dict[str, list[Cifra]] = {}
    for cifra in edicion.cifras.order_by("orden"):
        by_area.setdefault(cifra.area, []).append(cifra)
    conformidades = list(edicion.conformidades.select_related("por").order_by("-estado", "pk"))
    asked, who = to_answer_by_area(edicion), heads([row.area for row in conformidades], on)
    held, why = grants(request), taken_back(conformidades)
    return {
        "rows": [
            {
                **_area(edicion, row, by_area.get(row.area, []), list(asked.get(row.area, ()))),
                "heads": who[row.area],
                "taken_back": why.get(row.pk, ""),
                "url": reverse("admin:releases_conformidad_confirmar", args=[row.pk])
                if row.pendiente and edicion.en_preparacion and held.may("confirmar", row)
                else "",
            }
            for row in conformidades
        ],
        "waiting": sum(row.pendiente for row in conformidades),
        "before": edicion.medida_antes_el,
    }


def _area(edicion: Edicion, row: Conformidad, cifras: list[Cifra], asked: list[str]) -> dict[str, Any]:
    """What the edition tells of an area, and the kinds of record it has to answer for."""
    without = asked if row.pendiente else []
    nothing = without and not any(cifra.registros for cifra in cifras)
    moved = _moved(edicion, cifras)
    return {
        "title": row.area_titulo,
        "state": "Sin registros" if nothing else row.get_estado_display(),
        "confirmed": None if row.pendiente else row,
        "figures": len(cifras),
        "without": without,
        "moved": [figure_row(cifra) for cifra in moved if not cifra.dimension],
        "moved_count": len(moved),
    }


def chapters_read(edicion: Edicion, capitulos: Iterable[Capitulo]) -> dict[str, Any]:
    """What an edition tells in some chapters, as whoever heads their areas reads it."""
    capitulos = list(capitulos)
    areas = {capitulo.area for capitulo in capitulos}
    cifras = list(edicion.cifras.filter(area__in=areas).order_by("orden"))
    telling = as_published(edicion)
    moved = {cifra.pk for cifra in _moved(edicion, cifras)}
    chapters = []
    for capitulo in capitulos:
        told = [cifra for cifra in cifras if (cifra.area, cifra.capitulo) == (capitulo.area, capitulo.numero)]
        chapters.append(
            {
                "title": str(capitulo),
                "words": telling.html(capitulo.resumen),
                "totals": [_read(cifra, moved, telling) for cifra in told if not cifra.dimension],
                "breakdowns": [_read(cifra, moved, telling) for cifra in told if cifra.dimension],
            }
        )
    return {"chapters": chapters, "before": edicion.medida_antes_el}


def _read(cifra: Cifra, moved: set[int], telling: Telling) -> dict[str, Any]:
    """A figure with how it is cited, what it rests on and what it said before."""
    rests_on = NOTHING if cifra.registros is None else f"{number(cifra.registros)} {cifra.se_apoya_en}"
    if cifra.registros == 0 and cifra.valor:
        rests_on = f"{cifra.se_apoya_en} de antes del período"
    before = value_of(cifra.anterior, cifra)
    return {
        **figure_row(cifra),
        "cited": telling.citation(cifra),
        "rests_on": rests_on,
        "before": before,
        "moved": cifra.pk in moved,
    }


def _moved(edicion: Edicion, cifras: Iterable[Cifra]) -> list[Cifra]:
    """The figures that tell something else than the last draft of an earlier day."""
    if edicion.medida_antes_el is None:
        return []
    return [cifra for cifra in cifras if cifra.anterior != cifra.valor]
