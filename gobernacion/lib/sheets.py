"""Spreadsheet rows: declared columns, and what each value is in them, written here as CSV and in ``xlsx`` for Excel.

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
from typing import Final, Literal, get_args

from gobernacion.lib.periods import SANTIAGO

Kind = Literal["text", "code", "integer", "year", "decimal", "money", "date", "datetime"]
"""What a column holds. A code (a folio, a RUN) is text even when all figures; a year is never grouped."""

EXCEL_ROWS: Final = 1_048_576
EXCEL_TEXT: Final = 32_767
"""UTF-16 units a cell can hold."""
SURELY_FITS: Final = EXCEL_TEXT // 2
"""Characters that fit in a cell whatever they are: each takes at most two units."""

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
_CONTINUES = f" […sigue en la hoja {LONG_TEXTS}]"


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
    check_headers(columns)
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


def unguarded(text: str) -> str:
    """The text a guarded CSV cell stands for."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def check_headers(columns: Sequence[Column]) -> None:
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
    text = as_text(value)
    guarded = guard and not isinstance(value, _NEVER_FORMULAS) and _FORMULA.match(text)
    return f"'{text}" if guarded else text


def plain_number(value: int | float | Decimal) -> str:
    """A number without grouping or exponent, with a decimal point."""
    match value:
        case int():
            return f"{value:d}"
        case Decimal():
            return f"{value:f}"
        case _:
            return repr(value)


def as_text(value: object) -> str:
    """A value as text: dates as ISO, moments by the clock of Chile, yes or no in Spanish."""
    match value:
        case str():
            return str(value)
        case None:
            return ""
        case bool():
            return "Sí" if value else "No"
        case int() | float() | Decimal():
            return plain_number(value)
        case datetime():
            return chilean_clock(value).isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def chilean_clock(moment: datetime) -> datetime:
    """A moment by the clock of Chile."""
    return moment.astimezone(SANTIAGO) if moment.tzinfo else moment


def parts_of(text: str) -> list[str]:
    """The text in pieces that fit in a cell, whatever characters it has."""
    piece = SURELY_FITS
    if len(text) <= piece or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * EXCEL_TEXT:
        return [text]
    first = piece - len(_CONTINUES)
    return [text[:first] + _CONTINUES, *(text[at : at + piece] for at in range(first, len(text), piece))]


def format_for(kind: Kind, value: object) -> Kind | None:
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
