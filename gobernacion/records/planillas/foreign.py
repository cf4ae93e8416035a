"""A file of another system: which of its columns is which of the planilla, guessed, asked and remembered.

Once that is said, its rows are laid out as a planilla's and go the same way.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django import forms
from openpyxl.utils import get_column_letter

from gobernacion.lib.clp import plain
from gobernacion.lib.filetypes import ArchivoRechazado
from gobernacion.lib.nearest import closest
from gobernacion.records.planillas import unpacking
from gobernacion.records.planillas.cells import said
from gobernacion.records.planillas.columns import Columna
from gobernacion.records.planillas.models import Carga
from gobernacion.records.planillas.reading import EMPTY, LARGEST, SENTENCES, Celda, Filas, read, text_cell
from gobernacion.records.planillas.signing import (
    AJENA,
    OTRO_NOMBRE,
    PERDIDA,
    PREFIX,
    SIN_FIRMA,
    Firma,
    FirmaRechazada,
)
from gobernacion.records.planillas.workbook import (
    EXAMPLE_SAID,
    FIRST,
    HEADER_ROW,
    ID,
    TITLE,
    VERSION_HEAD,
    WHICH,
    WHICH_HEAD,
)

SEPARATORS = ";,\t|"
SAMPLE = 40
SERIAL = re.compile(r"[1-9][0-9]{4}([.,][0-9]+)?")
CALLED = {
    "rut": ("ficha_run", "ficha", "rut"),
    "run": ("ficha_run", "ficha"),
    "nombre": ("ficha_nombres", "nombre"),
    "apellido paterno": ("ficha_primer_apellido",),
    "apellido materno": ("ficha_segundo_apellido",),
}
"""What other systems call some columns, by the fields that it may be."""
FALTA = "Diga qué columna del archivo es «{}»: sin ella no se agrega ningún registro."
SMALL = {"de", "del", "la", "el", "los", "las", "y"}
REPETIDA = "La misma columna del archivo está en dos de la planilla: deje una."


@dataclass(frozen=True)
class Ajeno:
    """The rows of a file of another system, and what its columns are headed by."""

    rows: Filas
    header: int
    """The row in which the headers stand."""
    plain: bool = False
    """Whether it came as text, where nothing tells a day from a number."""

    @property
    def heads(self) -> dict[int, str]:
        return {place: " ".join(said(cell).split()) for place, cell in self.rows[self.header].items()}

    def sample(self, place: int) -> str:
        """The first thing a column says, so that whoever chooses sees what it holds."""
        found = (
            said(cells[place]) for row, cells in self.rows.items() if row > self.header and place in cells
        )
        words = next(found, "")
        return words if len(words) <= SAMPLE else f"{words[: SAMPLE - 1]}…"


def read_foreign(content: bytes) -> Ajeno:
    """The rows of a workbook or of a CSV in any of its customs. Raises ArchivoRechazado where it is neither."""
    if len(content) > LARGEST:
        raise ArchivoRechazado(SENTENCES["large"])
    zipped = content[:4] == b"PK\x03\x04" or content[:4] == b"\xd0\xcf\x11\xe0"
    rows = read(content) if zipped else _read_csv(content)
    if rows.get(1, {}).get(1, EMPTY).value.startswith(TITLE):
        raise ArchivoRechazado(OTRO_NOMBRE)
    header = next((row for row in sorted(rows) if _is_header(rows[row])), None)
    if header is None or header == max(rows):
        raise ArchivoRechazado(SIN_FIRMA)
    return Ajeno(rows, header, plain=not zipped)


def refuse_own(file: Ajeno, columns: Sequence[Columna]) -> None:
    """Raise FirmaRechazada for a planilla of ours that lost its signature: what it says of records that exist, and its
    example, would be added as new."""
    heads = set(file.heads.values())
    first = [said(cell) for row in file.rows if row <= file.header + 1 for cell in file.rows[row].values()]
    if (
        any(one.startswith(PREFIX) or one == EXAMPLE_SAID for one in first)
        or heads >= {VERSION_HEAD, WHICH_HEAD}
        or heads >= {WHICH_HEAD, *(" ".join(column.header.split()) for column in columns)}
    ):
        raise FirmaRechazada(PERDIDA)


def _is_header(cells: Mapping[int, Celda]) -> bool:
    return sum(cell.kind == "s" and bool(cell.value.strip()) for cell in cells.values()) > 1


def _read_csv(content: bytes) -> Filas:
    if b"\0" in content or content.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG")):
        raise ArchivoRechazado(SENTENCES["type"])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows: Filas = {}
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), start=1):
            if len(cells) > unpacking.MOST_COLUMNS:
                raise ArchivoRechazado(SENTENCES["columns"].format(len(cells)))
            if max(map(len, cells), default=0) > unpacking.MOST_TEXT:
                raise ArchivoRechazado(SENTENCES["broken"])
            kept = {place: text_cell(one) for place, one in enumerate(cells, start=1) if one.strip()}
            if kept and number > unpacking.MOST_ROWS:
                raise ArchivoRechazado(SENTENCES["rows"].format(number))
            if kept:
                rows[number] = kept
    except csv.Error:
        raise ArchivoRechazado(SENTENCES["broken"]) from None
    return rows


# --- which column is which ---------------------------------------------------------------------------------------


def remembered(modelo: str) -> dict[str, str]:
    """What the headers of the last files loaded at this desk were said to be."""
    maps = Carga.objects.filter(modelo=modelo, planilla=AJENA, aplicada_el__isnull=False)
    found: dict[str, str] = {}
    for one in maps.order_by("-aplicada_el").values_list("mapa", flat=True)[:5]:
        for name, head in one.get("heads", {}).items():
            found.setdefault(head, name)
    return found


def guess(columns: Sequence[Columna], heads: Mapping[int, str], known: Mapping[str, str]) -> dict[str, int]:
    """Which column of the file each of the planilla seems to be: as it was last time, or else by its header."""
    found: dict[str, int] = {}
    names = {column.name for column in columns}
    for place, head in heads.items():
        if (name := known.get(head)) in names and name not in found:
            found[name] = place
    free = {head: place for place, head in heads.items() if place not in found.values()}
    for same in (_equal, _called, _within):
        for column in columns:
            fits = [head for head in free if same(column, head)]
            if column.name not in found and len(fits) == 1:
                found[column.name] = free.pop(fits[0])
    for column in columns:
        if column.name not in found and (nearest := closest(column.header, free)) is not None:
            found[column.name] = free.pop(nearest)
    return found


def _equal(column: Columna, head: str) -> bool:
    return plain(head) == plain(column.header)


def _called(column: Columna, head: str) -> bool:
    return column.name in CALLED.get(plain(head), ())


def _within(column: Columna, head: str) -> bool:
    """Whether one says every word of the other: «Monto» and «Monto solicitado»."""
    one, other = (set(plain(words).split()) - SMALL for words in (column.header, head))
    return bool(one and other) and (one <= other or other <= one)


class MapForm(forms.Form):
    """Which column of a file each column of the planilla is."""

    def __init__(
        self, data: Any, *, columns: Sequence[Columna], file: Ajeno, guessed: Mapping[str, int]
    ) -> None:
        super().__init__(data)
        self.columns, self.heads = columns, file.heads
        offered = [("", "No viene en el archivo")]
        for place, head in file.heads.items():
            sample = file.sample(place)
            shown = f"{get_column_letter(place)}: {head}"
            offered.append((str(place), f"{shown} (por ejemplo: {sample})" if sample else shown))
        for column in columns:
            self.fields[column.name] = forms.ChoiceField(
                label=column.header,
                choices=offered,
                required=False,
                initial=str(guessed.get(column.name, "")),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self.columns:
            place = cleaned.get(column.name)
            if not place:
                if column.required:
                    self.add_error(column.name, FALTA.format(column.header))
            elif place in taken:
                self.add_error(column.name, REPETIDA)
            else:
                taken[place] = column.name
        return cleaned

    def chosen(self) -> dict[str, Any]:
        """What was said, as it is kept: the place of each column, and its header for the next time."""
        places = {name: int(place) for name, place in self.cleaned_data.items() if place}
        return {"places": places, "heads": {name: self.heads[place] for name, place in places.items()}}


def _as_read(cell: Celda, column: Columna, file: Ajeno) -> Celda:
    """A cell under its column: in a column of days of a CSV, a number is a day as a spreadsheet counts them."""
    serial = file.plain and column.kind == "date" and SERIAL.fullmatch(cell.value.strip())
    return Celda("n", cell.value.strip().replace(",", ".")) if serial else cell


def laid_out(file: Ajeno, mapa: Mapping[str, Any], columns: Sequence[Columna], firma: Firma) -> Filas:
    """The rows of a file as those of a planilla: each where it stood, its cells under the columns of the planilla."""
    places = mapa["places"]
    rows: Filas = {HEADER_ROW: {ID: Celda("s", firma.sealed())}}
    rows[HEADER_ROW] |= {place: Celda("s", head) for place, head in enumerate(firma.headers, start=FIRST)}
    for number, cells in file.rows.items():
        if number > file.header:
            # The first row of a planilla is of its headers: what stands there in a file without any is no row.
            rows[number] = {
                place: _as_read(cells[places[column.name]], column, file)
                for place, column in enumerate(columns, start=FIRST)
                if column.name in places and places[column.name] in cells
            }
            if any(said(cell) == EXAMPLE_SAID for cell in cells.values()):
                rows[number][WHICH] = Celda("s", EXAMPLE_SAID)
    return rows
