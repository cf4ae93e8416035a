"""`make demo` a second time keeps what was typed, and starts in seconds."""

import sqlite3
from contextlib import closing

import psycopg2
import pytest

from tests.browser.conftest import make_demo_data

pytestmark = pytest.mark.browser

TABLES = {
    "SQLite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "PostgreSQL": "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
}


@pytest.fixture
def demonstration(copy_demonstration):
    """Its folder, its address on PostgreSQL, and what asks its database."""
    folder, database = copy_demonstration("twice")

    def ask(sql):
        file = folder / "gobernacion.sqlite3"
        with closing(psycopg2.connect(database) if database else sqlite3.connect(file)) as connection:
            cursor = connection.cursor()
            cursor.execute(sql)
            found = cursor.fetchall() if cursor.description else []
            connection.commit()
            return found

    return folder, database, ask


def rows(ask, database):
    tables = ask(TABLES["PostgreSQL" if database else "SQLite"])
    return {name: ask(f'SELECT count(*) FROM "{name}"')[0] for (name,) in tables}


def test_a_second_run_keeps_what_was_typed_and_adds_nothing(demonstration):
    folder, database, ask = demonstration
    ask("UPDATE access_user SET correo = 'tecleado@gobernacion.example' WHERE username = 'cuentas'")
    before = rows(ask, database)
    assert before["published_edicionpublicada"] >= (1,)
    assert before["published_cifrapublicada"] > (0,)

    make_demo_data(folder, database)

    assert rows(ask, database) == before
    typed = ask("SELECT correo FROM access_user WHERE username = 'cuentas'")
    assert typed == [("tecleado@gobernacion.example",)]
