"""Rules that the database keeps, and that a form shows beside the field that breaks them."""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint


class Invariant(CheckConstraint):
    """A CHECK that knows which field a clerk should look at.

    A migration keeps it as the plain CHECK it is in the database.
    """

    def __init__(self, *, field: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field = field

    def clone(self) -> Self:
        copy = super().clone()
        copy.field = self.field
        return copy

    def deconstruct(self) -> Any:
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs

    def validate(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().validate(*args, **kwargs)
        except ValidationError as broken:
            raise ValidationError({self.field: broken} if self.field else broken) from None
