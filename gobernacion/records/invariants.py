"""Rules that the database keeps, and that a form shows beside the field that breaks them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import DatabaseError, router, transaction
from django.db.models import BooleanField, CheckConstraint, F, Model, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.sql import Query
from django.db.models.sql.constants import SINGLE


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


class AskedAtOnce(Model):
    """A row whose CHECKs are put to the database in one question, and one by one only if some of them is broken.

    Django asks for each of them, with every column of the row: of a case that has thirty, a hundred statements a step.
    """

    class Meta:
        abstract = True

    _checks_are_kept = False

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        self._checks_are_kept = self._keeps_its_checks({*(exclude or ())})
        try:
            super().validate_constraints(exclude)
        finally:
            del self._checks_are_kept

    def get_constraints(self) -> Any:
        found = super().get_constraints()
        if not self._checks_are_kept:
            return found
        return [
            (model, [one for one in many if not isinstance(one, CheckConstraint)]) for model, many in found
        ]

    def _keeps_its_checks(self, exclude: set[str]) -> bool:
        """Whether the database finds none of them broken; those that speak of an excluded field are left out."""
        asked, named = Q(), set[str]()
        for _, constraints in self.get_constraints():
            for rule in constraints:
                if isinstance(rule, CheckConstraint):
                    columns = {name for name, *_ in self._get_expr_references(rule.condition)}  # type: ignore[attr-defined]
                    if not columns & exclude:
                        asked, named = asked & Q(rule.condition), named | columns
        values = self._get_field_expression_map(self._meta, exclude)  # type: ignore[attr-defined]
        using = router.db_for_write(type(self), instance=self)
        if not named:
            return True
        query: Any = Query(None)
        for name in named:
            query.add_annotation(values[name], name, select=False)
        query.add_annotation(Value(1), "kept")
        query.add_q(Q(Coalesce(asked, True, output_field=BooleanField())))
        try:
            with transaction.atomic(using):
                return query.get_compiler(using=using).execute_sql(SINGLE) is not None
        except DatabaseError:
            return False


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
