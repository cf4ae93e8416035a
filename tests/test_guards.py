"""The database itself refuses to change rows that were written for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from gobernacion import guards
from gobernacion.guards import Guard

pytestmark = pytest.mark.django_db

TABLE, PARENT = "guarded_line", "guarded_book"
GUARDS = (
    Guard(TABLE),
    Guard(
        TABLE,
        refuse=("INSERT",),
        permit="publish",
        when=f"EXISTS (SELECT 1 FROM {PARENT} WHERE id = NEW.book)",
    ),
    Guard(PARENT),
    Guard(PARENT, refuse=("INSERT",), permit="publish"),
)


def sql(statement: str) -> list[tuple[object, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def refused(statement: str) -> bool:
    before = sql(f"SELECT * FROM {TABLE} ORDER BY id") + sql(f"SELECT * FROM {PARENT} ORDER BY id")
    with pytest.raises(IntegrityError, match="refused"):
        sql(statement)
    return before == sql(f"SELECT * FROM {TABLE} ORDER BY id") + sql(f"SELECT * FROM {PARENT} ORDER BY id")


@pytest.fixture(autouse=True)
def book() -> None:
    sql(f"CREATE TABLE {PARENT} (id integer PRIMARY KEY)")
    sql(
        f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, book integer NOT NULL, code varchar(9) UNIQUE, value integer)"
    )
    guards.install(connection, GUARDS)
    with guards.permit(connection, "publish"):
        sql(f"INSERT INTO {TABLE} VALUES (1, 1, 'A', 10), (2, 1, 'B', 20)")
        sql(f"INSERT INTO {PARENT} VALUES (1)")


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET value = 11",
        f"UPDATE {TABLE} SET value = value WHERE id = 1",
        f"DELETE FROM {TABLE}",
        f"DELETE FROM {TABLE} WHERE id = 2",
        f"DELETE FROM {PARENT}",
    ],
)
def test_a_written_row_is_neither_changed_nor_deleted(statement: str) -> None:
    assert refused(statement)


def test_nothing_is_written_without_the_permission() -> None:
    assert refused(f"INSERT INTO {PARENT} VALUES (2)")
    with guards.permit(connection, "another"):
        assert refused(f"INSERT INTO {PARENT} VALUES (2)")


def test_the_permission_ends_with_its_block_even_after_an_error() -> None:
    with guards.permit(connection, "publish"):
        pass
    assert refused(f"INSERT INTO {PARENT} VALUES (2)")
    with pytest.raises(DatabaseError), guards.permit(connection, "publish"):
        sql("SELECT no_such_column")
    assert refused(f"INSERT INTO {PARENT} VALUES (2)")


def test_a_permission_inside_another_gives_the_first_one_back() -> None:
    with guards.permit(connection, "publish"):
        with guards.permit(connection, "another"):
            assert refused(f"INSERT INTO {PARENT} VALUES (2)")
        sql(f"INSERT INTO {PARENT} VALUES (2)")


def test_no_line_is_added_to_a_finished_book_even_with_the_permission() -> None:
    with guards.permit(connection, "publish"):
        assert refused(f"INSERT INTO {TABLE} VALUES (3, 1, 'C', 30)")
        sql(f"INSERT INTO {TABLE} VALUES (3, 2, 'C', 30)")


def test_upserts_cannot_change_a_written_row() -> None:
    guards.install(connection, [Guard(TABLE)])
    guards.remove(connection, [Guard(PARENT)])
    assert refused(f"INSERT INTO {TABLE} VALUES (1, 1, 'A', 11) ON CONFLICT (id) DO UPDATE SET value = 11")
    if connection.vendor == "sqlite":
        assert refused(f"INSERT OR REPLACE INTO {TABLE} VALUES (1, 1, 'Z', 11)")
        assert refused(f"INSERT OR REPLACE INTO {TABLE} (book, code, value) VALUES (1, 'A', 11)")
        assert refused(f"REPLACE INTO {TABLE} (book, code, value) VALUES (1, 'A', 11)")
        assert refused(f"UPDATE OR REPLACE {TABLE} SET value = 11")
        assert refused(f"UPDATE OR IGNORE {TABLE} SET value = 11")
    sql(f"INSERT INTO {TABLE} VALUES (7, 1, 'C', 30)")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
def test_tables_are_not_truncated_nor_replicas_trusted() -> None:
    assert refused(f"TRUNCATE {TABLE}")
    assert refused(f"SET LOCAL session_replication_role = replica; DELETE FROM {TABLE}")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL asks a setting, not the product")
def test_another_tool_cannot_write_at_all_on_sqlite() -> None:
    with closing(sqlite3.connect(":memory:")) as other:
        for (statement,) in sql(f"SELECT sql FROM sqlite_master WHERE tbl_name IN ('{TABLE}', '{PARENT}')"):
            if statement:
                other.execute(str(statement))
        with pytest.raises(sqlite3.OperationalError, match="no such function"):
            other.execute(f"INSERT INTO {PARENT} VALUES (2)")


def test_a_lost_trigger_is_missed_and_put_back() -> None:
    assert guards.missing(connection, GUARDS) == []
    guards.remove(connection, [Guard(TABLE)])
    lost = guards.missing(connection, GUARDS)
    assert f"{TABLE}: UPDATE" in lost
    assert f"{TABLE}: INSERT" in lost
    assert not any(PARENT in one for one in lost)
    guards.install(connection, GUARDS)
    guards.install(connection, GUARDS)
    assert guards.missing(connection, GUARDS) == []
    assert refused(f"DELETE FROM {TABLE}")


def test_a_trigger_emptied_under_its_own_name_is_missed() -> None:
    name, table = next(key for key in guards._present(connection) if "_delete_" in key[0] and key[1] == TABLE)
    for statement in guards._drop(connection, name, table):
        sql(statement)
    if connection.vendor == "sqlite":
        sql(f"CREATE TRIGGER {name} BEFORE DELETE ON {TABLE} BEGIN SELECT 1; END")
    else:
        sql(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'")
        sql(f"CREATE TRIGGER {name} BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {name}()")
    assert guards.missing(connection, GUARDS) == [f"{TABLE}: DELETE"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite cannot switch a trigger off")
def test_a_trigger_switched_off_is_missed() -> None:
    sql(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
    assert f"{TABLE}: UPDATE" in guards.missing(connection, GUARDS)


def test_a_table_not_made_yet_is_left_for_later() -> None:
    guards.install(connection, [Guard("no_such_table")])
    assert guards.missing(connection, [Guard("no_such_table")]) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite needs it")
def test_a_table_whose_replacements_cannot_be_seen_is_refused() -> None:
    sql(f"CREATE UNIQUE INDEX partial ON {TABLE} (value) WHERE book = 2")
    with pytest.raises(NotImplementedError, match="partial"):
        guards.install(connection, GUARDS)


class Book(models.Model):
    class Meta:
        app_label = "guarded"
        db_table = PARENT
        managed = False

    def __str__(self) -> str:
        return "book"


@pytest.mark.django_db(transaction=True)
def test_a_table_that_another_guard_looks_at_can_still_be_altered() -> None:
    field = models.TextField(null=True, unique=True)
    field.set_attributes_from_name("title")
    try:
        guards.loosen(connection, GUARDS)
        assert refused(f"DELETE FROM {TABLE}")
        with connection.schema_editor() as editor:
            editor.add_field(Book, field)
        guards.install(connection, GUARDS)
        assert guards.missing(connection, GUARDS) == []
        assert refused(f"DELETE FROM {PARENT}")
    finally:
        guards.remove(connection, GUARDS)
        sql(f"DROP TABLE {TABLE}")
        sql(f"DROP TABLE {PARENT}")
