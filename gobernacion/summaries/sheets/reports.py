"""A ready table as a file: a sheet with live totals and its chart, or CSV in the ways every list is exported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse, HttpResponseBase

from gobernacion.access.exported_files import FORMATOS, file_response
from gobernacion.indicators.declarations import PORCIENTO
from gobernacion.lib.sheets import Column
from gobernacion.published.wording import short
from gobernacion.summaries.book import AZUL, Book, Celda, Columna, Formula, Hoja, class_of
from gobernacion.summaries.measured import Valor
from gobernacion.summaries.reports import ColumnaInforme, Fila, Informe, Tabla, compared
from gobernacion.summaries.sheets.writer import NO_APLICA, SIN_DATO, USO, use
from gobernacion.summaries.spans import Lapso

__all__ = ["FORMATOS", "as_file", "workbook"]


def as_file(
    formato: str, name: str, informe: Informe, lapso: Lapso, tabla: Tabla, hecho_por: str, hecho_el: datetime
) -> HttpResponseBase:
    """The table in one of FORMATOS."""
    if formato != "xlsx":
        return file_response(formato, name, informe.titulo, _columns(tabla), _rows(tabla))
    answer = HttpResponse(
        workbook(informe, lapso, tabla, hecho_por, hecho_el), content_type=FORMATOS["xlsx"].content_type
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def workbook(informe: Informe, lapso: Lapso, tabla: Tabla, hecho_por: str, hecho_el: datetime) -> bytes:
    """A workbook of one sheet: its totals are formulas where its rows add up, and the figure itself where not."""
    book = Book(informe.titulo, str(lapso), hecho_por, "", hecho_el)
    columns = (
        Columna("fila", tabla.filas_titulo, ancho=34),
        *((Columna("unidad", "Unidad", ancho=16),) if _has_units(tabla) else ()),
        *(
            Columna(f"c{place}", _header(columna), class_of(columna.unidad))
            for place, columna in enumerate(tabla.columnas)
        ),
        *((USO,) if tabla.interna else ()),
    )
    rows = [_row(tabla, fila) for fila in tabla.rows]
    note = f"{informe.frase} {str(lapso).capitalize()}. {tabla.nota}".strip()
    if tabla.totales:
        rows[-1] |= _added(tabla)
    hoja = book.sheet(informe.titulo, informe.titulo, note, columns, rows, bold_last=bool(tabla.totales))
    _chart(book, hoja, informe, tabla)
    return book.finish()


def _row(tabla: Tabla, fila: Fila) -> dict[str, Any]:
    return {
        "fila": fila.nombre,
        "unidad": fila.unidad,
        **_numbers(tabla, fila.valores, fila.unidad),
        "uso": use(fila.interna),
    }


def _added(tabla: Tabla) -> dict[str, Any]:
    """The cells of the whole that its rows add up to: as they are measured where they do not."""
    cells: dict[str, Any] = {}
    for place, (columna, valor) in enumerate(zip(tabla.columnas, tabla.totales, strict=False)):
        added = sum((fila.valores[place].valor or Decimal(0) for fila in tabla.filas), Decimal(0))
        if columna.suma and tabla.filas and valor.valor == added:
            cells[f"c{place}"] = Celda(
                Formula(f"SUM({{c{place}:first}}:{{c{place}:last}})", added), class_of(columna.unidad, added)
            )
    return cells


def _numbers(tabla: Tabla, valores: tuple[Valor, ...], unidad: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place, columna in enumerate(tabla.columnas):
        if columna.de is None:
            valor = valores[place].valor
            clase = class_of(columna.unidad or unidad, valor)
            found[f"c{place}"] = (columna.vacia or SIN_DATO) if valor is None else Celda(valor, clase)
            continue
        value, (now, before) = compared(columna, valores), columna.de
        if value is None:
            found[f"c{place}"] = NO_APLICA
        elif columna.unidad == PORCIENTO:
            less = "" if columna.razon else "-1"
            found[f"c{place}"] = Celda(Formula(f"{{c{now}}}/{{c{before}}}{less}", value / 100), "share")
        else:
            found[f"c{place}"] = Celda(
                Formula(f"{{c{now}}}-{{c{before}}}", value), class_of(columna.unidad, value)
            )
    return found


def _header(columna: ColumnaInforme) -> str:
    """The header with its unit, unless it says it."""
    unit = {"pesos": "$", PORCIENTO: "%"}.get(columna.unidad, columna.unidad)
    return (
        columna.titulo
        if not unit or unit in columna.titulo.lower() or columna.razon
        else f"{columna.titulo} ({unit})"
    )


def _has_units(tabla: Tabla) -> bool:
    return any(fila.unidad for fila in tabla.filas)


def _chart(book: Book, hoja: Hoja, informe: Informe, tabla: Tabla) -> None:
    """What the page draws: the totals of the months upright, or one column across."""
    dibujo = tabla.drawn()
    if dibujo is None:
        return
    if dibujo.de_meses:
        kind, end = "column", f"c{len(tabla.columnas) - 1}"
        names, values = hoja.across(None, "c0", end), hoja.across(len(tabla.filas), "c0", end)
    else:
        kind, end = "bar", f"c{tabla.dibuja}"
        names, values = (hoja.run(0, len(tabla.filas) - 1, column) for column in ("fila", end))
    chart = book.workbook.add_chart({"type": kind})
    labels = [
        {"delete": valor is None} for _, valor, _ in dibujo.puntos
    ]  # a mark would be labelled as a zero
    chart.add_series(
        {
            "name": dibujo.que,
            "categories": names,
            "values": values,
            "fill": {"color": AZUL},
            "data_labels": {"value": True, "custom": labels},
        }
    )
    said = "; ".join(
        f"{label}: {SIN_DATO if valor is None else short(valor, unidad)}"
        for label, valor, unidad in dibujo.puntos
    )
    title = f"{informe.titulo}: {dibujo.que}"
    book.chart(hoja, chart, title, f"Barras. {title}. {said}.")


def _columns(tabla: Tabla) -> list[Column]:
    units = [Column("Unidad")] if _has_units(tabla) else []
    return [
        Column(tabla.filas_titulo),
        *units,
        *(Column(_header(columna), "decimal") for columna in tabla.columnas),
        Column(USO.titulo),
    ]


def _rows(tabla: Tabla) -> Iterator[list[Any]]:
    """The same as plain rows: a number is a number, and what is missing is empty."""
    units = _has_units(tabla)
    for fila in tabla.rows:
        numbers = [
            compared(columna, fila.valores) if columna.de else fila.valores[place].valor
            for place, columna in enumerate(tabla.columnas)
        ]
        numbers_told = (_plain(one) for one in numbers)
        yield [fila.nombre, *([fila.unidad] if units else []), *numbers_told, use(fila.interna)]


def _plain(number: Decimal | None) -> Decimal | int | None:
    """A whole number without its decimals."""
    return int(number) if number is not None and number == number.to_integral_value() else number
