"""Guessing a password is slow for the guesser, and its owner comes in all the same."""

from __future__ import annotations

import time
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gobernacion.access import guessing
from gobernacion.access.models import Anotacion, Intento, LugarConocido
from tests.access.guessers import ELSEWHERE, HERE, Clock, came_in, come_in, make_owner, try_password, waits
from tests.access.people import CLAVE
from tests.at_once import at_once

CHANGE = reverse("admin:password_change")
NEW = "montaña verde lápiz ocho"


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def ana(db: None):
    return make_owner("ana")


@pytest.fixture
def known(ana) -> Client:
    """A browser in which Ana came in, and out again."""
    browser = Client()
    assert came_in(come_in("ana", HERE, browser))
    browser.post(reverse("admin:logout"))
    return browser


def addresses(many: int) -> list[str]:
    return [f"192.0.{number // 250}.{number % 250 + 1}" for number in range(many)]


def guess(username: str, address: str) -> bool:
    """Take a try without a page, and get it wrong; whether there was none to take."""
    try:
        guessing.reserve("clave", username, address)
    except guessing.Paused:
        return True
    return False


def guess_from_many(many: int = 50) -> list[bool]:
    """One guess from each of many addresses: which had to wait."""
    return [guess("ana", address) for address in addresses(many)]


# --- a pause ---


def test_a_pause_says_how_long_and_what_to_do(ana, clock) -> None:
    answers = [try_password("ana") for _ in range(guessing.FREE)]
    assert [waits(answer) for answer in answers] == [False] * (guessing.FREE - 1) + [True]
    assert answers[-1]["Retry-After"] == "60"
    page = answers[-1].content.decode()
    assert "Espere 1 minuto y" in page
    assert "quien administra las cuentas" in page
    assert waits(try_password("ana", CLAVE))
    clock.later(seconds=61)
    assert came_in(try_password("ana", CLAVE))


def test_insisting_during_a_pause_makes_it_no_longer(ana, clock) -> None:
    for _ in range(guessing.FREE):
        try_password("ana")
    for _ in range(10):
        clock.later(seconds=5)
        assert waits(try_password("ana"))
    clock.later(seconds=11)
    assert came_in(try_password("ana", CLAVE))


def test_each_pause_doubles_the_one_before_as_far_as_an_hour(ana, clock) -> None:
    lasted = []
    for _ in range(guessing.FREE - 1):
        try_password("ana")
    for _ in range(9):
        lasted.append(int(try_password("ana")["Retry-After"]) // 60)
        clock.later(minutes=lasted[-1], seconds=1)
    assert lasted == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_day_later_nothing_counts(ana, clock) -> None:
    for _ in range(guessing.FREE):
        try_password("ana")
    clock.later(days=1, seconds=1)
    assert [waits(try_password("ana")) for _ in range(guessing.FREE - 1)] == [False] * (guessing.FREE - 1)


def test_who_comes_in_has_all_their_tries_again(ana, clock) -> None:
    for _ in range(3):
        assert not any(waits(try_password("ana")) for _ in range(guessing.FREE - 1))
        assert came_in(try_password("ana", CLAVE))
    assert not Intento.objects.exists()


# --- whose tries they are ---


def test_a_device_that_came_in_before_passes_while_others_guess(known, clock) -> None:
    assert any(guess_from_many())
    for _ in range(guessing.FREE):
        try_password("ana", address=HERE)
    assert waits(try_password("ana", CLAVE, HERE))
    assert came_in(try_password("ana", CLAVE, HERE, known))


def test_a_device_that_came_in_before_guesses_no_faster(known) -> None:
    assert [waits(try_password("ana", address=HERE, browser=known)) for _ in range(guessing.FREE)][-1]
    assert waits(try_password("ana", CLAVE, ELSEWHERE, known))
    assert came_in(try_password("ana", CLAVE, HERE))


def test_an_address_the_account_came_in_from_passes_while_others_guess(known, clock) -> None:
    assert any(guess_from_many())
    assert waits(try_password("ana", CLAVE))
    assert came_in(try_password("ana", CLAVE, HERE))


def test_one_address_makes_nobody_else_wait(ana, clock) -> None:
    """It never takes, in a day, all the tries there are from anywhere."""
    until = clock.moment + timedelta(days=3)
    while clock.moment < until:
        if guess("ana", ELSEWHERE):
            clock.later(minutes=10)
    assert waits(try_password("ana"))
    assert came_in(try_password("ana", CLAVE, HERE))


def test_many_addresses_together_have_few_tries(ana, clock) -> None:
    assert guess_from_many() == [False] * guessing.FREE_FROM_ANYWHERE + [True] * 10
    assert waits(try_password("ana", CLAVE, HERE))
    clock.later(minutes=1, seconds=1)
    assert came_in(try_password("ana", CLAVE, HERE))


def test_one_address_tries_few_accounts(known, ana, clock) -> None:
    answers = [guess(f"cuenta{number}", HERE) for number in range(70)]
    assert answers == [False] * guessing.FREE_OF_AN_ADDRESS + [True] * 10
    assert waits(try_password("ana", CLAVE, HERE))
    assert came_in(try_password("ana", CLAVE, HERE, known))
    assert came_in(try_password("ana", CLAVE, ELSEWHERE))


def test_what_is_mistyped_on_known_devices_stops_nobody_else(db) -> None:
    for number in range(guessing.FREE_OF_AN_ADDRESS + 1):
        guessing.reserve("clave", f"persona{number}", HERE, device=f"equipo {number}")
    guessing.reserve("clave", "ana", HERE)


def test_a_morning_of_an_office_behind_one_address(db, clock) -> None:
    """Forty clerks on machines of which nothing is known yet: all mistype before any comes in, and some do so again."""
    people = [f"persona{number}" for number in range(40)]
    assert not any(guess(name, HERE) for name in [*people, *people[:15]])
    for name in people:
        guessing.reserve("clave", name, HERE).succeeded()
    assert not Intento.objects.exists()


def test_what_a_guesser_writes_of_its_address_is_not_believed(ana, settings) -> None:
    answers = [try_password("ana", HTTP_X_FORWARDED_FOR=address) for address in addresses(guessing.FREE)]
    assert waits(answers[-1])


# --- the cookie of a device ---


def test_the_cookie_is_for_the_server_alone_and_says_nobody(known, settings) -> None:
    (cookie,) = [one for name, one in known.cookies.items() if name.startswith("equipo_")]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert int(cookie["max-age"]) == guessing.KNOWN.total_seconds()
    assert "ana" not in f"{cookie.key}{cookie.value}"
    settings.SESSION_COOKIE_SECURE = True
    browser = Client()
    come_in("ana", HERE, browser)
    assert browser.cookies[cookie.key]["secure"]


def test_two_people_share_a_machine(known) -> None:
    make_owner("luis")
    assert came_in(come_in("luis", HERE, known))
    guess_from_many()
    LugarConocido.objects.all().delete()
    assert came_in(try_password("ana", CLAVE, HERE, known))


def forget_places_and_guess() -> None:
    LugarConocido.objects.all().delete()
    assert any(guess_from_many())


def test_a_device_is_known_until_the_password_changes(known, ana) -> None:
    ana.set_password(NEW)
    ana.save()
    forget_places_and_guess()
    assert waits(try_password("ana", NEW, HERE, known))


def test_who_changes_the_password_stays_known_on_that_device(known) -> None:
    come_in("ana", HERE, known)
    data = {"old_password": CLAVE, "new_password1": NEW, "new_password2": NEW}
    assert known.post(CHANGE, data, REMOTE_ADDR=HERE).status_code == 302
    forget_places_and_guess()
    assert came_in(try_password("ana", NEW, HERE, known))


def test_a_device_is_known_for_ninety_days(known, monkeypatch) -> None:
    forget_places_and_guess()
    later = time.time() + timedelta(days=91).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert waits(try_password("ana", CLAVE, HERE, known))


def test_a_cookie_of_somebody_else_opens_nothing(known, ana) -> None:
    thief = Client()
    make_owner("luis")
    come_in("luis", HERE, thief)
    theirs, *_ = [one.value for name, one in thief.cookies.items() if name.startswith("equipo_")]
    (name,) = [name for name in known.cookies if name.startswith("equipo_")]
    thief.cookies[name] = theirs
    forget_places_and_guess()
    assert waits(try_password("ana", CLAVE, HERE, thief))


# --- what is told, and what is kept ---


def test_nothing_tells_whether_an_account_exists(ana, clock) -> None:
    def told(username: str) -> list[tuple[int, str | None, int]]:
        found = []
        for _ in range(guessing.FREE + 2):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                answer = try_password(username, address=HERE)
            found.append((answer.status_code, answer.get("Retry-After"), len(asked)))
        return found

    try_password("calienta")
    of_ana, of_nobody = told("ana"), told("nadie")
    line = guessing.FREE - 1  # the one at which a line is left in the journal, once a day
    assert of_ana[:line] + of_ana[line + 1 :] == of_nobody[:line] + of_nobody[line + 1 :]
    assert of_ana[line][:2] == of_nobody[line][:2]


def test_a_pause_leaves_one_line_in_the_journal(ana, clock) -> None:
    for username in ("ana", "nadie"):
        for _ in range(30):
            try_password(username)
            clock.later(minutes=1)
    (line,) = Anotacion.objects.filter(accion=guessing.PAUSE)
    assert (line.quien, line.modelo, line.registro) == (None, "access.User", str(ana.pk))


def test_nothing_typed_is_kept(known) -> None:
    for _ in range(3):
        try_password("ana", "clave secreta", HERE)
        try_password("ana", "clave secreta", HERE, known)
        try_password("alguien", "clave secreta")
    kept = [row for model in (Intento, LugarConocido) for row in model.objects.values_list()]
    assert len(kept) == 10
    for typed in ("ana", "alguien", "secreta", HERE, ELSEWHERE):
        assert typed not in str(kept)


def test_what_is_kept_needs_the_key_to_be_worked_out(ana, settings) -> None:
    before = guessing.digest("cuenta", "ana")
    settings.SECRET_KEY = "otra clave de la instalación, tan larga como hace falta para firmar"
    assert guessing.digest("cuenta", "ana") != before


def test_it_is_emptied_by_age(known, clock) -> None:
    try_password("ana")
    for span, left in (({"hours": 23}, (1, 1)), ({"hours": 2}, (0, 1)), ({"days": 90}, (0, 0))):
        clock.later(**span)
        guessing.forget_old(clock.moment)
        assert (Intento.objects.count(), LugarConocido.objects.count()) == left


def test_who_comes_in_empties_what_is_old(known, clock) -> None:
    try_password("alguien")
    clock.later(days=1, seconds=1)
    assert came_in(try_password("ana", CLAVE, HERE, known))
    assert not Intento.objects.exists()


# --- other secrets, many at once ---


def test_the_old_password_is_not_guessed_from_an_open_session(known, clock) -> None:
    come_in("ana", HERE, known)
    data = {"new_password1": NEW, "new_password2": NEW}
    answers = [known.post(CHANGE, {"old_password": "otra", **data}) for _ in range(guessing.FREE)]
    assert [waits(answer) for answer in answers] == [False] * (guessing.FREE - 1) + [True]
    assert waits(known.post(CHANGE, {"old_password": CLAVE, **data}))
    clock.later(seconds=61)
    assert known.post(CHANGE, {"old_password": CLAVE, **data}).status_code == 302


def test_each_secret_has_tries_of_its_own(ana) -> None:
    for _ in range(guessing.FREE):
        guessing.reserve("codigo", "ana", HERE)
    with pytest.raises(guessing.Paused):
        guessing.reserve("codigo", "ana", HERE)
    guessing.reserve("clave", "ana", HERE).succeeded()
    with pytest.raises(guessing.Paused):
        guessing.reserve("codigo", "ana", HERE)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_have_no_more_tries_than_one() -> None:
    make_owner("ana")

    def take(number: int) -> bool:
        try:
            guessing.reserve("clave", "ana", HERE)
        except guessing.Paused:
            return False
        return True

    assert sum(at_once(take, range(20))) == guessing.FREE


@pytest.mark.django_db(transaction=True)
def test_an_attempt_is_not_undone_with_something_else() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        guessing.reserve("clave", "ana", HERE)


# --- what counted before ---


@pytest.mark.django_db(transaction=True)
def test_what_was_typed_before_is_forgotten() -> None:
    """Offices have tables of django-axes, with what was typed as a user. Where there are none, nothing is done."""
    migration = import_module("gobernacion.access.migrations.0004_attempts_are_kept_in_digests")
    child, parent, *others = migration.LEFT_BEHIND
    with connection.schema_editor() as editor:
        for table in (parent, *others):
            editor.execute(f"CREATE TABLE {table} (id bigint PRIMARY KEY, username varchar(255))")
            editor.execute(f"INSERT INTO {table} VALUES (1, 'mi clave por error')")
        editor.execute(f"CREATE TABLE {child} (access_attempt_id bigint REFERENCES {parent} (id))")
        editor.execute(f"INSERT INTO {child} VALUES (1)")
        editor.execute("INSERT INTO django_content_type (app_label, model) VALUES ('axes', 'accesslog')")
    for _ in range(2):
        with connection.schema_editor() as editor:
            migration.forget_what_was_typed(apps, editor)
    assert not [name for name in connection.introspection.table_names() if name.startswith("axes")]
    assert not apps.get_model("contenttypes.ContentType").objects.filter(app_label="axes").exists()
