"""Writing many records of one kind at once, each with its number and its first version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from gobernacion.records.models import Correlativo, Record

BATCH = 500


def write(records: Sequence[Record]) -> None:
    """Write new records of one kind, signed in their history by whoever registers each."""
    if not records:
        return
    for record in records:
        record._history_user = record.registrado_por
    with transaction.atomic():
        number(records)
        bulk_create_with_history(records, type(records[0]), batch_size=BATCH)


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
