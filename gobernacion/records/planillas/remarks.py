"""Gives a planilla back as it came, each cell with its value and its type, the bad ones marked and commented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from gobernacion.records.planillas.columns import Columna
from gobernacion.records.planillas.reading import EMPTY, SHEET, Celda, Filas
from gobernacion.records.planillas.results import Estado, Nota, Resultado
from gobernacion.records.planillas.signing import Firma
from gobernacion.records.planillas.workbook import (
    EXAMPLE_MARK,
    EXAMPLE_ROW,
    FIRST,
    FORMATS,
    HEADER_ROW,
    ID,
    WHICH,
    laid_out,
    put,
)

WRONG = PatternFill("solid", fgColor="F8CBAD")
CONFLICT = PatternFill("solid", fgColor="FFE699")
LONGEST = 900


def with_remarks(
    firma: Firma,
    columns: Sequence[Columna],
    rows: Filas,
    results: Mapping[int, Resultado],
    title: str,
    who: str,
) -> bytes:
    """The workbook with the rows where they stood and what was found beside each."""
    # A file of another system has a row of its own where a planilla has its example.
    down = int(EXAMPLE_ROW in rows and rows[EXAMPLE_ROW].get(ID, EMPTY).value != EXAMPLE_MARK)
    book = laid_out(firma, columns, title, who, last=max([EXAMPLE_ROW, *rows]) + down)
    sheet: Any = book[SHEET]
    places = {column.header: place for place, column in enumerate(columns, start=FIRST)}
    for number, cells in rows.items():
        if number == HEADER_ROW or (number == EXAMPLE_ROW and not down):
            continue
        for place, cell in cells.items():
            _put(
                sheet.cell(number + down, place),
                cell,
                columns[place - FIRST] if 0 <= place - FIRST < len(columns) else None,
            )
        if number in results:
            _mark(sheet, number + down, results[number], places)
    answer = BytesIO()
    book.save(answer)
    return answer.getvalue()


def _put(cell: Any, read: Celda, column: Columna | None) -> None:
    if read.kind in ("n", "d", "t"):
        number = float(read.value)
        cell.value = int(number) if number == int(number) and abs(number) < 10**15 else number
        dated = column is not None and column.kind in ("date", "time")
        if read.kind != "n" and not dated:
            cell.number_format = FORMATS["date" if read.kind == "d" else "time"]
        elif read.kind == "n" and column is not None and (column.kind in ("text", "list") or dated):
            cell.number_format = "General"
    elif read.kind == "b":
        cell.value = read.value == "1"
    else:
        put(cell, read.value)


def _mark(sheet: Any, number: int, result: Resultado, places: Mapping[str, int]) -> None:
    if result.estado not in (Estado.RECHAZADA, Estado.CONFLICTO, Estado.REPETIDA):
        return
    fill = WRONG if result.estado == Estado.RECHAZADA else CONFLICT
    by_cell: dict[str, list[Nota]] = {}
    for note in result.notas:
        own = sheet.cell(number, places.get(note.columna, WHICH)).coordinate
        by_cell.setdefault(note.celda if not note.columna and note.celda else own, []).append(note)
    for change in result.cambios if result.estado == Estado.CONFLICTO else ():
        said = f"{change.columna}: ahora dice «{change.ahora}»; la planilla dice «{change.planilla}»."
        by_cell.setdefault(sheet.cell(number, WHICH).coordinate, []).append(Nota(said))
    for place, notes in by_cell.items():
        words = "\n".join(
            f"{one.motivo} {f'Puede decir: {one.validos}.' if one.validos else ''}".strip() for one in notes
        )
        sheet[place].comment = Comment(words[:LONGEST], "Gobernación", width=320, height=140)
        sheet[place].fill = fill
    if not by_cell.keys() & {sheet.cell(number, WHICH).coordinate}:
        sheet.cell(number, WHICH).fill = fill


def _words(note: Nota) -> str:
    return f"{note.motivo} Puede decir: {note.validos}." if note.validos else note.motivo
