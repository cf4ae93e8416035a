"""A form field that reads an hour as it is typed or pasted."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gobernacion.lib import hours
from gobernacion.lib.pasted import tidy


class HoraFormField(forms.TimeField):
    """An hour of the day: "9:30", "9.30", "0930", "10:30 hrs", "9:30 pm"."""

    def to_python(self, value: Any) -> time | None:
        """The hour that was typed, or None when nothing was."""
        if not isinstance(value, str):
            return super().to_python(value)
        if not tidy(value):
            return None
        try:
            return hours.read(value)
        except hours.HoraInvalida as refusal:
            raise ValidationError(str(refusal), code="invalid") from None
