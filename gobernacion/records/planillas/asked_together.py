"""The rules of a table put to the database for many new rows at once: a few questions a batch, and none a row.

The rows are laid in a temporary table with the columns of their own, and the database tells which of them break a CHECK
or repeat what is unique. What exactly is broken is then asked of those alone, in the words of the rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connections, models, router, transaction
from django.db.models import CheckConstraint, UniqueConstraint

PLACE = "planilla_lugar"
TABLE = "planilla_por_revisar"

Broken = dict[int, list[ValidationError]]
"""What is wrong with each row, by its place in the batch."""


Marks = list[tuple[int, tuple[Any, ...]]]
"""What each row, by its place, has that no other may repeat."""


def broken(rows: Sequence[models.Model]) -> tuple[Broken, Marks]:
    """What the rules of the table refuse of new rows of one model, and what each of them has that is to be unique."""
    found: Broken = defaultdict(list)
    if not rows:
        return found, []
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _lay(cursor, connection, rows)
        for place in _break_a_check(cursor, connection, model):
            found[place] += _told(rows[place])
        marks: Marks = []
        for names, condition, refusal in _uniques(connection, model):
            for place in _already_there(cursor, connection, model, names, condition):
                found[place].append(refusal(rows[place]))
            marks += _marks(cursor, connection, names, condition)
        cursor.execute(f"DROP TABLE {TABLE}")
    return found, marks


def _lay(cursor: Any, connection: Any, rows: Sequence[models.Model]) -> None:
    model = type(rows[0])
    quote = connection.ops.quote_name
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    columns = ", ".join(quote(one.column) for one in fields)
    named = f"0 AS {PLACE}, {columns}"
    cursor.execute(
        f"CREATE TEMPORARY TABLE {TABLE} AS SELECT {named} FROM {quote(model._meta.db_table)} WHERE 1 = 0"  # noqa: S608
    )
    marks = ", ".join(["%s"] * (len(fields) + 1))
    values = [
        (place, *(one.get_db_prep_save(one.pre_save(row, add=True), connection) for one in fields))
        for place, row in enumerate(rows)
    ]
    if connection.vendor == "postgresql":
        most = max(1, 60_000 // (len(fields) + 1))
        for start in range(0, len(values), most):
            part = values[start : start + most]
            together = ", ".join([f"({marks})"] * len(part))
            cursor.execute(
                f"INSERT INTO {TABLE} VALUES {together}",  # noqa: S608
                [value for row in part for value in row],
            )
    else:
        cursor.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", values)  # noqa: S608


def _constraints(model: type[models.Model]) -> list[Any]:
    bases = [model, *model._meta.all_parents]
    return [rule for one in bases for rule in one._meta.constraints]


def _break_a_check(cursor: Any, connection: Any, model: type[models.Model]) -> list[int]:
    editor = connection.schema_editor(collect_sql=True)
    checks = [
        f"COALESCE(({rule._get_check_sql(model, editor)}), {_true(connection)})"  # type: ignore[attr-defined]
        for rule in _constraints(model)
        if isinstance(rule, CheckConstraint)
    ]
    if not checks:
        return []
    cursor.execute(f"SELECT {PLACE} FROM {TABLE} WHERE NOT ({' AND '.join(checks)}) ORDER BY {PLACE}")  # noqa: S608
    return [place for (place,) in cursor.fetchall()]


def _true(connection: Any) -> str:
    return "TRUE" if connection.vendor == "postgresql" else "1"


def _told(row: models.Model) -> list[ValidationError]:
    """What the rules say of a row that breaks some of them."""
    said = []
    for rule in _constraints(type(row)):
        if isinstance(rule, CheckConstraint):
            try:
                rule.validate(type(row), row)
            except ValidationError as refusal:
                said.append(refusal)
    return said or [ValidationError("La base de datos no admite estos datos juntos.")]


def _uniques(connection: Any, model: type[models.Model]) -> list[tuple[list[str], str, Any]]:
    """What may not be repeated: the columns, under which condition, and how a row is told so."""
    found: list[tuple[list[str], str, Any]] = [
        ([str(field.column)], "", lambda row, name=field.name: _field_told(row, name))
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key and field.editable
    ]
    editor = connection.schema_editor(collect_sql=True)
    for rule in _constraints(model):
        if isinstance(rule, UniqueConstraint) and rule.fields:
            columns = [str(model._meta.get_field(name).column) for name in rule.fields]  # type: ignore[union-attr]
            condition = rule._get_condition_sql(model, editor) or ""  # type: ignore[attr-defined]
            found.append((columns, condition, lambda row, rule=rule: _rule_told(row, rule)))
    return found


def _field_told(row: Any, name: str) -> ValidationError:
    return ValidationError({name: row.unique_error_message(type(row), (name,))})


def _rule_told(row: Any, rule: Any) -> ValidationError:
    message = rule.get_violation_error_message()
    if rule.violation_error_message in (None, rule.default_violation_error_message):
        message = row.unique_error_message(type(row), rule.fields).messages[0]
    names = [name for name in rule.fields if row._meta.get_field(name).editable]
    return ValidationError({names[0]: message} if len(names) == 1 else message)


def _already_there(cursor: Any, connection: Any, model: Any, names: list[str], condition: str) -> list[int]:
    quote = connection.ops.quote_name
    columns = [quote(name) for name in names]
    there = quote(model._meta.db_table)
    where = f" WHERE {condition}" if condition else ""
    same = " AND ".join(f"ahi.{column} = {TABLE}.{column}" for column in columns)
    chosen = f"({condition}) AND " if condition else ""
    sql = (
        f"SELECT {PLACE} FROM {TABLE} WHERE {chosen}EXISTS "  # noqa: S608
        f"(SELECT 1 FROM (SELECT {', '.join(columns)} FROM {there}{where}) ahi WHERE {same})"
    )
    cursor.execute(sql)
    return [place for (place,) in cursor.fetchall()]


def _marks(cursor: Any, connection: Any, names: list[str], condition: str) -> Marks:
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    known = " AND ".join(f"{connection.ops.quote_name(name)} IS NOT NULL" for name in names)
    where = f"{known} AND ({condition})" if condition else known
    cursor.execute(f"SELECT {PLACE}, {columns} FROM {TABLE} WHERE {where} ORDER BY {PLACE}")  # noqa: S608
    return [(place, (*names, *values)) for place, *values in cursor.fetchall()]
