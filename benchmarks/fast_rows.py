"""Writing rows past the models, as each database takes them fastest, under every rule of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

BATCH, TOGETHER = 5_000, 250


def write(model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as the database takes them fastest; what a row does not say is the default of its field."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    names = ", ".join(f'"{field.column}"' for field in fields)
    given = [(field.attname, None if field.primary_key else field.get_default()) for field in fields]
    table = f'"{model._meta.db_table}"'
    # The indexes of a long table are faster made at the end than kept up row by row.
    editor = connection.schema_editor()
    with connection.cursor() as cursor:
        for index in model._meta.indexes:
            cursor.execute(f'DROP INDEX "{index.name}"')
        with transaction.atomic():
            lines = iter(rows)
            while some := list(islice(lines, BATCH)):
                values = ([row.get(name, default) for name, default in given] for row in some)
                if connection.vendor == "postgresql":
                    _copy(cursor, f"COPY {table} ({names}) FROM STDIN", values)
                else:
                    _insert(cursor, f"INSERT INTO {table} ({names}) VALUES ", values)
        for index in model._meta.indexes:
            cursor.execute(str(index.create_sql(model, editor)))
        for reset in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(reset)
        # What a guard asks of this table for each row of the next is planned by what is known of it.
        cursor.execute(f"ANALYZE {table}")


def _copy(cursor: Any, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Send rows in the text format of PostgreSQL."""
    lines = ("\t".join("\\N" if cell is None else str(cell) for cell in row) for row in rows)
    cursor.copy_expert(sql, StringIO("\n".join(lines)))


def _insert(cursor: Any, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Send some hundred rows with each statement: SQLite then prepares what its CHECKs compare with once for all."""
    lines = iter(rows)
    while some := list(islice(lines, TOGETHER)):
        marks = f"({', '.join(['%s'] * len(some[0]))})"
        cells = [str(cell) if isinstance(cell, date) else cell for row in some for cell in row]
        cursor.execute(sql + ", ".join([marks] * len(some)), cells)
