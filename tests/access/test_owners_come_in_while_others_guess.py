"""A day of guessing against thirty accounts, from one address and from two hundred: owners come in, guessers do not.

Somebody who learns nothing from being told to wait tries each account every three minutes, from an address drawn anew,
with a list in which its password stands at the thousandth place. The owners come and go meanwhile.
"""

from __future__ import annotations

from random import Random

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from gobernacion.access import devices, guessing
from gobernacion.access.entry import EntryForm
from tests.access.guessers import HERE, Clock, make_owner
from tests.access.people import CLAVE, make_user

pytestmark = [pytest.mark.campaign, pytest.mark.django_db]

DAY, HOUR, EVERY = 24 * 60, 60, 3
PLACE = 1000
"""Where the password of each account stands in the list of who guesses."""


class Login:
    """What the page that lets people in answers, without drawing it."""

    def __init__(self) -> None:
        self.requests = RequestFactory()

    def __call__(
        self, username: str, password: str, address: str, cookies: dict[str, str] | None = None
    ) -> str:
        """«in», «wrong» or «wait»."""
        request = self.requests.post("/interno/login/", REMOTE_ADDR=address)
        request.session = SessionStore()
        request.COOKIES = cookies if cookies is not None else {}
        form = EntryForm(request, {"username": username, "password": password})
        try:
            if not form.is_valid():
                return "wrong"
        except guessing.Paused:
            return "wait"
        response = HttpResponse()
        devices.remember(request, response, form.get_user())
        request.COOKIES.update({name: one.value for name, one in response.cookies.items()})
        return "in"


@pytest.fixture
def day(campaign_size, record_property, monkeypatch):
    """What a day of guessing from so many addresses gives: passwords looked at, for each account."""

    def live(many: int) -> dict[str, int]:
        accounts = [f"persona{number}" for number in range(campaign_size(sample=4, whole=30))]
        minutes = campaign_size(sample=3 * HOUR, whole=DAY)
        clock, chance, enter = Clock(monkeypatch), Random(many), Login()
        guessers = [f"198.51.{number // 200}.{number % 200 + 1}" for number in range(many)]
        administrator, browsers = make_user("administra"), {name: {} for name in accounts}
        users = {name: make_owner(name) for name in accounts}
        assert all(enter(name, CLAVE, HERE, browsers[name]) == "in" for name in accounts)

        looked_at = dict.fromkeys(accounts, 0)
        sent = guessed = owners = at_once = lifted = 0
        for minute in range(0, minutes, EVERY):
            clock.later(minutes=EVERY)
            for name in chance.sample(accounts, len(accounts)):
                guess = CLAVE if looked_at[name] + 1 == PLACE else f"una de la lista {looked_at[name]}"
                answer = enter(name, guess, chance.choice(guessers))
                sent += 1
                looked_at[name] += answer != "wait"
                guessed += answer == "in"
            if minute % HOUR == HOUR // 2:
                for name in accounts:
                    # On their machine wherever it is, and on any machine of the office.
                    away = f"192.0.2.{chance.randrange(250)}"
                    assert enter(name, CLAVE, away, dict(browsers[name])) == "in"
                    assert enter(name, CLAVE, HERE) == "in"
                    owners += 2
        for number, name in enumerate(accounts):
            # On a machine they never used, where they never were.
            elsewhere = f"203.0.113.{100 + number}"
            if enter(name, CLAVE, elsewhere) == "in":
                at_once += 1
            else:
                guessing.lift(users[name], por=administrator)
                assert enter(name, CLAVE, elsewhere) == "in"
                lifted += 1

        record_property("accounts", len(accounts))
        record_property("guesses sent", sent)
        record_property("passwords looked at", sum(looked_at.values()))
        record_property("accounts guessed", guessed)
        record_property("owners on a machine or in a place known of them: came in", owners)
        record_property("owners on a new machine elsewhere: came in at once", at_once)
        record_property("owners on a new machine elsewhere: came in once their pause was lifted", lifted)
        assert guessed == 0
        assert many > 1 or lifted == 0
        return looked_at

    return live


def test_from_one_address(day) -> None:
    assert sum(day(1).values()) <= guessing.FREE_OF_AN_ADDRESS + 30


def test_from_two_hundred_addresses(day) -> None:
    assert max(day(200).values()) <= guessing.FREE_FROM_ANYWHERE + 30
