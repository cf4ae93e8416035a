"""Form fields that read numbers as they are typed in Chile, dots between thousands and a comma before decimals, and as
they are pasted from elsewhere.

Django reads them only together with grouping every number it prints, years and folios included.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gobernacion.lib import clp
from gobernacion.lib.pasted import tidy

FIGURE_DIGITS = 17
"""The most digits of a figure or a target that is typed, the four decimals included: a thousand of the largest still
add up in a column of twenty."""


class EnteroFormField(forms.IntegerField):
    """A count: "4.491", "4 491" and "4491" are the same."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        """The count that was typed, or None when nothing was."""
        return super().to_python(_read(value, clp.read_count))


class DecimalFormField(forms.DecimalField):
    """A number with decimals: "26,5", "1.234,56", and "26.5", which can be no other."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs say int
        """The number that was typed, or None when nothing was."""
        return super().to_python(_read(value, clp.read_decimal))

    def prepare_value(self, value: Any) -> Any:
        """The stored number as it would be typed; what was typed stays as it was."""
        return clp.number(value) if isinstance(value, int | Decimal) else value


def _read(value: Any, read: Callable[[str], Any]) -> Any:
    """The number in a text, None in an empty one; what is no text passes as it is."""
    if not isinstance(value, str):
        return value
    if not tidy(value):
        return None
    try:
        return read(value)
    except clp.NumeroInvalido as error:
        raise ValidationError(str(error), code="invalid") from None
