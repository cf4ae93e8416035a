"""Rules that the database keeps, and that a form shows beside the field that breaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q


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


# --- what such rules say, time and again -----------------------------------------------------------------------


def only_in(states: Sequence[str], known: Q, unknown: Q) -> Q:
    """What is known of a record in these states, and in no other."""
    return Q(estado__in=states) & known | ~Q(estado__in=states) & unknown


def not_after(first: str, then: str) -> Q:
    """The day ``then``, where there is one, has a day ``first`` before it or the same."""
    # A comparison with nothing is neither true nor false, and a CHECK lets it pass: said outright.
    return Q(**{then: None}) | Q(**{f"{first}__isnull": False, f"{then}__gte": F(first)})


def within(part: str, whole: str) -> Q:
    """The amount ``part``, where there is one, is no more than the amount ``whole``."""
    return Q(**{part: None}) | Q(**{f"{whole}__isnull": False, f"{part}__lte": F(whole)})


def two_people(one: str, other: str) -> Q:
    """Whoever signed one thing did not sign the other."""
    return Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)})
