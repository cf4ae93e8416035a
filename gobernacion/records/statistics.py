"""What SQLite knows of its own tables, by which it chooses among their indexes; PostgreSQL keeps it up by itself.

Without it SQLite believes that few records stand, and would walk through all of them to find those that wait.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

ROWS_LOOKED_AT = 1_000
"""For each index: enough to choose well, and over in a moment however long the tables are."""


def refresh(connection: BaseDatabaseWrapper) -> None:
    """Let it look at its tables again: after every migration, and after many rows were written at once."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            cursor.execute("ANALYZE")
