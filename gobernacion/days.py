"""A form field that reads a day somebody may mean: a year typed with two figures is no day of the first century."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

FIRST_YEAR, LAST_YEAR = 1900, 2100


def of_our_time(day: date) -> None:
    """Refuse a day of another age."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"Escriba un año entre {FIRST_YEAR} y {LAST_YEAR}.", code="otra_epoca")


class DiaFormField(forms.DateField):
    """A day between 1900 and 2100."""

    default_validators = [of_our_time]
