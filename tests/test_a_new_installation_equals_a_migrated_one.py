"""A new installation gets its tables at once; one that ran every migration has the very same, to the last row."""

import pytest
from django.db import connection

from tests.databases import cursor_of, described, differences, new, product

pytestmark = pytest.mark.each_database

LEAST = 1_000
"""Objects and tables of rows there are at the least: a description that sees nothing would find all alike."""


def manage(address: str, folder, *command: str):
    return product(address, folder, "manage.py", *command)


@pytest.fixture
def installed(tmp_path):
    """The address of a database in which the product was just installed."""
    with new(tmp_path, "installed") as address:
        done = manage(address, tmp_path, "instalar")
        assert done.returncode == 0, done.stderr
        yield address


@pytest.mark.long
@pytest.mark.campaign
@pytest.mark.once_in(days=4)
def test_both_ways_make_the_same(tmp_path, installed):
    with new(tmp_path, "migrated") as address:
        done = manage(address, tmp_path, "migrate")
        assert done.returncode == 0, done.stderr
        migrated, made = described(address), described(installed)
    assert len(made) > LEAST
    assert differences(made, migrated) == []


def test_it_is_ready_to_be_used(tmp_path, installed):
    assert (
        manage(installed, tmp_path, "check", "--database", "default", "--fail-level", "WARNING").returncode
        == 0
    )
    assert manage(installed, tmp_path, "migrate", "--check").returncode == 0


def test_what_is_lost_is_seen(installed):
    """One index, one trigger, one constraint and one row: each alone makes the two differ."""
    whole = described(installed)
    index = next(
        name
        for name, definition in whole.items()
        if name.startswith("index orasmi_") and "UNIQUE" not in definition
    )
    trigger = next(name for name in whole if name.startswith("trigger "))
    constraint, without_constraint = losing_a_constraint(whole)
    table, _, of_trigger = trigger.removeprefix("trigger ").rpartition(".")
    losses = {
        index: f'DROP INDEX "{index.removeprefix("index ")}"',
        trigger: f'DROP TRIGGER "{of_trigger}"' + (f' ON "{table}"' if table else ""),
        constraint: without_constraint,
        "rows of django_migrations": "DELETE FROM django_migrations WHERE app = 'orasmi'",
    }
    lost: set[str] = set()
    for name, statement in losses.items():
        with cursor_of(installed) as cursor:
            cursor.execute("PRAGMA writable_schema = ON" if connection.vendor == "sqlite" else "SELECT 1")
            cursor.execute(statement)
        lost.add(name)
        assert set(differences(whole, described(installed))) == lost


def losing_a_constraint(whole: dict[str, str]) -> tuple[str, str]:
    """One CHECK of a case, and the statement by which it refuses nothing any more."""
    if connection.vendor == "postgresql":
        name = next(
            name for name in whole if name.startswith("constraint orasmi_") and "CHECK" in whole[name]
        )
        table, _, constraint = name.removeprefix("constraint ").partition(".")
        return name, f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint}"'
    name = next(name for name in whole if name.startswith("table orasmi_") and " CHECK " in whole[name])
    table = name.removeprefix("table ")
    return (
        name,
        f"UPDATE sqlite_master SET sql = replace(sql, ' CHECK (', ' CHECK (1 OR ') WHERE name = '{table}'",
    )


def test_it_refuses_a_database_that_holds_something(tmp_path, installed):
    before = described(installed)
    done = manage(installed, tmp_path, "instalar")
    assert done.returncode == 1
    assert "ya tiene tablas: nada se cambió" in done.stderr
    assert described(installed) == before
    with new(tmp_path, "foreign") as address:
        with cursor_of(address) as cursor:
            cursor.execute("CREATE TABLE ajena (uno integer)")
        assert manage(address, tmp_path, "instalar").returncode == 1
        assert [name for name in described(address) if name.startswith("table ")] == ["table ajena"]
