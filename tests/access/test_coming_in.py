"""Coming in: in Spanish, with a pause after too many attempts, and telling nothing to who guesses."""

from __future__ import annotations

import pytest
from django.conf import global_settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from gobernacion.access.models import Asignacion, User
from tests.access.people import CLAVE, make_user, proves_now

LOGIN = reverse("admin:login")


@pytest.fixture
def ana(db: None):
    user = make_user("ana", nombre="Ana Pérez")
    user.set_password(CLAVE)
    user.save()
    return user


def enter(client, username="ana", password=CLAVE, **more):
    return client.post(LOGIN, {"username": username, "password": password, "next": "/interno/"}, **more)


def test_the_right_password_opens(client, ana) -> None:
    assert enter(client)["Location"] == "/interno/"
    proves_now(client)
    page = client.get("/interno/").content.decode()
    assert "Ana" in page
    assert "Todavía no tiene funciones asignadas" in page


def test_the_password_is_kept_as_an_office_keeps_it(client, ana, settings) -> None:
    """Tests hash quickly; an office, slowly: whoever steals the table tries few passwords a second."""
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    ana.set_password(CLAVE)
    ana.save()
    assert ana.password.startswith("pbkdf2_sha256$")
    assert enter(client).status_code == 302
    assert enter(client, password="otra").status_code == 200


@pytest.mark.parametrize("written", ["ANA", "Ana", "ana "])
def test_the_user_may_be_written_in_any_case(client, ana, written) -> None:
    assert enter(client, written).status_code == 302


def test_a_wrong_user_and_a_wrong_password_read_the_same(client, ana) -> None:
    wrong = {
        enter(client, user, "otra").content.decode().count("no son correctos") for user in ["ana", "nadie"]
    }
    ana.is_active = False
    ana.save()
    wrong.add(enter(client).content.decode().count("no son correctos"))
    assert wrong == {1}


def test_five_failures_pause_the_account_even_for_the_right_password(client, ana) -> None:
    for attempt in range(5):
        response = enter(client, "ana" if attempt % 2 else "ANA", "otra")
    assert response.status_code == 429
    assert "Demasiados intentos" in response.content.decode()
    assert enter(client).status_code == 429
    assert enter(client, REMOTE_ADDR="10.0.0.7").status_code == 302  # its owner, from elsewhere


def test_nobody_is_sent_to_another_site(client, ana) -> None:
    response = client.post(LOGIN, {"username": "ana", "password": CLAVE, "next": "https://malo.example/"})
    assert response["Location"] == "/interno/"


@pytest.mark.parametrize(
    ("clave", "says"),
    [
        ("corta", "12 caracteres"),
        ("123456789012", "num"),
        ("qwerty123456", "com"),
        ("Ana Pérez 2026", "nombre y apellidos"),
    ],
)
def test_weak_passwords_are_refused_in_spanish(ana, clave, says) -> None:
    with pytest.raises(ValidationError) as refused:
        password_validation.validate_password(clave, ana)
    sentence = " ".join(refused.value.messages)
    assert says in sentence
    assert "assword" not in sentence


def test_a_password_is_changed_by_who_knows_it(client, ana) -> None:
    enter(client)
    proves_now(client)
    new = "montaña verde lápiz ocho"
    data = {"old_password": "otra", "new_password1": new, "new_password2": new}
    assert client.post(reverse("admin:password_change"), data).status_code == 200
    assert client.post(reverse("admin:password_change"), data | {"old_password": CLAVE}).status_code == 302
    ana.refresh_from_db()
    assert ana.check_password(new)


def test_an_account_switched_off_is_out_at_once(client, ana) -> None:
    enter(client)
    proves_now(client)
    ana.is_active = False
    ana.save()
    assert client.get("/interno/")["Location"].startswith(LOGIN)


def test_the_demonstration_says_on_every_page_that_nobody_exists(client, ana, settings) -> None:
    sentence = "Datos inventados: ninguna persona de este sistema existe"
    assert sentence not in client.get(LOGIN).content.decode()
    settings.DEMO = True
    assert sentence in client.get(LOGIN).content.decode()
    enter(client)
    for address in ["/interno/", "/interno/password_change/", "/interno/no-existe/"]:
        assert sentence in client.get(address).content.decode()


def test_pages_of_the_staff_speak_spanish(client, ana) -> None:
    pages = [client.get(LOGIN)]
    enter(client)
    pages += [client.get("/interno/segundo-factor/registrar/")]
    proves_now(client)
    pages += [
        client.get("/interno/mi-cuenta/"),
        client.get("/interno/"),
        client.get("/interno/password_change/"),
        client.post("/interno/logout/"),
    ]
    for page in pages:
        for english in ["Log in", "Password", "Change", "Welcome", "Home", "Site administration", "Toggle"]:
            assert english not in page.content.decode().replace("ChangeList", ""), english


def test_the_first_administrator_is_named_from_the_machine(db, capsys) -> None:
    call_command("nombrar", "Jefa", "administrador", nombre="Jefa de Prueba", motivo="Instalación")
    assert "No se guardó nada" in capsys.readouterr().out
    assert not User.objects.exists()
    call_command("nombrar", "Jefa", "administrador", nombre="Jefa de Prueba", motivo="Instalación", save=True)
    assert Asignacion.objects.get().user.username == "jefa"
    with pytest.raises(CommandError, match="elija cuál"):
        call_command("nombrar", "otra", "encargado", nombre="Otra", motivo="Instalación", save=True)
    with pytest.raises(CommandError, match="administra cuentas"):
        call_command("nombrar", "jefa", "jefatura", motivo="Instalación", save=True)
