"""Makes in an empty database what version 0.1.0 left there: its tables, and rows that its own code wrote."""

import json
import re
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from gobernacion import guards, schema
from tests.upgrading.released import released, written

VERSION = "0.1.0"
READ = re.compile(r"\b(?:FROM|JOIN) (\w+)")
LOOKED_AT = re.compile(r"\b(\w+)\.(\w+)")
"""The tables that the condition of a guard reads, and the columns it looks at."""

ROWS = Path(__file__).with_name(f"{VERSION}.json")


def rows() -> list[dict]:
    """What its tables held: one entry a table, with the names of its columns and its rows."""
    return json.loads(ROWS.read_text(encoding="utf-8"))["tables"]


def seals() -> str:
    """What it had noted outside the database of the editions published."""
    return "".join(f"{line}\n" for line in json.loads(ROWS.read_text(encoding="utf-8"))["sellos.txt"])


def make() -> None:
    """Make the tables its migrations end in, and put its rows there."""
    newer = {_node(path) for path in written() if path not in released()[VERSION]}
    schema.create(connection, without=newer)
    guards.remove(connection, guards.registered())
    with transaction.atomic(), connection.cursor() as cursor:
        for table in rows():
            _insert(cursor, **table)
        there = set(connection.introspection.table_names(cursor))
        known = [model for model in apps.get_models() if model._meta.db_table in there]
        for statement in connection.ops.sequence_reset_sql(no_style(), known):
            cursor.execute(statement)
    guards.install(connection, filter(_could_be_there, guards.registered()))


def _could_be_there(guard: guards.Guard) -> bool:
    """Whether a guard looks at no table or column that came later: that version cannot have had it."""
    tables = {guard.table, *READ.findall(guard.when)}
    with connection.cursor() as cursor:
        if not tables <= set(connection.introspection.table_names(cursor)):
            return False
        columns = {table: _columns(cursor, table) for table in tables}
    anywhere = set().union(*columns.values())
    return all(
        name in (columns[guard.table] if row in ("NEW", "OLD") else anywhere)
        for row, name in LOOKED_AT.findall(guard.when)
    )


def _columns(cursor, table: str) -> set[str]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")
    return {column[0] for column in cursor.description}


def _node(path: str) -> tuple[str, str]:
    file = Path(path)
    return file.parent.parent.name, file.stem


def _insert(cursor, table: str, columns: list[str], rows: list[list]) -> None:
    quote = connection.ops.quote_name
    names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows)
