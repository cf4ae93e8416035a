"""A session is of whoever came in, from when they did until it ends, and an ended one opens nothing."""

from __future__ import annotations

import re

import pytest
from django.conf import settings as current
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.access.guessers import Clock, came_in, make_owner, try_password
from tests.access.people import CLAVE, browser_of
from tests.access.test_whoever_passes_by_learns_nothing import ALL

INDEX, LOGIN, LOGOUT = (reverse(f"admin:{name}") for name in ("index", "login", "logout"))
NEW = "montaña verde lápiz ocho"
COOKIE = current.SESSION_COOKIE_NAME
NOT_A_PAGE = {reverse("admin:jsi18n"), LOGOUT}
"""The words of the calendar, which every account is sent alike, and what ends the walk."""


@pytest.fixture
def ana(db: None):
    return make_owner("ana")


def with_session(key: str) -> Client:
    browser = Client()
    browser.cookies[COOKIE] = key
    return browser


def is_out(browser: Client) -> bool:
    return browser.get(INDEX).get("Location", "").startswith(LOGIN)


def test_it_is_another_one_once_somebody_came_in(ana) -> None:
    for planted in ("a" * 32, browser_of(ana).cookies[COOKIE].value):
        browser = with_session(planted)
        assert came_in(try_password("ana", CLAVE, browser=browser))
        own = browser.cookies[COOKIE].value
        assert own != planted
        assert re.fullmatch(r"[a-z0-9]{32}", own)  # 165 bits
        assert not Session.objects.filter(pk=planted).exists()


def test_leaving_ends_it_in_the_database_too(ana) -> None:
    browser = browser_of(ana)
    kept = with_session(browser.cookies[COOKIE].value)
    assert not is_out(kept)
    assert "Volver a entrar" in browser.post(LOGOUT).content.decode()
    assert is_out(kept)
    assert not Session.objects.exists()


def test_nobody_leaves_because_another_page_asked_for_it(ana) -> None:
    browser = browser_of(ana)
    assert browser.get(LOGOUT).status_code == 405
    assert not is_out(browser)


def test_a_changed_password_ends_all_others(ana) -> None:
    here, elsewhere = browser_of(ana), browser_of(ana)
    data = {"old_password": CLAVE, "new_password1": NEW, "new_password2": NEW}
    assert here.post(reverse("admin:password_change"), data).status_code == 302
    assert not is_out(here)
    assert is_out(elsewhere)


def test_a_handed_over_password_ends_all_of_them(people) -> None:
    browser = browser_of(people["jefatura"])
    people["jefatura"].entregar_clave(por=people["administrador"])
    assert is_out(browser)


def test_it_ends_by_itself_after_eight_hours(ana, monkeypatch) -> None:
    clock = Clock(monkeypatch)
    browser = browser_of(ana)
    clock.later(hours=7, minutes=59)
    assert not is_out(browser)
    clock.later(minutes=2)
    assert is_out(browser)


def test_a_made_up_or_altered_one_opens_nothing(ana) -> None:
    key = browser_of(ana).cookies[COOKIE].value
    for other in ("", "x", "0" * 32, key[:-1] + ("a" if key[-1] != "a" else "b"), key + "a"):
        assert is_out(with_session(other))


def pages_of_the_staff() -> set[str]:
    """The pages of the whole site, those of one area, and some of every other."""
    staff = [one for one in ALL if one.startswith("/interno/") and one not in NOT_A_PAGE]
    of_one_area = [one for one in staff if one.startswith("/interno/testarea/")]
    of_the_site = [one for one in staff if one.count("/") == 3]
    return {*of_the_site, *of_one_area, *staff[::20]}


def test_no_form_of_the_staff_is_taken_without_its_token(people) -> None:
    browser = browser_of(people["encargado.testarea"], enforce_csrf_checks=True)
    for address in pages_of_the_staff():
        assert browser.post(address, {"post": "yes"}).status_code == 403, address


def test_no_page_of_the_staff_stays_in_a_browser_and_each_leads_out(people) -> None:
    browser = browser_of(people["encargado.testarea"])
    looked_at = set()
    for address in pages_of_the_staff():
        answer = browser.get(address)
        assert {"private", "no-store"} <= set(re.split(r",\s*", answer["Cache-Control"])), address
        if answer.get("Content-Type", "").startswith("text/html") and answer.status_code != 302:
            looked_at.add(address)
            assert f'action="{LOGOUT}"' in answer.content.decode(), address
    assert {INDEX, reverse("admin:password_change"), reverse("admin:testarea_caso_changelist")} <= looked_at
