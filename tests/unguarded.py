"""What nobody does through the product: writing over what it keeps, as a migration or whoever has the database can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from gobernacion import guards


@contextmanager
def without_guards(*tables: str) -> Iterator[None]:
    """Take the refusals of these tables away, and put them back."""
    lifted = [guard for guard in guards.registered() if guard.table in tables]
    connection.check_constraints()  # PostgreSQL alters no table with checks still to be made
    guards.remove(connection, lifted)
    yield
    connection.check_constraints()
    guards.install(connection, lifted)


def sql(statement: str, *tables: str) -> int:
    """Run a statement as whoever has the whole database in hand does: around the refusals, and leaving no trace."""
    with without_guards(*tables), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


@contextmanager
def rewriting(*models: type) -> Iterator[None]:
    """Let the history of these models be written over, as while migrations run."""
    with without_guards(*(model.history.model._meta.db_table for model in models)):
        yield
