"""Writes a planilla: instructions, rows with lists to choose from, locked headers, an example, and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gobernacion.lib.run import EXAMPLE
from gobernacion.records.planillas.columns import Columna
from gobernacion.records.planillas.reading import SHEET
from gobernacion.records.planillas.signing import Firma

ID, VERSION, WHICH = 1, 2, 3
FIRST = 4
"""The column of the first field, after the record, its version, and the number a person knows it by."""

HEADER_ROW, EXAMPLE_ROW, FIRST_ROW = 1, 2, 3
EXAMPLE_MARK = "ejemplo"
EXAMPLE_SAID = "EJEMPLO (no se carga)"
VERSION_HEAD, WHICH_HEAD = "versión", "N.º"
TITLE = "Planilla: "
LAST_ROW = 50_002
LISTS = "Listas"
INSTRUCTIONS = "Instrucciones"

FORMATS = {
    "text": "@",
    "list": "@",
    "date": "dd-mm-yyyy",
    "time": "hh:mm",
    "integer": "#,##0",
    "money": '"$"#,##0',
    "decimal": "#,##0.####",
}
WIDTHS = {"text": 26, "list": 24, "date": 14, "time": 10, "integer": 12, "money": 16, "decimal": 12}
HINTS = {
    "date": "Fecha: día-mes-año, por ejemplo 03-06-2019.",
    "time": "Hora: por ejemplo 09:30.",
    "integer": "Número entero.",
    "money": "Pesos, sin decimales.",
    "decimal": "Número, con coma para los decimales.",
    "list": "Elija de la lista.",
}

HEAD = PatternFill("solid", fgColor="1F3864")
QUIET = PatternFill("solid", fgColor="EDEDED")
LINE = Border(bottom=Side("thin", color="BFBFBF"))


class Fila(NamedTuple):
    """A stored record as a row of a planilla."""

    pk: Any
    version: str
    which: str
    values: Sequence[Any]


def write(firma: Firma, columns: Sequence[Columna], rows: Iterable[Fila], title: str, who: str) -> bytes:
    """The workbook of these columns with these rows, ready to be filled in."""
    there = list(rows)
    book = laid_out(firma, columns, title, who, last=FIRST_ROW - 1 + len(there))
    _rows(book[SHEET], columns, there)
    answer = BytesIO()
    book.save(answer)
    return answer.getvalue()


def laid_out(firma: Firma, columns: Sequence[Columna], title: str, who: str, last: int) -> Workbook:
    """The workbook of these columns, with its rows dressed down to the last, and nothing in them yet."""
    book = Workbook()
    _instructions(book.active, firma, columns, title, who)
    sheet: Any = book.create_sheet(SHEET)
    lists: Any = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    lists.protection.sheet = True
    _headers(sheet, firma, columns)
    _example(sheet, [example_of(column) for column in columns])
    _lay_out(sheet, columns, last)
    _lists(sheet, lists, columns)
    book.active = 1
    book.properties.title, book.properties.creator = f"Planilla: {title}", firma.office
    return book


def _headers(sheet: Any, firma: Firma, columns: Sequence[Columna]) -> None:
    heads = [firma.sealed(), VERSION_HEAD, WHICH_HEAD, *(column.header for column in columns)]
    for place, said in enumerate(heads, start=1):
        cell = put(sheet.cell(HEADER_ROW, place), said)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[HEADER_ROW].height = 48
    for place, column in enumerate(columns, start=FIRST):
        if said := " ".join(part for part in hints(column) if part):
            sheet.cell(HEADER_ROW, place).comment = Comment(said, "Gobernación", width=260, height=110)


def hints(column: Columna) -> list[str]:
    """What a clerk should know before typing in a column."""
    needed = "Obligatoria." if column.required else ""
    meant = ""
    if column.field.required and not column.required:
        meant = f"Vacía: {column.written(column.initial)}."
    key = f"Escriba su {column.key.title}." if column.key else ""
    return [needed, HINTS.get(column.kind, ""), key, meant, str(column.field.help_text or "")]


def _example(sheet: Any, example: Sequence[str]) -> None:
    said = [EXAMPLE_MARK, "", EXAMPLE_SAID, *example]
    for place, one in enumerate(said, start=1):
        cell = put(sheet.cell(EXAMPLE_ROW, place), one)
        cell.font, cell.fill = Font(italic=True, color="595959"), QUIET


def example_of(column: Columna) -> str:
    """What somebody might type in a column, as text: the row is read by nobody but people."""
    match column.name:
        case "ficha_run":
            return EXAMPLE
        case "ficha_nombres":
            return "Rosa Ester"
        case "ficha_primer_apellido":
            return "Ejemplo"
        case "ficha_numero" | "ficha_pais" | "ficha_motivo":
            return ""
    if column.options:
        return next(iter(column.options))
    if column.key:
        return (
            "36.000.000-1"
            if "rut" in column.key.names
            else ("2019-00001" if "numero" in column.key.names else "")
        )
    samples = {"date": "03-06-2019", "time": "09:30", "integer": "12", "money": "$150.000", "decimal": "1,5"}
    return samples.get(column.kind, "Texto" if column.required else "")


def _rows(sheet: Any, columns: Sequence[Columna], rows: Iterable[Fila]) -> None:
    for number, row in enumerate(rows, start=FIRST_ROW):
        put(sheet.cell(number, ID), str(row.pk))
        put(sheet.cell(number, VERSION), row.version)
        put(sheet.cell(number, WHICH), row.which).fill = QUIET
        for place, value in enumerate(row.values, start=FIRST):
            put(sheet.cell(number, place), value)


def _dress(cell: Any, column: Columna) -> None:
    cell.number_format = FORMATS[column.kind]
    cell.protection = Protection(locked=False)
    cell.border = LINE
    if column.kind == "text":
        cell.alignment = Alignment(vertical="top")


def _lay_out(sheet: Any, columns: Sequence[Columna], last: int) -> None:
    for hidden in (ID, VERSION):
        sheet.column_dimensions[get_column_letter(hidden)].hidden = True
    sheet.column_dimensions[get_column_letter(WHICH)].width = 22
    for place, column in enumerate(columns, start=FIRST):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(WIDTHS[column.kind], min(40, len(column.header) * 0.9))
        sheet.column_dimensions[letter].number_format = FORMATS[column.kind]
        sheet.column_dimensions[letter].protection = Protection(locked=False)
        for number in range(FIRST_ROW, last + 1):
            _dress(sheet.cell(number, place), column)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, FIRST)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.insertRows = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _lists(sheet: Any, lists: Any, columns: Sequence[Columna]) -> None:
    for place, column in enumerate(columns, start=FIRST):
        letter = get_column_letter(place)
        if column.options:
            for row, label in enumerate(column.options, start=1):
                put(lists.cell(row, place), label)
            formula = f"{LISTS}!${letter}$1:${letter}${len(column.options)}"
            rule = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
            rule.error, rule.errorStyle = "Elija un valor de la lista.", "stop"
        elif column.kind in ("date", "integer", "money"):
            first = "1" if column.kind == "date" else "-999999999999"
            kind: Any = "date" if column.kind == "date" else "whole"
            rule = DataValidation(
                kind, formula1=first, operator="greaterThanOrEqual", allow_blank=True, showErrorMessage=True
            )
            rule.error, rule.errorStyle = HINTS[column.kind], "warning"
        else:
            continue
        rule.errorTitle = column.header[:32]
        sheet.add_data_validation(rule)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")


def _instructions(sheet: Any, firma: Firma, columns: Sequence[Columna], title: str, who: str) -> None:
    sheet.title = INSTRUCTIONS
    said = [
        f"{TITLE}{title}",
        f"{firma.office}. {firma.origin} por {who}.",
        "",
        f"1. En la hoja «{SHEET}», desde la fila {FIRST_ROW}: una fila por registro. La {EXAMPLE_ROW} es un ejemplo.",
        "2. Las filas que ya traen número son registros que existen: lo que no toque queda como está.",
        "3. Donde hay una lista, elija de ella. Puede pegar desde otro archivo: pegue solo valores.",
        "4. No combine ni oculte celdas, no use fórmulas y no cambie los encabezados.",
        "5. Una fila en blanco no se carga. Borrar una fila de la planilla no borra ningún registro.",
        "6. Cuando tenga conexión, abra la lista, elija «Cargar planilla» y suba este archivo.",
        "7. Verá fila por fila qué se agrega, qué cambia y qué falta corregir, antes de que se guarde nada.",
        "",
        "Columnas",
    ]
    for row, line in enumerate(said, start=1):
        put(sheet.cell(row, 1), line).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(1, 1).font, sheet.cell(len(said), 1).font = Font(bold=True, size=14), Font(bold=True)
    for row, column in enumerate(columns, start=len(said) + 1):
        line = " ".join(part for part in hints(column) if part)
        put(sheet.cell(row, 1), f"{column.header}. {line}").alignment = Alignment(
            wrap_text=True, vertical="top"
        )
    sheet.column_dimensions["A"].width = 100
    sheet.protection.sheet = True
    sheet.sheet_view.showGridLines = False


CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """A text as a workbook holds it: what XML cannot write, and what looks as if it were that, as a code."""
    return CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", LIKE_A_CODE.sub("_x005F_", text))


def put(cell: Any, value: Any) -> Any:
    """Write a value: a text is never taken for a formula, and loses no character."""
    if isinstance(value, str):
        cell.value = ""
        cell._value = escaped(value)
        cell.data_type = "s"
    else:
        cell.value = value
    return cell
