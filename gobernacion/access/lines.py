"""The lines typed inside a record."""

from __future__ import annotations

from typing import Any

from django.forms import BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME


class LinesFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # not generic at run time
    """The heading of a column names its boxes to the eye alone: the box that takes a line away says its name."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = "Eliminar esta línea"
