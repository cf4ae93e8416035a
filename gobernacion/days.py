"""A form field that reads a day as it is typed or pasted, and takes only one that somebody may mean."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gobernacion.lib import days
from gobernacion.lib.pasted import tidy

FIRST_YEAR, LAST_YEAR = 1900, 2100


def of_our_time(day: date) -> None:
    """Refuse a day of another age."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"Escriba un año entre {FIRST_YEAR} y {LAST_YEAR}.", code="otra_epoca")


class DiaFormField(forms.DateField):
    """A day between 1900 and 2100: "3/4/19", "3 de abril de 2019", "2019-04-03"."""

    default_validators = [of_our_time]
    serial = False
    """Whether a bare number is the one by which a spreadsheet keeps a day."""

    def to_python(self, value: Any) -> date | None:
        """The day that was typed, or None when nothing was."""
        if not isinstance(value, str):
            return super().to_python(value)
        if not tidy(value):
            return None
        try:
            return days.read(value, today=timezone.localdate(), serial=self.serial)
        except days.DiaInvalido as refusal:
            raise ValidationError(str(refusal), code="invalid") from None


class NacimientoFormField(DiaFormField):
    """A birth date, or the year alone where nobody knows more: "1950"."""

    takes_years = True

    def to_python(self, value: Any) -> date | None:
        """The day, or the year as such."""
        if not isinstance(value, str) or (year := days.year_alone(value)) is None:
            return super().to_python(value)
        if year.day_counted > timezone.localdate():
            raise ValidationError("Escriba también el día y el mes: ese año no ha terminado.", code="futura")
        return year
