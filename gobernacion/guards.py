"""Rows that nobody may change: triggers of the database that refuse what a table was not made for.

An app declares its guards once, in ``AppConfig.ready``: ``guards.register(self, GUARDS)``. They are put back after
every migrate, because altering a table on SQLite drops its triggers silently, and a system check misses those lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal
from weakref import WeakKeyDictionary

from django.apps import AppConfig
from django.core import checks
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

Operation = Literal["INSERT", "UPDATE", "DELETE"]

FROZEN: tuple[Operation, ...] = ("UPDATE", "DELETE")
"""What is refused to rows that were written for ever."""

SETTING = "gobernacion.permit"
FUNCTION = "gobernacion_permit"


@dataclass(frozen=True)
class Guard:
    """What the database refuses on one table. Refusing DELETE refuses TRUNCATE and INSERT OR REPLACE too.

    ``permit``: the operation passes while the connection holds this permission (see ``permit()``).
    ``when``: an SQL condition on NEW or OLD under which it is refused even so; alone, it is refused only then.
    """

    table: str
    refuse: tuple[Operation, ...] = FROZEN
    permit: str = ""
    when: str = ""


@dataclass(frozen=True)
class Trigger:
    """One guard's refusal as this database writes it."""

    name: str
    table: str
    operation: str
    body: str


# --- what a part of the product calls ------------------------------------------------------------------------


_registered: list[Guard] = []


def register(app: AppConfig, guards: Iterable[Guard], *, while_migrating: bool = True) -> None:
    """Keep the guards of an app in place: after every migrate, and missed by ``check --database`` when lost.

    ``while_migrating``: whether they hold while migrations run too, which then may not write those rows over.
    """
    guards = tuple(guards)
    tables = {guard.table for guard in guards}
    _registered.extend(guards)

    def put_back(using: str, **kwargs: Any) -> None:
        # Two apps may guard one table: the directory guards those of every area that names people.
        install(connections[using], (guard for guard in _registered if guard.table in tables))

    def loosen_for(using: str, plan: list[Any], **kwargs: Any) -> None:
        if plan:
            (loosen if while_migrating else remove)(connections[using], guards)

    uid = f"guards of {app.label}, {while_migrating}"
    pre_migrate.connect(loosen_for, sender=app, weak=False, dispatch_uid=uid)
    post_migrate.connect(put_back, sender=app, weak=False, dispatch_uid=uid)


def registered() -> tuple[Guard, ...]:
    """Every guard of the product."""
    return tuple(_registered)


@contextmanager
def permit(connection: BaseDatabaseWrapper, permission: str) -> Iterator[None]:
    """Hold a permission on this connection, in a transaction of its own; nobody else holds it meanwhile."""
    # django.db.connection is a proxy: the permission belongs to the connection of this thread behind it.
    connection = connections[connection.alias]
    with transaction.atomic(using=connection.alias):
        previous = _hold(connection, permission)
        try:
            yield
        except BaseException:
            # PostgreSQL forgets the permission with the savepoint; asking it now, in a failed transaction, would fail.
            _held[connection] = previous
            raise
        _hold(connection, previous)


def install(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    """Put the triggers of these guards in place, replacing those of their tables; tables not made yet are skipped."""
    guards = _of_existing_tables(connection, guards)
    remove(connection, guards)
    with connection.cursor() as cursor:
        for trigger in _triggers(connection, guards):
            for statement in _create(connection, trigger):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    """Take away every trigger of ours from the tables of these guards."""
    tables = {guard.table for guard in guards}
    with connection.cursor() as cursor:
        for name, table in _present(connection):
            if table in tables:
                for statement in _drop(connection, name, table):
                    cursor.execute(statement)


def loosen(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> None:
    """Make a migration possible: SQLite cannot remake a table that a trigger of another table looks at."""
    guards = _of_existing_tables(connection, guards)
    if connection.vendor == "sqlite":
        remove(connection, (guard for guard in guards if guard.when))
        install(connection, (guard for guard in guards if not guard.when))


def missing(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> list[str]:
    """The refusals, as "table: OPERATION", that are not in place or not as declared."""
    present = _present(connection)
    return [
        f"{trigger.table}: {trigger.operation}"
        for trigger in _triggers(connection, _of_existing_tables(connection, guards))
        if present.get((trigger.name, trigger.table)) != _as_kept(connection, trigger)
    ]


@checks.register(checks.Tags.database)
def guards_in_place(databases: Iterable[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A guarded table without its triggers is a table anybody may rewrite.

    A warning: an error would stop the very ``migrate`` that puts them back. ``verificar`` fails on it.
    """
    return [
        checks.Warning(
            f"Falta la protección de la base de datos: {lost}.",
            hint="Ejecute «manage.py migrate», que la repone.",
            id="guards.W001",
        )
        for alias in databases or ()
        for lost in missing(connections[alias], registered())
    ]


# --- the permission a connection holds -----------------------------------------------------------------------


_held: WeakKeyDictionary[BaseDatabaseWrapper, str] = WeakKeyDictionary()


def _hold(connection: BaseDatabaseWrapper, permission: str) -> str:
    previous = _held.get(connection, "")
    _held[connection] = permission
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, permission])
    return previous


def _answer_permits(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """SQLite asks the product itself: in any other tool the function does not exist and the statement fails."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, lambda asked: _held.get(connection, "") == asked)


connection_created.connect(_answer_permits, dispatch_uid="guards")


# --- the triggers ---------------------------------------------------------------------------------------------


def _triggers(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> Iterator[Trigger]:
    for guard in guards:
        for operation in guard.refuse:
            yield _trigger(guard, operation, _condition(connection, guard))
        if "DELETE" in guard.refuse:
            if connection.vendor == "postgresql":
                yield _trigger(guard, "TRUNCATE", "")
            else:
                yield _trigger(guard, "REPLACE", _replaces(connection, guard.table))


def _trigger(guard: Guard, operation: str, condition: str) -> Trigger:
    # PostgreSQL cuts names at 63 characters: the digest keeps two long tables apart.
    digest = hashlib.sha256(f"{guard.table}|{guard.permit}|{guard.when}".encode()).hexdigest()[:8]
    return Trigger(
        f"guard_{operation.lower()}_{guard.table[:36]}_{digest}", guard.table, operation, condition
    )


def _condition(connection: BaseDatabaseWrapper, guard: Guard) -> str:
    """The SQL condition under which the operation is refused; empty means always."""
    reasons = []
    if guard.permit:
        asked = f"'{guard.permit}'"
        if connection.vendor == "postgresql":
            reasons.append(f"coalesce(current_setting('{SETTING}', true), '') <> {asked}")
        else:
            reasons.append(f"NOT {FUNCTION}({asked})")
    if guard.when:
        reasons.append(f"({guard.when})")
    return " OR ".join(reasons)


def _replaces(connection: BaseDatabaseWrapper, table: str) -> str:
    """SQLite's INSERT OR REPLACE deletes the rows it collides with, without firing their DELETE triggers."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({quote(table)})")
        key = [name for _, name, _, _, _, in_key in cursor.fetchall() if in_key]
        uniques = [key] if key else []
        cursor.execute(f"PRAGMA index_list({quote(table)})")
        for _, index, unique, _, partial in cursor.fetchall():
            if unique:
                cursor.execute(f"PRAGMA index_info({quote(index)})")
                uniques.append([name for _, _, name in cursor.fetchall()])
                if partial or None in uniques[-1]:
                    raise NotImplementedError(
                        f"{table}: a guarded table cannot have the partial unique index {index}"
                    )
    uniques[bool(key) :] = sorted(
        uniques[bool(key) :]
    )  # SQLite lists them by the order in which they were made
    collisions = [[f"{quote(name)} = NEW.{quote(name)}" for name in columns] for columns in uniques]
    if len(key) == 1:
        # A row whose integer key the database is yet to give shows -1 here.
        collisions[0].append(f"NEW.{quote(key[0])} IS NOT -1")
    either = " OR ".join(f"({' AND '.join(equal)})" for equal in collisions)
    return f"EXISTS (SELECT 1 FROM {quote(table)} WHERE {either})"  # noqa: S608  (names of our own schema)


def _refusal(trigger: Trigger) -> str:
    return f"{trigger.table}: {trigger.operation} refused, its rows are kept as they were written"


def _create(connection: BaseDatabaseWrapper, trigger: Trigger) -> list[str]:
    quote = connection.ops.quote_name
    name, table = quote(trigger.name), quote(trigger.table)
    if connection.vendor == "sqlite":
        return [_as_kept(connection, trigger)]
    each = "STATEMENT" if trigger.operation == "TRUNCATE" else "ROW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${_as_kept(connection, trigger)}$guard$",
        f"CREATE TRIGGER {name} BEFORE {trigger.operation} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()",
        # ALWAYS: also in a session that declares itself a replica.
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
    ]


def _as_kept(connection: BaseDatabaseWrapper, trigger: Trigger) -> str:
    """The text by which the database remembers the trigger."""
    if connection.vendor == "sqlite":
        quote = connection.ops.quote_name
        operation = "INSERT" if trigger.operation == "REPLACE" else trigger.operation
        when = f"WHEN {trigger.body} " if trigger.body else ""
        return (
            f"CREATE TRIGGER {quote(trigger.name)} BEFORE {operation} ON {quote(trigger.table)} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{_refusal(trigger)}'); END"
        )
    raised = f"RAISE EXCEPTION '{_refusal(trigger)}' USING ERRCODE = 'restrict_violation';"
    if trigger.body:
        raised = f"IF {trigger.body} THEN {raised} END IF;"
    kept = "NULL" if trigger.operation == "TRUNCATE" else "OLD" if trigger.operation == "DELETE" else "NEW"
    return f"BEGIN {raised} RETURN {kept}; END"


def _drop(connection: BaseDatabaseWrapper, name: str, table: str) -> list[str]:
    quote = connection.ops.quote_name
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER {quote(name)}"]
    return [f"DROP TRIGGER {quote(name)} ON {quote(table)}", f"DROP FUNCTION IF EXISTS {quote(name)}()"]


def _present(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], str]:
    """Our triggers in this database with the text it remembers; one switched off remembers nothing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'guard_*'"
            )
        else:
            cursor.execute(
                "SELECT tgname, relname, CASE WHEN tgenabled = 'A' AND tgqual IS NULL THEN prosrc ELSE '' END "
                "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid "
                "WHERE NOT tgisinternal AND tgname LIKE 'guard\\_%' AND pg_table_is_visible(tgrelid)"
            )
        return {(name, table): sql for name, table, sql in cursor.fetchall()}


def _of_existing_tables(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> list[Guard]:
    existing = set(connection.introspection.table_names())
    return [guard for guard in guards if guard.table in existing]
