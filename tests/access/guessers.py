"""Those who try passwords, and a clock that only they move."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.models import User
from tests.access.people import CLAVE, make_user

LOGIN = reverse("admin:login")
HERE, ELSEWHERE = "203.0.113.9", "198.51.100.7"


class Clock:
    """The present of a test: it stands still until somebody says how much later it is."""

    def __init__(self, monkeypatch) -> None:
        self.moment: datetime = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: self.moment)

    def later(self, **span: float) -> None:
        self.moment += timedelta(**span)


def try_password(
    username: str,
    password: str = "otra",
    address: str = ELSEWHERE,
    browser: Client | None = None,
    **more: str,
) -> HttpResponse:
    """One answer of the login page, to a browser that was never there unless one is given."""
    return (browser or Client()).post(
        LOGIN, {"username": username, "password": password}, REMOTE_ADDR=address, **more
    )


def came_in(response: HttpResponse) -> bool:
    return response.status_code == 302


def waits(response: HttpResponse) -> bool:
    return response.status_code == 429


def make_owner(username: str) -> User:
    """An account whose owner knows its password."""
    user = make_user(username)
    user.set_password(CLAVE)
    user.save()
    return user
