"""The rows of an uploaded workbook, read by a process that may use little and is thrown away."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from gobernacion.lib.apart import NotRead, read_apart
from gobernacion.lib.filetypes import ArchivoRechazado
from gobernacion.records.planillas import unpacking

LARGEST = 10 * 1024 * 1024
"""Bytes of a workbook that is read: some fifty thousand rows of a wide planilla."""

SHEET = "Planilla"
ASIS = "Guarde otra vez la planilla como libro de Excel (.xlsx) y súbala de nuevo."
SENTENCES = {
    "locked": "El archivo está protegido con clave: guárdelo sin clave.",
    "old": "Es un Excel antiguo (.xls) u otro documento: guárdelo como libro de Excel (.xlsx).",
    "type": "No es un libro de Excel (.xlsx): suba la planilla tal como se descargó, con sus filas escritas.",
    "broken": f"El archivo está incompleto o dañado. {ASIS}",
    "bomb": "El archivo ocupa demasiado al abrirlo: no se leyó. Copie las filas en una planilla nueva.",
    "macros": "El archivo contiene macros: guárdelo como libro de Excel sin macros (.xlsx).",
    "entities": "El archivo trae instrucciones que una planilla no lleva: no se leyó. "
    "Copie las filas en una planilla nueva.",
    "1904": "El libro cuenta sus fechas desde 1904 y saldrían corridas cuatro años: "
    "copie las filas en una planilla nueva.",
    "empty": "El libro no tiene hojas.",
    "hidden sheet": "La hoja de las filas está oculta: muéstrela y súbala de nuevo.",
    "merged": "Hay celdas combinadas ({}): sepárelas, para que cada dato quede en su celda.",
    "hidden row": "La fila {} tiene datos y está oculta: quite el filtro o muéstrela, para que usted vea todo lo que "
    "se carga.",
    "hidden column": "La columna {} tiene datos y está oculta: muéstrela, para que usted vea todo lo que se carga.",
    "rows": "Hay datos en la fila {}, y una planilla lleva hasta 50.000 filas: bórrelos o reparta las filas en varias.",
    "columns": "Hay datos fuera de las columnas de la planilla (columna número {}): bórrelos.",
    "slow": "El archivo tarda demasiado en abrirse: no se leyó. Copie las filas en una planilla nueva.",
    "large": "El archivo pesa más de 10 MB: reparta las filas en varias planillas.",
}


class Celda(NamedTuple):
    """What a cell holds: "s" text, "n" a number, "d" a day, "t" an hour, "b" yes or no, "i" a day in letters,
    "e" an error of the spreadsheet, "f" a formula, "x" a text with signs that no text may have."""

    kind: str
    value: str


EMPTY = Celda("s", "")
CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Control signs, halves of a sign and what is no sign: nobody types them, and neither the database nor a workbook
takes them all."""

Filas = dict[int, dict[int, Celda]]
"""The cells of each row that says something, by the numbers of the row and of the column."""


def read(content: bytes, sheet: str = SHEET) -> Filas:
    """The rows of the sheet. Raises ArchivoRechazado, in a clerk's words, for anything else than a plain workbook."""
    if len(content) > LARGEST:
        raise ArchivoRechazado(SENTENCES["large"])
    try:
        lines = read_apart(unpacking, content, sheet)
    except NotRead as why:
        raise ArchivoRechazado(SENTENCES[why.code].format(why.place)) from None
    rows: Filas = {}
    for line in lines.splitlines():
        number, cells = json.loads(line)
        rows[number] = {column: _cell(kind, value) for column, kind, value in cells}
    return rows


def _cell(kind: str, value: str) -> Celda:
    if kind == "s" and "_x" in value:
        value = CODE.sub(lambda found: chr(int(found[1], 16)), value)
        value = value.encode("utf-16-le", "surrogatepass").decode(
            "utf-16-le", "surrogatepass"
        )  # pairs are one sign
    return text_cell(value) if kind == "s" else Celda(kind, UNSAYABLE.sub("\ufffd", value))


def text_cell(value: str) -> Celda:
    """A text as a cell holds it; one that cannot be said keeps a mark where its bad signs stood."""
    sayable = UNSAYABLE.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return Celda("x" if sayable.count("\ufffd") > value.count("\ufffd") else "s", sayable)
