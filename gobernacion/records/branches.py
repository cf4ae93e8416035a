"""Lists of several states at once: the rows of each are read from its index in order, and the pages merged from them.

An index has the rows of one state in the order of the list; those of several it does not, and a database would gather
and sort everything that waits to show fifty rows of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.expressions import Col
from django.db.models.lookups import In, IsNull

from gobernacion.records.models import LIST_ORDER

MOST = 8
"""Values that are read one by one; no list of ours asks for more states at once."""


def branches(rows: QuerySet[Any]) -> list[QuerySet[Any]]:
    """The same list in parts, each of which an index has in its order; itself, where it asks for no more than one."""
    if not _one_way(rows):
        return [rows]
    listed = _listed(rows.model)
    for asked in rows.query.where.children:
        if (
            isinstance(asked, In)
            and isinstance(asked.lhs, Col)
            and asked.lhs.target.name in listed
            and isinstance(asked.rhs, list | tuple | set)
            and 1 < len(set(asked.rhs)) <= MOST
        ):
            rest = rows.all()
            rest.query.where.children.remove(asked)
            return [rest.filter(**{asked.lhs.target.name: value}) for value in dict.fromkeys(asked.rhs)]
    return [_of_none(rows, listed)]


def keys(parts: Sequence[QuerySet[Any]], start: int, stop: int) -> list[Any]:
    """The keys of these rows of a list, counted in its order over all its parts."""
    if len(parts) == 1:
        return list(parts[0].values_list("pk", flat=True)[start:stop])
    order = [str(name) for name in parts[0].query.order_by]
    columns = [name.lstrip("-") for name in order]
    found = [part.values_list("pk", *columns)[:stop] for part in parts]
    together = merge(*found, key=itemgetter(slice(1, None)), reverse=order[0].startswith("-"))
    return [key for key, *_ in islice(together, start, stop)]


def _of_none(rows: QuerySet[Any], listed: set[str]) -> QuerySet[Any]:
    """The same rows; those of no comuna, or no subcommittee, by that column first: all are equal in it, but PostgreSQL
    would not see otherwise that the index of it has them in order."""
    for asked in rows.query.where.children:
        if isinstance(asked, IsNull) and isinstance(asked.lhs, Col) and asked.lhs.target.name in listed:
            first, *rest = (str(name) for name in rows.query.order_by)
            way = "" if first.startswith("-") else "-"
            return rows.order_by(f"{way}{asked.lhs.target.attname}", first, *rest)
    return rows


def _one_way(rows: QuerySet[Any]) -> bool:
    """Whether it is ordered by columns of its own, all of them upwards or all downwards."""
    order = rows.query.order_by
    ways = {name.startswith("-") if isinstance(name, str) else None for name in order}
    return len(ways) == 1 and None not in ways


def _listed(model: type[Model]) -> set[str]:
    """The fields by which an index cuts the list."""
    return {
        first
        for first, *rest in (index.fields for index in model._meta.indexes if index.fields)
        if tuple(rest[: len(LIST_ORDER)]) == LIST_ORDER
    }
