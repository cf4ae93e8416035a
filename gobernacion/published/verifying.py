"""Proving that what is published is what was published: rows, seals, chain, and the heads kept outside.

The file of seals gets two lines for each edition: it is announced just before its commit and noted just after.
So an edition that somebody slipped in, or took away, is never taken for a publication that was interrupted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError

from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
    RetiroPublicado,
    TextoSellado,
)
from gobernacion.published.seal import FIRST, digest, seal

NOTHING_PUBLISHED = (DatabaseError, ValueError, TypeError, AttributeError, ObjectDoesNotExist)
"""What reading raises where what is stored is nothing that could be published."""
ROWS = (CapituloPublicado, CifraPublicada, CuadraturaPublicada, CompromisoPublicado, TextoSellado)


@dataclass(frozen=True)
class Cabeza:
    """The head of the chain of seals once an edition is published."""

    posicion: int
    slug: str
    sello: str

    @classmethod
    def of(cls, edicion: EdicionPublicada) -> Cabeza:
        return cls(edicion.posicion, edicion.slug, edicion.sello)

    @classmethod
    def of_withdrawn(cls, retiro: RetiroPublicado) -> Cabeza:
        """What is kept of a text that was withdrawn: where, and a digest of the decision."""
        edicion, names = retiro.texto.edicion, ("pk", "decidido_por", "de_acuerdo", "motivo")
        decided = [*(getattr(retiro, name) for name in names), retiro.el.isoformat()]
        return cls(edicion.posicion, edicion.slug, digest(decided))


# --- the file outside the database ----------------------------------------------------------------------------


class Anotacion(StrEnum):
    """What a line of the file of seals says of an edition."""

    ANUNCIADA = "anunciada"
    PUBLICADA = "publicada"
    RETIRADO = "retirado"
    """A text of it was withdrawn: the digest is of who decided it, when and why."""


LINE = re.compile(rf"({'|'.join(Anotacion)}) ([0-9]+) (\S+) ([0-9a-f]{{64}})", re.ASCII)


def heads_file() -> Path:
    """The file outside the database that keeps the seal of every edition published here."""
    return Path(settings.VAR_DIR) / "sellos.txt"


def write_head(anotacion: Anotacion, cabeza: Cabeza) -> None:
    """Add a line to the file of seals and wait until the disk has it."""
    line = f"{anotacion} {cabeza.posicion} {cabeza.slug} {cabeza.sello}\n"
    with heads_file().open("a+b") as file:
        if _ends_halfway(file.tell()):
            line = f"\n{line}"
        file.write(line.encode())
        file.flush()
        os.fsync(file.fileno())


def _ends_halfway(size: int) -> bool:
    return size > 0 and not heads_file().read_bytes().endswith(b"\n")


class _Kept:
    """What the file of seals says."""

    def __init__(self) -> None:
        path = heads_file()
        self.heads: dict[Anotacion, list[Cabeza]] = {anotacion: [] for anotacion in Anotacion}
        self.unreadable: list[int] = []
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        for number, line in enumerate(lines, start=1):
            if match := LINE.fullmatch(line):
                self.heads[Anotacion(match[1])].append(Cabeza(int(match[2]), match[3], match[4]))
            else:
                self.unreadable.append(number)


# --- what is asked --------------------------------------------------------------------------------------------


def problems(printed: str = "") -> Iterator[str]:
    """Every sign that something published is not as it was; none means all seals hold.

    ``printed``: a seal read off a download or a printed account, which the chain must contain.
    """
    try:
        yield from _of_no_edition()
        chain = _chain()
    except DatabaseError:  # what is stored is no longer even text
        yield "Lo publicado no se puede leer: se alteró después de publicar."
        return
    yield from _along(chain)
    stored = [cabeza for cabeza, _ in chain]
    kept = _Kept()
    yield from _against(kept, stored)
    yield from _withdrawn(kept)
    if printed and "".join(printed.split()).lower() not in {cabeza.sello for cabeza in stored}:
        yield f"El sello {printed} no es el de ninguna edición publicada aquí."


def interrupted() -> list[Cabeza]:
    """Editions that were announced and stand published, but were never noted: something stopped in between."""
    heads = _Kept().heads
    return [
        cabeza
        for cabeza, _ in _chain()
        if cabeza in heads[Anotacion.ANUNCIADA] and cabeza not in heads[Anotacion.PUBLICADA]
    ]


def _chain() -> list[tuple[Cabeza, str]]:
    """Each edition with the seal it names before its own; bare columns, for a model may not be able to read them."""
    columns = EdicionPublicada.objects.en_orden().values_list("posicion", "slug", "sello", "anterior")
    return [(Cabeza(posicion, slug, sello), anterior) for posicion, slug, sello, anterior in columns]


def _of_no_edition() -> Iterator[str]:
    editions = EdicionPublicada.objects.values("slug")
    for model in ROWS:
        if model._default_manager.exclude(edicion__in=editions).exists():
            yield f"{model._meta.verbose_name_plural}: hay filas que no son de ninguna edición."


def _along(chain: Iterable[tuple[Cabeza, str]]) -> Iterator[str]:
    before = FIRST
    for expected, (cabeza, anterior) in enumerate(chain, start=1):
        if cabeza.posicion != expected:
            yield f"{cabeza.slug}: está en la posición {cabeza.posicion} de la cadena y le corresponde la {expected}."
        if anterior != before:
            yield f"{cabeza.slug}: no enlaza con el sello de la edición anterior."
        if not _holds(cabeza):
            yield f"{cabeza.slug}: lo guardado no corresponde a su sello: se alteró después de publicar."
        before = cabeza.sello


def _holds(cabeza: Cabeza) -> bool:
    try:
        return seal(cabeza.slug) == cabeza.sello
    except NOTHING_PUBLISHED:
        return False


def _withdrawn(kept: _Kept) -> Iterator[str]:
    """What was withdrawn and is not in the file: nobody decided it, or not so."""
    noted = kept.heads[Anotacion.RETIRADO]
    for lugar in RetiroPublicado.objects.order_by("pk").values_list("pk", flat=True):
        if not _noted(lugar, noted):
            yield f"{lugar}: dice que se retiró, y {heads_file().name} no lo guarda así."


def _noted(lugar: str, noted: list[Cabeza]) -> bool:
    try:
        return Cabeza.of_withdrawn(RetiroPublicado.objects.get(pk=lugar)) in noted
    except NOTHING_PUBLISHED:
        return False


def _against(kept: _Kept, stored: list[Cabeza]) -> Iterator[str]:
    name = heads_file().name
    for number in kept.unreadable:
        yield f"{name}, línea {number}: no se entiende."
    for cabeza in stored:
        if not any(cabeza in kept.heads[one] for one in (Anotacion.ANUNCIADA, Anotacion.PUBLICADA)):
            yield f"{cabeza.slug}: su sello no está en {name}, el registro fuera de la base de datos."
    for cabeza in kept.heads[Anotacion.PUBLICADA]:
        if cabeza not in stored:
            yield f"{cabeza.slug}: {name} guarda un sello que la base de datos ya no tiene."
