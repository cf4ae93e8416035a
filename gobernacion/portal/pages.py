"""What every public page keeps to: it is only read, and anybody may keep it who asks whether it changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from gobernacion.addresses import path_of
from gobernacion.portal.editions import editions
from gobernacion.published.addresses import DATOS
from gobernacion.territory.models import Institucion

Page = Callable[..., HttpResponse]
ALLOWED = ("GET", "HEAD")


def public_page(view: Page) -> Page:
    """A page anyone may read, the same for everybody until something is published or the day ends."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ALLOWED:
            refused = render(request, "405.html", status=405)
            refused.headers["Allow"] = ", ".join(ALLOWED)
            return refused
        response = view(request, *args, **kwargs)
        # A third of a page would be the indentation of its templates, and telephones pay for it.
        response.content = re.sub(rb"\n\s+", b"\n", response.content)
        # Kept by anyone, asked about every time: an erratum must show at once.
        response.headers["Cache-Control"] = "public, no-cache"
        return response

    # Nothing can be posted here, so a post is told that, not that its form has expired.
    page.csrf_exempt = True  # type: ignore[attr-defined]
    return page


def site(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page: the editions and today's institution, read if asked for; whether it is a demo."""
    return {
        "ediciones": SimpleLazyObject(lambda: editions(request)),
        "institucion": SimpleLazyObject(lambda: Institucion.objects.en(timezone.localdate())),
        "datos_abiertos": path_of(DATOS),
        "demostracion": settings.DEMO,
    }
