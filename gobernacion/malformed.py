"""Requests no browser sends: refused at the door, because databases answer a NUL character with an error."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\x00"


class RefuseMalformedMiddleware:
    """Answers 400 to an address, a query or a cookie with a NUL character in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path or "%00" in request.META.get("QUERY_STRING", "") or NUL in "".join(request.COOKIES.values()):
            raise BadRequest("NUL character")
        return self.get_response(request)
