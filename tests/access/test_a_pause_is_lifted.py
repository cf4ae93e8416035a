"""Whoever administers accounts lifts a pause, with a reason, and never their own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gobernacion.access import guessing
from gobernacion.access.models import Anotacion, Intento
from tests.access.guessers import ELSEWHERE, HERE, came_in, make_owner, try_password, waits
from tests.access.people import CLAVE

REASON = "Llamó desde su anexo: no recordaba la clave."


@pytest.fixture
def ana(people):
    user = make_owner("ana")
    for _ in range(guessing.FREE):
        guessing.reserve("clave", "ana", HERE)
    return user


def page_of(user) -> str:
    return reverse("admin:access_user_quitar_pausa", args=[user.pk])


def account_of(user) -> str:
    return reverse("admin:access_user_change", args=[user.pk])


def test_it_is_offered_while_there_is_one(ana, people, enter) -> None:
    client = enter("administrador")
    assert page_of(ana) in client.get(account_of(ana)).content.decode()
    assert page_of(people["nadie"]) not in client.get(account_of(people["nadie"])).content.decode()
    answer = client.post(page_of(people["nadie"]), {"motivo": REASON}, follow=True)
    assert "ya no se puede" in answer.content.decode()


def test_it_is_lifted_with_a_reason_and_the_owner_comes_in(ana, enter) -> None:
    assert waits(try_password("ana", CLAVE, HERE))
    client = enter("administrador")
    assert "por otro medio" in client.get(page_of(ana)).content.decode()
    for wrong in ("", "su RUN es 12.345.678-5"):
        assert client.post(page_of(ana), {"motivo": wrong}).status_code == 200
    assert waits(try_password("ana", CLAVE, HERE))
    assert client.post(page_of(ana), {"motivo": REASON})["Location"] == account_of(ana)
    assert came_in(try_password("ana", CLAVE, HERE))
    line = Anotacion.objects.get(accion="quitar_pausa")
    assert (line.quien.username, line.registro, line.motivo) == ("administrador", str(ana.pk), REASON)


def test_a_pause_of_attempts_from_anywhere_is_offered_too(people) -> None:
    for number in range(guessing.FREE_FROM_ANYWHERE):
        assert not guessing.is_paused(people["nadie"])
        guessing.reserve("clave", "nadie", f"192.0.2.{number}")
    assert guessing.is_paused(people["nadie"])


def test_what_was_lifted_goes_on_counting_for_the_address_it_came_from(ana, people) -> None:
    guessing.lift(ana, por=people["administrador"])
    kept = Intento.objects.filter(desde=guessing.digest("desde", HERE))
    assert (kept.count(), kept.exclude(cuenta="").count()) == (guessing.FREE, 0)


def test_nobody_lifts_their_own(people, enter) -> None:
    own = people["administrador"]
    for _ in range(guessing.FREE):
        guessing.reserve("clave_propia", own.username, ELSEWHERE)
    answer = enter("administrador").post(page_of(own), {"motivo": REASON}, follow=True)
    assert "Nadie quita la pausa de su propia cuenta" in answer.content.decode()
    assert guessing.is_paused(own)


@pytest.mark.parametrize("who", ["jefatura", "autoridad", "auditor", "encargado.testarea", "super"])
def test_nobody_else_lifts_one(ana, enter, who) -> None:
    client = enter(who)
    assert client.post(page_of(ana), {"motivo": REASON}).status_code in (403, 404)
    assert guessing.is_paused(ana)
