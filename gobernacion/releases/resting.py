"""On what a measured figure rests: which kinds of record its measure counts, and how many of them a period holds.

What was measured from no record at all is no zero: nobody may have typed them yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model, Q, QuerySet

from gobernacion.areas import AreaConfig
from gobernacion.lib.periods import Period
from gobernacion.records.as_known import record_of, tables
from gobernacion.records.models import Record

COUNTED = re.compile(r'\bFROM "(\w+)"')
"""How both databases are told whose rows a query goes through. What it joins to them only says more of each."""


class Apoyo(NamedTuple):
    """How many records of a period, of which kinds; None and no kind where a measure reads no record."""

    registros: int | None
    clases: str
    modelos: tuple[type[Model], ...] = ()


NADA = Apoyo(None, "")


class Apoyos:
    """The records that measures rest on, each kind counted once a period."""

    def __init__(self) -> None:
        self._counted: dict[tuple[type[Model], Period], int] = {}

    def of(self, counted: Iterable[str], period: Period) -> Apoyo:
        """On what rests that which was counted in these tables: records, or else what the area keeps beside them."""
        asked = (one for name in counted if (one := tables().get(name)) and not one._meta.auto_created)
        read = {one for one in asked if isinstance(one._meta.app_config, AreaConfig)}
        records = {kind for kind in read if issubclass(kind, Record)}
        kinds = sorted(records or read, key=_plural)
        if not kinds:
            return NADA
        return Apoyo(
            sum(self._count(kind, period) for kind in kinds),
            _listed([_plural(kind) for kind in kinds]),
            tuple(kinds),
        )

    def _count(self, kind: type[Model], period: Period) -> int:
        if (kind, period) not in self._counted:
            self._counted[kind, period] = of_period(kind, period).count()
        return self._counted[kind, period]


def of_period(kind: Any, period: Period) -> QuerySet[Any]:
    """The rows of a kind that tell something of a period.

    Records dated in it; lines of those records; what is kept by years, itself or what it belongs to; and what was in
    force meanwhile. Raises TypeError of a kind that does not say when.
    """
    rows: QuerySet[Any] = kind._default_manager.all()
    if issubclass(kind, Record):
        return kind._default_manager.vigentes().en(period)  # type: ignore[no-any-return]
    if record := record_of(kind):
        return rows.filter(**{f"{record.name}__in": of_period(record.related_model, period)})
    names = {field.name for field in kind._meta.concrete_fields}
    if {"desde", "hasta"} <= names:
        begun = Q(desde=None) | Q(desde__lt=period.hasta)
        return rows.filter(begun, Q(hasta=None) | Q(hasta__gte=period.desde))
    years = period.desde.year, period.last_day.year
    if "year" in names:
        return rows.filter(year__range=years)
    for field in kind._meta.concrete_fields:
        if field.is_relation and "year" in {one.name for one in field.related_model._meta.concrete_fields}:
            return rows.filter(**{f"{field.name}__year__range": years})
    raise TypeError(f"{kind.__name__} is counted and does not say when.")


@contextmanager
def tables_counted() -> Iterator[set[str]]:
    """The tables whose rows the queries made inside go through."""
    read: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        read.update(COUNTED.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield read


def _plural(kind: type[Model]) -> str:
    return str(kind._meta.verbose_name_plural)


def _listed(words: list[str]) -> str:
    *before, last = words
    joint = " e " if last.startswith(("i", "hi")) else " y "
    return joint.join([", ".join(before), last] if before else [last])
