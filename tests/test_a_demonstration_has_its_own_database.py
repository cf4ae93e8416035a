"""A demonstration loads into a database made for it and into no other; nothing else works on what it left."""

import pytest

from tests import databases

pytestmark = pytest.mark.each_database
MAKE = """
import django
django.setup()
from gobernacion.releases.management.commands.demo import Command
Command()._make_tables()
"""


@pytest.fixture
def address(tmp_path, request):
    with databases.new(tmp_path, "own_demo") as address:
        yield address


@pytest.fixture
def run(address, tmp_path, monkeypatch):
    """What a command says on that database: `run("0", "manage.py", "check")`."""

    def run(demo, *command):
        monkeypatch.setenv("DEMO", demo)
        return databases.product(address, tmp_path / "var", *command)

    return run


def tables(address):
    return {name.removeprefix("table ") for name in databases.described(address) if name.startswith("table ")}


def test_it_makes_its_own_and_nothing_else_opens_it(address, run):
    assert run("1", "-c", MAKE).returncode == 0
    assert {"demostracion", "access_user"} <= tables(address)
    done = run("0", "manage.py", "migrate")
    assert done.returncode == 1
    assert "la variable DEMO debe ser 1, porque la base de datos se hizo para la demostración" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_with_anything_in_it_gets_no_known_password(address, run):
    with databases.cursor_of(address) as cursor:
        cursor.execute("CREATE TABLE access_user (username varchar(60))")
    done = run("1", "manage.py", "demo")
    assert done.returncode == 1
    assert "la base de datos no se hizo para la demostración" in done.stderr
    assert "Traceback" not in done.stderr
    assert tables(address) == {"access_user"}
