"""Codes in models and forms: a folio, an order, a plate, an address of mail, read without what nobody sees of them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models

from gobernacion.lib.pasted import tidy

ROOM = 20
"""How much longer a pasted code may be than what is kept of it."""


class CodigoFormField(forms.CharField):
    """A code that was typed or pasted: no invisible signs, one space between words, a hyphen for every dash.

    ``joined``: it has no spaces at all. ``plate``: letters and figures alone, in capitals.
    """

    def __init__(
        self,
        *,
        joined: bool = False,
        plate: bool = False,
        example: str = "",
        pattern: Sequence[Any] = (),
        **more: Any,
    ) -> None:
        self.joined, self.plate = joined, plate
        super().__init__(**more)
        self.validators.extend(pattern)
        if example and (said := next((one.message for one in pattern), "")):
            self.error_messages["invalid"] = f"{str(said).rstrip('.')}, por ejemplo {example}."

    def to_python(self, value: Any) -> Any:
        """The code that was typed; what the field gives for nothing when nothing was."""
        if isinstance(value, str):
            value = tidy(value)
            if self.joined:
                value = value.replace(" ", "")
            if self.plate:
                value = "".join(char for char in value if char.isalnum()).upper()
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> Any:
        """What is pasted may be longer than what is kept of it."""
        attrs = super().widget_attrs(widget)
        if "maxlength" in attrs:
            attrs["maxlength"] = str(int(attrs["maxlength"]) + ROOM)
        return attrs


class CorreoFormField(forms.EmailField):
    """An address of mail as it was copied: "Ana <ana@inventado.cl>", "mailto:ana@inventado.cl", no invisible signs."""

    def to_python(self, value: Any) -> Any:
        """The address that was typed; what the field gives for nothing when nothing was."""
        if isinstance(value, str):
            value = tidy(value)
            if value.endswith(">") and "<" in value:
                value = value.rpartition("<")[2][:-1]
            value = value.strip(" ,;<>").removeprefix("mailto:")
        return super().to_python(value)


class CodigoField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """A code of a paper or of another system. A migration keeps it as the plain text it is in the database.

    ``example`` is shown where what was typed is refused.
    """

    description = "Código"

    def __init__(
        self, *args: Any, joined: bool = False, plate: bool = False, example: str = "", **kwargs: Any
    ) -> None:
        self.joined, self.plate, self.example = joined, plate, example
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def clone(self) -> Any:
        """A copy that is read as this one: what a migration leaves out is put back."""
        copied = super().clone()
        copied.joined, copied.plate, copied.example = self.joined, self.plate, self.example
        return copied

    def formfield(self, **kwargs: Any) -> Any:
        own = {
            "form_class": CodigoFormField,
            "joined": self.joined,
            "plate": self.plate,
            "example": self.example,
            "pattern": self._validators,  # type: ignore[attr-defined]  # the stubs leave it out
        }
        return super().formfield(**{**own, **kwargs})
