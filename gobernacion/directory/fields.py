"""Fields of people and organisations: a RUN, typed in any spelling and stored in one; a telephone; a country."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.choices import CallableChoiceIterator, flatten_choices
from django.utils.translation import get_language

from gobernacion.lib import phones
from gobernacion.lib.pasted import tidy, without_signs
from gobernacion.lib.run import RunInvalido, normalize, pretty


class RunFormField(forms.CharField):
    """Takes a RUN in any spelling and gives it in the one that is stored."""

    provisional = False
    """Whether it takes a provisional number too."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(without_signs(value) if isinstance(value, str) else value)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if typed in self.empty_values:
            return self.empty_value
        try:
            return normalize(typed, provisional=self.provisional)
        except RunInvalido as refusal:
            raise ValidationError(str(refusal), code="run") from None

    def prepare_value(self, value: Any) -> Any:
        try:
            return pretty(value) if value else value
        except RunInvalido:
            return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), self.prepare_value(data))


class RunField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """A RUN in its stored spelling, 12345678-5."""

    description = "RUN o RUT"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 10, **kwargs})

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        try:
            normal = normalize(value) if value else value
        except RunInvalido as refusal:
            raise ValidationError(str(refusal), code="run") from None
        if normal != value:
            raise ValidationError(RunInvalido.sentence, code="run")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": RunFormField, "max_length": 40, **kwargs})


class TelefonoFormField(forms.CharField):
    """Takes a telephone as it is typed or pasted, with its extension, and gives it as it is kept."""

    def to_python(self, value: Any) -> Any:
        """The telephone that was typed, or what the field gives for none."""
        if not isinstance(value, str) or not tidy(value):
            return super().to_python(value if value is None else "")
        try:
            return phones.read(value)
        except phones.TelefonoInvalido as refusal:
            raise ValidationError(str(refusal), code="telefono") from None


class TelefonoField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """A telephone. A migration keeps it as the plain text it is in the database."""

    description = "Teléfono"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": phones.LONGEST, **kwargs})

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        try:
            phones.read(value)
        except phones.TelefonoInvalido as refusal:
            raise ValidationError(str(refusal), code="telefono") from None

    def formfield(self, **kwargs: Any) -> Any:
        # What is pasted may be longer than what is kept of it.
        return super().formfield(**{"form_class": TelefonoFormField, "max_length": 60, **kwargs})


class PaisField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """A country by its code, whose names are worked out once: a list of fifty people asks for each a hundred times.

    A migration keeps it as the plain text it is in the database.
    """

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    @property
    def flatchoices(self) -> Any:
        listed: Any = getattr(self.choices, "func", None)
        return _names(listed, get_language()) if listed else tuple(flatten_choices(self.choices or ()))


@cache
def _names(listed: Callable[[], Any], language: str | None) -> tuple[tuple[Any, Any], ...]:
    """The choices a callable gives in a language, without their groups."""
    return tuple(flatten_choices(CallableChoiceIterator(listed)))
