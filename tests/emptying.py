"""Empties a database between tests: what a test filled, and nothing else."""

from django.db.backends.base.base import BaseDatabaseWrapper

from gobernacion import guards

OF_THE_INSTALLATION = {"django_migrations", "django_content_type", "auth_permission"}
"""What a new installation holds before anybody types."""


def filled(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables in which somebody wrote."""
    quote = connection.ops.quote_name
    tables = set(connection.introspection.table_names()) - OF_THE_INSTALLATION
    if not tables:
        return []
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quote(table)})" for table in sorted(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [table for (table,) in cursor.fetchall()]


def empty(connection: BaseDatabaseWrapper) -> None:
    """Empty them. Guarded tables refuse it: their triggers go first and come back, with any that a test took away."""
    tables = filled(connection)
    guarded = [guard for guard in guards.registered() if guard.table in tables]
    guards.remove(connection, guarded)
    # References are checked once all is gone; TRUNCATE would want every table that refers to one of these.
    connection.ops.execute_sql_flush(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables)
    guards.install(connection, guarded)
    if guards.missing(connection, guards.registered()):
        guards.install(connection, guards.registered())
