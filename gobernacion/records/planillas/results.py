"""What was found of each row of a planilla, in a clerk's words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from openpyxl.utils import get_column_letter

SHOWN = 300
"""Rows that the page lists; the workbook with its remarks has all of them."""


class Estado(StrEnum):
    """What would become of a row."""

    NUEVA = "nueva"
    CAMBIA = "cambia"
    IGUAL = "igual"
    REPETIDA = "repetida"
    CONFLICTO = "conflicto"
    RECHAZADA = "rechazada"


TITLES = {
    Estado.NUEVA: "Se agrega",
    Estado.CAMBIA: "Cambia",
    Estado.IGUAL: "Sin cambios",
    Estado.REPETIDA: "Repetida",
    Estado.CONFLICTO: "Conflicto",
    Estado.RECHAZADA: "Por corregir",
}
APPLIED = (Estado.NUEVA, Estado.CAMBIA)
TO_MEND = (Estado.CONFLICTO, Estado.RECHAZADA)


def brief(words: str, most: int) -> str:
    """The beginning of what somebody wrote, where it is longer than a page can show."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


@dataclass
class Nota:
    """What is said of a cell, or of a whole row."""

    motivo: str
    celda: str = ""
    columna: str = ""
    validos: str = ""
    aviso: bool = False
    """Whether it only tells something, and stops nothing."""

    def __post_init__(self) -> None:
        self.motivo = brief(self.motivo, LONGEST_NOTE)


@dataclass
class Cambio:
    """A value that a row would change, beside the one there is now."""

    columna: str
    ahora: str
    planilla: str

    def __post_init__(self) -> None:
        self.ahora, self.planilla = brief(self.ahora, LONGEST), brief(self.planilla, LONGEST)


@dataclass
class Resultado:
    """What was found of one row."""

    fila: int
    estado: Estado
    registro: str = ""
    notas: list[Nota] = field(default_factory=list)
    cambios: list[Cambio] = field(default_factory=list)
    dice: str = ""
    """Of a row that makes a new record, the beginning of what it says."""
    version: str | None = None
    """The version a conflict was seen with: whoever decides over it says so."""

    def refuse(self, *notas: Nota) -> None:
        if self.estado != Estado.CONFLICTO:
            self.estado = Estado.RECHAZADA
        self.notas += notas

    @property
    def titulo(self) -> str:
        return TITLES[Estado(self.estado)]


def address(column: int, row: int) -> str:
    return f"{get_column_letter(column)}{row}"


LONGEST, LONGEST_NOTE = 200, 600
"""Characters of a value, and of a sentence, that the page shows."""


@dataclass
class Resumen:
    """What was found of a whole planilla, as it is kept until somebody decides."""

    cuenta: dict[str, int]
    filas: list[Resultado]
    todas: int
    """Rows with something to say, those that are not listed included."""
    aviso: str = ""
    """What happened since it was looked at."""

    @classmethod
    def of(cls, results: Iterable[Resultado]) -> Resumen:
        rows = list(results)
        count = Counter(str(row.estado) for row in rows)
        told = [row for row in rows if row.estado in TO_MEND or row.notas]
        rest = [row for row in rows if row.estado in APPLIED and not row.notas]
        kept = [*told, *rest[: max(0, SHOWN - len(told))]]
        return cls({str(one): count[str(one)] for one in Estado}, kept, len(told) + len(rest))

    def kept(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Resumen:
        said = json.loads(text)
        rows = [
            Resultado(
                **{
                    **row,
                    "estado": Estado(row["estado"]),
                    "notas": [Nota(**one) for one in row["notas"]],
                    "cambios": [Cambio(**one) for one in row["cambios"]],
                }
            )
            for row in said["filas"]
        ]
        return cls(Counter(said["cuenta"]), rows, said["todas"], said.get("aviso", ""))

    @property
    def por_aplicar(self) -> int:
        return sum(self.cuenta[one] for one in APPLIED)

    @property
    def por_corregir(self) -> int:
        return sum(self.cuenta[one] for one in TO_MEND)

    @property
    def vacia(self) -> bool:
        """Whether nobody typed any row."""
        return not any(self.cuenta.values())

    @property
    def conflictos(self) -> list[Resultado]:
        return [row for row in self.filas if row.estado == Estado.CONFLICTO and row.version is not None]

    @property
    def repetidas(self) -> list[Resultado]:
        return [row for row in self.filas if row.estado == Estado.REPETIDA]

    @property
    def listadas(self) -> list[Resultado]:
        return self.filas[:SHOWN]

    @property
    def cuentas(self) -> list[tuple[str, int, str]]:
        return [(TITLES[one], self.cuenta[one], str(one)) for one in Estado]

    def notes(self) -> dict[int, Resultado]:
        return {row.fila: row for row in self.filas if row.notas or row.cambios}
