"""A copy of a whole installation in one encrypted file, and its way back.

The copy is made while people work: the database as it stood at one moment, and the files kept beside it. It is
encrypted in the format of age (age-encryption.org) for a key whose secret half is kept elsewhere, so that whoever takes
the copies, or this machine, reads none of them. Before it counts as made it is read back whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from pyrage import DecryptError, IdentityError, decrypt_io, encrypt_io, x25519

from gobernacion import schema, snapshots
from gobernacion.snapshots import PART, RespaldoRechazado, Tablas, private

MANIFEST = "manifiesto.json"
DATABASE = "base"
BESIDE = "var/"
"""Under which the files kept beside the database stand in the copy."""

FILES = "adjuntos"
UNFINISHED = ".sin-terminar"
LEFT_OUT = (".lock", ".age", UNFINISHED)
KEPT = timedelta(days=30)
Afterwards = Callable[[datetime], str]
_afterwards: list[Afterwards] = []

ABANDONED = 24 * 60 * 60
"""Seconds after which the workplace of a copy is of a process that was stopped."""


@dataclass(frozen=True)
class Manifiesto:
    """What a copy holds: when and of which kind of database, the rows of each table, the digest of each file.

    ``tablas``: of each table how many rows and a digest of them, worked out in the same moment as the copy.
    """

    hecho: str
    motor: str
    migraciones: list[list[str]]
    tablas: Tablas
    archivos: dict[str, str]


def new_key() -> tuple[str, str]:
    """A pair made for an office: the secret that opens its copies, to be kept off this machine, and the public half."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def read_key(text: str) -> x25519.Identity:
    """The secret half as it was printed, perhaps among the comments of a file. Raises RespaldoRechazado."""
    lines = (line.strip() for line in text.splitlines())
    for line in lines:
        if line.startswith("AGE-SECRET-KEY-"):
            try:
                return x25519.Identity.from_str(line)
            except IdentityError:
                break
    raise RespaldoRechazado("El archivo de la clave no trae una clave «AGE-SECRET-KEY-…» completa.")


# --- making one ----------------------------------------------------------------------------------------------------


def make(folder: Path, public_key: str, now: datetime) -> tuple[Path, Manifiesto]:
    """Write a copy of this installation in a folder, and read it back. Raises RespaldoRechazado."""
    path = folder / f"respaldo-{now:%Y-%m-%d-%H%M%S}.age"
    if path.exists():
        raise RespaldoRechazado(f"Ya existe {path.name}.")
    # A second key, known to nobody, that lives as long as this call: it opens the copy once, to prove it.
    proof = x25519.Identity.generate()
    keys = [x25519.Recipient.from_str(public_key), proof.to_public()]
    unfinished = path.with_suffix(UNFINISHED)
    with _workplace() as place:
        manifest = _gather(place)
        try:
            with private(unfinished) as out:
                _encrypt(place, manifest, out, keys)
            _check(unfinished, proof, manifest)
            unfinished.rename(path)
        finally:
            unfinished.unlink(missing_ok=True)
    return path, manifest


def drop_old(folder: Path, now: datetime) -> int:
    """Delete the copies of this folder that are older than they are kept: who was forgotten is in them still."""
    old = [path for path in folder.glob("respaldo-*.age") if path.stat().st_mtime < (now - KEPT).timestamp()]
    for path in old:
        path.unlink()
    return len(old)


@checks.register(checks.Tags.security, deploy=True)
def copies_are_made(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A public installation without copies is one disk away from losing everything."""
    if settings.BACKUP_KEY:
        return []
    return [
        checks.Warning(
            "No se hacen respaldos: falta BACKUP_KEY.",
            hint="Cree la clave con «manage.py respaldar --crear-clave ARCHIVO».",
            id="backup.W001",
        )
    ]


def _gather(place: Path) -> Manifiesto:
    """Lay the copy out in a folder of our own: the database as it stands now, and the files beside it."""
    made = datetime.now(UTC).isoformat(timespec="seconds")  # before the moment that is copied: see catch_up
    # What is uploaded while the database is being copied is looked for again; what is taken away meanwhile stays.
    beside = place / BESIDE
    _copy_beside(beside)
    connection = connections["default"]
    tables = snapshots.take(connection, place / DATABASE)
    _copy_beside(beside)
    files = {str(path.relative_to(place)): _digest(path) for path in _files(place)}
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return Manifiesto(made, connection.vendor, [[*node] for node in applied], tables, files)


def _copy_beside(to: Path) -> None:
    """Copy the seals, the keys and the attachments that were not copied yet; never what is made again."""
    var = Path(settings.VAR_DIR)
    loose = [path for path in var.iterdir() if path.is_file() and not _is_left_out(path)]
    stored = var / FILES
    kept = [path for path in stored.rglob("*") if path.is_file()] if stored.is_dir() else []
    for path in (*loose, *kept):
        copy = to / path.relative_to(var)
        # A file with a name that changes nothing is copied once; the few loose ones may have grown.
        if path.parent != var and copy.exists():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copy2(path, copy)
        except FileNotFoundError:
            continue


def _is_left_out(path: Path) -> bool:
    """The database itself, which is copied apart, marks of running processes, and other copies."""
    connection = connections["default"]
    name = Path(str(connection.settings_dict["NAME"])).name
    return (connection.vendor == "sqlite" and path.name.startswith(name)) or path.suffix in LEFT_OUT


def _encrypt(place: Path, manifest: Manifiesto, out: IO[bytes], keys: list[x25519.Recipient]) -> None:
    """Pack the folder and encrypt it as it is packed: what is packed never touches the disk unencrypted."""
    (place / MANIFEST).write_text(json.dumps(asdict(manifest), ensure_ascii=False))
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as pool:
        packing = pool.submit(_pack, place, [MANIFEST, *manifest.archivos], writing)
        with os.fdopen(reading, "rb") as pipe:
            encrypt_io(pipe, out, keys)
        packing.result()
    out.flush()
    os.fsync(out.fileno())


def _pack(place: Path, names: list[str], writing: int) -> None:
    with os.fdopen(writing, "wb") as pipe, tarfile.open(fileobj=pipe, mode="w|") as packed:
        for name in names:
            packed.add(place / name, name)


# --- reading one ---------------------------------------------------------------------------------------------------


def open_copy(path: Path, key: x25519.Identity, place: Path) -> Manifiesto:
    """Decrypt a copy into a folder and hold each of its files against its digest. Raises RespaldoRechazado."""
    try:
        with tempfile.TemporaryFile(dir=place) as packed:
            with path.open("rb") as encrypted:
                decrypt_io(encrypted, packed, [key])
            packed.seek(0)
            with tarfile.open(fileobj=packed, mode="r|") as members:
                members.extractall(place, filter="data")
    except DecryptError:
        raise RespaldoRechazado("Esa clave no abre este respaldo, o el archivo no es un respaldo.") from None
    except (OSError, tarfile.TarError):
        raise RespaldoRechazado("El respaldo está dañado o incompleto.") from None
    try:
        manifest = Manifiesto(**json.loads((place / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError):
        raise RespaldoRechazado("El respaldo no trae su manifiesto: no es de este sistema.") from None
    for name, digest in manifest.archivos.items():
        if not (place / name).is_file() or _digest(place / name) != digest:
            raise RespaldoRechazado(f"El respaldo está dañado: {name} no es el que se copió.")
    return manifest


def _check(path: Path, key: x25519.Identity, made: Manifiesto) -> None:
    """Read back what was just written, down to the rows of the database."""
    with _workplace() as place:
        if open_copy(path, key, place) != made:
            raise RespaldoRechazado("Lo escrito no es lo que se copió: repita el respaldo.")
        if snapshots.read(made.motor, place / DATABASE) not in (None, made.tablas):
            raise RespaldoRechazado("La base copiada no se lee igual: repita el respaldo.")


# --- putting one back ----------------------------------------------------------------------------------------------


def put_back(path: Path, key: x25519.Identity) -> Manifiesto:
    """Make an empty installation what it was when the copy was made. Raises RespaldoRechazado.

    What stands beside the database here already (a seal, a ledger that was kept apart) is newer, and stays.
    """
    connection = connections["default"]
    if not schema.is_empty(connection):
        raise RespaldoRechazado("La base de datos no está vacía: se restaura en una instalación nueva.")
    with _workplace() as place:
        manifest = open_copy(path, key, place)
        if manifest.motor != connection.vendor:
            raise RespaldoRechazado(
                f"El respaldo es de {manifest.motor} y esta instalación usa {connection.vendor}."
            )
        tables = snapshots.put_back(connection, place / DATABASE)
        if tables != manifest.tablas:
            differ = [name for name in manifest.tablas if tables.get(name) != manifest.tablas[name]]
            raise RespaldoRechazado(f"Lo restaurado no es lo que se copió: {', '.join(differ)}.")
        _put_beside(place / BESIDE)
    return manifest


def afterwards(does: Afterwards) -> Afterwards:
    """Declare what is done again once a copy is put back, given when it was made; it answers what it did."""
    _afterwards.append(does)
    return does


def catch_up(manifest: Manifiesto) -> list[str]:
    """Do again what the office did after a copy was made, as the files outside the database tell; says what."""
    since = datetime.fromisoformat(manifest.hecho)
    return [does(since) for does in _afterwards]


def _put_beside(kept: Path) -> None:
    var = Path(settings.VAR_DIR)
    for path in _files(kept):
        there = var / path.relative_to(kept)
        if not there.exists():
            for folder in reversed(there.relative_to(var).parents[:-1]):
                (var / folder).mkdir(mode=0o700, exist_ok=True)
            with private(there) as out, path.open("rb") as content:
                shutil.copyfileobj(content, out, PART)


# --- files and programs --------------------------------------------------------------------------------------------


@contextmanager
def _workplace() -> Iterator[Path]:
    """A folder only its owner reads, gone afterwards; what a stopped process left is swept first."""
    for left in Path(settings.VAR_DIR).glob("respaldo-*/"):
        if left.stat().st_mtime < time.time() - ABANDONED:
            shutil.rmtree(left)
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="respaldo-") as place:
        yield Path(place)


def _files(place: Path) -> list[Path]:
    return sorted(path for path in place.rglob("*") if path.is_file() and path.name != MANIFEST)


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
