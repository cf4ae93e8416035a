"""Invented records, written as a desk would have typed them: numbered, dated, signed, with every version they had."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar

from gobernacion.access.models import User
from gobernacion.access.roles import TODAS, Rol
from gobernacion.lib.periods import SANTIAGO
from gobernacion.records.bulk import BATCH, number, write
from gobernacion.records.models import Record

__all__ = ["BATCH", "Life", "holders", "noon", "number", "workday", "write", "write_lives"]

R = TypeVar("R", bound=Record)


def holders(area: str, rol: Rol) -> list[User]:
    """The people who hold a role at a desk, by assignment."""
    held = User.objects.filter(asignaciones__rol=rol, asignaciones__area__in=[area, TODAS])
    return list(held.distinct().order_by("pk"))


def noon(day: date) -> datetime:
    """A moment of that day when the office is open."""
    return datetime.combine(day, time(12), SANTIAGO)


def workday(day: date) -> date:
    """That day, or the next Monday."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


@dataclass
class Life(Generic[R]):
    """A record as it stands, with each version it had."""

    record: R
    versions: list[R] = field(default_factory=list)

    def write(self, label: str, on: date, por: User, **values: Any) -> None:
        """Type a step: what it changes, who and when."""
        for name, value in values.items():
            setattr(self.record, name, value)
        self.record.version = len(self.versions) + 1
        version = copy(self.record)
        version._history_user, version._change_reason = por, label
        version._history_date = noon(on)  # type: ignore[attr-defined]
        self.versions.append(version)


def write_lives(lives: Sequence[Life[R]]) -> None:
    """Write records of one kind with their numbers and every version they had."""
    if not lives:
        return
    records = [life.record for life in lives]
    number(records)
    model = type(records[0])
    model._default_manager.bulk_create(records, batch_size=BATCH)
    for life in lives:
        for version in life.versions:
            version.pk, version.numero = life.record.pk, life.record.numero
    first = [life.versions[0] for life in lives]
    later = [version for life in lives for version in life.versions[1:]]
    model.history.bulk_history_create(first, batch_size=BATCH)
    model.history.bulk_history_create(later, batch_size=BATCH, update=True)
