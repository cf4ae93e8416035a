"""Says what kind of paper a file is, once all of its structure was read and nothing in it acts by itself:

    python -I -S inspecting.py <folder of pypdf> < file > kind

Run alone in a process that may use little (`apart`): what is read here is what a stranger wrote.
"""

from __future__ import annotations

import logging
import re
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # alone it knows of no folder

from gobernacion.lib.hostile import OLE, PADDING, ZIP, confined, refuse


def inspect(content: bytes) -> str:
    """Name the kind of the file, or refuse it by a code."""
    if content.startswith(b"%PDF-"):
        from gobernacion.lib.inspecting_pdf import inspect_pdf  # noqa: PLC0415  (its library is slow to load)

        inspect_pdf(content)
        kind = "PDF"
    elif content.startswith(b"\xff\xd8\xff"):
        inspect_jpeg(content)
        kind = "JPG"
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        inspect_png(content)
        kind = "PNG"
    elif content.startswith((ZIP, OLE)):
        from gobernacion.lib.inspecting_office import inspect_office  # noqa: PLC0415

        return inspect_office(content)
    else:
        refuse("type")
    if zipfile.is_zipfile(BytesIO(content)):
        refuse("appended")
    return kind


def ends(content: bytes, end: int) -> None:
    """Refuse whatever stands after the end of a file that is no filling."""
    if content[end:].strip(PADDING):
        refuse("appended")


def inspect_png(content: bytes) -> None:
    """Walk over the chunks, each with its sum, from the header to the end."""
    place, kind = 8, b""
    seen: set[bytes] = set()
    while kind != b"IEND":
        size = int.from_bytes(content[place : place + 4], "big")
        kind = content[place + 4 : place + 8]
        said = content[place + 4 : place + 8 + size]
        if len(content) < place + 12 + size or (not seen and (kind, size) != (b"IHDR", 13)):
            refuse("broken")
        if zlib.crc32(said) != int.from_bytes(content[place + 8 + size : place + 12 + size], "big"):
            refuse("broken")
        seen.add(kind)
        place += 12 + size
    if b"IDAT" not in seen:
        refuse("broken")
    ends(content, place)


STANDALONE = {0x01, *range(0xD0, 0xD8)}
"""Marks of a JPEG that nothing follows."""
SAMSUNG = b"SEFT"
"""How what a telephone of Samsung adds to its photographs ends."""
_NOT_IN_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_HARMFUL = re.compile(rb"MZ|\x7fELF|#!|%PDF-|<script|<html|<\?php|PK\x03\x04", re.IGNORECASE)
"""How a program or a page begins."""


def inspect_jpeg(content: bytes) -> None:
    """Walk over the marks from the first to the end; a telephone may add other photographs and a note of its own."""
    end = _end_of_jpeg(content, 0)
    while content.startswith(b"\xff\xd8\xff", end):
        end = _end_of_jpeg(content, end)
    if content.rstrip(PADDING).endswith(SAMSUNG) and not _HARMFUL.match(content, end):
        return
    ends(content, end)


def _end_of_jpeg(content: bytes, place: int) -> int:
    place += 2
    pixels = False
    while True:
        while content.startswith(b"\xff\xff", place):  # filling between marks
            place += 1
        if content[place : place + 1] != b"\xff" or place + 2 > len(content):
            refuse("broken")
        mark = content[place + 1]
        place += 2
        if mark == 0xD9:
            break
        if mark in STANDALONE:
            continue
        size = int.from_bytes(content[place : place + 2], "big")
        if size < 2 or place + size > len(content):
            refuse("broken")
        place += size
        if mark == 0xDA:
            pixels = True
            found = _NOT_IN_PIXELS.search(content, place)
            if found is None:
                refuse("broken")
            place = found.start()
    if not pixels:
        refuse("broken")
    return place


if __name__ == "__main__":
    sys.path.append(sys.argv[1])
    logging.disable()  # pypdf says of a damaged file what it holds
    sys.exit(confined(lambda content: print(inspect(content))))  # noqa: T201  (what the parent reads)
