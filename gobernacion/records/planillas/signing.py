"""The signature of a planilla: for which desk it was made, with which columns, by whom and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing

SALT = "gobernacion.records.planillas"
FORMAT = 1
PREFIX = "firma:"

AJENA = "archivo propio"
"""In the place of its moment, what the rows of a file of another system carry."""

SIN_FIRMA = (
    "No es una planilla descargada de esta lista, ni un libro o CSV con encabezados y filas. Descargue una con "
    "«Descargar planilla» y pegue ahí sus filas."
)
PERDIDA = (
    "Es una planilla de aquí que perdió su firma, por ejemplo al guardarla como CSV, y ya no dice qué registro es cada "
    "fila. Guárdela como libro de Excel (.xlsx) y súbala de nuevo, o descargue otra y pegue ahí sus filas."
)
OTRO_NOMBRE = (
    "El libro no tiene la hoja «Planilla»: si le cambió el nombre, vuelva a llamarla así y súbalo de nuevo."
)
FIRMA_ROTA = (
    "La firma de la planilla se alteró: descargue otra con «Descargar planilla» y pegue ahí sus filas."
)
OTRO_FORMATO = "La planilla es de una versión anterior del sistema: descargue otra y pegue ahí sus filas."


class FirmaRechazada(ValueError):
    """Why a workbook is no planilla of this office, in a clerk's words."""


class SinFirma(FirmaRechazada):
    """It has no signature: perhaps it is a file of another system."""


@dataclass(frozen=True)
class Firma:
    """What a planilla was made for."""

    model: str
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    office: str
    user: int
    when: str
    example: str

    @property
    def origin(self) -> str:
        """Where its rows come from, as its instructions say it."""
        if self.when == AJENA:
            return "Con las filas de un archivo propio"
        return f"Descargada el {date.fromisoformat(self.when[:10]):%d-%m-%Y}"

    def sealed(self) -> str:
        """The signature as its cell holds it."""
        said: dict[str, Any] = {"v": FORMAT, **vars(self)}
        return PREFIX + signing.dumps(said, salt=SALT, compress=True)

    @classmethod
    def opened(cls, cell: str) -> Firma:
        """The signature that a cell holds. Raises FirmaRechazada where it is none, or not ours."""
        if not cell.startswith(PREFIX):
            raise SinFirma(SIN_FIRMA)
        try:
            said = signing.loads(cell.removeprefix(PREFIX), salt=SALT)
        except signing.BadSignature:
            raise FirmaRechazada(FIRMA_ROTA) from None
        if said.pop("v", None) != FORMAT:
            raise FirmaRechazada(OTRO_FORMATO)
        return cls(**{**said, "columns": tuple(said["columns"]), "headers": tuple(said["headers"])})


def digest_of(cells: Iterable[str]) -> str:
    """What tells whether the example row still says what it said."""
    return hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:16]
