"""Each record against the last version of its history, and what the history leaves out against what makes it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from gobernacion import proofs
from gobernacion.access.histories import histories
from gobernacion.access.models import Olvido
from gobernacion.labels import label_of

CHUNK = 500
BEGUN = "Al comenzar a sellar el historial"
"""The reason of the version of a record that had none, or said otherwise, when its office began to seal."""


class Difference(NamedTuple):
    """A field of a record that does not say what its last version does."""

    model: Any
    key: Any
    field: Any
    version: Any
    row: Any


Explanation = Callable[[Difference], bool]

_explanations: list[Explanation] = []


def explain(explanation: Explanation) -> Explanation:
    """Ask this before a difference is named: whether the product made it and wrote it down elsewhere."""
    _explanations.append(explanation)
    return explanation


def called(model: Any, key: Any) -> str:
    """What the office calls a record: its number, and never anything of a person."""
    numero = ""
    if hasattr(model, "apelativo"):
        kept = [model._base_manager.filter(pk=key), model.history.filter(**{model._meta.pk.attname: key})]
        numero = next((one for rows in kept for one in rows.values_list("numero", flat=True)[:1]), "")
    if numero:
        return f"{model.apelativo} {numero}"
    name = str(model._meta.verbose_name)
    return f"{name[:1].upper()}{name[1:]} {str(key)[:8]}"


def problems() -> Iterator[str]:
    """Every record that is not what its history says it is, has none, or is gone."""
    for history in histories():
        model = history.instance_type
        found = (*_differing(model, history), *_gone(model, history))
        yield from proofs.named(found, str(model._meta.verbose_name_plural))


def _found(model: Any, history: Any) -> list[Any]:
    """The rows that are not what their last version says: key, version, kind, and each field there and here."""
    tracked = list(history.tracked_fields)
    key, vendor = _quoted(model._meta.pk.column), connection.vendor
    distinct = "{0} IS NOT {1}" if vendor == "sqlite" else "{0} IS DISTINCT FROM {1}"
    columns = [_quoted(field.column) for field in tracked]
    pairs = [(f"v.{column}", f"r.{column}") for column in columns]
    either = " OR ".join(distinct.format(*pair) for pair in pairs)
    shown = ", ".join(one for pair in pairs for one in pair)
    rows, versions = _quoted(model._meta.db_table), _quoted(history._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT r.{key}, v.history_id, v.history_type, {shown} FROM {rows} r "  # noqa: S608  (names of our own)
            f"LEFT JOIN (SELECT {key} AS record, MAX(history_id) AS last FROM {versions} GROUP BY {key}) newest "
            f"ON newest.record = r.{key} LEFT JOIN {versions} v ON v.history_id = newest.last "
            f"WHERE v.history_id IS NULL OR v.history_type = '-' OR {either} ORDER BY r.{key}"
        )
        return list(cursor.fetchall())


def begin() -> None:
    """Give a version to each record that has none, or says otherwise: what it said when sealing began here.

    Earlier releases wrote some rows without history; what they said before that day is not proved.
    """
    for history in histories():
        model = history.instance_type
        keys = [stored for stored, _, kind, *_ in _found(model, history) if kind != "-"]
        columns = ", ".join(_quoted(field.column) for field in history.tracked_fields)
        for start in range(0, len(keys), CHUNK):
            some = keys[start : start + CHUNK]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {_quoted(history._meta.db_table)} "  # noqa: S608  (names of our own)
                    f"({columns}, history_date, history_type, history_change_reason) "
                    f"SELECT {columns}, %s, '~', %s FROM {_quoted(model._meta.db_table)} "
                    f"WHERE {_quoted(model._meta.pk.column)} IN ({', '.join(['%s'] * len(some))})",
                    [connection.ops.adapt_datetimefield_value(timezone.now()), BEGUN, *some],
                )


def _differing(model: Any, history: Any) -> Iterator[str]:
    tracked = list(history.tracked_fields)
    for stored, version, kind, *values in _found(model, history):
        name = called(model, _key(model, stored))
        if version is None:
            yield f"{name}: no tiene historial: no lo escribió el sistema."
        elif kind == "-":
            yield f"{name}: su historial dice que se eliminó."
        else:
            told = zip(tracked, values[::2], values[1::2], strict=True)
            wrong = [
                field
                for field, was, now in told
                if was != now and not _explained(model, stored, field, was, now)
            ]
            if wrong:
                fields = ", ".join(f"«{field.verbose_name}»" for field in wrong)
                yield f"{name}: {fields} no es lo que dice su última versión."


def _explained(model: Any, stored: Any, field: Any, was: Any, now: Any) -> bool:
    column = model._meta.get_field(field.name)
    to_python = getattr(column, "target_field", column).to_python
    told = Difference(model, _key(model, stored), column, to_python(was), to_python(now))
    return any(explanation(told) for explanation in _explanations)


def _gone(model: Any, history: Any) -> Iterator[str]:
    key = _quoted(model._meta.pk.column)
    rows, versions = _quoted(model._meta.db_table), _quoted(history._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT newest.record FROM (SELECT {key} AS record, MAX(history_id) AS last FROM {versions} "  # noqa: S608
            f"GROUP BY {key}) newest JOIN {versions} v ON v.history_id = newest.last "
            f"LEFT JOIN {rows} r ON r.{key} = newest.record "
            f"WHERE r.{key} IS NULL AND v.history_type <> '-' ORDER BY newest.record"
        )
        found = cursor.fetchall()
    for (stored,) in found:
        registro = str(_key(model, stored))
        if not Olvido.objects.filter(modelo=model._meta.label, registro=registro).exists():
            yield f"{called(model, registro)}: está en el historial y ya no en su lista, y nadie lo eliminó."


def recount_problems() -> Iterator[str]:
    """Every field left out of the history that is not what the other rows make of it."""
    for recount in proofs.recounted():
        yield from proofs.named(_miscounted(recount), str(recount.model._meta.verbose_name_plural))


def _miscounted(recount: proofs.Recount) -> Iterator[str]:
    model: Any = recount.model
    rows = model._base_manager.order_by("pk")
    some = list(rows[:CHUNK])
    while some:
        told = recount.work_out(some)
        for row in some:
            should = told.get(row.pk, (0,) * len(recount.fields))
            wrong = [
                label_of(model, name)
                for name, value in zip(recount.fields, should, strict=True)
                if getattr(row, model._meta.get_field(name).attname) != value
            ]
            if wrong:
                yield f"{called(model, row.pk)}: {', '.join(wrong)} no es lo que resulta de los demás registros."
        some = list(rows.filter(pk__gt=some[-1].pk)[:CHUNK])


def _key(model: Any, stored: Any) -> Any:
    return model._meta.pk.to_python(stored)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
