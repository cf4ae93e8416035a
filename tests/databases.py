"""A database of a test's own, beside the one all tests share, and what one is made of."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from django.conf import settings

MADE_BY_CLOCK_OR_ORDER = {"id", "applied", "content_type_id"}
"""Columns that differ between two databases made alike."""


@contextmanager
def new(folder: Path, name: str) -> Iterator[str]:
    """The address of a database in which there is nothing, of the kind these tests run on."""
    server = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not server.scheme.startswith("postgres"):
        yield f"sqlite:///{folder}/{name}.sqlite3"
        return
    name = f"{name}_{os.getpid()}"
    with closing(psycopg2.connect(server.geturl())) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            try:
                yield server._replace(path=f"/{name}").geturl()
            finally:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def product(address: str, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What Python says of a command run with the office's own settings on that database."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "gobernacion.settings", "VAR_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def cursor_of(address: str):
    kind = urlsplit(address)
    postgres = kind.scheme.startswith("postgres")
    with closing(psycopg2.connect(address) if postgres else sqlite3.connect(kind.path[1:])) as connection:
        yield connection.cursor()
        connection.commit()


def described(address: str) -> dict[str, str]:
    """Everything a database is made of, by what it is: columns, constraints, indexes, triggers and rows."""
    with cursor_of(address) as cursor:
        parts = dict(_of_postgresql(cursor) if address.startswith("postgres") else _of_sqlite(cursor))
        for table in [name.removeprefix("table ") for name in parts if name.startswith("table ")]:
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            kept = sorted(set(names) - MADE_BY_CLOCK_OR_ORDER)
            rows = sorted(repr([row[names.index(name)] for name in kept]) for row in cursor.fetchall())
            parts[f"rows of {table}"] = "\n".join(rows)
        return parts


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """What two databases are made of that is not alike."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _of_sqlite(cursor) -> Iterator[tuple[str, str]]:
    """SQLite remembers each object by the text that made it; only the order of a table's clauses is free."""
    cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    for kind, name, sql in cursor.fetchall():
        yield f"{kind} {name}", "\n".join(sorted(_clauses(sql))) if kind == "table" else sql


def _clauses(sql: str) -> list[str]:
    """The columns and constraints of CREATE TABLE: what its outer parentheses hold, between commas outside others."""
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    clauses, depth, quoted = [""], 0, False
    for sign in inside:
        quoted ^= sign == "'"
        depth += 0 if quoted else (sign == "(") - (sign == ")")
        if sign == "," and not depth and not quoted:
            clauses.append("")
        else:
            clauses[-1] += sign
    return [re.sub(r"\s+", " ", clause).strip() for clause in clauses]


def _of_postgresql(cursor) -> Iterator[tuple[str, str]]:
    """PostgreSQL gives back each object as it would be written today."""
    asked = {
        "table": "SELECT relname, relkind::text FROM pg_class WHERE relkind IN ('r', 'v', 'm') AND {ours}",
        "column": """
            SELECT relname || '.' || attname,
                   concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity, attcollation,
                             pg_get_expr(adbin, adrelid))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped AND {ours}""",
        "constraint": """
            SELECT relname || '.' || conname, pg_get_constraintdef(pg_constraint.oid)
            FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE {ours}""",
        "index": """
            SELECT relname, pg_get_indexdef(pg_class.oid) FROM pg_class WHERE relkind = 'i' AND {ours}""",
        "trigger": """
            SELECT relname || '.' || tgname, tgenabled::text || ' ' || pg_get_triggerdef(pg_trigger.oid)
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND {ours}""",
        "function": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        "sequence": "SELECT sequencename, data_type::text FROM pg_sequences WHERE schemaname = 'public'",
    }
    for kind, query in asked.items():
        cursor.execute(query.format(ours="relnamespace = 'public'::regnamespace"))
        for name, definition in cursor.fetchall():
            yield f"{kind} {name}", definition
