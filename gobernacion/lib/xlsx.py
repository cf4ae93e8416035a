"""Sheets as an Excel workbook, sent piece by piece: its size does not matter to the memory, nor to the first byte.

Only what an office exports is written: typed cells below bold headers that stay in sight and filter. Each sheet is one
entry of the zip, deflated as its rows come; the parts that name the sheets are written last, when they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import chain, islice, repeat
from types import NoneType
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from gobernacion.lib import sheets
from gobernacion.lib.forward_zip import ForwardZip
from gobernacion.lib.sheets import LONG_TEXTS, Column, Kind, Sheet

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
_HEADER_STYLE = 1
_STYLES = {kind: number for number, kind in enumerate(_NUMBER_FORMATS, start=2)}
_FIRST_OWN_FORMAT = 164
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LONGEST_SHEET_NAME = 31

# XML refuses control characters, half surrogate pairs and two code points, and turns a carriage return into a line
# feed: all of them are written as _xHHHH_. An underscore that would look like the start of one is written the same
# way, also when what follows only looks so once escaped.
_UNWRITABLE = r"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
_ESCAPED = re.compile(rf"[{_UNWRITABLE}]|_(?=x[0-9A-Fa-f]{{4}}[_{_UNWRITABLE}])")
_SPECIAL = re.compile(rf"[&<>_{_UNWRITABLE}]")

_EMPTY = '"/>'
_TEXT = '" t="inlineStr"><is><t>'
_SPACED_TEXT = '" t="inlineStr"><is><t xml:space="preserve">'
_TEXT_END = "</t></is></c>"

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def stream_xlsx(
    made: Iterable[Sheet], *, created: datetime | None = None, exact: bool = False
) -> Iterator[bytes]:
    """The workbook in pieces that can be sent as they come.

    Given the moment of its creation, the same rows make the same bytes. Lines of a text end as those of a cell do, or
    ``exact``ly as they were typed, where a seal is worked out from what the file says.
    """
    return _Workbook(exact).pieces(made, created)


def write_xlsx(
    stream: BinaryIO, made: Iterable[Sheet], *, created: datetime | None = None, exact: bool = False
) -> None:
    """Write the workbook at once, or nothing if its rows fail half way."""
    stream.write(b"".join(stream_xlsx(made, created=created, exact=exact)))


class _Workbook:
    """Sheets one after another, minding what Excel cannot hold."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact
        self.zip = ForwardZip()
        self.names: list[str] = []
        self.ranges: list[str] = []
        self.long_texts: list[tuple[str, str, int, str]] = []

    def pieces(self, made: Iterable[Sheet], created: datetime | None) -> Iterator[bytes]:
        for sheet in made:
            sheets.check_headers(sheet.columns)
            rows = iter(sheet.rows)
            yield from self._sheet(sheet.name, sheet.columns, islice(rows, sheets.EXCEL_ROWS - 1))
            for row in rows:
                more = chain([row], islice(rows, sheets.EXCEL_ROWS - 2))
                yield from self._sheet(sheet.name, sheet.columns, more)
        if self.long_texts:
            columns = [
                Column("Hoja"),
                Column("Celda"),
                Column("Parte", "integer"),
                Column("Texto", width=100),
            ]
            yield from self._sheet(LONG_TEXTS, columns, list(self.long_texts), own=True)
        for name, part in self._parts(created):
            yield from self.zip.entry(name, [part.encode()])
        yield self.zip.end()

    def _sheet(
        self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], own: bool = False
    ) -> Iterator[bytes]:
        self.names.append(name if own else self._free_name(name))
        yield from self.zip.entry(f"xl/worksheets/sheet{len(self.names)}.xml", self._xml(columns, rows))

    def _xml(self, columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
        """One sheet, its rows as they come.

        Every cell is written, also when it is empty: whoever reads row by row knows how long each one is by its last.
        """
        letters = [_letters(at) for at in range(len(columns))]
        yield (_head(columns) + _header(columns, letters)).encode()
        last = 1
        for block in sheets.by_columns(columns, rows):
            numbers = [str(number) for number in range(last + 1, last + 1 + len(block[0]))]
            written: list[Iterable[str]] = [repeat('<row r="'), numbers]
            ending = '">'
            for letter, column, values in zip(letters, columns, block, strict=True):
                written += [repeat(f'{ending}<c r="{letter}'), numbers]
                cells, ending = self._column(column.kind, letter, numbers, values)
                written += cells
            whole = zip(*written, repeat(f"{ending}</row>"), strict=False)
            yield "".join(chain.from_iterable(whole)).encode()
            last += len(numbers)
        yield self._tail(columns, letters, last).encode()

    def _column(
        self, kind: Kind, letter: str, numbers: Sequence[str], values: Sequence[Any]
    ) -> tuple[list[Iterable[str]], str]:
        """What stands after the reference of each cell, in parts, and how they all end."""
        texts, together = values, sheets.run_together(values)
        if together is None and kind in sheets.TEXT_KINDS:
            texts = sheets.as_texts(values)
            together = sheets.run_together(texts)
        elif together is None and (numbered := _whole_numbers(kind, values)):
            return numbered
        if together is not None and _is_plain(together) and max(map(len, texts)) <= sheets.SURELY_FITS:
            if all(texts):
                return [repeat(_TEXT), texts], _TEXT_END
            return [[f"{_TEXT}{text}{_TEXT_END}" if text else _EMPTY for text in texts]], ""
        return [
            [
                _number(kind, value) or self._text(f"{letter}{number}", sheets.as_text(value))
                for number, value in zip(numbers, values, strict=True)
            ]
        ], ""

    def _text(self, at: str, text: str) -> str:
        """Text as text; what does not fit is kept for later, and nothing at all leaves the cell empty."""
        if not text:
            return _EMPTY
        if "\r" in text and not self.exact:
            text = sheets.with_line_feeds(text)
        if len(text) > sheets.SURELY_FITS:
            text, *others = sheets.parts_of(text)
            place = (self.names[-1], at)
            self.long_texts.extend((*place, number, part) for number, part in enumerate(others, start=2))
        start = _TEXT if text == text.strip() else _SPACED_TEXT
        return f"{start}{_escaped(text)}{_TEXT_END}"

    def _tail(self, columns: Sequence[Column], letters: Sequence[str], last: int) -> str:
        reach = f"A1:{letters[-1]}{last}"
        self.ranges.append(f"$A$1:${letters[-1]}${last}")
        codes = [
            f"{letter}2:{letter}{last}"
            for letter, one in zip(letters, columns, strict=True)
            if one.kind == "code"
        ]
        ignored = ""
        if codes and last > 1:
            ignored = f'<ignoredErrors><ignoredError sqref="{" ".join(codes)}" numberStoredAsText="1"/></ignoredErrors>'
        return f'</sheetData><autoFilter ref="{reach}"/>{ignored}</worksheet>'

    def _free_name(self, name: str) -> str:
        """The name as Excel allows it, with a number when it is taken."""
        taken = {LONG_TEXTS.lower(), *(one.lower() for one in self.names)}
        allowed = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip("' ") or "Hoja"
        attempt, number = allowed[:_LONGEST_SHEET_NAME].strip("' "), 1
        while attempt.lower() in taken:
            number += 1
            ending = f" ({number})"
            attempt = allowed[: _LONGEST_SHEET_NAME - len(ending)] + ending
        return attempt

    # --- the parts that hold it together ---

    def _parts(self, created: datetime | None) -> Iterator[tuple[str, str]]:
        numbered = list(enumerate(self.names, start=1))
        types = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_OFFICE}.worksheet+xml"/>'
            for n, _ in numbered
        )
        yield (
            "[Content_Types].xml",
            (
                f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
                f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.styles+xml"/>{types}'
                '<Override PartName="/docProps/core.xml" '
                'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
            ),
        )
        yield (
            "_rels/.rels",
            _relations(
                ("rId1", f"{_RELATIONS}/officeDocument", "xl/workbook.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
        )
        moment = f"{created.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if created else ""
        stamp = f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>' if moment else ""
        yield (
            "docProps/core.xml",
            (
                f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
                'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
                f"{stamp}</cp:coreProperties>"
            ),
        )
        yield (
            "xl/_rels/workbook.xml.rels",
            _relations(
                *((f"rId{n}", f"{_RELATIONS}/worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered),
                ("rIdStyles", f"{_RELATIONS}/styles", "styles.xml"),
            ),
        )
        yield "xl/styles.xml", _styles()
        listed = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered
        )
        filters = "".join(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n - 1}" hidden="1">'
            f"{escape(_quoted(name))}!{reach}</definedName>"
            for (n, name), reach in zip(numbered, self.ranges, strict=True)
        )
        yield (
            "xl/workbook.xml",
            (
                f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets>'
                f"<definedNames>{filters}</definedNames></workbook>"
            ),
        )


def _head(columns: Sequence[Column]) -> str:
    """What comes before the rows: the header stays in sight, and each column has the width of what it holds."""
    widths = "".join(
        f'<col min="{n}" max="{n}" customWidth="1" '
        f'width="{one.width or max(_WIDTHS[one.kind], min(len(one.header) + 4, 40))}"/>'
        for n, one in enumerate(columns, start=1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>'
    )


def _header(columns: Sequence[Column], letters: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{letter}1" s="{_HEADER_STYLE}" t="inlineStr">'
        f'<is><t xml:space="preserve">{_escaped(column.header)}</t></is></c>'
        for letter, column in zip(letters, columns, strict=True)
    )
    return f'<row r="1">{cells}</row>'


def _styles() -> str:
    """Plain text, the bold header and one style for each format of numbers and dates."""
    own = {kind: _FIRST_OWN_FORMAT + n for n, kind in enumerate(_NUMBER_FORMATS)} | {"decimal": 0}
    formats = "".join(
        f'<numFmt numFmtId="{own[kind]}" formatCode={quoteattr(code)}/>'
        for kind, code in _NUMBER_FORMATS.items()
        if own[kind]
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    header = (
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf>'
    )
    cells = "".join(
        f'<xf numFmtId="{own[kind]}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for kind in _NUMBER_FORMATS
    )
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_NUMBER_FORMATS) - 1}">{formats}</numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{2 + len(_NUMBER_FORMATS)}">{plain}{header}{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{own}" Type="{kind}" Target="{target}"/>' for own, kind, target in targets
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _letters(at: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    while at >= 0:
        letters = chr(ord("A") + at % 26) + letters
        at = at // 26 - 1
    return letters


def _quoted(name: str) -> str:
    return "'{}'".format(name.replace("'", "''"))


def _serial(value: date) -> int | float:
    """A day, or a moment by the clock of Chile, as the days that Excel counts."""
    if not isinstance(value, datetime):
        return value.toordinal() - _DAY_ZERO
    local = sheets.chilean_clock(value)
    seconds = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1_000_000
    return local.toordinal() - _DAY_ZERO + seconds / 86_400


def _number(kind: Kind, value: Any) -> str | None:
    """What stands after the reference of a cell that holds a number or a date; None when it must be text."""
    number_format = sheets.format_for(kind, value)
    if number_format is None:
        return None
    number = _serial(value) if isinstance(value, date) else value
    return f'" s="{_STYLES[number_format]}"><v>{sheets.as_text(number)}</v></c>'


def _whole_numbers(kind: Kind, values: Sequence[Any]) -> tuple[list[Iterable[str]], str] | None:
    """The cells of integers or days of one format: what holds of the least and the greatest holds between them."""
    types = set(map(type, values)) - {NoneType}
    days = types == {date}
    if not days and (len(types) != 1 or not all(issubclass(only, int) for only in types)):
        return None
    there = [value for value in values if value is not None]
    number_format = sheets.format_for(kind, min(there))
    if number_format is None or number_format != sheets.format_for(kind, max(there)):
        return None
    start, end = f'" s="{_STYLES[number_format]}"><v>', "</v></c>"
    numbers = (
        [value if value is None else value.toordinal() - _DAY_ZERO for value in values] if days else values
    )
    if len(there) == len(values):
        return [repeat(start), map(int.__repr__, numbers)], end
    return [[_EMPTY if number is None else f"{start}{number:d}{end}" for number in numbers]], ""


def _is_plain(together: str) -> bool:
    """Whether none of these texts needs escaping, nor begins or ends with a blank: told faster than one by one."""
    return together.isprintable() and not any(sign in together for sign in ("&", "<", ">", "_", "| ", " |"))


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return escape(_ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
