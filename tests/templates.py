"""The empty database every test process copies: made once, as a new installation makes it."""

import fcntl
import hashlib
import os
from contextlib import contextmanager

import django
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from gobernacion import schema

KEPT = settings.BASE_DIR / "var" / "tests"


def fingerprint() -> str:
    """What the tables are made of: they are made again once any of it changes. Guards are put back at each start."""
    root = settings.BASE_DIR
    made_of = [
        *root.glob("**/migrations/*.py"),
        *root.glob("tests/*/models.py"),
        root / "gobernacion/schema.py",
    ]
    sources = [path.read_bytes() for path in sorted(made_of) if ".venv" not in path.parts]
    return hashlib.sha256(b"".join([django.__version__.encode(), *sources])).hexdigest()[:16]


@contextmanager
def one_at_a_time():
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def connected_to(connection: BaseDatabaseWrapper, name: str):
    configured = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = configured


def sqlite(connection: BaseDatabaseWrapper):
    """The file to copy, kept until something it is made of changes."""
    with one_at_a_time():
        kept = KEPT / f"{fingerprint()}.sqlite3"
        if not kept.exists():
            for older in KEPT.glob("*.sqlite3*"):
                older.unlink()
            making = kept.with_suffix(".making")
            making.unlink(missing_ok=True)
            with connected_to(connection, str(making)):
                schema.create(connection)
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            making.rename(kept)
        return kept


def postgresql(connection: BaseDatabaseWrapper) -> str:
    """The name of the database to copy, which lives as long as its server."""
    name = f"template_{fingerprint()}"
    quoted = connection.ops.quote_name(name)
    with one_at_a_time(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            making = f"making_{os.getpid()}"
            cursor.execute(f"CREATE DATABASE {making}")
            with connected_to(connection, making):
                schema.create(connection)
            with connection.cursor() as again:
                again.execute(f"ALTER DATABASE {making} RENAME TO {quoted}")
    return name
