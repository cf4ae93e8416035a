"""The database as it stood at one moment, in one file, and its way back into an empty one.

Each way says what the tables hold, their rows and a digest of them, so that both can be compared.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from django.db.backends.base.base import BaseDatabaseWrapper

PART = 1 << 20

Tablas = dict[str, list[Any]]
"""Of each table, how many rows it holds and a digest of them."""


class RespaldoRechazado(Exception):
    """The copy can't be made, read or put back; the message says why in words an operator understands."""


def take(connection: BaseDatabaseWrapper, path: Path) -> Tablas:
    """Copy the database while people work; what its tables held in that very moment. Raises RespaldoRechazado."""
    return (
        _take_sqlite(connection, path)
        if connection.vendor == "sqlite"
        else _take_postgresql(connection, path)
    )


def read(motor: str, path: Path) -> Tablas | None:
    """What the tables of a copy hold; of PostgreSQL's, whether it can be read at all, which answers None."""
    if motor != "sqlite":
        _run(["pg_restore", "--list", str(path)])
        return None
    with closing(sqlite3.connect(path)) as copy:
        return _tables_of_sqlite(copy)


def put_back(connection: BaseDatabaseWrapper, path: Path) -> Tablas:
    """Fill an empty database from a copy; what its tables hold afterwards. Raises RespaldoRechazado."""
    if connection.vendor == "sqlite":
        return _put_back_sqlite(connection, path)
    return _put_back_postgresql(connection, path)


def private(path: Path) -> IO[bytes]:
    """A new file only its owner reads."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


# --- SQLite -----------------------------------------------------------------------------------------------------


def _take_sqlite(connection: BaseDatabaseWrapper, path: Path) -> Tablas:
    name = str(connection.settings_dict["NAME"])
    with (
        closing(sqlite3.connect(f"file:{name}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(path)) as copy,
    ):
        source.backup(copy)
        # A copy in one file: it takes its -wal with it.
        copy.execute("PRAGMA journal_mode=DELETE")
        return _tables_of_sqlite(copy)


def _tables_of_sqlite(copy: sqlite3.Connection) -> Tablas:
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    found = {}
    for (table,) in copy.execute(named).fetchall():
        digest, rows = hashlib.sha256(), 0
        for row in copy.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):  # noqa: S608  (named by the database itself)
            digest.update(repr(row).encode() + b"\n")
            rows += 1
        found[table] = [rows, digest.hexdigest()]
    return found


def _take_postgresql(connection: BaseDatabaseWrapper, path: Path) -> Tablas:
    with closing(connection.get_new_connection(connection.get_connection_params())) as held:
        # The rows are counted and digested in the very moment that is copied.
        held.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with held.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
            _run_postgresql(
                connection,
                ["pg_dump", "--format=custom", "--schema=public", f"--snapshot={snapshot}", f"--file={path}"],
            )
            return _tables_of_postgresql(cursor)


def _tables_of_postgresql(cursor: Any) -> Tablas:
    """Each table's rows and a sum over the digest of each: it asks no order of millions of rows."""
    cursor.execute(
        "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL extra_float_digits = 1"
    )
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    found = {}
    for (table,) in cursor.fetchall():
        half = "coalesce(sum(('x' || substr(md5(t::text), {}, 15))::bit(60)::bigint), 0)::text"
        cursor.execute(
            f'SELECT count(*), {half.format(1)}, {half.format(16)} FROM public."{table}" AS t'  # noqa: S608  (named by the database itself)
        )
        rows, first, second = cursor.fetchone()
        found[table] = [rows, f"{first}-{second}"]
    return found


def _put_back_sqlite(connection: BaseDatabaseWrapper, copy: Path) -> Tablas:
    connection.close()
    database = Path(str(connection.settings_dict["NAME"]))
    for rest in ("", "-wal", "-shm"):
        database.with_name(database.name + rest).unlink(missing_ok=True)
    with private(database) as there, copy.open("rb") as kept:
        shutil.copyfileobj(kept, there, PART)
    with closing(sqlite3.connect(database)) as restored:
        return _tables_of_sqlite(restored)


def _put_back_postgresql(connection: BaseDatabaseWrapper, copy: Path) -> Tablas:
    # The schema is there, empty; its owner and its rights are those of this installation.
    listed = _run(["pg_restore", "--list", str(copy)]).splitlines()
    wanted = [line for line in listed if " SCHEMA - public" not in line]
    contents = copy.with_name("contenido")
    contents.write_text("\n".join(wanted))
    _run_postgresql(
        connection,
        [
            *("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"),
            *(f"--use-list={contents}", str(copy)),
        ],
    )
    with closing(connection.get_new_connection(connection.get_connection_params())) as held:
        held.set_session(readonly=True)
        with held.cursor() as cursor:
            return _tables_of_postgresql(cursor)


def _run_postgresql(connection: BaseDatabaseWrapper, command: list[str]) -> str:
    """Run a program of PostgreSQL on this database; its password is in no list of processes."""
    given = connection.get_connection_params()
    named = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
    }
    environment = {variable: str(given[name]) for name, variable in named.items() if given.get(name)}
    target = [f"--dbname={given['dbname']}"] if command[0] == "pg_restore" else []
    return _run([command[0], *target, *command[1:]], environment)


def _run(command: list[str], environment: dict[str, str] | None = None) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (programs of ours, on names of ours)
            command, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise RespaldoRechazado(f"Falta el programa {command[0]} (paquete postgresql-client).") from None
    if done.returncode:
        raise RespaldoRechazado(f"{command[0]} no pudo: {done.stderr.strip().splitlines()[-1][:300]}")
    return done.stdout
