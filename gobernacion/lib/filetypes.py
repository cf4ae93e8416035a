"""What a file is by what it holds, whatever its name says: the papers an office scans, photographs and fills in.

Its whole structure is read in a process that may use little; what acts by itself, carries something else or does not
end where it says is refused.
"""

import importlib.util
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from gobernacion.lib import inspecting
from gobernacion.lib.apart import NotRead, read_apart


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

_KINDS: Final = {kind.name: kind for kind in PAPERS}
_AGAIN = "Vuelva a escanearlo o a guardarlo."
_AS_PDF = "Ábralo e imprímalo a PDF."
_PLAIN = "Guárdelo como .docx o .xlsx sin macros, o imprímalo a PDF."
SENTENCES: Final = {
    "type": f"No es un documento que se pueda guardar: se aceptan {', '.join(_KINDS)}.",
    "old": "Es un Word o Excel antiguo u otro documento: guárdelo como .docx o .xlsx, o imprímalo a PDF.",
    "broken": f"El archivo está incompleto o dañado. {_AGAIN}",
    "locked": "El archivo está protegido con clave: guárdelo sin clave, o ábralo e imprímalo a PDF.",
    "bomb": f"El archivo ocupa demasiado al abrirlo. {_AS_PDF}",
    "slow": f"El archivo tarda demasiado en leerse. {_AS_PDF}",
    "appended": f"El archivo trae otro pegado al comienzo o al final. {_AGAIN}",
    "macros": f"El archivo contiene macros, que son programas. {_PLAIN}",
    "objects": f"El archivo lleva otros dentro (objetos, controles o documentos incrustados). {_AS_PDF}",
    "outside": "El archivo trae cosas que no están en él (plantilla, imágenes, vínculos a otros libros o consultas). "
    "Quite esos vínculos, o ábralo e imprímalo a PDF.",
    "fields": f"El archivo tiene un campo que llama a otro programa (DDE). Quítelo. {_PLAIN}",
    "entities": f"El archivo trae instrucciones que un documento no lleva. {_PLAIN}",
    "acts": f"El PDF hace algo al abrirse (programas, formularios XFA o videos). {_AS_PDF}",
    "files": "El PDF lleva archivos adjuntos dentro. Suba cada uno por separado, o ábralo e imprímalo a PDF.",
}
"""What a clerk is told of each refusal: what was found, and what to do."""

_STARTS = (
    b"%PDF-",
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)

_READ: dict[bytes, FileType] = {}
"""The kinds of files read before, by their digest: one is read while its form is checked, and again to be saved."""
_MOST_READ: Final = 500


def recognise(file: BinaryIO) -> FileType:
    """The kind of a file, left at its beginning.

    Raises ArchivoRechazado for anything else than one of the papers above, whole, unlocked and with nothing that acts.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    if not content.startswith(_STARTS):
        raise ArchivoRechazado(SENTENCES["type"])
    digest = sha256(content).digest()
    if digest not in _READ:
        try:
            name = read_apart(inspecting, content, _pypdf())
        except NotRead as why:
            raise ArchivoRechazado(SENTENCES[why.code]) from None
        if len(_READ) == _MOST_READ:
            _READ.clear()
        _READ[digest] = _KINDS[name.decode().strip()]
    return _READ[digest]


@cache
def _pypdf() -> Path:
    """The folder of the library that reads PDF: a process without packages has to be told."""
    found = importlib.util.find_spec("pypdf")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parents[1]
