"""A strict reading of a workbook: what makes Excel offer to repair a file, as ECMA-376 part 1 rules it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl.utils import range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
    *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"),
    *("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)
"""The children of a worksheet, in the one order that its schema allows (CT_Worksheet, 18.3.1.99)."""

SHEET_NAME = re.compile(r"^[^\[\]:*?/\\']{1,31}$")
DEFINED_NAME = re.compile(r"^[A-Za-z_\\][\w.\\]{0,254}$")
LONGEST_TEXT, LONGEST_LIST, LONGEST_FORMULA = 32_767, 255, 8_192


def faults(content: bytes) -> list[str]:
    """What a strict reader refuses of a workbook; nothing, where it opens without a word."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return list(_Reader(package).faults())


class _Reader:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.names = package.namelist()
        self.parts = {name: self._parsed(name) for name in self.names if name.endswith((".xml", ".rels"))}

    def _parsed(self, name: str) -> ET.Element:
        return ET.fromstring(self.package.read(name))

    def faults(self) -> Iterator[str]:
        if len(self.names) != len(set(self.names)):
            yield "a part stands twice in the package"
        yield from self._types()
        yield from self._relations()
        yield from self._book()
        for name in self.names:
            if name.startswith("xl/worksheets/sheet"):
                yield from (f"{name}: {fault}" for fault in self._sheet(name))

    # --- the package ---

    def _types(self) -> Iterator[str]:
        kinds = self.parts["[Content_Types].xml"]
        known = {one.get("Extension") for one in kinds} | {
            (one.get("PartName") or "").lstrip("/") for one in kinds
        }
        for name in self.names:
            if name != "[Content_Types].xml" and name not in known and name.rpartition(".")[2] not in known:
                yield f"{name} has no content type"

    def _relations(self) -> Iterator[str]:
        for name, part in self.parts.items():
            if name.endswith(".rels"):
                base = posixpath.dirname(posixpath.dirname(name))
                keys = [one.get("Id") for one in part]
                if len(keys) != len(set(keys)):
                    yield f"{name} has a relation twice"
                for one in part.iter(f"{PACKAGE}Relationship"):
                    target = one.get("Target") or ""
                    if one.get("TargetMode") != "External" and self._whole(base, target) not in self.names:
                        yield f"{name} points to {target}, which is not there"

    @staticmethod
    def _whole(base: str, target: str) -> str:
        return (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        )

    def _related(self, name: str) -> dict[str, str]:
        folder, _, file = name.rpartition("/")
        rels = self.parts.get(f"{folder}/_rels/{file}.rels")
        return {one.get("Id") or "": one.get("Target") or "" for one in rels} if rels is not None else {}

    # --- the book ---

    def _book(self) -> Iterator[str]:
        book = self.parts["xl/workbook.xml"]
        titles = [one.get("name") or "" for one in book.iter(f"{MAIN}sheet")]
        yield from (f"«{title}» is no name of a sheet" for title in titles if not SHEET_NAME.match(title))
        if len({title.lower() for title in titles}) != len(titles):
            yield "two sheets share a name"
        defined = [
            (one.get("name") or "", one.get("localSheetId")) for one in book.iter(f"{MAIN}definedName")
        ]
        yield from (f"«{name}» is no name" for name, _ in defined if not DEFINED_NAME.match(name))
        if len(defined) != len(set(defined)):
            yield "a name is defined twice"
        tables = [self.parts[name] for name in self.names if name.startswith("xl/tables/")]
        for attribute in ("id", "displayName"):
            said = [(one.get(attribute) or "").lower() for one in tables]
            if len(said) != len(set(said)):
                yield f"two tables share their {attribute}"

    def _texts(self) -> list[str]:
        shared = self.parts.get("xl/sharedStrings.xml")
        if shared is None:
            return []
        return ["".join(one.itertext()) for one in shared.iter(f"{MAIN}si")]

    # --- a sheet ---

    def _sheet(self, name: str) -> Iterator[str]:
        sheet, said = self.parts[name], self._cells(name)
        places = [ORDER.index(child.tag.removeprefix(MAIN)) for child in sheet]
        if places != sorted(places):
            yield "its parts stand in another order than the schema's"
        at = [range_boundaries(cell.get("r") or "")[:2][::-1] for cell in sheet.iter(f"{MAIN}c")]
        if at != sorted(set(at)):
            yield "its cells are not in their order, once each"
        yield from (
            f"{at} says more than a cell holds" for at, text in said.items() if len(text) > LONGEST_TEXT
        )
        for formula in sheet.iter(f"{MAIN}f"):
            if len(formula.text or "") > LONGEST_FORMULA:
                yield "a formula is too long"
        for validation in sheet.iter(f"{MAIN}dataValidation"):
            if len((validation.findtext(f"{MAIN}formula1") or "").strip('"')) > LONGEST_LIST:
                yield f"the list of {validation.get('sqref')} is too long"
        yield from self._looks(sheet)
        yield from self._links(name, sheet)
        yield from self._tables(name, said)

    def _cells(self, name: str) -> dict[str, str]:
        """What each cell says, by its reference."""
        texts = self._texts()
        return {cell.get("r") or "": self._said(cell, texts) for cell in self.parts[name].iter(f"{MAIN}c")}

    def _looks(self, sheet: ET.Element) -> Iterator[str]:
        styles = self.parts["xl/styles.xml"]
        known, different = (len(styles.find(f"{MAIN}{one}") or ()) for one in ("cellXfs", "dxfs"))
        for cell in sheet.iter(f"{MAIN}c"):
            if int(cell.get("s") or 0) >= known:
                yield f"{cell.get('r')} has a style that is not there"
        for rule in sheet.iter(f"{MAIN}cfRule"):
            if rule.get("dxfId") and int(rule.get("dxfId") or 0) >= different:
                yield "a conditional format is not there"

    @staticmethod
    def _said(cell: ET.Element, texts: list[str]) -> str:
        if cell.get("t") == "s":
            return texts[int(cell.findtext(f"{MAIN}v") or 0)]
        return "".join(cell.itertext()) if cell.get("t") == "inlineStr" else cell.findtext(f"{MAIN}v") or ""

    def _links(self, name: str, sheet: ET.Element) -> Iterator[str]:
        related = self._related(name)
        for one in sheet.iter():
            key = one.get(f"{RELATION}id")
            if key and key not in related:
                yield f"{one.tag.removeprefix(MAIN)} points to {key}, which is not there"

    def _tables(self, name: str, said: dict[str, str]) -> Iterator[str]:
        taken: list[Any] = []
        for target in self._related(name).values():
            if "/tables/" not in target:
                continue
            table = self.parts.get(self._whole(posixpath.dirname(name), target))
            if table is None:
                continue  # its relation says so
            left, top, right, bottom = (int(one or 0) for one in range_boundaries(table.get("ref") or ""))
            heads = [one.get("name") or "" for one in table.iter(f"{MAIN}tableColumn")]
            row = {
                range_boundaries(at)[0]: text for at, text in said.items() if range_boundaries(at)[1] == top
            }
            if heads != [row.get(column) for column in range(left, right + 1)]:
                yield "a table and its headers say different things"
            if len({head.lower() for head in heads}) != len(heads):
                yield "two columns of a table share a name"
            if any(left <= b[2] and b[0] <= right and top <= b[3] and b[1] <= bottom for b in taken):
                yield "two tables lie over each other"
            taken.append((left, top, right, bottom))
