"""What every public page keeps to: it is only read, and a visitor who already has it is told so."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.functional import SimpleLazyObject

from gobernacion.content.public import OfertaPublicada
from gobernacion.portal.editions import editions

Page = Callable[..., HttpResponse]
ALLOWED = ("GET", "HEAD")


def public_page(view: Page) -> Page:
    """A page anyone may read. It changes only when an edition is published, so its ETag is that of the chain of seals.

    There is no Last-Modified: editions are dated by day, and two may be published on the same one.
    """
    return _kept_by(view, lambda request: editions(request).etag)


def offer_page(view: Page) -> Page:
    """A page of the services' offer. It changes also when an offer is published or withdrawn, and from day to day."""

    def etag(request: HttpRequest) -> str:
        shown = f"{editions(request).etag}{OfertaPublicada.objects.huella()}{timezone.localdate()}"
        return f'"{hashlib.sha256(shown.encode()).hexdigest()[:32]}"'

    return _kept_by(view, etag)


def _kept_by(view: Page, state: Callable[[HttpRequest], str]) -> Page:
    """The page, told apart from how it was before by ``state``."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ALLOWED:
            refused = render(request, "405.html", status=405)
            refused.headers["Allow"] = ", ".join(ALLOWED)
            return refused
        etag = state(request)
        response = get_conditional_response(request, etag) or view(request, *args, **kwargs)
        # A third of a page would be the indentation of its templates, and telephones pay for it.
        response.content = re.sub(rb"\n\s+", b"\n", response.content)
        if response.status_code in (200, 304):
            response.headers["ETag"] = etag
            # Kept by anyone, asked about every time: an erratum must show at once.
            response.headers["Cache-Control"] = "public, no-cache"
        return response

    # Nothing can be posted here, so a post is told that, not that its form has expired.
    page.csrf_exempt = True  # type: ignore[attr-defined]
    return page


def site(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page: the editions, read when a template first asks, and whether this is a demo."""
    return {"ediciones": SimpleLazyObject(lambda: editions(request)), "demostracion": settings.DEMO}
