"""The devices an account came in from: a signed cookie, so that what others guess does not make its owner wait."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponseBase

from gobernacion.access import guessing
from gobernacion.access.models import User
from gobernacion.access.origin import client_address


@contextmanager
def guarded(request: HttpRequest, kind: str, account: str) -> Iterator[None]:
    """Count a try at a secret of an account around the look at it: a ValidationError inside says that it was wrong.

    Raises guessing.Paused before, if no try may be taken, or after, if the next one will have to wait.
    """
    attempt = guessing.reserve(kind, account, client_address(request), known_device(request, account))
    try:
        yield
    except ValidationError:
        attempt.failed()
        raise
    attempt.succeeded()


def known_device(request: HttpRequest, account: str) -> str:
    """Return which device of an account this is, or nothing if it never came in from here with its present password."""
    cookie = request.COOKIES.get(_cookie(account))
    user = User.objects.filter(username=User.normalize_username(account)).first() if cookie else None
    if cookie is None or user is None:
        return ""
    try:
        return _signer(user).unsign(cookie, max_age=guessing.KNOWN)
    except BadSignature:
        return ""


def remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """Note that an account came in, with all it takes, from this device and this address."""
    device = known_device(request, user.username) or secrets.token_urlsafe(16)
    response.set_cookie(
        _cookie(user.username),
        _signer(user).sign(device),
        max_age=guessing.KNOWN,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    guessing.know_place(user.username, client_address(request))


def _cookie(account: str) -> str:
    """One for each account: two people may share a machine."""
    return f"{settings.COOKIE_PREFIX}equipo_{guessing.digest('cookie', str(User.normalize_username(account)))[:16]}"


def _signer(user: User) -> TimestampSigner:
    """What it signs holds for this account while its password is the same."""
    return TimestampSigner(salt=f"{__name__}.{user.pk}.{user.get_session_auth_hash()}")
