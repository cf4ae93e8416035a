"""What a program shares that reads a file nobody should trust, alone in a process that may use little.

Such a program imports nothing of the product but this, and `apart` runs it. A refusal goes out as its code in the error
channel, for the parent to say in words; nothing of what the file holds is ever part of it.
"""

import json
import resource
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any, NoReturn
from xml.parsers import expat

SECONDS = 5
MEMORY = 300 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes a zipped document may take once open; beyond, it is a bomb and not a paper."""

REFUSED = 3
"""How a process ends that refuses its file."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PADDING = b"\0\t\n\x0c\r \x1a"
"""What printers and scanners fill the end of a file with."""
_BROKEN_ZIP = (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError)
_END_OF_ZIP = b"PK\x05\x06"
_END_SIZE, _LONGEST_COMMENT = 22, 65_535


class Refused(Exception):
    """Why the file is not read, as a code and a place."""


def refuse(code: str, place: str = "") -> NoReturn:
    raise Refused(json.dumps([code, place]))


def confined(read: Callable[[bytes], None]) -> int:
    """Read what comes in with five seconds of processor, little memory and no file to write; return how it ended."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        read(sys.stdin.buffer.read())
        sys.stdout.flush()
    except Refused as refusal:
        sys.stderr.write(str(refusal))
        return REFUSED
    except MemoryError:
        sys.stderr.write('["bomb", ""]')
        return REFUSED
    return 0


def parse(content: bytes, start: Any = None, end: Any = None, text: Any = None) -> None:
    """Walk over XML, names without their namespace; a document type is refused before any entity is read."""
    parser = expat.ParserCreate(namespace_separator="|")
    parser.StartDoctypeDeclHandler = lambda *_: refuse("entities")
    parser.EntityDeclHandler = lambda *_: refuse("entities")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        refuse("broken")


def local(name: str) -> str:
    return name.rpartition("|")[2]


class Zipped:
    """The parts of a zipped document, each bounded by what it said it holds, and none with a second of its name."""

    def __init__(self, content: bytes, most_parts: int) -> None:
        if content.startswith(OLE):
            refuse("locked" if b"E\0n\0c\0r\0y\0p\0t\0e\0d" in content else "old")
        if not content.startswith(ZIP):
            refuse("type")
        end = content.rfind(_END_OF_ZIP, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
        if end < 0 or len(content) - end < _END_SIZE:
            refuse("broken")
        # What the end says is asked before the table is read: its names alone could fill the memory.
        if int.from_bytes(content[end + 10 : end + 12], "little") > most_parts:
            refuse("bomb")
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
            self.parts = self.zip.infolist()
        except _BROKEN_ZIP:
            refuse("broken")
        if len(self.parts) > most_parts or sum(part.file_size for part in self.parts) > LARGEST_UNPACKED:
            refuse("bomb")
        if any(part.flag_bits & 1 for part in self.parts):
            refuse("locked")
        self.names = {part.filename.lower().lstrip("/"): part.filename for part in self.parts}
        if len(self.names) < len(self.parts):
            refuse("broken")

    def part(self, name: str) -> bytes:
        try:
            return self.zip.read(self.names[name.lower().lstrip("/")])
        except KeyError:
            refuse("broken")
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  (a damaged stream has errors of its own)
            refuse("broken")

    def has(self, name: str) -> bool:
        return name.lower() in self.names
