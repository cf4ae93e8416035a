"""How the pages of planillas are drawn, and their files sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(admin: Any, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of the list of an admin."""
    common = {**admin.admin_site.each_context(request), "opts": admin.opts, "media": admin.media}
    return render(request, f"records/planillas/{template}.html", {**common, **context})


def plural(admin: Any) -> str:
    """How the records of an admin are called, as a title."""
    return str(capfirst(str(admin.opts.verbose_name_plural)))


def file_of(admin: Any, content: bytes, what: str) -> HttpResponse:
    """A workbook to be kept by whoever asked for it, and by nothing in between."""
    answer = HttpResponse(content, content_type=XLSX)
    name = f"{what}-{admin.opts.model_name}-{timezone.localdate():%Y-%m-%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
