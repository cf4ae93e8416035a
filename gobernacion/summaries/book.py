"""A workbook of the house: tables with live formulas, each with its value stored beside it, ready to be printed.

Written with XlsxWriter, because a formula without its stored value shows nothing in Protected View, on a telephone
or in a preview. One table a sheet, no merged cell, text that is never taken for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from gobernacion.indicators.declarations import PESOS, PORCIENTO
from gobernacion.lib.sheets import chilean_clock, parts_of, with_line_feeds

Clase = Literal["text", "integer", "decimal", "money", "thousands", "percent", "share", "date"]
"""What a cell holds. A ``percent`` is written as it is told (26,5); a ``share`` is a part of one that reads 26,5 %."""

FORMATS: Final[Mapping[Clase, str]] = {
    "text": "General",
    "integer": "#,##0",
    "decimal": "#,##0.0#",
    "money": '"$"#,##0;-"$"#,##0',
    "thousands": "#,##0;-#,##0",
    "percent": '#,##0.0#" %"',
    "share": "0.0%",
    "date": "dd-mm-yyyy",
}

TOTAL_STYLE: Final[Mapping[str, Any]] = {"bold": True, "top": 1}
AZUL, MARINO, ROJO, VERDE, GRIS = "#0F69B4", "#001C41", "#E22C2C", "#2E7D32", "#5B6470"
LETTER: Final = 1
TITLE, NOTE, HEADER = 0, 1, 2
"""Rows of a sheet: its title, what it says of itself, and the headers of its table."""
AXIS: Final = "[>=1000]#,##0;[<=-1000]-#,##0;General"
"""Thousands apart, and a half as a half."""
CHART_ROWS, LONGEST_DESCRIPTION = 18, 2000
WIDEST: Final = 60
LINE, MOST_LINES, ROOM = 15, 20, 1.1
"""Points of a line, how many a row shows, and how much of a column its words fill before they go on below."""
NAME: Final = 31
"""Characters that the name of a sheet may have."""


@dataclass(frozen=True)
class Formula:
    """A live formula with its value.

    ``{name}`` in it stands for the cell of that column in the same row, ``{name:first}`` for that in the first row and
    ``{name:last}`` for that in the row above.
    """

    texto: str
    valor: Decimal | int | str | None


@dataclass(frozen=True)
class Celda:
    """A value that is not of the kind of its column: a number with another format."""

    valor: Any
    clase: Clase


@dataclass(frozen=True)
class Columna:
    """A column: the name by which formulas call it, its header and what it holds."""

    nombre: str
    titulo: str
    clase: Clase = "text"
    ancho: int | None = None
    suma: bool = False
    """Whether the row of totals adds it up."""


@dataclass
class Hoja:
    """A sheet with its table, once written: where each of its cells stands."""

    nombre: str
    columnas: Sequence[Columna]
    filas: int
    worksheet: Any = field(repr=False)
    primera: int = HEADER + 1
    negativas: frozenset[str] = frozenset()
    """The columns in which something is below zero."""

    def cell(self, fila: int, nombre: str) -> str:
        """The address of a cell for a formula of another sheet."""
        return f"{quoted(self.nombre)}!{self._at(fila, nombre)}"

    def area(self, nombre: str) -> list[Any]:
        """The cells of a column, as a chart is told of them."""
        column = self._column(nombre)
        return [self.nombre, self.primera, column, self.primera + self.filas - 1, column]

    def run(self, start: int, stop: int, nombre: str) -> list[Any]:
        """Some cells of a column, from a row up to another which is included."""
        column = self._column(nombre)
        return [self.nombre, self.primera + start, column, self.primera + stop, column]

    def across(self, fila: int | None, start: str, stop: str) -> list[Any]:
        """Some cells of a row, from a column up to another which is included; of the headers without a row."""
        at = HEADER if fila is None else self.primera + fila
        return [self.nombre, at, self._column(start), at, self._column(stop)]

    def _at(self, fila: int, nombre: str) -> str:
        return str(xl_rowcol_to_cell(self.primera + fila, self._column(nombre), row_abs=True, col_abs=True))

    def _column(self, nombre: str) -> int:
        return next(n for n, columna in enumerate(self.columnas) if columna.nombre == nombre)


class Book:
    """A workbook being written; ``finish`` returns its bytes."""

    def __init__(self, titulo: str, asunto: str, autor: str, empresa: str, hecho_el: datetime) -> None:
        self._bytes = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.workbook = Workbook(self._bytes, options)
        self.workbook.set_properties(
            {
                "title": titulo,
                "subject": asunto,
                "author": autor,
                "company": empresa,
                "created": chilean_clock(hecho_el).replace(tzinfo=None),
            }
        )
        self._names: set[str] = set()
        self._formats: dict[tuple[Any, ...], Any] = {}

    def finish(self) -> bytes:
        """Close it and hand over the file."""
        self.workbook.close()
        return self._bytes.getvalue()

    def name(self, wanted: str) -> str:
        """A name that a sheet may have and no other has."""
        base = _cut(re.sub(r"[\[\]:*?/\\]", " ", wanted).strip("' ")) or "Hoja"
        name, number = base, 2
        while name.lower() in self._names:
            name = f"{base[: NAME - 4]} ({number})"
            number += 1
        self._names.add(name.lower())
        return name

    def sheet(
        self,
        nombre: str,
        titulo: str,
        nota: str,
        columnas: Sequence[Columna],
        filas: Iterable[Mapping[str, Any]],
        *,
        total: str = "",
        wide: bool = True,
        bold_last: bool = False,
    ) -> Hoja:
        """Write a sheet with one table: a mapping a row, by the names of its columns. With ``total`` a last row adds
        up the columns that say so; with ``bold_last`` the last of the rows is itself a total."""
        worksheet = self.workbook.add_worksheet(self.name(nombre))
        rows = list(filas)
        below = frozenset(name for row in rows for name, value in row.items() if number(value) < 0)
        hoja = Hoja(worksheet.get_name(), columnas, len(rows), worksheet, negativas=below)
        worksheet.write_string(
            TITLE, 0, clean(titulo), self.format(bold=True, font_size=14, font_color=MARINO)
        )
        worksheet.write_string(NOTE, 0, clean(nota), self.format(italic=True, font_color=GRIS))
        head = self.format(
            bold=True, font_color="#FFFFFF", bg_color=MARINO, text_wrap=True, valign="top", border=1
        )
        for column, columna in enumerate(columnas):
            worksheet.write_string(HEADER, column, columna.titulo, head)
        for place, row in enumerate(rows):
            style = TOTAL_STYLE if bold_last and place == len(rows) - 1 else {}
            self._row(hoja, hoja.primera + place, row, style)
        last = hoja.primera + len(rows)
        if total and rows:
            self._total(hoja, last, rows, total)
            last += 1
        self._lay_out(hoja, rows, max(last - 1, HEADER), wide)
        return hoja

    def chart(self, hoja: Hoja, chart: Any, title: str, described: str, place: int = 0) -> None:
        """Put a chart below the table of a sheet, named and told in words."""
        chart.set_title({"name": title, "name_font": {"size": 12, "color": MARINO}})
        chart.set_size({"width": 760, "height": 340})
        chart.set_legend({"position": "bottom"})
        self._scale(hoja, chart)
        row = hoja.primera + hoja.filas + 3 + CHART_ROWS * place
        options = {"description": described[:LONGEST_DESCRIPTION], "object_position": 2}
        hoja.worksheet.insert_chart(row, 0, chart, options)
        hoja.worksheet.print_area(0, 0, row + CHART_ROWS, max(len(hoja.columnas) - 1, 8))

    def _scale(self, hoja: Hoja, chart: Any) -> None:
        """Its values from zero, written as the cells of their column are."""
        drawn = chart.series[0]["values"].rpartition("!")[2].partition(":")[0]
        columna = hoja.columnas[xl_cell_to_rowcol(drawn)[1]]
        axis: dict[str, Any] = {"num_format": "0%" if columna.clase == "share" else AXIS}
        if columna.nombre not in hoja.negativas:
            axis["min"] = 0
        (chart.set_x_axis if isinstance(chart, ChartBar) else chart.set_y_axis)(axis)

    def format(self, **options: Any) -> Any:
        """A cell format, made once."""
        key = tuple(sorted(options.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(options)
        return self._formats[key]

    # --- cells ---

    def _row(self, hoja: Hoja, row: int, values: Mapping[str, Any], style: Mapping[str, Any]) -> None:
        for column, columna in enumerate(hoja.columnas):
            value = values.get(columna.nombre)
            if value is not None:
                self._cell(hoja, row, column, columna.clase, value, **style)

    def _cell(self, hoja: Hoja, row: int, column: int, clase: Clase, value: Any, **style: Any) -> None:
        told: dict[str, Any] = {}
        if isinstance(value, Celda):
            told = {"align": "left"} if clase == "text" else {}
            clase, value = value.clase, value.valor
        if clase == "text":
            told = {"text_wrap": True}
        if clase != "text" and isinstance(value, str):
            told = {"align": "right", "font_color": GRIS}  # a mark where a number would stand
        shown = self.format(num_format=FORMATS[clase], valign="top", **told, **style)
        worksheet = hoja.worksheet
        match value:
            case None:
                pass
            case Formula():
                self._formula(hoja, row, column, value, shown)
            case bool():
                worksheet.write_string(row, column, "Sí" if value else "No", shown)
            case int() | Decimal() | float():
                worksheet.write_number(row, column, float(value), shown)
            case date():
                worksheet.write_datetime(row, column, value, shown)
            case _:
                worksheet.write_string(row, column, clean(str(value)), shown)

    def _formula(self, hoja: Hoja, row: int, column: int, formula: Formula, shown: Any) -> None:
        at = {columna.nombre: number for number, columna in enumerate(hoja.columnas)}
        rows = {"": row, ":first": hoja.primera, ":last": row - 1}
        text = re.sub(
            r"\{(\w+)(:first|:last|)\}",
            lambda found: str(xl_rowcol_to_cell(rows[found[2]], at[found[1]])),
            formula.texto,
        )
        value = float(formula.valor) if isinstance(formula.valor, Decimal | int) else formula.valor
        hoja.worksheet.write_formula(row, column, f"={text}", shown, "" if value is None else value)

    def _total(self, hoja: Hoja, row: int, rows: Sequence[Mapping[str, Any]], title: str) -> None:
        """The last row: sums that a filter narrows."""
        style = TOTAL_STYLE
        for column, columna in enumerate(hoja.columnas):
            if column == 0:
                self._cell(hoja, row, column, "text", title, **style)
            elif columna.suma:
                first, last = (xl_rowcol_to_cell(at, column) for at in (hoja.primera, row - 1))
                added = sum((number(one.get(columna.nombre)) for one in rows), Decimal(0))
                self._cell(
                    hoja, row, column, columna.clase, Formula(f"SUBTOTAL(109,{first}:{last})", added), **style
                )
            else:
                hoja.worksheet.write_blank(row, column, None, self.format(**style))

    # --- paper and screen ---

    def _lay_out(self, hoja: Hoja, rows: Sequence[Mapping[str, Any]], last: int, wide: bool) -> None:
        worksheet = hoja.worksheet
        widths = [columna.ancho or _width(columna, rows) for columna in hoja.columnas]
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        # A spreadsheet that does not work out heights by itself would draw one line over the next.
        titles = {columna.nombre: columna.titulo for columna in hoja.columnas}
        worksheet.set_row(HEADER, _height(hoja.columnas, widths, titles, every=True))
        for row, values in enumerate(rows, start=hoja.primera):
            worksheet.set_row(row, _height(hoja.columnas, widths, values))
        worksheet.freeze_panes(hoja.primera, 1)
        worksheet.repeat_rows(HEADER)
        worksheet.print_area(0, 0, last, len(hoja.columnas) - 1)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_paper(LETTER)
        if wide:
            worksheet.set_landscape()
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        worksheet.set_footer("&L&F&C&A&RPágina &P de &N")
        worksheet.hide_gridlines(2)
        if rows:
            worksheet.autofilter(HEADER, 0, hoja.primera + len(rows) - 1, len(hoja.columnas) - 1)


def _cut(name: str) -> str:
    """The name of a sheet as far as there is room, in whole words that do not end in the air."""
    if len(name) <= NAME:
        return name
    whole = name[: NAME + 1].rpartition(" ")[0] or name[:NAME]
    return re.sub(r"(?: (?:de|del|la|las|el|los|y|en|por|para|a))+$", "", whole)


def bare(value: Any) -> Any:
    """What a cell shows, without what it is wrapped in."""
    while isinstance(value, Celda | Formula):
        value = value.valor
    return value


def number(value: Any) -> Decimal:
    """The number of a cell, whatever it is wrapped in; nothing is 0."""
    value = bare(value)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else Decimal(0)


def clean(text: str) -> str:
    """Text as a cell takes it: lines end in LF, and what no cell can hold is cut with a word that says so."""
    return parts_of(with_line_feeds(text))[0]


def quoted(nombre: str) -> str:
    """The name of a sheet as a formula says it."""
    return "'" + nombre.replace("'", "''") + "'"


def class_of(unidad: str, valor: Decimal | None = None) -> Clase:
    """How a number of some unit is shown."""
    if unidad == PESOS:
        return "money"
    if unidad == PORCIENTO:
        return "percent"
    return "integer" if valor is None or valor == valor.to_integral_value() else "decimal"


def _height(
    columnas: Sequence[Columna], widths: Sequence[float], values: Mapping[str, Any], every: bool = False
) -> float:
    """High enough for its longest text in as many lines as its column makes of it."""
    lines = 1
    for columna, width in zip(columnas, widths, strict=True):
        value = bare(values.get(columna.nombre))
        if isinstance(value, str) and (every or columna.clase == "text"):
            # Headers are bold, which is wider, and break at words alone.
            room = max(int(width * (1 if every else ROOM)), 1)
            lines = max(lines, sum(max(len(wrap(part, room)), 1) for part in value.split("\n")))
    return float(min(lines, MOST_LINES) * LINE)


def _width(columna: Columna, rows: Sequence[Mapping[str, Any]]) -> float:
    """As wide as what it shows, between bounds."""
    longest = max((len(word) for word in columna.titulo.split()), default=0) + 3
    for row in rows:
        value = bare(row.get(columna.nombre))
        if isinstance(value, date):
            longest = max(longest, 11)
        elif isinstance(value, Decimal | int) and not isinstance(value, bool):
            longest = max(longest, len(f"{float(value):,.1f}") + 2)
        elif value is not None:
            longest = max(longest, max(map(len, str(value).split("\n"))) + 2)
    return float(min(longest, WIDEST))
