"""The history of a record: who changed what and when, of the fields the person may see."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse

from gobernacion.access.grants import grants
from gobernacion.access.readings import References, name_of, spoken

PER_PAGE = 50
UNTOLD = {"version"}
"""Fields that say nothing to anybody."""


class VersionHistory(ModelAdmin):  # type: ignore[type-arg]
    """Stands below HouseAdmin, which asks the policy and writes the journal before coming here."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        record: Any = self.get_object(request, unquote(object_id))
        page = request.GET.get("p", "1")
        page_number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
        start = max(page_number - 1, 0) * PER_PAGE
        # One more than shown: the oldest of the page is compared with the one before it.
        versions = list(
            record.history.select_related("history_user").order_by("-history_id")[
                start : start + PER_PAGE + 1
            ]
        )
        context = {
            **self.admin_site.each_context(request),
            "title": f"Historial de {record}",
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record),  # type: ignore[attr-defined]  # that of HouseAdmin
            "crumb": "Historial",
            "versions": _told(request, record, versions)[:PER_PAGE],
            "page_number": page_number,
            "has_more": len(versions) > PER_PAGE,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "access/history.html", context)


def _told(request: HttpRequest, record: Model, versions: list[Any]) -> list[dict[str, Any]]:
    """Each version with what changed in it since the one before."""
    held = grants(request)
    visible = held.visible(record) - UNTOLD
    kept = {field.name for field in type(record).history.model._meta.fields}  # type: ignore[attr-defined]
    fields = [field for field in type(record)._meta.fields if field.name in visible & kept]
    references = References(held, versions, fields)
    told = []
    for version, before in pairwise([*versions, None]):
        changes = []
        for field in fields if before is not None else []:
            if getattr(version, field.attname) != getattr(before, field.attname):
                was, now = spoken(field, before, references), spoken(field, version, references)
                changes.append({"label": field.verbose_name, "was": was, "now": now})
        told.append(
            {
                "when": version.history_date,
                "who": name_of(held, version.history_user) if version.history_user else "",
                "what": version.history_change_reason
                or ("Registrar" if version.history_type == "+" else "Modificar"),
                "changes": changes,
            }
        )
    return told
