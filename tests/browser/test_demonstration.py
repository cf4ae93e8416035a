"""`make demo` a second time keeps what was typed, and starts in seconds."""

import sqlite3

import pytest

from tests.browser.conftest import make_demo_data

pytestmark = pytest.mark.browser


def rows(folder):
    with sqlite3.connect(folder / "gobernacion.sqlite3") as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        found = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() for (name,) in tables}
    connection.close()
    return found


def test_a_second_run_keeps_what_was_typed_and_adds_nothing(copy_demonstration):
    folder, database = copy_demonstration("twice")
    with sqlite3.connect(folder / "gobernacion.sqlite3") as connection:
        connection.execute(
            "UPDATE access_user SET correo = 'tecleado@gobernacion.example' WHERE username = 'cuentas'"
        )
    connection.close()
    before = rows(folder)
    assert before["published_edicionpublicada"] >= (1,)
    assert before["published_cifrapublicada"] > (0,)

    make_demo_data(folder, database)

    assert rows(folder) == before
    with sqlite3.connect(folder / "gobernacion.sqlite3") as connection:
        typed = connection.execute("SELECT correo FROM access_user WHERE username = 'cuentas'").fetchone()
    connection.close()
    assert typed == ("tecleado@gobernacion.example",)
