"""The list of records: only declared filters, and a clear refusal of anything else in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.filters import (
    AllValuesFieldListFilter,
    BooleanFieldListFilter,
    FieldListFilter,
    RelatedFieldListFilter,
    SimpleListFilter,
)
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ChangeList, ChangeListSearchForm
from django.core.exceptions import BadRequest, FieldError, ValidationError
from django.db import DataError
from django.db.models import Field, Model, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest
from django.utils.text import capfirst, smart_split

from gobernacion.access import journal
from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion

SEARCHED, FILTERED = "Con búsqueda.", "Con filtros."
"""How a list was narrowed, as the journal says it: what was typed is not kept."""
OFFERED = "Opciones de un filtro."
"""How the people by whom a list may be filtered were shown."""

LONGEST_SEARCH = 100
MOST_WORDS = 8

HOSTILE = (ValueError, OverflowError, DataError, FieldError, ValidationError, IncorrectLookupParameters)
"""What Django and the databases raise for values no filter of ours offers."""


class UnknownFilter(BadRequest):
    """The address asks for a filter, a value or a page that this list does not have."""


class HouseSearchForm(ChangeListSearchForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"] = forms.CharField(required=False, strip=True, max_length=LONGEST_SEARCH)

    def clean_q(self) -> str:
        words: str = self.cleaned_data["q"]
        if len(list(smart_split(words))) > MOST_WORDS:
            raise ValidationError(f"Busque con {MOST_WORDS} palabras o menos.")
        return words


class HouseRelatedFilter(RelatedFieldListFilter):
    """A filter by a related record offers only those the person may choose, named as they may be named to them."""

    def __init__(self, field: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(field, *args, **kwargs)
        for key in self.lookup_val or ():
            field.target_field.run_validators(field.target_field.to_python(key))

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        held = grants(request)
        related = field.remote_field.model
        queryset = held.scope(
            related._default_manager.complex_filter(field.get_limit_choices_to()), Accion.ELEGIR
        )
        ordering = self.field_admin_ordering(field, request, model_admin)
        records = list(queryset.order_by(*ordering))
        labels = [held.label(record) for record in records]
        named = [record.pk for record, label in zip(records, labels, strict=True) if label != str(record)]
        journal.note_list(request.user, related, named, OFFERED)  # type: ignore[arg-type]
        return [(record.pk, label) for record, label in zip(records, labels, strict=True)]

    def has_output(self) -> bool:
        """Offered even with one choice; one that was asked for is never ignored, which would show the whole list."""
        return bool(self.lookup_choices or self.used_parameters)


class HouseBooleanFilter(BooleanFieldListFilter):
    """A filter by yes or no asks for it as one of several values: of a bare ``WHERE hecha``, which is how Django asks
    for yes, SQLite looks at every row, whatever index there is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.lookup_kwarg in self.used_parameters:
            asked = self.used_parameters.pop(self.lookup_kwarg)
            self.used_parameters[f"{self.field_path}__in"] = [asked]


class HouseChangeList(ChangeList):
    search_form_class = HouseSearchForm

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if not self.is_popup:
            self.title = capfirst(str(self.opts.verbose_name_plural))

    def get_filters(self, request: HttpRequest) -> Any:
        found = super().get_filters(request)
        if remaining := found[2]:
            raise UnknownFilter(f"no such filter: {sorted(remaining)}")
        for declared in self.list_filter:
            if isinstance(declared, type) and issubclass(declared, SimpleListFilter):
                self._refuse_unoffered(declared.parameter_name, found[0])
        return found

    def _refuse_unoffered(self, parameter: Any, specs: list[Any]) -> None:
        """A value that a filter does not offer, or not now, would otherwise show the whole list or fail."""
        choices = (spec.lookup_choices for spec in specs if getattr(spec, "parameter_name", "") == parameter)
        offered = {str(value) for value, _ in next(choices, ())}
        if not offered.issuperset(self.filter_params.get(parameter, ())):
            raise UnknownFilter(f"not offered: {parameter}")

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # Read here, where a refused value can still be answered, and not while the page is being written.
        self.result_list = self.read(self.result_list)

    def read(self, page: QuerySet[Any]) -> list[Any]:
        """The rows of the page."""
        return list(page)

    def note_shown(self, request: HttpRequest) -> None:
        """Leave one line in the journal for the people of the page."""
        how = SEARCHED if self.query else FILTERED if self.has_active_filters else ""
        journal.note_list(request.user, self.model, [row.pk for row in self.result_list], how)  # type: ignore[arg-type]


def filter_path(declared: Any) -> str | None:
    """The field a declared filter looks at; None for a filter class of its own."""
    if isinstance(declared, type):
        return None
    path = declared[0] if isinstance(declared, tuple | list) else declared
    return path.name if isinstance(path, Field) else str(path)


def filter_class(model: type[Model], declared: Any) -> Any:
    """The class that will draw a declared filter: its own, or the one Django chooses for the field."""
    path = filter_path(declared)
    if path is None:
        return declared
    if isinstance(declared, tuple | list):
        return declared[1]
    field = get_fields_from_path(model, path)[-1]
    known = FieldListFilter._field_list_filters  # type: ignore[attr-defined]  # the stubs leave it out
    return next(drawn for fits, drawn in known if fits(field))


def lists_every_value(model: type[Model], declared: Any) -> bool:
    """A filter that would read the whole table to list what it says, rows of other areas included."""
    return issubclass(filter_class(model, declared), AllValuesFieldListFilter)


def of_the_house(model: type[Model], declared: Any) -> Any:
    """The same filter; over a relation, with choices limited to what the person may choose; of yes or no, answered by
    an index."""
    drawn = filter_class(model, declared)
    for stock, ours in (
        (RelatedFieldListFilter, HouseRelatedFilter),
        (BooleanFieldListFilter, HouseBooleanFilter),
    ):
        if issubclass(drawn, stock) and not issubclass(drawn, ours):
            return (filter_path(declared), ours)
    return declared


def may_ask(declared: Any, parameter: str) -> bool:
    """Whether a declared filter could have written this parameter in the address."""
    if isinstance(declared, type) and issubclass(declared, SimpleListFilter):
        return parameter == declared.parameter_name
    path = filter_path(declared)
    return path is not None and (parameter == path or parameter.startswith(path + LOOKUP_SEP))
