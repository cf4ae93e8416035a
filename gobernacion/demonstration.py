"""A demonstration lives in a database made for it, which nothing else opens (docs/decisions/0030).

Its accounts share a password that everybody is told, and it asks for neither HTTPS nor a key: it may hold nobody's
data, and no office may run on what it left. An empty table marks its database, for as long as that database is kept.
"""

from typing import Any, Final

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper

from gobernacion.environment import refuse

MARK: Final = "demostracion"


def mark(connection: BaseDatabaseWrapper) -> None:
    """Write down that an empty database is about to become a demonstration."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {MARK} (nota varchar(1))")


def refuse_the_wrong_database(connection: BaseDatabaseWrapper) -> None:
    """Stop a demonstration on a database that was not made for it, and anything else on one that was."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    marked = MARK in tables
    if not tables or marked == settings.DEMO:
        return
    connection.close()
    if marked:
        refuse(
            "DEMO",
            "debe ser 1, porque la base de datos se hizo para la demostración, con claves que todos conocen: para "
            "trabajar, use otra base de datos",
        )
    refuse(
        "DEMO",
        "no puede ser 1, porque la base de datos no se hizo para la demostración: use otra. Si es una demostración "
        "de una versión anterior, borre su carpeta (la de «make demo» es var/demo) y hágala de nuevo",
    )


def when_connected(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Look at the database of the product each time that it is opened."""
    if connection.alias == DEFAULT_DB_ALIAS:
        refuse_the_wrong_database(connection)
