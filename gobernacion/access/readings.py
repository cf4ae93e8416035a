"""What a record says, as one person may read it: for the printed page and for its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    flatten,
    label_for_field,
    lookup_field,
)
from django.db.models import Field, ForeignKey, ManyToManyField, Model

from gobernacion.access.grants import Grants
from gobernacion.access.rules import Accion

NOTHING = "—"
OUT_OF_REACH = "(no disponible)"


class References:
    """The records that others refer to, named as this person may see them named, asked in one query each kind."""

    def __init__(self, held: Grants, rows: Iterable[Model], fields: Iterable[Field[Any, Any]]) -> None:
        keys: dict[type[Model], set[Any]] = defaultdict(set)
        references = [field for field in fields if isinstance(field, ForeignKey)]
        for row in rows:
            for field in references:
                keys[field.related_model].add(getattr(row, field.attname))
        self._labels = {model: _labels(held, model, wanted - {None}) for model, wanted in keys.items()}

    def label(self, field: ForeignKey[Any, Any], key: Any) -> str:
        return self._labels[field.related_model].get(key, OUT_OF_REACH)


def _labels(held: Grants, model: type[Model], keys: set[Any]) -> Mapping[Any, str]:
    rows = held.scope(model._base_manager.filter(pk__in=keys), Accion.ELEGIR)
    return {row.pk: name_of(held, row) for row in rows}


def name_of(held: Grants, row: Model) -> str:
    """What a related record is called here: by the name of who it is about where that may be seen, else by its own."""
    label, own = held.label(row), str(row)
    return label.removeprefix(f"{own} · ") or own


def spoken(field: Field[Any, Any], row: Model, references: References) -> str:
    """The value of a field, in words."""
    value = getattr(row, field.attname)
    if value in (None, ""):
        return NOTHING
    if isinstance(field, ForeignKey):
        return references.label(field, value)
    if isinstance(value, bool):
        return "Sí" if value else "No"
    return str(display_for_field(value, field, NOTHING))


def sections(options: Any, request: Any, held: Grants, record: Model) -> list[dict[str, Any]]:
    """The record as its form is laid out: titles with their labels and values, of what this person sees."""
    fieldsets = options.get_reading_fieldsets(request, record)
    names = [name for _, parts in fieldsets for name in flatten(parts["fields"])]
    fields = [field for field in options.opts.fields if field.name in names]
    references = References(held, [record], fields)
    by_name = {field.name: field for field in fields}
    several = {field.name: field for field in options.opts.many_to_many}
    found = []
    for title, parts in fieldsets:
        rows = []
        for name in flatten(parts["fields"]):
            if name in by_name:
                rows.append((str(by_name[name].verbose_name), spoken(by_name[name], record, references)))
            elif name in several:
                rows.append((str(several[name].verbose_name), _together(held, several[name], record)))
            else:
                rows.append(
                    (str(label_for_field(name, type(record), options)), _worked_out(options, record, name))
                )
        found.append({"title": title, "rows": rows})
    return found


def _together(held: Grants, field: ManyToManyField[Any, Any], record: Model) -> str:
    """The records that one refers to together, named as this person may see them named."""
    keys = set(getattr(record, field.name).values_list("pk", flat=True))
    labels = _labels(held, field.remote_field.model, keys)
    hidden = [OUT_OF_REACH] if len(labels) < len(keys) else []
    return ", ".join([*sorted(labels.values()), *hidden]) or NOTHING


def _worked_out(options: BaseModelAdmin[Any], record: Model, name: Any) -> str:
    _, _, value = lookup_field(name, record, options)
    if isinstance(value, bool):
        return "Sí" if value else "No"
    return str(display_for_value(value, NOTHING))
