"""What the fields of a model are called."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


def label_of(model: type[Model] | Model, name: str) -> str:
    """Call a field of a model as whoever reads it does: "monto solicitado"."""
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)
