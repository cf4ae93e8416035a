"""Choosing somebody of a family by name, among those of one role."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gobernacion.access.grants import grants
from programs.abriendo_caminos.models import Integrante


def members_by_name(request: HttpRequest, field: Any, *roles: str) -> Any:
    """The same form field, offering the members of these roles by name to whoever may see names.

    Read once for the whole form, however many lines it has.
    """
    if field is None:
        return None
    held = grants(request)
    named = held.sees_path(Integrante, "ficha__nombres")
    field.queryset = field.queryset.vigentes().filter(rol__in=roles)
    rows = field.queryset.select_related("ficha", "familia").order_by("ficha__clave", "pk")
    field.choices = [
        ("", "---------"),
        *((one.pk, f"{one.ficha.como_se_llama} · {one.familia}" if named else str(one)) for one in rows),
    ]
    return field
