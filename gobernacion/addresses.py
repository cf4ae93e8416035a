"""Whole addresses of this site, for whoever reads them elsewhere: citations, catalogues, search engines.

An installation in production is called by one name, whichever of its names it was asked by: a page that says it is the
same for everybody. Any other is called as it was asked, and such a page is kept for that name alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

View = Callable[..., HttpResponse]


def whole(request: HttpRequest, path: str) -> str:
    """A path with the name of this site before it."""
    return f"{settings.SITE_ADDRESS}{path}" if settings.SITE_ADDRESS else request.build_absolute_uri(path)


def names_whole_addresses(view: View) -> View:
    """An answer in which whole addresses stand."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not settings.SITE_ADDRESS:
            patch_vary_headers(response, ["Host"])
        return response

    return answer
