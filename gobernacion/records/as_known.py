"""What was known on a day: measures read it as they read today's records, and are the same.

Meanwhile a temporary table hides each table that was changed since and is asked for: it has what nobody touched after
that day as it stands, and of the rest the last version typed by then.
"""

# ruff: noqa: S608  (names of our own)

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.models import Field, Model
from simple_history.models import HistoricalChanges

from gobernacion.directory.merging import Referencia, references_as_of
from gobernacion.lib.periods import SANTIAGO
from gobernacion.records.bulk import quoted
from gobernacion.records.models import Record

NAME = re.compile(r'"(\w+)"')
"""How both databases are told the name of a table or of a column."""

HOUSE = {"access", "indicators", "published", "releases"}
"""The apps whose own tables no measure is worked out from: what they hold is not told apart."""


TYPED_ON = "conocido_escrito_el"
"""The column with the moment at which a version was typed; none of a row as it stands today."""

REUNIR = "Reunir personas"
"""What the directory did to a row that refers to another ficha since."""


class SoloLectura(TypeError):
    """What was known on a day is read: nothing can be written meanwhile."""


Fila = tuple[type[Model], Any]
"""A row, by its model and its key."""


class Cambio(NamedTuple):
    """What was done with a row after a day: the last of it, or that it was typed at all."""

    fila: Fila
    registro: Fila
    """The record it is a line of, or itself."""
    el: datetime
    razon: str
    """What was done, as its history calls it; empty where it was typed or corrected in its form."""
    conocida: bool
    """Whether anything was known of it that day."""
    sigue: bool
    """Whether it still is."""


@contextmanager
def as_known_on(day: date) -> Iterator[Conocido]:
    """Read the records as they had been typed by the end of that day. Raises SoloLectura on whoever writes.

    What keeps no history is read as it stands today, and ``Conocido.de_hoy`` says what that was.
    """
    known = Conocido(datetime.combine(day + timedelta(days=1), time.min, SANTIAGO))
    try:
        with connection.execute_wrapper(known):
            yield known
    finally:
        known.clear()


class Conocido:
    """What was known before a moment, a table at a time as they are asked for."""

    def __init__(self, before: datetime) -> None:
        self.before = before
        self.de_hoy: set[str] = set()
        """What was read as it stands today."""
        self._asked: set[type[Model]] = set()
        self._hidden: list[type[Model]] = []
        self._at_work = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stands before the database: hides each table before it is read, and lets nobody write."""
        if not self._at_work:
            if not sql.lstrip("( ").startswith("SELECT"):
                raise SoloLectura("Mientras se lee lo que se sabía un día, no se puede guardar nada.")
            with self._working():
                self._look_at(set(NAME.findall(sql)))
        return execute(sql, params, many, context)

    def changes(self) -> list[Cambio]:
        """What changed since of all that was read, the last change first."""
        with self._working():
            found = [one for model in self._hidden for one in self._changes_of(model)]
        return sorted(found, key=lambda one: one.el, reverse=True)

    @contextmanager
    def but_for(self, rows: Collection[Fila]) -> Iterator[None]:
        """Read these rows as they stand today, and everything else as it was known."""
        keys: dict[type[Model], list[Any]] = defaultdict(list)
        for model, key in rows:
            keys[model].append(key)
        self._put(keys, _todays)
        try:
            yield
        finally:
            self._put(keys, _earlier)

    def clear(self) -> None:
        """Let today's tables be seen again; where that fails the connection is closed, and the database does it."""
        try:
            with connection.cursor() as cursor:
                for model in self._hidden:
                    cursor.execute(f"DROP TABLE {_hiding(model)}")
                    cursor.execute(f"DROP TABLE {_earlier(model)}")
        except DatabaseError:
            connection.close()
            raise

    @contextmanager
    def _working(self) -> Iterator[None]:
        self._at_work = True
        try:
            yield
        finally:
            self._at_work = False

    def _look_at(self, names: set[str]) -> None:
        """Hide what is about to be read, and note what has to be read as it stands today."""
        for table in names & tables().keys():
            model = tables()[table]
            if _keeps_history(model):
                self.de_hoy |= {_named(model, field) for field in _untracked(model) if field.column in names}
                self._hide_once(model, self._hide)
            elif _noted_on(model):
                self._hide_once(model, self._hide_later)
            elif model._meta.app_label not in HOUSE:
                self.de_hoy.add(_called(model))

    def _hide_once(self, model: type[Model], hide: Callable[[Any], None]) -> None:
        if model not in self._asked:
            self._asked.add(model)
            hide(model)

    def _hide_later(self, model: Any) -> None:
        """Hide what was noted since of a table in which nobody rewrites a row."""
        if not self._noted_since(model):
            return
        self._hidden.append(model)
        known = f"SELECT {_columns(model)} FROM {_todays(model)} WHERE {quoted(_noted_on(model))} < %s"
        with connection.cursor() as cursor:
            for name in (_earlier_name(model), model._meta.db_table):
                cursor.execute(f"CREATE TEMPORARY TABLE {quoted(name)} AS {known}", [self._first_day()])

    def _noted_since(self, model: Any) -> list[tuple[Any, date]]:
        """The rows noted since in such a table, each with its day."""
        rows = f"SELECT {_key(model)}, {quoted(_noted_on(model))} FROM {_todays(model)}"
        later = f"{rows} WHERE {quoted(_noted_on(model))} >= %s ORDER BY {_key(model)}"
        with connection.cursor() as cursor:
            cursor.execute(later, [self._first_day()])
            to_python = model._meta.get_field(_noted_on(model)).to_python
            return [(key, to_python(day)) for key, day in cursor.fetchall()]

    def _first_day(self) -> Any:
        """The first day that was not known yet, as the database is told."""
        return connection.ops.adapt_datefield_value(self.before.date())

    def _hide(self, model: Any) -> None:
        moved = references_as_of(model, self.before)
        later = any(one.el >= self.before for one in moved)
        if not later and not model.history.filter(history_date__gte=self.before).exists():
            return
        self._hidden.append(model)
        table, history = model._meta.db_table, _history(model)
        key, columns, today = _key(model), _columns(model), _todays(model)
        before = connection.ops.adapt_datetimefield_value(self.before)
        since = f"SELECT {key} FROM {history} WHERE history_date >= %s"
        # The last of those from before; of what was stored before there was a history, the first that tells of it.
        order = "CASE WHEN history_date < %s THEN -history_id END, history_id"
        place = f"ROW_NUMBER() OVER (PARTITION BY {key} ORDER BY history_date >= %s, {order})"
        ordered = f"SELECT history_id, {place} AS place FROM {history} WHERE {key} IN ({since})"
        lacking = _untracked(model)
        kept = ", ".join(
            f"{'today' if field in lacking else 'version'}.{quoted(field.column)}"
            for field in model._meta.concrete_fields
        )
        with connection.cursor() as cursor:
            # The last versions are found once and each is then fetched by its key, whatever the database expects.
            cursor.execute(
                f"CREATE TEMPORARY TABLE {quoted(_earlier_name(model))} AS WITH ordered AS MATERIALIZED ({ordered}) "
                f"SELECT {kept}, version.history_date AS {TYPED_ON} FROM ordered "
                f"JOIN {history} version ON version.history_id = ordered.history_id "
                f"LEFT JOIN {today} today ON today.{key} = version.{key} WHERE place = 1 "
                f"AND history_type <> CASE WHEN history_date < %s THEN '-' ELSE '+' END",
                [before, before, before, before],
            )
            for one in moved:
                self._move_back(cursor, model, one)
            cursor.execute(
                f"CREATE TEMPORARY TABLE {quoted(table)} AS SELECT {columns} FROM {today} WHERE {key} NOT IN "
                f"({since}) AND {key} NOT IN (SELECT {key} FROM {_earlier(model)}) "
                f"UNION ALL SELECT {columns} FROM {_earlier(model)}",
                [before],
            )
            temp = "temp." if connection.vendor == "sqlite" else ""
            for number, column in enumerate(_looked_up(model)):
                index = f"conocido_{len(self._hidden)}_{number}"
                cursor.execute(f"CREATE INDEX {temp}{index} ON {quoted(table)} ({column})")
            cursor.execute(f"ANALYZE {_hiding(model)}")

    def _move_back(self, cursor: Any, model: Any, moved: Referencia) -> None:
        """Let a row refer to whom it did before the directory found that two people were one, or that they were two.

        A version knows what the directory had done until it was typed; a row as it stands today, all of it.
        """
        field, columns, earlier = model._meta.get_field(moved.campo), _columns(model), _earlier(model)
        key, row = _key(model), model._meta.pk.get_db_prep_value(moved.fila, connection)
        el = connection.ops.adapt_datetimefield_value(moved.el)
        takes_part = f"{TYPED_ON} <= %s"
        if moved.el >= self.before:
            takes_part = f"({TYPED_ON} IS NULL OR {TYPED_ON} > %s)"
            versions = f"SELECT {key} FROM {_history(model)} WHERE history_date >= %s"
            cursor.execute(
                f"INSERT INTO {earlier} ({columns}) SELECT {columns} FROM {_todays(model)} WHERE {key} = %s "
                f"AND {key} NOT IN (SELECT {key} FROM {earlier}) AND {key} NOT IN ({versions})",
                [row, connection.ops.adapt_datetimefield_value(self.before)],
            )
        column, (de, a) = (
            quoted(field.column),
            (field.get_db_prep_value(one, connection) for one in (moved.de, moved.a)),
        )
        pointing = f"{column} IS NULL" if de is None else f"{column} = %s"
        cursor.execute(
            f"UPDATE {earlier} SET {column} = %s WHERE {key} = %s AND {takes_part} AND {pointing}",
            [a, row, el, *([] if de is None else [de])],
        )

    def _put(self, keys: dict[type[Model], list[Any]], source: Callable[[Any], str]) -> None:
        with self._working(), connection.cursor() as cursor:
            for model, some in keys.items():
                pk: Any = model._meta.pk
                values = [pk.get_db_prep_value(one, connection) for one in some]
                these = f"{_key(model)} IN ({', '.join(['%s'] * len(values))})"
                cursor.execute(f"DELETE FROM {_hiding(model)} WHERE {these}", values)
                cursor.execute(
                    f"INSERT INTO {_hiding(model)} ({_columns(model)}) SELECT {_columns(model)} "
                    f"FROM {source(model)} WHERE {these}",
                    values,
                )

    def _changes_of(self, model: Any) -> Iterator[Cambio]:
        if _noted_on(model):
            for key, day in self._noted_since(model):
                noted = datetime.combine(day, time.min, SANTIAGO)
                yield Cambio((model, key), (model, key), noted, "", conocida=False, sigue=True)
            return
        key, above = model._meta.pk.attname, record_of(model)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {_key(model)} FROM {_earlier(model)}")
            known = {model._meta.pk.to_python(row) for (row,) in cursor.fetchall()}
        found: dict[Any, Cambio] = {}
        versions = model.history.filter(history_date__gte=self.before).order_by("history_id")
        told = ("history_date", "history_change_reason", "history_type", above.attname if above else key)
        for row, at, reason, kind, of in versions.values_list(key, *told).iterator():
            record = (above.related_model, of) if above else (model, row)
            first = found.get(row) if row not in known else None
            change = Cambio((model, row), record, at, reason or "", row in known, kind != "-")
            found[row] = first._replace(sigue=change.sigue) if first else change
        for moved in references_as_of(model, self.before):
            row = model._meta.pk.to_python(moved.fila)
            if moved.el >= self.before and row in known:
                found.setdefault(row, Cambio((model, row), (model, row), moved.el, REUNIR, True, True))
        yield from found.values()


# --- the tables -----------------------------------------------------------------------------------------------


@cache
def tables() -> dict[str, type[Model]]:
    """Every table of the installation but those that keep what others were."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in models if not issubclass(model, HistoricalChanges)}


@cache
def record_of(model: Any) -> Any:
    """The field by which a line belongs to its record, or None."""
    if issubclass(model, Record):
        return None
    fields = model._meta.concrete_fields
    return next((one for one in fields if one.is_relation and issubclass(one.related_model, Record)), None)


def _called(model: Any) -> str:
    """What a table holds, in plural: of the list of what a record names, the name of that list."""
    owner = model._meta.auto_created
    if not owner:
        return str(model._meta.verbose_name_plural)
    [field] = [one for one in owner._meta.many_to_many if one.remote_field.through is model]
    return _named(owner, field)


def _keeps_history(model: Any) -> bool:
    return hasattr(model, "history")


def _noted_on(model: Any) -> str:
    """The column with the day from which each row is known, of a table in which none is rewritten; else nothing."""
    return getattr(model, "conocida_el", "")


@cache
def _untracked(model: Any) -> list[Field[Any, Any]]:
    """The fields of which the history says nothing."""
    tracked = {field.column for field in model.history.model.tracked_fields}
    return [field for field in model._meta.concrete_fields if field.column not in tracked]


def _named(model: type[Model], field: Field[Any, Any]) -> str:
    return f"{field.verbose_name} de {model._meta.verbose_name}"


def _looked_up(model: Any) -> list[str]:
    """The columns by which rows are looked up one by one."""
    fields = model._meta.concrete_fields
    return [quoted(field.column) for field in fields if field.primary_key or field.is_relation]


def _history(model: Any) -> str:
    return quoted(model.history.model._meta.db_table)


def _columns(model: Any) -> str:
    return ", ".join(quoted(field.column) for field in model._meta.concrete_fields)


def _key(model: Any) -> str:
    return quoted(model._meta.pk.column)


def _todays(model: Any) -> str:
    """The table that is hidden."""
    schema = "main" if connection.vendor == "sqlite" else "public"
    return f"{schema}.{quoted(model._meta.db_table)}"


def _hiding(model: Any) -> str:
    """The table that hides it."""
    return f"{_temporary()}.{quoted(model._meta.db_table)}"


def _earlier(model: Any) -> str:
    """What was known by then of the rows that changed since."""
    return f"{_temporary()}.{quoted(_earlier_name(model))}"


def _earlier_name(model: Any) -> str:
    return f"{model._meta.db_table}_antes"


def _temporary() -> str:
    return "temp" if connection.vendor == "sqlite" else "pg_temp"
