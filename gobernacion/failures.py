"""What a visitor is told when the product fails: that the database is gone, which passes, or that something broke."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error

GONE = (InterfaceError, OperationalError)
"""What Django raises when the database does not answer: stopped, restarting, or too busy to take a lock."""

RETRY_AFTER = 60


def failed(request: HttpRequest) -> HttpResponse:
    """503 while the database does not answer, 500 for any other failure; drawn without asking anything of anybody."""
    if not isinstance(sys.exc_info()[1], GONE):
        return server_error(request)
    return HttpResponse(
        loader.get_template("503.html").render(),
        status=503,
        headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"},
    )
