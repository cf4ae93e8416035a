"""What the desks of an edition share: the pages that ask something before it is done."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gobernacion.access.house import HouseAdmin


class EditionDesk(HouseAdmin):
    """The admin of something that belongs to an edition in preparation."""

    def _ask(
        self,
        request: HttpRequest,
        record: Model,
        form: Form,
        title: str,
        confirm: str,
        warning: str,
        template: str = "access/step.html",
        **more: Any,
    ) -> HttpResponse:
        """The page that asks something of a record before it is done."""
        context = {"title": title, "form": form, "confirm": confirm, "warning": warning, **more}
        return self._page(request, record, template, context)

    def _page(
        self, request: HttpRequest, record: Model | None, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record) if record else "",
            "media": self.media,
        }
        return render(request, template, {**shared, **context})
