"""Reads one sheet of a workbook that nobody should trust, alone in a process that may use little:

    python -I -S unpacking.py <sheet name> < workbook > rows

Nothing of the product is imported but what such readers share, nor any library: what is read here is what a stranger
wrote. Each row that says something goes out as a line of JSON: its number, and its cells as [column, kind, value].
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))  # alone it knows of no folder

from gobernacion.lib.hostile import Zipped, confined, local, parse, refuse

MOST_PARTS = 2_000
MOST_ROWS = 60_000
MOST_COLUMNS = 256
MOST_TEXT = 32_767
MOST_SAID = 48 * 1024 * 1024
"""Characters that are given out: twice what fifty thousand rows of a wide planilla say."""
OWN_HIDDEN = 2
"""Columns that a planilla of ours hides: which record a row is, and in what version it was read."""

BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59)}
BUILT_IN_TIMES = {18, 19, 20, 21, 32, 33, 45, 46, 47}
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Workbook(Zipped):
    """The parts of a zipped workbook without macros."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content, MOST_PARTS)
        if any(name.endswith("vbaproject.bin") or "macrosheet" in name for name in self.names):
            refuse("macros")
        if "[content_types].xml" not in self.names or "xl/workbook.xml" not in self.names:
            refuse("type")
        kinds = self.part("[Content_Types].xml").lower()
        if b"macroenabled" in kinds or b"macrosheet" in kinds or b"vbaproject" in kinds:
            refuse("macros")

    def sheet(self, wanted: str) -> bytes:
        """The sheet of that name, or else the first."""
        sheets: list[tuple[str, str, str]] = []
        targets: dict[str, str] = {}

        def in_book(name: str, attributes: dict[str, str]) -> None:
            name = local(name)
            if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                refuse("1904")
            if name == "sheet":
                key = next((value for at, value in attributes.items() if local(at) == "id"), "")
                sheets.append((attributes.get("name", ""), key, attributes.get("state", "visible")))

        def in_links(name: str, attributes: dict[str, str]) -> None:
            if local(name) == "Relationship":
                if "macrosheet" in attributes.get("Type", "").lower():
                    refuse("macros")
                targets[attributes.get("Id", "")] = attributes.get("Target", "")

        parse(self.part("xl/workbook.xml"), in_book)
        parse(self.part("xl/_rels/workbook.xml.rels"), in_links)
        chosen = next((one for one in sheets if one[0] == wanted), sheets[0] if sheets else None)
        if chosen is None:
            refuse("empty")
        if chosen[2] != "visible":
            refuse("hidden sheet")
        target = targets.get(chosen[1], "")
        return self.part(target.lstrip("/") if target.startswith("/") else f"xl/{target}")

    def strings(self) -> list[str]:
        """The texts that cells share."""
        found: list[str] = []
        if not self.has("xl/sharedStrings.xml"):
            return found
        said: list[str] = []
        inside = phonetic = False

        def start(name: str, _: Any) -> None:
            nonlocal inside, phonetic
            name = local(name)
            inside = name == "t" and not phonetic
            phonetic = phonetic or name == "rPh"

        def end(name: str) -> None:
            nonlocal inside, phonetic
            name = local(name)
            inside = False
            if name == "rPh":
                phonetic = False
            elif name == "si":
                found.append("".join(said)[:MOST_TEXT])
                said.clear()

        def text(words: str) -> None:
            if inside:
                said.append(words)

        parse(self.part("xl/sharedStrings.xml"), start, end, text)
        return found

    def formats(self) -> list[str]:
        """What each style of cell shows: "n" a number, "d" a day, "t" an hour."""
        own: dict[str, str] = {}
        found: list[str] = []
        within = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal within
            name = local(name)
            if name == "numFmt":
                own[attributes.get("numFmtId", "")] = shown(attributes.get("formatCode", ""))
            elif name == "cellXfs":
                within = True
            elif name == "xf" and within:
                key = attributes.get("numFmtId", "0")
                number = int(key) if key.isdigit() else 0
                known = "d" if number in BUILT_IN_DATES else "t" if number in BUILT_IN_TIMES else "n"
                found.append(own.get(key, known))

        def end(name: str) -> None:
            nonlocal within
            within = within and local(name) != "cellXfs"

        if self.has("xl/styles.xml"):
            parse(self.part("xl/styles.xml"), start, end)
        return found


def shown(code: str) -> str:
    bare = QUOTED.sub("", code.lower()).partition(";")[0]
    if "y" in bare or "d" in bare:
        return "d"
    return "t" if "h" in bare or "s" in bare else "n"


class SheetReader:
    """Walks over the cells of a sheet and gives out each row that says something."""

    def __init__(self, strings: list[str], formats: list[str], give: Callable[[str], Any]) -> None:
        self.strings, self.formats, self.give = strings, formats, give
        self.row = self.last = self.column = 0
        self.cells: list[list[Any]] = []
        self.kind = self.style = ""
        self.value: list[str] = []
        self.text: list[str] = []
        self.formula_text: list[str] = []
        self.into: list[str] | None = None
        self.formula = self.hidden = self.phonetic = False
        self.columns: dict[str, int] = {}
        self.hides: list[tuple[int, int]] = []

    def read(self, content: bytes) -> None:
        parse(content, self.start, self.end, self.said)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "c":
            self.cell(attributes)
        elif name == "v":
            self.into = self.value
        elif name == "t":
            self.into = None if self.phonetic else self.text
        elif name == "f":
            self.formula, self.into = True, self.formula_text
        elif name == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isdigit() else self.last + 1
            self.last, self.column, self.cells = self.row, 0, []
            self.hidden = attributes.get("hidden") in ("1", "true")
        elif name == "rPh":
            self.phonetic = True
        elif name == "col":
            self.width(attributes)
        elif name == "mergeCell":
            refuse("merged", attributes.get("ref", "")[:24])

    def width(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden") in ("1", "true") and first.isdigit() and last.isdigit():
            self.hides.append((int(first), int(last)))

    def cell(self, attributes: dict[str, str]) -> None:
        found = REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            letters = found[1]
            if letters not in self.columns:
                self.columns[letters] = number_of(letters)
            self.column = self.columns[letters]
        else:
            self.column += 1
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
        self.value, self.text, self.formula_text = [], [], []
        self.formula, self.into = False, None

    def said(self, text: str) -> None:
        if self.into is not None:
            self.into.append(text)

    def end(self, name: str) -> None:
        name = local(name)
        if name in ("v", "t", "f"):
            self.into = None
        elif name == "c":
            self.close()
        elif name == "rPh":
            self.phonetic = False
        elif name == "row" and self.cells:
            self.give(json.dumps([self.row, self.cells], separators=(",", ":")))

    def close(self) -> None:
        kind, value = self.read_value()
        if value == "" and not self.formula:
            return
        if self.formula:
            kind = "f"
            value = (
                value or "=" + "".join(self.formula_text)[:MOST_TEXT]
            )  # as it was typed, where it has no value
        if self.row > MOST_ROWS:
            refuse("rows", str(self.row))
        if self.column > MOST_COLUMNS:
            refuse("columns", str(self.column))
        if self.hidden:
            refuse("hidden row", str(self.row))
        for first, last in self.hides:
            if first <= self.column <= last and self.column > OWN_HIDDEN:
                refuse("hidden column", letters_of(self.column))
        self.cells.append([self.column, kind, value])

    def read_value(self) -> tuple[str, str]:
        said = "".join(self.value)
        if self.kind == "s":
            place = int(said) if said.isdigit() and len(said) < 9 else -1
            if said and not 0 <= place < len(self.strings):
                refuse("broken")
            return "s", self.strings[place] if said else ""
        if self.kind == "inlineStr":
            return "s", "".join(self.text)[:MOST_TEXT]
        if self.kind == "str":
            return "s", said[:MOST_TEXT]
        if self.kind in ("b", "e"):
            return self.kind, said[:20]
        if self.kind == "d":
            return "i", said[:32]
        place = int(self.style) if self.style.isdigit() and len(self.style) < 7 else 0
        return (self.formats[place] if place < len(self.formats) else "n"), said[:40]


def number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def give_out(content: bytes, wanted: str) -> None:
    """Write the rows of the sheet of that name, or else of the first."""
    book = Workbook(content)
    sheet = book.sheet(wanted)
    said = 0

    def give(line: str) -> None:
        nonlocal said
        said += len(line)
        if said > MOST_SAID:
            refuse("bomb")
        sys.stdout.write(line + "\n")

    SheetReader(book.strings(), book.formats(), give).read(sheet)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    sys.exit(confined(lambda content: give_out(content, wanted)))
