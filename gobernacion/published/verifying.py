"""Proving that what is published is what was published: rows, seals, chain, and the heads kept outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from gobernacion.published.models import EdicionPublicada
from gobernacion.published.seal import FIRST, seal


@dataclass(frozen=True)
class Cabeza:
    """One line of the file of seals: the head of the chain after that edition was published."""

    posicion: int
    slug: str
    sello: str

    def __str__(self) -> str:
        return f"{self.posicion} {self.slug} {self.sello}"

    @classmethod
    def parse(cls, line: str) -> Cabeza:
        """Raises ValueError for a line that is not one."""
        posicion, slug, sello = line.split()
        return cls(int(posicion), slug, sello)


def heads_file() -> Path:
    """The file outside the database that keeps the seal of every edition published here."""
    return Path(settings.VAR_DIR) / "sellos.txt"


def write_head(edicion: EdicionPublicada) -> None:
    """Append an edition's seal to the file of seals."""
    with heads_file().open("a", encoding="utf-8") as file:
        file.write(f"{Cabeza(edicion.posicion, edicion.slug, edicion.sello)}\n")


def problems(printed: str = "") -> Iterator[str]:
    """Every sign that something published is not as it was; none means all seals hold.

    ``printed``: a seal read off a download or a printed account, which the chain must contain.
    """
    # Bare columns: a row altered behind the product's back may hold what a model could not even read.
    chain = list(EdicionPublicada.objects.en_orden().values_list("posicion", "slug", "sello", "anterior"))
    before = FIRST
    for expected, (posicion, slug, sello, anterior) in enumerate(chain, start=1):
        if posicion != expected:
            yield f"{slug}: está en la posición {posicion} de la cadena y le corresponde la {expected}."
        if anterior != before:
            yield f"{slug}: no enlaza con el sello de la edición anterior."
        if not _holds(slug, sello):
            yield f"{slug}: lo guardado no corresponde a su sello: se alteró después de publicar."
        before = sello
    yield from _against_heads([Cabeza(posicion, slug, sello) for posicion, slug, sello, _ in chain])
    if printed and printed not in {sello for _, _, sello, _ in chain}:
        yield f"El sello {printed} no es el de ninguna edición publicada aquí."


def _holds(slug: str, sello: str) -> bool:
    try:
        return seal(slug) == sello
    except (DatabaseError, ValueError):  # what is stored is no longer even text
        return False


def _against_heads(stored: list[Cabeza]) -> Iterator[str]:
    path = heads_file()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = []
    for number, line in enumerate(lines, start=1):
        try:
            kept.append(Cabeza.parse(line))
        except ValueError:
            yield f"{path.name}, línea {number}: no se entiende."
    for cabeza in stored:
        if cabeza not in kept:
            yield f"{cabeza.slug}: su sello no está en {path.name}, el registro fuera de la base de datos."
    for cabeza in kept:
        if cabeza not in stored:
            yield f"{cabeza.slug}: {path.name} guarda un sello que la base de datos ya no tiene."

