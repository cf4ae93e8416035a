"""Spreadsheet rows: declared columns written as CSV or as an Excel workbook.

Numbers stay numbers, dates stay dates, and text stays text: no cell becomes a formula and no
character is lost. What a spreadsheet cannot hold as a number (a date before 1900, more figures than
it keeps) is written as text, and what does not fit in a cell goes on in a sheet of its own.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, Decimal
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final, Literal, get_args

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from gobernacion.lib.periods import SANTIAGO

Kind = Literal["text", "code", "integer", "year", "decimal", "money", "date", "datetime"]
"""What a column holds. A code (a folio, a RUN) is text even when all figures; a year is never grouped."""

EXCEL_ROWS: Final = 1_048_576
EXCEL_TEXT: Final = 32_767
"""UTF-16 units a cell can hold."""
EXACT_FIGURES: Final = 15
"""Figures of a number that a spreadsheet keeps."""

LONG_TEXTS: Final = "Textos largos"
"""The sheet where texts too long for a cell go on."""

# Besides the plain signs, spreadsheets take their full-width twins, and some look behind leading blanks. Apostrophes
# already there count as part of it, so that reading back can take exactly one away.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")

_EXACT = Context(prec=1000)
_LARGEST_EXPONENT = 300
_NEVER_FORMULAS = (int, float, Decimal, date)
_CHUNK = 64 * 1024
_FIRST_EXCEL_DAY = date(1900, 3, 1)  # Excel believes in a 29 February 1900, so earlier days shift.
_LONGEST_SHEET_NAME = 31
_CONTINUES = f" […sigue en la hoja {LONG_TEXTS}]"

_NUMBER_FORMATS: dict[Kind, str] = {
    "integer": "#,##0",
    "year": "0",
    "decimal": "General",
    "money": '"$"#,##0;-"$"#,##0',
    "date": "dd-mm-yyyy",
    "datetime": "dd-mm-yyyy hh:mm",
}
_WIDTHS: dict[Kind, int] = {
    "text": 28, "code": 14, "integer": 12, "year": 8, "decimal": 12, "money": 16, "date": 12, "datetime": 17,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a person reads it: its header and what it holds."""

    header: str
    kind: Kind = "text"
    width: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"Unknown kind of column: {self.kind}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; its rows are taken once, as they come."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]


def write_csv(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], *, guard: bool = True, bom: bool = True
) -> Iterator[bytes]:
    """The rows as CSV (RFC 4180, UTF-8), in pieces that can be sent as they come.

    Numbers are plain and dates ISO, for machines. With ``guard``, text that a spreadsheet would take
    for a formula gets an apostrophe in front: leave it out only for texts that are all our own.
    With ``bom``, Excel recognises the accents.
    """
    _check(columns)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    if bom:
        buffer.write("\ufeff")
    writer.writerow([_csv_cell(column.header, guard=guard) for column in columns])
    yield _taken(buffer)
    for row in rows:
        writer.writerow([_csv_cell(value, guard=guard) for _, value in zip(columns, row, strict=True)])
        if buffer.tell() > _CHUNK:
            yield _taken(buffer)
    if buffer.tell():
        yield _taken(buffer)


def write_xlsx(stream: BinaryIO, sheets: Iterable[Sheet], *, created: datetime | None = None) -> None:
    """Write the sheets as an Excel workbook, in constant memory.

    Given the moment of its creation, the same rows make the same bytes.
    """
    # The rows wait on disk for the end; should they fail half way, none of them may stay there.
    with TemporaryDirectory() as folder:
        workbook = xlsxwriter.Workbook(stream, {"constant_memory": True, "tmpdir": folder})
        if created:
            workbook.set_properties({"created": created.astimezone(SANTIAGO).replace(tzinfo=None)})
        writer = _WorkbookWriter(workbook)
        try:
            for sheet in sheets:
                writer.write(sheet)
            writer.write_long_texts()
            workbook.close()
        finally:
            for worksheet in workbook.worksheets():
                worksheet.row_data_fh.close()


def unguarded(text: str) -> str:
    """The text a guarded CSV cell stands for."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _check(columns: Sequence[Column]) -> None:
    """Refuse headers that a spreadsheet would trip over."""
    headers = [column.header for column in columns]
    if not headers or not all(headers) or len(set(headers)) < len(headers):
        raise ValueError("Every column needs a header of its own.")
    if headers[0].startswith("ID"):
        raise ValueError("Excel takes a file that starts with ID for another format (SYLK).")


def _taken(buffer: io.StringIO) -> bytes:
    """What the buffer holds, emptying it."""
    piece = buffer.getvalue().encode("utf-8", "backslashreplace")
    buffer.seek(0)
    buffer.truncate()
    return piece


def _csv_cell(value: object, *, guard: bool) -> str:
    """One cell of a CSV; only text can be taken for a formula."""
    text = _text(value)
    guarded = guard and not isinstance(value, _NEVER_FORMULAS) and _FORMULA.match(text)
    return f"'{text}" if guarded else text


def _plain_number(value: int | float | Decimal) -> str:
    """A number without grouping or exponent, with a decimal point."""
    match value:
        case int():
            return f"{value:d}"
        case Decimal():
            return f"{value:f}"
        case _:
            return repr(value)


def _text(value: object) -> str:
    """A value as text: dates as ISO, moments by the clock of Chile, yes or no in Spanish."""
    match value:
        case str():
            return str(value)
        case None:
            return ""
        case bool():
            return "Sí" if value else "No"
        case int() | float() | Decimal():
            return _plain_number(value)
        case datetime():
            return _local(value).isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _local(moment: datetime) -> datetime:
    """A moment by the clock of Chile."""
    return moment.astimezone(SANTIAGO) if moment.tzinfo else moment


def _parts(text: str) -> list[str]:
    """The text in pieces that fit in a cell, whatever characters it has."""
    piece = EXCEL_TEXT // 2  # a character takes at most two units
    if len(text) <= piece or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * EXCEL_TEXT:
        return [text]
    first = piece - len(_CONTINUES)
    return [text[:first] + _CONTINUES, *(text[at : at + piece] for at in range(first, len(text), piece))]


def _format_for(kind: Kind, value: object) -> Kind | None:
    """In which format a cell holds the value as a number or a date; None when it must be text."""
    match value:
        case _ if kind in ("text", "code"):
            return None
        case bool():
            return None
        case int():
            return _numeric(kind) if abs(value) < 10**EXACT_FIGURES else None
        case float():
            return _numeric(kind, whole=value.is_integer()) if math.isfinite(value) else None
        case Decimal():
            return _numeric(kind, whole=value == value.to_integral_value()) if _is_kept(value) else None
        case datetime():
            return ("date" if kind == "date" else "datetime") if value.date() >= _FIRST_EXCEL_DAY else None
        case date():
            return "date" if value >= _FIRST_EXCEL_DAY else None
        case _:
            return None


def _is_kept(value: Decimal) -> bool:
    """Whether a spreadsheet keeps every figure of the number."""
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
        return False
    return len(value.normalize(_EXACT).as_tuple().digits) <= EXACT_FIGURES


def _numeric(kind: Kind, *, whole: bool = True) -> Kind:
    """The format of a number in a column of this kind; one with decimals never loses them from view."""
    return kind if whole and kind in ("integer", "year", "money") else "decimal"


class _LosslessWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet in which every text reads back as it was written."""

    # XML refuses control characters, half surrogate pairs and two code points, and turns a carriage return into a
    # line feed: all of them are written as _xHHHH_. An underscore that would look like the start of one is written
    # the same way, also when what follows only looks so once escaped.
    _UNWRITABLE = r"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
    _ESCAPED = re.compile(rf"[{_UNWRITABLE}]|_(?=x[0-9A-Fa-f]{{4}}[_{_UNWRITABLE}])")

    @classmethod
    def _escape_control_characters(cls, data: str) -> str:
        return cls._ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", data)

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        # XlsxWriter comes here with any text between <r> and </r>, and would copy it into the file as markup.
        self._xml_inline_string(string, True, attributes)


class _WorkbookWriter:
    """Writes sheets one after another, minding what Excel cannot hold."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.header = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.formats = {
            kind: workbook.add_format({"num_format": code}) for kind, code in _NUMBER_FORMATS.items()
        }
        self.taken_names = {LONG_TEXTS.lower()}
        self.long_texts: list[tuple[str, str, int, str]] = []

    def write(self, sheet: Sheet) -> None:
        """Write one sheet, and as many more as its rows need."""
        _check(sheet.columns)
        rows = iter(sheet.rows)
        self._write_one(self._free_name(sheet.name), sheet.columns, islice(rows, EXCEL_ROWS - 1))
        for row in rows:
            more = chain([row], islice(rows, EXCEL_ROWS - 2))
            self._write_one(self._free_name(sheet.name), sheet.columns, more)

    def write_long_texts(self) -> None:
        """Write the sheet with the rest of the texts that did not fit in their cells."""
        if self.long_texts:
            columns = [
                Column("Hoja"),
                Column("Celda"),
                Column("Parte", "integer"),
                Column("Texto", width=100),
            ]
            self._write_one(LONG_TEXTS, columns, self.long_texts)

    def _write_one(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
        """Write rows that fit in one sheet below their headers."""
        worksheet = self.workbook.add_worksheet(name, worksheet_class=_LosslessWorksheet)
        worksheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            worksheet.set_column(
                at, at, column.width or max(_WIDTHS[column.kind], min(len(column.header) + 4, 40))
            )
            worksheet.write_string(0, at, column.header, self.header)
        kinds = [column.kind for column in columns]
        last = 0
        for last, row in enumerate(rows, start=1):
            for at, (kind, value) in enumerate(zip(kinds, row, strict=True)):
                self._write_cell(worksheet, last, at, kind, value)
        worksheet.autofilter(0, 0, last, len(columns) - 1)
        codes = [
            f"{xl_rowcol_to_cell(1, at)}:{xl_rowcol_to_cell(last, at)}"
            for at, kind in enumerate(kinds)
            if kind == "code"
        ]
        if codes and last:
            worksheet.ignore_errors({"number_stored_as_text": " ".join(codes)})

    def _write_cell(self, worksheet: Any, row: int, at: int, kind: Kind, value: object) -> None:
        """Write one value by what it is, in the format of its column."""
        number_format = _format_for(kind, value)
        if number_format is None:
            self._write_text(worksheet, row, at, _text(value))
        elif isinstance(value, datetime):
            worksheet.write_datetime(row, at, _local(value).replace(tzinfo=None), self.formats[number_format])
        elif isinstance(value, date):
            worksheet.write_datetime(row, at, value, self.formats[number_format])
        else:
            worksheet.write_number(row, at, value, self.formats[number_format])

    def _write_text(self, worksheet: Any, row: int, at: int, text: str) -> None:
        """Write text as text, and keep for later what does not fit; nothing at all leaves the cell empty."""
        if not text:
            return
        first, *others = _parts(text)
        worksheet.write_string(row, at, first)
        cell = xl_rowcol_to_cell(row, at)
        self.long_texts.extend(
            (worksheet.name, cell, number, part) for number, part in enumerate(others, start=2)
        )

    def _free_name(self, name: str) -> str:
        """The name as Excel allows it, with a number when it is taken."""
        allowed = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip("' ") or "Hoja"
        attempt, number = allowed[:_LONGEST_SHEET_NAME].strip("' "), 1
        while attempt.lower() in self.taken_names:
            number += 1
            ending = f" ({number})"
            attempt = allowed[: _LONGEST_SHEET_NAME - len(ending)] + ending
        self.taken_names.add(attempt.lower())
        return attempt
