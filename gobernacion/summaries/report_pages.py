"""The pages of the ready tables: on screen with a chart, in Excel with live totals, as CSV and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.sites import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString

from gobernacion import charts
from gobernacion.access import journal
from gobernacion.access.grants import Grants, grants
from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.declarations import PORCIENTO
from gobernacion.published.wording import difference, short
from gobernacion.releases.models import Cifra
from gobernacion.summaries.choosing import DiasForm
from gobernacion.summaries.measured import Valor
from gobernacion.summaries.reports import (
    ColumnaInforme,
    Dibujo,
    Informe,
    Tabla,
    areas_with_reports,
    compared,
    report,
)
from gobernacion.summaries.rights import areas_told
from gobernacion.summaries.sheets import reports as sheet
from gobernacion.summaries.spans import Lapso

NOTHING = "—"
MOST_BARS = 20


def list_reports(request: HttpRequest) -> HttpResponse:
    """Every ready table that somebody may read, by area."""
    found = areas_with_reports(areas_told(grants(request)))
    context = {**site.each_context(request), "title": "Informes", "areas": found}
    return render(request, "summaries/reports.html", context)


def show_report(request: HttpRequest, area: str, clave: str) -> HttpResponseBase:
    """One ready table over the days that were chosen, as a page or as a file."""
    config, informe = _found(area, clave)
    form = DiasForm(request.GET)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": informe.titulo,
        "informe": informe,
        "area": config,
        "form": form,
        "query": request.GET.urlencode(),
    }
    if not form.is_valid():
        return render(request, "summaries/report.html", context, status=400)
    lapso = form.chosen()
    tabla = informe.read(lapso)
    if request.GET.get("formato"):
        return _as_file(request, request.GET["formato"], config, informe, lapso, tabla)
    context |= {"subtitle": str(lapso), "lapso": lapso, "tabla": tabla, **_drawn(tabla, informe)}
    return render(request, "summaries/report.html", context)


def may_read_report(held: Grants, area: str, clave: str) -> bool:
    """Whether there is such a ready table and they may read it: of an area that is not theirs there is none."""
    return any(config.label == area and report(config, clave) for config in areas_told(held))


def every_report() -> Iterator[dict[str, str]]:
    """Each ready table, as its address tells it."""
    for area, informes in areas_with_reports(installed()):
        for informe in informes:
            yield {"area": area.label, "clave": informe.clave}


def _found(label: str, clave: str) -> tuple[AreaConfig, Informe]:
    """The area and the ready table of an address that may be opened."""
    [area] = [one for one in installed() if one.label == label]
    informe = report(area, clave)
    assert informe, "its page asks first whether there is one"
    return area, informe


def _as_file(
    request: HttpRequest, formato: str, area: AreaConfig, informe: Informe, lapso: Lapso, tabla: Tabla
) -> HttpResponseBase:
    if formato not in sheet.FORMATOS:
        raise Http404("no such format")
    user: Any = request.user
    journal.note_export(user, Cifra, len(tabla.filas), f"Informe: {informe.titulo}, {lapso}"[:200])
    name = f"{area.label}-{informe.clave}-{lapso.ultimo_dia.isoformat()}".replace("_", "-")
    who = user.get_full_name() or user.username
    return sheet.as_file(formato, name, informe, lapso, tabla, who, timezone.now())


# --- on screen ------------------------------------------------------------------------------------------------


def _drawn(tabla: Tabla, informe: Informe) -> dict[str, Any]:
    """The rows in words, and the chart with what it draws."""
    dibujo = tabla.drawn()
    return {
        "rows": [
            {"name": fila.nombre, "unit": fila.unidad, "cells": _cells(tabla, fila.valores, fila.unidad)}
            for fila in tabla.filas
        ],
        "total": _cells(tabla, tabla.totales, "") if tabla.totales else (),
        "chart": _chart(dibujo, informe.titulo),
        "drawn": dibujo,
    }


def _cells(tabla: Tabla, valores: tuple[Valor, ...], unidad: str) -> list[dict[str, Any]]:
    cells = []
    for place, columna in enumerate(tabla.columnas):
        told = valores[place : place + 1] if columna.de is None else [valores[one] for one in columna.de]
        if columna.de is None:
            text = _said(told[0], columna.unidad or unidad, columna.vacia or NOTHING)
        else:
            text = _compared(columna, valores)
        cells.append({"text": text, "internal": any(valor.interna for valor in told)})
    return cells


def _said(valor: Valor, unidad: str, empty: str) -> str:
    return empty if valor.valor is None else short(valor.valor, unidad)


def _compared(columna: ColumnaInforme, valores: tuple[Valor, ...]) -> str:
    value = compared(columna, valores)
    if value is None:
        return NOTHING
    return short(value, PORCIENTO) if columna.unidad == PORCIENTO else difference(value, columna.unidad)


def _chart(dibujo: Dibujo | None, title: str) -> SafeString | str:
    """A bar for each label; a line where they are the months of a year and none of them is without a number."""
    if dibujo is None or len(dibujo.puntos) > MOST_BARS:
        return ""
    drawn = [
        charts.Dato(label, valor, short(valor, unidad))
        for label, valor, unidad in dibujo.puntos
        if valor is not None
    ]
    title = f"{title}: {dibujo.que}"
    if dibujo.de_meses and dibujo.completo:
        return charts.lines(drawn, title)
    return charts.bars(drawn, title, "informe")
