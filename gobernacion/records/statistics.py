"""What SQLite knows of its own tables, by which it chooses among their indexes; PostgreSQL keeps it up by itself.

Without it SQLite believes that few records stand, and would walk through all of them to find those that wait.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

ROWS_LOOKED_AT = 1_000
"""For each index: enough to choose well, and over in a moment however long the tables are."""

ALIKE = 10
"""Into how many values a column is taken to part the rows, where more of them are alike than were looked at."""


def refresh(connection: BaseDatabaseWrapper) -> None:
    """Let it look at its tables again: after every migration, and after many rows were written at once."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
        cursor.execute(
            "SELECT tbl, stat, rowid, (SELECT seqno FROM pragma_index_info(idx) WHERE name = 'anulado_el') "
            "FROM sqlite_stat1 WHERE EXISTS (SELECT 1 FROM pragma_table_info(tbl) WHERE name = 'anulado_el')"
        )
        found = cursor.fetchall()
        rows = {table: _rows(cursor, table) for table in {table for table, *_ in found}}
        told = [(_told(stat, rows[table], stands), row) for table, stat, row, stands in found]
        cursor.executemany("UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s", told)
        cursor.execute("ANALYZE sqlite_master")


def _rows(cursor: Any, table: str) -> int:
    """How many rows a table of records has: none is ever deleted."""
    cursor.execute(f'SELECT MAX(rowid) FROM "{table}"')  # noqa: S608  (a name the database gave)
    return int(cursor.fetchone()[0] or 1)


def _told(stat: str, rows: int, stands: int | None) -> str:
    """How many rows an index has, and how many are alike in its first column, in its first two, and so on.

    SQLite only looks at the first rows. Of those by ``anulado_el``, its column number ``stands``, these are the ones
    annulled: it takes the many that stand for as few. Beyond what it looks at it does not count, and it guesses how
    long one table is otherwise for each index.
    """
    words = stat.split()
    alike = [rows, *(int(word) for word in words[1:] if word.isdigit())]
    for column, known in enumerate(alike[1:]):
        if column == stands:
            alike[column + 1] = alike[column]
        elif known > ROWS_LOOKED_AT:
            alike[column + 1] = max(known, alike[column] // ALIKE)
    return " ".join([*map(str, alike), *(word for word in words if not word.isdigit())])
