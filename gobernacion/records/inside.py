"""Records that come out of another one: typed at once in its form, and followed afterwards at a desk of their own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from gobernacion.access.channels import column
from gobernacion.access.editing import VERSION
from gobernacion.records.admin import RecordTabularInline


class RecordsInside(RecordTabularInline):
    """What an activity left (demands, agreements): added a line each, and only read there from then on."""

    extra = 3
    readonly_fields = ("abrir",)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: Any = super().get_queryset(request)
        return rows.vigentes()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing written before is changed here, so no version of it is asked."""
        return ["abrir", *(name for name in super().get_fields(request, obj) if name != VERSION)]

    @column("Registro", uses=("numero", "estado"))
    def abrir(self, record: Any) -> str:
        """Where it is followed, and how it stands."""
        if record.pk is None:
            return ""
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        return format_html('<a href="{}">{}</a> {}', address, record.numero, record.get_estado_display())

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
