"""A PDF, read twice: object by object as its table lists them, and from end to end for those that no table lists.

What acts when the document is opened, or carries another file, is refused. It is known by its names, which pypdf reads
however they are spelt, also inside of compressed objects.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from gobernacion.lib.hostile import LARGEST_UNPACKED, PADDING, Refused, refuse

ACTS: Final = {
    *("/JavaScript", "/JS", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"),
    *("/RichMedia", "/RichMediaExecute", "/XFA", "/Movie", "/Sound"),
}
FILES: Final = {"/EmbeddedFile", "/EmbeddedFiles", "/EF", "/GoToE"}
GOES: Final = "/GoTo"

HEAD: Final = re.compile(rb"%PDF-(?:1\.[0-7]|2\.0)[\s\x00]")
TAIL: Final = re.compile(rb"startxref[\s\x00]+(\d{1,10})[\s\x00]+%%EOF\Z")
LOCKED: Final = re.compile(rb"/Encrypt[\s\x00]+\d+[\s\x00]+\d+[\s\x00]+R")
LONGEST_TAIL: Final = 64
OBJECT: Final = re.compile(rb"(?<!\d)\d{1,10}[\s\x00]+\d{1,5}[\s\x00]+obj(?![A-Za-z])")
OF_AN_OBJECT: Final = re.compile(rb"stream\r?\n|endobj")
STRING: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
NAME: Final = re.compile(rb"/[^\s\x00()<>\[\]{}/%]+")
ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def inspect_pdf(content: bytes) -> None:
    """Refuse it by a code, unless it is whole and only shows pages."""
    said = content.rstrip(PADDING)
    found = TAIL.search(said[-LONGEST_TAIL:])
    if not HEAD.match(content):
        refuse("broken")
    if found is None:
        refuse("appended" if b"%%EOF" in content else "broken")
    table = content[int(found[1]) :].lstrip(PADDING)
    if not (table.startswith(b"xref") or OBJECT.match(table)):
        refuse("broken")  # each reader would put it together in its own way
    if LOCKED.search(content):
        refuse("locked")
    _inspect_raw(content)
    try:
        _inspect_listed(PdfReader(BytesIO(content)))
    except (Refused, MemoryError):
        raise
    except Exception:  # noqa: BLE001  (a damaged file has errors of every kind)
        refuse("broken")


def _inspect_listed(reader: PdfReader) -> None:
    if reader.is_encrypted:
        refuse("locked")
    root = reader.root_object
    _inspect_opening(root)
    if not len(reader.pages):
        refuse("broken")
    listed = {(number, generation) for generation, of in reader.xref.items() for number in of}
    listed |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in listed:
        _inspect_object(reader.get_object(IndirectObject(number, generation, reader)))


def _inspect_opening(root: DictionaryObject) -> None:
    """When it is opened it may go to a page, and do nothing else."""
    opening = root.get("/OpenAction")
    opening = opening.get_object() if opening is not None else None
    if isinstance(opening, DictionaryObject) and opening.get("/S") != GOES:
        refuse("acts")


def _inspect_object(whole: Any) -> None:
    """Look through an object, and what it holds itself: what it refers to is an object of its own."""
    left = [whole]
    while left:
        one = left.pop()
        if isinstance(one, DictionaryObject):
            left += [*one.keys(), *(one.raw_get(key) for key in one)]
        elif isinstance(one, ArrayObject):
            left += list(one)
        elif isinstance(one, NameObject):
            _refuse_name(str(one))


def _refuse_name(name: str) -> None:
    if name in ACTS:
        refuse("acts")
    if name in FILES:
        refuse("files")


def _inspect_raw(content: bytes) -> None:
    """Look through every object there is, listed or not, but for what its stream shows."""
    left = LARGEST_UNPACKED
    for found in OBJECT.finditer(content):
        end = OF_AN_OBJECT.search(content, found.end())
        head = content[found.end() : end.start() if end else len(content)]
        names = _names(head)
        if b"/ObjStm" in names and end is not None:
            inside = _unpacked(content, end.end(), left)
            left -= len(inside)
            names |= _names(inside)
        for name in names:
            _refuse_name(name.decode("latin-1"))


def _names(said: bytes) -> set[bytes]:
    names = NAME.findall(STRING.sub(b" ", said))
    return {ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name) for name in names}


def _unpacked(content: bytes, start: int, most: int) -> bytes:
    """The objects in a stream. One packed in another way is read by pypdf, which knows them all."""
    unpacking = zlib.decompressobj()
    end = content.find(b"endstream", start)
    try:
        inside = unpacking.decompress(content[start : end if end > 0 else None], max(most, 1))
    except zlib.error:
        return b""
    if unpacking.unconsumed_tail:
        refuse("bomb")
    return inside
