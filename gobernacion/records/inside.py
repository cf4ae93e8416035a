"""Records that come out of another one: typed at once in its form, and followed afterwards at a desk of their own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gobernacion.access.editing import VERSION
from gobernacion.records.admin import RecordTabularInline


class RecordsInside(RecordTabularInline):
    """What an activity left (demands, agreements): added a line each, and only read there from then on."""

    extra = 3
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: Any = super().get_queryset(request)
        return rows.vigentes()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing written before is changed here, so no version of it is asked."""
        return [name for name in super().get_fields(request, obj) if name != VERSION]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
