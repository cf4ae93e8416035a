"""Those who try passwords, and a clock that only they move."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.models import User
from tests.access.people import CLAVE, code_of, give_telephone, make_user

LOGIN, SECOND_STEP = reverse("admin:login"), reverse("admin:segundo_factor")
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


def come_in(username: str, address: str, browser: Client, password: str = CLAVE) -> HttpResponse:
    """Write the password and the code of the telephone."""
    assert came_in(try_password(username, password, address, browser))
    code = code_of(User.objects.get(username=username))
    return browser.post(SECOND_STEP, {"codigo": code}, REMOTE_ADDR=address)


def came_in(response: HttpResponse) -> bool:
    return response.status_code == 302


def waits(response: HttpResponse) -> bool:
    return response.status_code == 429


def make_owner(username: str) -> User:
    """An account whose owner knows its password and has a telephone."""
    user = make_user(username)
    user.set_password(CLAVE)
    user.save()
    give_telephone(user)
    return user
