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


def test_a_second_run_keeps_what_was_typed_and_adds_nothing(tmp_path):
    make_demo_data(tmp_path, database=None)
    with sqlite3.connect(tmp_path / "gobernacion.sqlite3") as connection:
        connection.execute(
            "UPDATE access_user SET correo = 'tecleado@gobernacion.example' WHERE username = 'cuentas'"
        )
    connection.close()
    before = rows(tmp_path)
    assert before["published_edicionpublicada"] >= (1,)
    assert before["published_cifrapublicada"] > (0,)

    make_demo_data(tmp_path, database=None)

    assert rows(tmp_path) == before
    with sqlite3.connect(tmp_path / "gobernacion.sqlite3") as connection:
        typed = connection.execute("SELECT correo FROM access_user WHERE username = 'cuentas'").fetchone()
    connection.close()
    assert typed == ("tecleado@gobernacion.example",)
