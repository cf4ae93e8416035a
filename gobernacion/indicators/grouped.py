"""What measures are made of: grouped queries whose number depends on what is declared, never on the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import (
    Aggregate,
    Case,
    CharField,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    QuerySet,
    Value,
    When,
)

from gobernacion.indicators.declarations import Medida

ROWS = Count("pk")
ONE_DAY = timedelta(days=1)


def cut(
    rows: QuerySet[Any], dimension: str, by: str, what: Aggregate, labels: Mapping[str, str] | None = None
) -> Iterator[Medida]:
    """One grouped query: the measure in every category that occurs, under its label."""
    for value, measured in rows.values_list(by).annotate(n=what).order_by(by):
        yield Medida(measured, dimension, labels[value] if labels else value)


def age(since: str, at: date, steps: Sequence[tuple[int, str]], beyond: str) -> Case:
    """In which span of days each row falls, counted from its date up to that day: (30, "Hasta 30 días")..."""
    return Case(
        *(When(**{f"{since}__gte": at - timedelta(days=days)}, then=Value(name)) for days, name in steps),
        default=Value(beyond),
        output_field=CharField(),
    )


def median_days(rows: QuerySet[Any], since: str, until: str) -> Decimal | None:
    """How many days the one in the middle waited between two dates; None without rows."""
    waited = ExpressionWrapper(F(until) - F(since), output_field=DurationField())
    ordered = rows.annotate(waited=waited).order_by("waited").values_list("waited", flat=True)
    how_many = rows.count()
    middle = list(ordered[(how_many - 1) // 2 : how_many // 2 + 1]) if how_many else []
    return Decimal(sum(wait // ONE_DAY for wait in middle)) / len(middle) if middle else None
