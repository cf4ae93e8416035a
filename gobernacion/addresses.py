"""The addresses of this site: the path of a page, and whole for whoever reads it elsewhere (citations, catalogues).

An installation in production is called by one name, whichever of its names it was asked by: a page that says it is the
same for everybody. Any other is called as it was asked, and such a page is kept for that name alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils.cache import patch_vary_headers

View = Callable[..., HttpResponse]

PART = re.compile(r"<[^>]+>")
"""What varies in a route: "<edicion:direccion>"."""


def path_of(route: str, *values: object) -> str:
    """Write the path of one page of a route, whoever answers there: each of its parts is given, in its order."""
    return get_script_prefix() + PART.sub("%s", route) % tuple(quote(str(one), safe="") for one in values)


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
