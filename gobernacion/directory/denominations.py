"""The names the institution has had, on the desk of whoever administers: every public page says the one of today."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gobernacion.access.house import HouseAdmin
from gobernacion.directory.public_texts import without_names
from gobernacion.territory.models import Denominacion


@admin.register(Denominacion)
class DenominacionAdmin(HouseAdmin):
    list_display = ("nombre", "tipo", "desde", "norma")
    ordering = ("-desde",)
    fields = ("desde", "nombre", "tipo", "sigla", "norma")
    empty_list = "La institución se llama como se cargó; anote aquí desde cuándo cambia de nombre."

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """One person writes it and anybody reads it: it names nobody."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in ("nombre", "sigla", "norma"):
            field.validators.append(without_names)
        return field
