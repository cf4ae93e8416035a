"""What measures are made of: grouped queries whose number depends on what is declared, never on the rows."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import Any

from django.db.models import Aggregate, Case, CharField, Count, Func, IntegerField, QuerySet, Value, When

from gobernacion.indicators.declarations import Medida

ROWS = Count("pk")


def cut(
    rows: QuerySet[Any], dimension: str, by: str, what: Aggregate, labels: Mapping[str, str] | None = None
) -> Iterator[Medida]:
    """One grouped query: the measure in every category that occurs, under its label."""
    for value, measured in rows.values_list(by).annotate(n=what).order_by(by):
        yield Medida(measured, dimension, labels[value] if labels else value)


@dataclass(frozen=True)
class Part:
    """A breakdown: its dimension, the column that tells its categories apart, and how each is called."""

    dimension: str
    by: str
    labels: Mapping[str, str] | None = None


def whole(rows: QuerySet[Any], what: Aggregate, *parts: Part) -> Iterator[Medida]:
    """One grouped query: the measure of all the rows, and in every category of each breakdown.

    Only what may be added up over any groups: rows and amounts; persons, where each has a single row.
    """
    total, sums = 0, [defaultdict[Any, int](int) for _ in parts]
    groups = rows.order_by().values_list(*(part.by for part in parts))
    for *values, measured in groups.annotate(n=what):
        total += measured
        for found, value in zip(sums, values, strict=True):
            found[value] += measured
    yield Medida(total)
    for part, found in zip(parts, sums, strict=True):
        for value in sorted(found):
            yield Medida(found[value], part.dimension, part.labels[value] if part.labels else value)


def age(since: str, at: date, steps: Sequence[tuple[int, str]], beyond: str) -> Case:
    """In which span of days each row falls, counted from its date up to that day: (30, "Hasta 30 días")..."""
    return Case(
        *(When(**{f"{since}__gte": at - timedelta(days=days)}, then=Value(name)) for days, name in steps),
        default=Value(beyond),
        output_field=CharField(),
    )


def spans(steps: Sequence[tuple[int, str]], beyond: str) -> tuple[str, ...]:
    """The names of those spans, in their order: what a breakdown by ``age`` may be called."""
    return (*(name for _, name in steps), beyond)


class Days(Func):
    """How many days there are from one date to another; Django's own difference calls Python for each row on SQLite."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()

    def __init__(self, since: str, until: str) -> None:
        super().__init__(until, since)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CAST(julianday(%(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **context)


def median_days(rows: QuerySet[Any], since: str, until: str) -> Iterator[Medida]:
    """How many days the one in the middle waited between two dates; nothing without rows: nobody has no wait."""
    counted = sorted(rows.order_by().values_list(Days(since, until)).annotate(n=ROWS))
    how_many = sum(n for _, n in counted)
    if how_many:
        reached = list(accumulate(n for _, n in counted))
        middle = [counted[bisect(reached, place)][0] for place in ((how_many - 1) // 2, how_many // 2)]
        yield Medida(Decimal(sum(middle)) / 2, casos=how_many)


def share(part: int, of: int) -> Iterator[Medida]:
    """What percentage a part is of its whole; nothing where there is no whole."""
    if of:
        yield Medida(Decimal(100 * part) / of, casos=of)
