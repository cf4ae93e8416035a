"""The scanner of the office, where it has one: every upload is shown to it before anything of it is stored."""

from __future__ import annotations

import logging
import re
import socket
from contextlib import closing
from typing import Any, Final

from django.conf import settings

from gobernacion.lib.filetypes import ArchivoRechazado

log = logging.getLogger(__name__)

SECONDS: Final = 60
CHUNK: Final = 64 * 1024
FOUND: Final = (
    "El antivirus de la oficina encontró algo dañino en el archivo: no se guardó. "
    "Avise a quien ve la informática."
)
SILENT: Final = (
    "El antivirus de la oficina no responde, y sin él no se guarda ningún archivo. Intente en unos minutos; si sigue "
    "igual, avise a quien administra el sistema."
)
HARMLESS: Final = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$", b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
"""The EICAR text, which every scanner finds and which does nothing; in two, so that none finds this file."""
_CLEAN: Final = "stream: OK"
_HARMFUL: Final = re.compile(r"stream: (.*) FOUND")


def scan(content: bytes) -> None:
    """Show the content to the scanner, if the office has one. Raises ArchivoRechazado unless it is clean."""
    if settings.CLAMD_SOCKET is None:
        return
    try:
        said = _ask(content)
    except OSError:
        log.error("The scanner of uploads does not answer: an upload was refused.")
        raise ArchivoRechazado(SILENT) from None
    if said == _CLEAN:
        return
    if found := _HARMFUL.fullmatch(said):
        log.warning(
            "The scanner found %s in an upload, which was refused.", re.sub(r"[^\w.-]", "?", found[1])
        )
        raise ArchivoRechazado(FOUND)
    log.error("The scanner of uploads could not read one, which was refused.")
    raise ArchivoRechazado(SILENT)


def failing() -> str:
    """Say what would keep the scanner of the office from finding anything, or nothing where it has none."""
    if settings.CLAMD_SOCKET is None:
        return ""
    try:
        said = _ask(b"".join(HARMLESS))
    except OSError:
        return "no responde: mientras siga así no se guarda ningún archivo"
    return "" if _HARMFUL.fullmatch(said) else "responde, pero no reconoce el texto de prueba EICAR"


def _ask(content: bytes) -> str:
    """What clamd says of the content, streamed to it."""
    address: Any = settings.CLAMD_SOCKET
    kind = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with closing(socket.socket(kind, socket.SOCK_STREAM)) as scanner:
        scanner.settimeout(SECONDS)
        scanner.connect(address)
        scanner.sendall(b"zINSTREAM\0")
        for place in range(0, len(content), CHUNK):
            part = content[place : place + CHUNK]
            scanner.sendall(len(part).to_bytes(4, "big") + part)
        scanner.sendall(bytes(4))
        said = b""
        while not said.endswith(b"\0") and (more := scanner.recv(CHUNK)):
            said += more
    return said.rstrip(b"\0").decode("ascii", "replace")
