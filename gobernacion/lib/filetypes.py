"""What a file is by what it holds, whatever its name says: the papers an office scans, photographs and fills in.

Nothing is unpacked to find out: a zipped document is recognised by its table of contents, which also says how large
it would become.
"""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO, Final

LARGEST_UNPACKED: Final = 200 * 1024 * 1024
"""Bytes a zipped document may take once open; beyond, it is a bomb and not a paper."""

MOST_PARTS: Final = 5_000
"""Files a zipped document may hold inside."""


class ArchivoRechazado(ValueError):
    """What the clerk is told when a file is not one of the papers the office keeps."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file: how people call it, the ending of its name and how browsers call it."""

    name: str
    suffix: str
    mime: str


PDF = FileType("PDF", ".pdf", "application/pdf")
JPEG = FileType("JPG", ".jpg", "image/jpeg")
PNG = FileType("PNG", ".png", "image/png")
DOCX = FileType("Word", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = FileType("Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")

PAPERS: Final = (PDF, JPEG, PNG, DOCX, XLSX)

_UNKNOWN = f"No es un documento que se pueda guardar: se aceptan {', '.join(kind.name for kind in PAPERS)}."
_BROKEN = "El archivo está incompleto o dañado: vuelva a escanearlo o a guardarlo."
_MACROS = "El archivo contiene macros: guárdelo como documento de Word o Excel sin macros."
_BOMB = "El archivo ocupa demasiado al abrirlo: guárdelo como PDF."
_LOCKED = "El archivo está protegido con clave: guárdelo sin clave."

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MAIN_PART = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
# The end of a zip: 22 bytes, of which four say how many files it holds, and a comment of up to 64 KB.
_END_OF_ZIP = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535


def recognise(file: BinaryIO) -> FileType:
    """The kind of a file, left at its beginning.

    Raises ArchivoRechazado for anything else than one of the papers above, whole, unlocked and without macros.
    """
    head = file.read(_HEAD)
    tail = _tail(file)
    file.seek(0)
    if b"%PDF-" in head:
        return _whole(PDF, b"%%EOF" in tail)
    if head.startswith(b"\xff\xd8\xff"):
        return _whole(JPEG, b"\xff\xd9" in tail)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(PNG, b"IEND" in tail)
    if head.startswith(_OLE):
        raise ArchivoRechazado(_LOCKED if b"E\0n\0c\0r\0y\0p\0t\0e\0d" in tail + head else _UNKNOWN)
    if head.startswith(_ZIP):
        return _office_document(file, tail)
    raise ArchivoRechazado(_UNKNOWN)


def _whole(kind: FileType, ends: bool) -> FileType:
    if not ends:
        raise ArchivoRechazado(_BROKEN)
    return kind


def _tail(file: BinaryIO) -> bytes:
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    return file.read()


def _office_document(file: BinaryIO, tail: bytes) -> FileType:
    end = tail[tail.rfind(_END_OF_ZIP) :]
    if not end.startswith(_END_OF_ZIP) or len(end) < 22:
        raise ArchivoRechazado(_BROKEN)
    if int.from_bytes(end[10:12], "little") > MOST_PARTS:
        raise ArchivoRechazado(_BOMB)
    try:
        with zipfile.ZipFile(file) as zipped:
            parts = zipped.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise ArchivoRechazado(_BROKEN) from None
    finally:
        file.seek(0)
    names = {part.filename for part in parts}
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise ArchivoRechazado(_BOMB)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ArchivoRechazado(_MACROS)
    for part, kind in _MAIN_PART.items():
        if part in names and "[Content_Types].xml" in names:
            return kind
    raise ArchivoRechazado(_UNKNOWN)
