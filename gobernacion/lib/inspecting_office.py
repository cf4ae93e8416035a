"""Word and Excel documents, read by their table of contents, their kinds of parts, their relationships and fields.

What acts when the document is opened, or fetches something, is refused: macros, controls, programs and documents
inside, templates, pictures and data from elsewhere, fields that start programs.
"""

from __future__ import annotations

import re
from typing import Any, Final

from gobernacion.lib.hostile import OLE, ZIP, Zipped, local, parse, refuse

MOST_PARTS: Final = 5_000

MAIN: Final = {
    "word/document.xml": ("Word", "wordprocessingml.document.main+xml"),
    "xl/workbook.xml": ("Excel", "spreadsheetml.sheet.main+xml"),
}
"""The part in which each kind of document begins, and the kind of content that it must say it is."""

MACROS: Final = (
    "vbaproject",
    "vbadata",
    "macrosheet",
    "macroenabled",
    "dialogsheet",
    "customui",
    "attachedtoolbars",
)
OBJECTS: Final = (
    "activex",
    "oleobject",
    "embeddings/",
    "relationships/package",
    "relationships/control",
    "afchunk",
)
OUTSIDE: Final = (
    "attachedtemplate",
    "externallink",
    "relationships/frame",
    "subdocument",
    "mailmerge",
    "connections",
    "querytable",
    "recipientdata",
)
"""What names of parts, kinds of content and relationships say of what they hold."""

LINK: Final = "relationships/hyperlink"
PROGRAMS: Final = (OLE, ZIP, b"MZ", b"\x7fELF")
"""How a document or a program inside another begins."""

FETCHES: Final = {"INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "RD"}
SPELT: Final = re.compile(r"QUOTE(\s+\d+)+\s*$", re.IGNORECASE)
"""A field that spells a word by the numbers of its letters, to write another field unseen."""


def inspect_office(content: bytes) -> str:
    """Name the kind of the document, or refuse it by a code."""
    document = Zipped(content, MOST_PARTS)
    if not document.has("[content_types].xml"):
        refuse("type")
    kind, said = next((told for part, told in MAIN.items() if document.has(part)), ("", ""))
    if not kind:
        refuse("type")
    if min(part.header_offset for part in document.parts) or not _ends_the_file(document, content):
        refuse("appended")
    for name in document.names:
        _refuse_by_name(name)
    _inspect_kinds(document, said)
    for name in document.names:
        _inspect_part(document, name)
    return kind


def _ends_the_file(document: Zipped, content: bytes) -> bool:
    end = content.rfind(b"PK\x05\x06")
    return len(content) - end - 22 == len(document.zip.comment)


def _refuse_by_name(said: str) -> None:
    for code, names in (("macros", MACROS), ("objects", OBJECTS), ("outside", OUTSIDE)):
        if any(name in said for name in names):
            refuse(code)


def _inspect_kinds(document: Zipped, expected: str) -> None:
    """What each part says it is: none acts, and the document is of the kind that its name says."""
    kinds: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) in ("Default", "Override"):
            kinds.append(attributes.get("ContentType", "").lower())

    parse(document.part("[Content_Types].xml"), start)
    for kind in kinds:
        _refuse_by_name(kind)
    if not any(kind.endswith(expected) for kind in kinds):
        refuse("type")


def _inspect_part(document: Zipped, name: str) -> None:
    if name.endswith(".rels"):
        parse(document.part(name), _relationship)
    elif name.endswith((".xml", ".vml")):
        fields = Fields()
        reads = (fields.start, fields.end, fields.text) if name.startswith("word/") else ()
        parse(document.part(name), *reads)
    elif document.part(name).startswith(PROGRAMS):
        refuse("objects")


def _relationship(name: str, attributes: dict[str, str]) -> None:
    if local(name) != "Relationship":
        return
    kind = attributes.get("Type", "").lower()
    _refuse_by_name(kind)
    if attributes.get("TargetMode", "").lower() == "external" and not kind.endswith(LINK):
        refuse("outside")
    if "extensibility" in kind:
        refuse("macros")


class Fields:
    """The fields of a part of Word, as they are nested: what each does is its first word."""

    def __init__(self) -> None:
        self.open: list[str | None] = []
        self.reads = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        name = local(name)
        said = {local(key): value for key, value in attributes.items()}
        if name == "fldSimple":
            _refuse_field(said.get("instr", ""))
        elif name == "instrText":
            self.reads = True
        elif name == "fldChar" and said.get("fldCharType") == "begin":
            if self.open and self.open[-1] is not None and not self.open[-1].strip():
                refuse("fields")  # what it does is what another writes
            self.open.append("")
        elif name == "fldChar" and self.open:
            if self.open[-1] is not None:
                _refuse_field(self.open[-1])
            self.open[-1] = None
            if said.get("fldCharType") == "end":
                self.open.pop()

    def end(self, name: str) -> None:
        if local(name) == "instrText":
            self.reads = False

    def text(self, words: str) -> None:
        if self.reads and self.open and self.open[-1] is not None:
            self.open[-1] += words


def _refuse_field(instruction: str) -> None:
    word = instruction.strip().partition(" ")[0].upper()
    if word.startswith("DDE") or SPELT.match(instruction.strip()):
        refuse("fields")
    if word in FETCHES:
        refuse("outside")
