"""Spreadsheet rows: declared columns, and what each value is in them, written here as CSV and in ``xlsx`` for Excel.

Numbers stay numbers, dates stay dates, and text stays text: no cell becomes a formula and no
character is lost. What a spreadsheet cannot hold as a number (a date before 1900, more figures than
it keeps) is written as text, and what does not fit in a cell goes on in a sheet of its own.
"""

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Context, Decimal
from functools import cache
from itertools import islice
from types import NoneType
from typing import Any, Final, Literal, get_args

from gobernacion.lib.periods import SANTIAGO

Kind = Literal["text", "code", "integer", "year", "decimal", "money", "date", "datetime"]
"""What a column holds. A code (a folio, a RUN) is text even when all figures; a year is never grouped."""
TEXT_KINDS: Final = ("text", "code")

EXCEL_ROWS: Final = 1_048_576
EXCEL_TEXT: Final = 32_767
"""UTF-16 units a cell can hold."""
SURELY_FITS: Final = EXCEL_TEXT // 2
"""Characters that fit in a cell whatever they are: each takes at most two units."""

EXACT_FIGURES: Final = 15
"""Figures of a number that a spreadsheet keeps."""

LONG_TEXTS: Final = "Textos largos"
"""The sheet where texts too long for a cell go on."""

BLOCK: Final = 250
"""Rows written together. Each column of a block is seen through at once: what is true of all its cells is asked once,
and only a column that holds something out of the ordinary is written cell by cell."""

# Besides the plain signs, spreadsheets take their full-width twins, and some look behind leading blanks. Apostrophes
# already there count as part of it, so that reading back can take exactly one away.
_SIGNS = r"=+\-@＝＋－＠"
_FORMULA = re.compile(rf"'*(?:\s*[{_SIGNS}]|[\t\r\n])")
_MAY_BE_FORMULAS = re.compile(rf"\|['\s{_SIGNS}]")
# A telephone, or a name behind a hyphen: without brackets around letters, bars or marks, nothing in it can be run.
_TELEPHONE = r"[+＋]\d[\d ().-]{5,}"
_NAME = r"[-－] ?[^\W\d_](?:[^\W\d_]|[ .,'’-])*"
_RUNS = re.compile(rf"(?!'* *(?:{_TELEPHONE}|{_NAME})\Z){_FORMULA.pattern}")
_LINE_END = re.compile(r"\r\n?")

_EXACT = Context(prec=1000)
_LARGEST_EXPONENT = 300
_NEVER_FORMULAS = (int, float, Decimal, date)
# csv.writer says these, and none of their subclasses, as we would.
_LEFT_TO_CSV = {int, float, date, NoneType}
_LEFT_TO_CSV_IN_SPANISH = {int, NoneType}
_FIRST_EXCEL_DAY = date(1900, 3, 1)  # Excel believes in a 29 February 1900, so earlier days shift.
_CONTINUES = f" […sigue en la hoja {LONG_TEXTS}]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a person reads it: its header, what it holds, and what is read in place of a value."""

    header: str
    kind: Kind = "text"
    width: int | None = None
    labels: Mapping[Any, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"Unknown kind of column: {self.kind}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; its rows are taken once, as they come."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Csv:
    """How a CSV is written for whoever reads it.

    ``bom``: the mark by which Excel recognises the accents. ``guarded``: what gets an apostrophe in front, so that no
    spreadsheet takes it for a formula. ``spanish``: days, decimals and line ends as an Excel in Spanish reads them.
    """

    separator: str = ","
    bom: bool = True
    guarded: re.Pattern[str] = _FORMULA
    spanish: bool = False


PUBLIC: Final = Csv()
"""What anybody downloads, to be read by programs and opened in spreadsheets."""
FOR_EXCEL: Final = Csv(separator=";", spanish=True)
"""What an Excel set to Spanish opens right by a double click."""
FOR_PROGRAMS: Final = Csv(bom=False, guarded=_RUNS)
"""What another program reads: a telephone and a name stay as they were typed; what could be run stays guarded, because
somebody opens it in a spreadsheet all the same."""


def write_csv(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], style: Csv = PUBLIC
) -> Iterator[bytes]:
    """The rows as CSV (RFC 4180, UTF-8), in pieces that can be sent as they come."""
    check_headers(columns)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=style.separator)
    if style.bom:
        buffer.write("\ufeff")
    writer.writerow(_csv_column([column.header for column in columns], style))
    yield _taken(buffer)
    for block in by_columns(columns, rows):
        writer.writerows(zip(*(_csv_column(values, style) for values in block), strict=True))
        yield _taken(buffer)


def by_columns(
    columns: Sequence[Column], rows: Iterable[Sequence[object]]
) -> Iterator[list[Sequence[object]]]:
    """The rows in blocks as they come, each turned into its columns of values as they are read."""
    coming = iter(rows)
    while block := list(islice(coming, BLOCK)):
        yield [
            [column.labels.get(value, value) for value in values] if column.labels else values
            for column, values in zip(columns, zip(*block, strict=True), strict=True)
        ]


def unguarded(text: str, style: Csv = PUBLIC) -> str:
    """The text a guarded CSV cell stands for."""
    return text[1:] if text.startswith("'") and style.guarded.match(text[1:]) else text


def with_line_feeds(text: str) -> str:
    """The text with every line ended as a cell of a spreadsheet ends it, however a form or a file sent it."""
    return _LINE_END.sub("\n", text)


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


def _csv_column(values: Sequence[Any], style: Csv) -> Sequence[Any]:
    """The values of a column as `csv.writer` is to be given them; only text can be taken for a formula."""
    texts, together = values, run_together(values)
    if together is None:
        if set(map(type, values)) <= (_LEFT_TO_CSV_IN_SPANISH if style.spanish else _LEFT_TO_CSV):
            return values
        texts = as_texts(values, spanish=style.spanish)
        together = run_together(texts)
    if style.spanish and "\r" in (together or ""):
        texts = [with_line_feeds(text) for text in texts]
    if not _MAY_BE_FORMULAS.search(together or ""):
        return texts
    return [
        f"'{text}" if not isinstance(value, _NEVER_FORMULAS) and style.guarded.match(text) else text
        for value, text in zip(values, texts, strict=True)
    ]


def run_together(values: Sequence[Any]) -> str | None:
    """The texts of a column, each between bars, to be looked through at once; None if anything in it is not text."""
    try:
        return f"|{'|'.join(values)}|"
    except TypeError:
        return None


def as_text(value: object) -> str:
    """A value as text: dates as ISO, moments by the clock of Chile, yes or no in Spanish."""
    return _said(type(value))(value)  # type: ignore[arg-type]  # mypy doubts that a type has a hash


def as_texts(values: Sequence[Any], *, spanish: bool = False) -> list[str]:
    """Every value as text."""
    kinds = set(map(type, values))
    if kinds <= {str, NoneType}:
        return [value or "" for value in values]
    say = {kind: _said(kind, spanish) for kind in kinds}
    return [say[type(value)](value) for value in values]


@cache
def _said(kind: type, spanish: bool = False) -> Callable[[Any], str]:
    """How the values of a type are said as text."""
    known = {**_SAID, **_SAID_IN_SPANISH} if spanish else _SAID
    return next((say for one, say in known.items() if issubclass(kind, one)), str)


def chilean_clock(moment: datetime) -> datetime:
    """A moment by the clock of Chile."""
    return moment.astimezone(SANTIAGO) if moment.tzinfo else moment


def _day(value: date) -> str:
    """A day as it is written in Chile."""
    return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"


_SAID: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    NoneType: lambda _: "",
    bool: lambda value: "Sí" if value else "No",
    int: int.__repr__,
    float: float.__repr__,
    Decimal: "{:f}".format,
    datetime: lambda value: chilean_clock(value).isoformat(),
    date: date.isoformat,
}
"""The first that a value is an instance of says it."""

_SAID_IN_SPANISH: Final[dict[type, Callable[[Any], str]]] = {
    float: lambda value: float.__repr__(value).replace(".", ","),
    Decimal: lambda value: f"{value:f}".replace(".", ","),
    datetime: lambda value: f"{_day(chilean_clock(value))} {chilean_clock(value):%H:%M:%S}",
    date: _day,
}
"""What an Excel in Spanish reads otherwise."""


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
        case _ if kind in TEXT_KINDS:
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
