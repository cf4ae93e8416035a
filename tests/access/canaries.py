"""Rows whose every text is a word found nowhere else, so that a page can be asked whose words it shows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.registry import area_of_app, registry
from gobernacion.access.rules import Accion
from tests.papers import PDF

WORD = 12
"""Letters in a word: fewer could turn up by chance."""

WORDS = re.compile(r"zq[0-9a-f]{6}vxzq")


class Rules(NamedTuple):
    """What the modules of tests/planting say of the models with rules of their own.

    ``planting``: what a row must hold, by model; the rest is made from its fields.
    ``made``: models whose rows only the product itself can make.
    """

    planting: dict[str, Callable[[Aviary, str | None], dict[str, Any]]]
    made: dict[str, Callable[[], models.Model]]


@cache
def rules() -> Rules:
    found = Rules({}, {})
    for path in sorted((Path(__file__).parent.parent / "planting").glob("*.py")):
        module = import_module(f"tests.planting.{path.stem}")
        found.planting.update(module.PLANTING)
        found.made.update(getattr(module, "MADE", {}))
    return found


class Aviary:
    """The rows planted for one test and the words each of them holds."""

    def __init__(self) -> None:
        self.rows: list[models.Model] = []
        self.words: dict[str, list[tuple[models.Model, str]]] = {}
        self._made: dict[tuple[type[models.Model], str | None], models.Model] = {}
        self._numbers = itertools.count(1)

    def word(self, length: int = WORD) -> str:
        """A word no page says by itself, not even in the random letters of a form's token."""
        return f"zq{next(self._numbers):06x}vxzq"[:length]

    def plant(self, model: type[models.Model], area: str | None) -> Any:
        """One row of a model in an area, made once; what it refers to is planted in the same area."""
        politica = registry().of(model)
        home = area if politica and politica.area_en else area_of_app(model)
        if (model, home) not in self._made:
            self._made[model, home] = row = self.another(model, home)
            self._note(row)
        return self._made[model, home]

    def take(self, row: models.Model) -> None:
        """What is there already stands for its kind: nothing else of it needs to be planted."""
        self._made[type(row), area_of_app(type(row))] = row

    def another(self, model: type[models.Model], area: str | None) -> models.Model:
        """A row like the planted one, whose words are not watched."""
        label = model._meta.label
        if label in rules().made:
            return rules().made[label]()
        fixed = rules().planting[label](self, area) if label in rules().planting else {}
        values = {
            field.name: self.value_for(field, area)
            for field in model._meta.concrete_fields
            if field.name not in fixed and self._is_asked(field)
        }
        politica = registry().of(model)
        if politica and politica.area_en in {field.name for field in model._meta.concrete_fields}:
            values[politica.area_en] = area
        row = model._default_manager.create(**values, **fixed)
        row.refresh_from_db()
        return row

    @staticmethod
    def _is_asked(field: Any) -> bool:
        """What somebody types, and what cannot be left out."""
        if field.auto_created or field.generated:
            return False
        left_out = field.null or field.has_default() or isinstance(field, models.CharField | models.TextField)
        return field.editable or not (left_out or getattr(field, "auto_now_add", False))

    def value_for(self, field: Any, area: str | None) -> Any:
        """Something the field takes: a word of its own where it takes words."""
        if field.remote_field:
            return None if field.null else self.plant(field.remote_field.model, area)
        if isinstance(field, models.FileField):
            return ContentFile(PDF, name="papel.pdf")
        if field.choices:
            return "" if field.blank else field.choices[0][0]
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
            for word in WORDS.findall(str(getattr(row, field.attname)).lower()):
                self.words.setdefault(word, []).append((row, field.name))

    def hidden_from(self, held: Grants) -> dict[str, str]:
        """The words this person may read nowhere, with where they are written: what one field says, another may too."""
        within = {
            model: set(held.scope(model._default_manager.all(), Accion.ELEGIR).values_list("pk", flat=True))
            for model in {type(row) for row in self.rows}
        }
        return {
            word: ", ".join(f"{row._meta.label}.{field} of {row.pk}" for row, field in places)
            for word, places in self.words.items()
            if not any(row.pk in within[type(row)] and field in held.visible(row) for row, field in places)
        }


def areas_of(model: type[models.Model], areas: list[str]) -> list[str | None]:
    """Where rows of a model belong: to its app's area, to each of several, or to none."""
    politica = registry().of(model)
    return list(areas) if politica and politica.area_en else [area_of_app(model)]
