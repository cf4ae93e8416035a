"""Rows whose every text is a word found nowhere else, so that a page can be asked whose words it shows."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.registry import area_of_app, registry
from gobernacion.access.rules import Accion

WORD = 12
"""Letters in a word: fewer could turn up by chance."""

BUILDERS: dict[str, Callable[[Aviary, str | None], models.Model]] = {}
"""How to make a row of a model with rules of its own, by its label; the others are made from their fields."""


class Aviary:
    """The rows planted for one test and the words each of them holds."""

    def __init__(self) -> None:
        self.rows: list[models.Model] = []
        self.words: dict[str, tuple[models.Model, str]] = {}
        self._made: dict[tuple[type[models.Model], str | None], models.Model] = {}
        self._numbers = itertools.count(1)

    def word(self, length: int = WORD) -> str:
        """A word no page says by itself, not even in the random letters of a form's token."""
        return f"zq{next(self._numbers):06x}vxzq"[:length]

    def plant(self, model: type[models.Model], area: str | None) -> models.Model:
        """One row of a model in an area, made once; what it refers to is planted in the same area."""
        key = (model, area)
        if key not in self._made:
            make = BUILDERS.get(model._meta.label)
            row = make(self, area) if make else self._from_fields(model, area)
            row.refresh_from_db()
            self._made[key] = row
            self._note(row)
        return self._made[key]

    def _from_fields(self, model: type[models.Model], area: str | None) -> models.Model:
        politica = registry().of(model)
        values = {
            field.name: self.value_for(field, area)
            for field in model._meta.concrete_fields
            if not field.auto_created and field.editable
        }
        if politica and politica.area_en in values:
            values[politica.area_en] = area
        return model._default_manager.create(**values)

    def value_for(self, field: Any, area: str | None) -> Any:
        """Something the field takes: a word of its own where it takes words."""
        if field.remote_field:
            return None if field.null else self.plant(field.remote_field.model, area)
        if field.choices:
            return field.choices[0][0]
        if isinstance(field, models.EmailField):
            return f"{self.word()}@example.cl"
        if isinstance(field, models.CharField | models.TextField):
            return self.word(field.max_length or 12)
        if field.has_default():
            return field.get_default()
        if field.null:
            return None
        if isinstance(field, models.DateTimeField):
            return timezone.now()
        return date(2026, 1, 2) if isinstance(field, models.DateField) else 1

    def _note(self, row: models.Model) -> None:
        self.rows.append(row)
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if isinstance(value, str) and value.startswith("zq") and len(value) >= WORD:
                self.words[value.partition("@")[0].lower()] = (row, field.name)

    def hidden_from(self, held: Grants) -> dict[str, str]:
        """The words this person may read nowhere, with where they are written."""
        within = {
            model: set(held.scope(model._default_manager.all(), Accion.ELEGIR).values_list("pk", flat=True))
            for model in {type(row) for row in self.rows}
        }
        return {
            word: f"{row._meta.label}.{field} of {row.pk}"
            for word, (row, field) in self.words.items()
            if row.pk not in within[type(row)] or field not in held.visible(row)
        }


def areas_of(model: type[models.Model], areas: list[str]) -> list[str | None]:
    """Where rows of a model belong: to its app's area, to each of several, or to none."""
    politica = registry().of(model)
    return list(areas) if politica and politica.area_en else [area_of_app(model)]
