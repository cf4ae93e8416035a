"""Requests no browser sends: refused at the door, because databases answer a NUL character with an error."""

from collections.abc import Callable
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\x00"


class RefuseMalformedMiddleware:
    """Answers 400 to an address, a query or a cookie with a NUL character in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = (request.path, unquote(request.META.get("QUERY_STRING", "")), *request.COOKIES.values())
        if any(NUL in part for part in sent):
            raise BadRequest("NUL character")
        return self.get_response(request)
