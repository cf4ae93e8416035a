"""Writing many records of one kind at once, each with its number and its first version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.records.models import Correlativo, Record

BATCH = 500
MOST_VALUES = 900
"""Values that every SQLite takes in one statement."""
SIGNATURE = "history_date, history_type, history_user_id, history_change_reason"


class Version(NamedTuple):
    """Who left a stored row as it stands, and when: the first time, or after others."""

    row: Any
    date: datetime
    user_id: int | None
    reason: str | None = None
    type: str = "+"


def write(records: Sequence[Record]) -> None:
    """Write new records of one kind, signed in their history by whoever registers each."""
    if records:
        with transaction.atomic():
            number(records)
            _write(records, [record.registrado_por_id for record in records])


def write_unnumbered(rows: Sequence[models.Model], por: User | None = None) -> None:
    """Write new rows of one kind that carry no number, signed in their history by one person or by nobody."""
    if rows:
        with transaction.atomic():
            _write(rows, [por.pk if por else None] * len(rows))


def _write(rows: Sequence[models.Model], signed: Sequence[int | None]) -> None:
    type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
    now = timezone.now()
    keep_as_they_stand([Version(row, now, user_id) for row, user_id in zip(rows, signed, strict=True)])


def keep_as_they_stand(versions: Sequence[Version]) -> None:
    """Copy stored rows of one kind into their history: the database needs to be told no value of theirs.

    Those signed alike, one after the other, are copied together.
    """
    model = type(versions[0].row)
    key, table = model._meta.pk, quoted(model._meta.db_table)
    copied = f"SELECT {_tracked(model)}, %s, %s, %s, %s FROM {table} WHERE {quoted(key.column)}"  # noqa: S608
    for signature, alike in groupby(versions, key=_signature):
        keys = [key.get_db_prep_value(one.row.pk, connection) for one in alike]
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            marks = ", ".join(["%s"] * len(part))
            source = f"{copied} IN ({marks}) ORDER BY {quoted(key.column)}"
            _insert(model, source, [*signature, *part])


def lay_down(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write plain rows of one kind whose keys nobody needs: these fields of each, many rows a statement."""
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = ", ".join(quoted(field.column) for field in fields)
    one = f"({', '.join(['%s'] * len(fields))})"
    most = MOST_VALUES // len(fields)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), most):
            part = rows[start : start + most]
            cursor.execute(
                f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES {', '.join([one] * len(part))}",  # noqa: S608
                [
                    field.get_db_prep_save(value, connection)
                    for row in part
                    for field, value in zip(fields, row, strict=True)
                ],
            )


def _insert(model: Any, source: str, values: Sequence[Any]) -> None:
    table = quoted(model.history.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({_tracked(model)}, {SIGNATURE}) {source}", values)


def _tracked(model: Any) -> str:
    return ", ".join(quoted(field.column) for field in model.history.model.tracked_fields)


def quoted(name: str) -> str:
    """A name as the database is told it."""
    return connection.ops.quote_name(name)


def _signature(version: Version) -> tuple[Any, ...]:
    date = connection.ops.adapt_datetimefield_value(version.date)
    return date, version.type, version.user_id, version.reason


def number(records: Sequence[Record]) -> None:
    """Give each the next number of the year it was typed in; it is theirs when the transaction commits."""
    by_year = groupby(sorted(records, key=_typed_at), key=lambda record: _typed_at(record).year)
    for year, typed in by_year:
        together = list(typed)
        numbers = Correlativo.take(type(together[0]), year, len(together))
        for record, numero in zip(together, numbers, strict=True):
            record.numero = numero


def _typed_at(record: Record) -> datetime:
    return timezone.localtime(record.registrado_el)
