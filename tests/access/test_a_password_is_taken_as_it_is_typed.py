"""A password is taken letter by letter, as long as somebody likes, and is no word of the office."""

from __future__ import annotations

import re

import pytest
from django.conf import global_settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from gobernacion.access.passwords import words_of_the_office
from tests.access.guessers import Clock, came_in, make_owner, try_password
from tests.access.people import CLAVE, browser_of

CHANGE = reverse("admin:password_change")
LONG = "  Ñandú y 山, " + "a" * 130 + " 🐐 "


@pytest.fixture
def ana(db: None):
    return make_owner("ana")


def change(user, new):
    data = {"old_password": CLAVE, "new_password1": new, "new_password2": new}
    return browser_of(user).post(CHANGE, data)


def test_it_may_be_long_and_of_any_letters_and_no_other_opens(ana) -> None:
    assert change(ana, LONG).status_code == 302
    assert came_in(try_password("ana", LONG))
    for other in (LONG.strip(), LONG.lower(), LONG[:72], LONG[:-2] + "  "):
        assert not came_in(try_password("ana", other))


@pytest.mark.parametrize(
    "new", ["solamente letras", "SOLAMENTELETRAS", "--------·-------", "9 8 7 1 2 3 0 5"]
)
def test_no_kind_of_sign_is_asked_for(ana, new) -> None:
    assert change(ana, new).status_code == 302


def test_it_is_hidden_while_it_is_typed_and_may_be_pasted_or_filled_in(ana, client) -> None:
    pages = {client.get(reverse("admin:login")): 1, browser_of(ana).get(CHANGE): 3}
    for page, many in pages.items():
        boxes = re.findall(r'<input type="password"[^>]*>', page.content.decode())
        assert len(boxes) == many
        for box in boxes:
            assert re.search(r'autocomplete="(?:current|new)-password"', box), box
            assert "maxlength" not in box


def test_it_never_has_to_be_changed_because_time_passed(ana, monkeypatch) -> None:
    clock = Clock(monkeypatch)
    clock.later(days=5000)
    assert came_in(try_password("ana", CLAVE))


def test_it_is_kept_by_a_slow_hash(ana, settings) -> None:
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    ana.set_password(CLAVE)
    kind, rounds, salt, _ = ana.password.split("$")
    assert kind == "pbkdf2_sha256"
    assert int(rounds) >= 600_000
    assert len(salt) >= 22  # 128 bits


# --- words of the office ---


@pytest.fixture
def elqui(db: None, settings):
    territory = settings.BASE_DIR / "fixtures" / "reference" / "elqui.toml"
    call_command("cargar_territorio", str(territory), save=True, verbosity=0)


@pytest.mark.parametrize(
    "new",
    [
        "GobernaciónElqui2026",
        "La Serena Vicuña 2019!",
        "orasmi-extranjeria",
        "cuenta pública 2026.",
        "jefatura Coquimbo",
    ],
)
def test_it_is_not_made_of_the_words_of_the_office(elqui, ana, new) -> None:
    with pytest.raises(ValidationError, match="palabras de la oficina"):
        password_validation.validate_password(new, ana)


@pytest.mark.parametrize("new", ["una cabra en La Serena", CLAVE, "montaña verde lápiz ocho"])
def test_a_word_of_the_office_among_others_is_taken(elqui, ana, new) -> None:
    password_validation.validate_password(new, ana)


def test_the_words_are_those_of_the_office_that_runs_it(elqui) -> None:
    assert {"serena", "vicuna", "elqui", "orasmi", "gobernacion"} <= words_of_the_office()


def test_it_is_refused_beside_its_field(elqui, ana) -> None:
    refused = change(ana, "GobernaciónElqui2026")
    assert refused.status_code == 200
    assert "palabras de la oficina" in refused.content.decode()
