"""Amounts in models and forms: whole pesos that are typed in any spelling and print themselves with their sign."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from gobernacion.lib import clp
from gobernacion.lib.clp import MONTO_MAXIMO, MontoInvalido, Pesos
from gobernacion.lib.pasted import tidy

NEGATIVE = "El monto no puede ser negativo."
TOO_LARGE = clp.MontoDemasiadoGrande.sentence


class PesosFormField(forms.IntegerField):
    """An amount typed as "39.067.051", "$39.067.051" or "39 millones 67 mil 51 pesos"."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def to_python(self, value: Any) -> Pesos | None:
        """The amount that was typed, or None when nothing was."""
        if value in self.empty_values or (isinstance(value, str) and not tidy(value)):
            return None
        if isinstance(value, int):
            return Pesos(value)
        try:
            return Pesos(clp.parse(str(value)))
        except MontoInvalido as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """The stored amount as it is printed; what was typed stays as it was."""
        return clp.digits(value) if isinstance(value, int) else value


class PesosField(models.BigIntegerField):  # type: ignore[type-arg]  # not generic at run time
    """Whole pesos, not negative unless asked for; the database refuses what is negative by itself.

    Read from the database or from a form an amount is a ``Pesos``: an integer that prints as
    ``$39.067.051`` in every page, list and message. Rules between amounts ("no more than was
    approved") are CheckConstraints of the model, with a violation_error_message.
    """

    description = "Pesos chilenos"

    def __init__(self, *args: Any, negative: bool = False, **kwargs: Any) -> None:
        self.negative = negative
        super().__init__(*args, **kwargs)
        self.default_validators = [
            MaxValueValidator(MONTO_MAXIMO, TOO_LARGE),
            MinValueValidator(-MONTO_MAXIMO, TOO_LARGE) if negative else MinValueValidator(0, NEGATIVE),
        ]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.negative:
            kwargs["negative"] = True
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        # Django gives the columns of a positive type their CHECK, on every database.
        return "BigIntegerField" if self.negative else "PositiveBigIntegerField"

    def from_db_value(
        self, value: Any, expression: models.Expression, connection: BaseDatabaseWrapper
    ) -> Pesos | None:
        return None if value is None else Pesos(value)

    def to_python(self, value: Any) -> Pesos | None:
        if isinstance(value, str):
            try:
                return Pesos(clp.parse(value))
            except MontoInvalido as error:
                raise ValidationError(str(error), code="invalid") from None
        number = super().to_python(value)
        return None if number is None else Pesos(number)

    def formfield(self, **kwargs: Any) -> Any:
        widget = kwargs.get("widget")
        # The stock admin asks for a number input, in which a browser refuses dots and "$".
        if isinstance(widget, forms.NumberInput) or (
            isinstance(widget, type) and issubclass(widget, forms.NumberInput)
        ):
            del kwargs["widget"]
        # The limits are those of the validators, which say it in our words.
        return super().formfield(
            **{"form_class": PesosFormField, "min_value": None, "max_value": None} | kwargs
        )
