"""A passkey stands for the code of the telephone: for its own account, on these pages, once each time it is asked."""

from __future__ import annotations

import json
import re
import tracemalloc
from base64 import b64decode
from datetime import timedelta
from html import unescape

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from fido2 import cbor
from fido2.cose import RS1
from fido2.utils import websafe_decode, websafe_encode

from gobernacion.access import guessing, passkeys, second_factor
from gobernacion.access.models import Anotacion, LlaveDeAcceso, SegundoFactor, User
from tests.access.authenticator import Device
from tests.access.guessers import Clock, make_owner
from tests.access.people import browser_of, code_of, give_telephone, half_in, proves_now, shown_by
from tests.access.test_a_second_factor_is_asked import ACCOUNT, AGAIN, ASK, HOME, REGISTER, secret_shown
from tests.at_once import at_once

ADD = reverse("admin:agregar_llave")
REFUSED, STALE = "Esa llave no sirvió", "La página estuvo abierta mucho rato"
NOT_MADE = "El navegador no entregó la llave"
LONG_AGO = timedelta(minutes=11)


@pytest.fixture
def ana(db: None) -> User:
    return make_owner("ana")


@pytest.fixture
def luis(db: None) -> User:
    return make_owner("luis")


def asked(page: str) -> dict:
    """What the page asks of the browser."""
    [options] = re.findall(r'data-options="([^"]*)"', page)
    return json.loads(unescape(options))


def asked_at(client: Client, address: str) -> dict:
    return asked(client.get(address).content.decode())


def add_key(user: User, device: Device | None = None, nombre: str = "Llave USB") -> Device:
    device, client = device or Device(), browser_of(user)
    sent = client.post(ADD, {"nombre": nombre, "llave": device.makes(asked_at(client, ADD))})
    assert sent.status_code == 302, sent.content.decode()
    return device


def key_of(user: User) -> LlaveDeAcceso:
    return LlaveDeAcceso.objects.get(factor__user=user)


def comes_in(client: Client, device: Device) -> bool:
    return client.post(ASK, {"llave": device.signs(asked_at(client, ASK))}).status_code == 302


def lines(accion: str) -> int:
    return Anotacion.objects.filter(accion=accion).count()


# --- what it is for ---


@pytest.mark.parametrize("counts", [True, False])
def test_whoever_added_one_comes_in_with_it_as_often_as_they_like(ana, counts) -> None:
    device = add_key(ana, Device(counts))
    for _ in range(3):
        client = half_in(ana)
        assert client.get(HOME).status_code == 302
        assert comes_in(client, device)
        assert client.get(HOME).status_code == 200
    assert key_of(ana).usada_el is not None
    assert (lines("agregar_llave"), lines("entrar")) == (1, 3)


def test_it_goes_on_where_the_person_was_going(ana) -> None:
    device, client = add_key(ana), half_in(ana)
    sent = client.post(ASK, {"llave": device.signs(asked_at(client, ASK)), "next": ACCOUNT})
    assert sent["Location"] == ACCOUNT


def test_it_proves_again_before_the_gravest_acts(ana) -> None:
    device, client = add_key(ana), browser_of(ana)
    proves_now(client, LONG_AGO)
    assert client.get(ADD)["Location"].startswith(AGAIN)
    assert client.post(AGAIN, {"llave": device.signs(asked_at(client, AGAIN))}).status_code == 302
    assert client.get(ADD).status_code == 200


def test_whoever_has_none_is_asked_for_the_code_alone(ana) -> None:
    page = half_in(ana).get(ASK).content.decode()
    assert "data-options" not in page
    assert "passkeys.js" not in page


# --- what it does not open ---


def test_what_was_signed_opens_once(ana) -> None:
    device, first, second = add_key(ana, Device(counts=False)), half_in(ana), half_in(ana)
    signed = device.signs(asked_at(first, ASK))
    asked_at(second, ASK)
    assert STALE in second.post(ASK, {"llave": signed}).content.decode()
    assert first.post(ASK, {"llave": signed}).status_code == 302
    proves_now(first, LONG_AGO)
    assert STALE in first.post(AGAIN, {"llave": signed}).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("counts", [True, False])
def test_of_many_at_once_one_opens(counts) -> None:
    """Each of them reads the session before any of them wrote it."""
    ana = make_owner("ana")
    device, client = add_key(ana, Device(counts)), half_in(ana)
    signed = device.signs(asked_at(client, ASK))
    said = json.loads(signed)
    challenge = json.loads(websafe_decode(said["response"]["clientDataJSON"]))["challenge"]
    answer = passkeys.Answer(challenge, said)
    request = client.get(ASK).wsgi_request
    assert sum(at_once(lambda _: passkeys.take(request, ana, answer), range(4))) == 1


def test_what_was_refused_is_not_taken_later(ana) -> None:
    """What is asked is asked anew after each answer, right or wrong."""
    device, client = add_key(ana), half_in(ana)
    options, thief = asked_at(client, ASK), Device()
    thief.id = device.id
    assert REFUSED in client.post(ASK, {"llave": thief.signs(options)}).content.decode()
    assert STALE in client.post(ASK, {"llave": device.signs(options)}).content.decode()


def test_several_pages_wait_each_for_its_own_answer(ana) -> None:
    """Another tab spoils nothing, and what came too late is no guess."""
    device, client = add_key(ana), half_in(ana)
    pages = [asked_at(client, ASK) for _ in range(passkeys.PAGES_OPEN + 1)]
    assert STALE in client.post(ASK, {"llave": device.signs(pages[0])}).content.decode()
    assert not guessing.Intento.objects.exists()
    assert client.post(ASK, {"llave": device.signs(pages[-2])}).status_code == 302


def test_what_was_asked_is_asked_for_ten_minutes(ana, monkeypatch) -> None:
    device, client, clock = add_key(ana), half_in(ana), Clock(monkeypatch)
    early, late = asked_at(client, ASK), asked_at(client, ASK)
    clock.later(minutes=11)
    assert STALE in client.post(ASK, {"llave": device.signs(early)}).content.decode()
    assert STALE in client.post(ASK, {"llave": device.signs(late)}).content.decode()
    assert client.post(ASK, {"llave": device.signs(asked_at(client, ASK))}).status_code == 302


def test_what_was_asked_to_come_in_proves_nothing_afterwards(ana) -> None:
    device, client = add_key(ana), half_in(ana)
    options = asked_at(client, ASK)
    client.post(ASK, {"codigo": code_of(ana)})
    proves_now(client, LONG_AGO)
    assert STALE in client.post(AGAIN, {"llave": device.signs(options)}).content.decode()


def test_nobody_answers_what_was_not_asked(ana) -> None:
    device, client = add_key(ana), half_in(ana)
    options = asked_at(half_in(ana), ASK)
    assert STALE in client.post(ASK, {"llave": device.signs(options)}).content.decode()


def test_what_another_site_asked_for_is_refused(ana) -> None:
    """A page that looks like ours may pass on what we ask; the browser says where it was signed."""
    device, client = add_key(ana), half_in(ana)
    for origin in ("http://testserver.malo.example", "https://testserver", "http://testserver:8443"):
        signed = device.signs(asked_at(client, ASK), origin)
        assert REFUSED in client.post(ASK, {"llave": signed}).content.decode(), origin


def test_the_passkey_of_somebody_else_opens_nothing(ana, luis) -> None:
    add_key(ana)
    theirs, client = add_key(luis), half_in(ana)
    assert not comes_in(client, theirs)


def test_a_row_moved_to_another_account_opens_nothing(ana, luis) -> None:
    """Whoever writes to the database gives nobody's account a passkey of theirs."""
    theirs = add_key(luis)
    LlaveDeAcceso.objects.update(factor=SegundoFactor.objects.get(user=ana))
    client = half_in(ana)
    assert "data-options" not in client.get(ASK).content.decode()
    options = {"challenge": "A" * 43, "rpId": "testserver"}
    answer = passkeys.Answer(options["challenge"], json.loads(theirs.signs(options)))
    assert not passkeys.take(client.get(ASK).wsgi_request, ana, answer)


def test_a_copy_of_a_device_opens_nothing_once_the_device_went_on(ana) -> None:
    device = add_key(ana)
    for _ in range(3):
        assert comes_in(half_in(ana), device)
    device.signed = 1
    assert not comes_in(half_in(ana), device)
    device.signed, device.step = 0, 0
    assert not comes_in(half_in(ana), device)


def test_a_signature_of_another_device_is_refused(ana) -> None:
    device, client = add_key(ana), half_in(ana)
    copied = Device()
    copied.id, copied.signed = device.id, 50
    assert not comes_in(client, copied)


@pytest.mark.parametrize("how", ["dropped", "another telephone", "taken away"])
def test_it_opens_nothing_after_it_was_taken_away(ana, how) -> None:
    device, client = add_key(ana), browser_of(ana)
    if how == "dropped":
        client.post(reverse("admin:quitar_llave", args=[key_of(ana).pk]))
        assert lines("quitar_llave") == 1
    elif how == "another telephone":
        client.post(REGISTER, {"codigo": shown_by(secret_shown(client))})
    else:
        call_command("quitar_segundo_factor", "ana", motivo="Perdió el teléfono y los códigos", save=True)
        give_telephone(ana)
    assert not LlaveDeAcceso.objects.exists()
    client = half_in(ana)
    assert "data-options" not in client.get(ASK).content.decode()
    signed = device.signs({"challenge": "AAAA", "rpId": "testserver"})
    assert STALE in client.post(ASK, {"llave": signed}).content.decode()


NO_ANSWERS = [
    *("", "x", "null", "[]", "{}", '"a"', "[" * 9000, '{"id": 1}', '{"rawId": "á", "response": {}}'),
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"'
    + "gYGB" * 3000
    + '"}}',
]


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=range(len(NO_ANSWERS)))
def test_what_no_browser_says_is_refused(ana, answer) -> None:
    add_key(ana)
    client = half_in(ana)
    asked_at(client, ASK)
    assert client.post(ASK, {"llave": answer}).status_code == 200
    assert client.get(HOME).status_code == 302
    inside = browser_of(ana)
    asked_at(inside, ADD)
    page = inside.post(ADD, {"nombre": "Otra", "llave": answer}).content.decode()
    assert NOT_MADE in page
    assert LlaveDeAcceso.objects.count() == 1


SIZE = 200_000_000
"""A number that stands where text belongs: the library would make as many bytes."""
HOSTILE = [
    {"clientDataJSON": SIZE, "authenticatorData": "AA", "signature": "AA"},
    {"clientDataJSON": "e30", "authenticatorData": SIZE, "signature": "AA"},
    {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": SIZE},
    {
        "clientDataJSON": websafe_encode(json.dumps({"type": "webauthn.get", "challenge": SIZE}).encode()),
        "authenticatorData": "AA",
        "signature": "AA",
    },
    {"clientDataJSON": "e30", "attestationObject": SIZE},
    {
        "clientDataJSON": websafe_encode(b'{"type": "webauthn.create", "challenge": "AA"}'),
        "attestationObject": websafe_encode(cbor.encode({"fmt": "none", "attStmt": {}, "authData": SIZE})),
    },
]


@pytest.mark.parametrize("response", HOSTILE, ids=range(len(HOSTILE)))
def test_a_number_is_not_taken_for_a_size(ana, response) -> None:
    whole = {"id": "AA", "rawId": "AA", "type": "public-key", "response": response}
    parts = passkeys.MADE if "attestationObject" in response else passkeys.SIGNED
    request = half_in(ana).get(ASK).wsgi_request
    tracemalloc.start()
    try:
        assert passkeys.answered(request, json.dumps(whole), parts) is None
        assert tracemalloc.get_traced_memory()[1] < SIZE / 100
    finally:
        tracemalloc.stop()


def test_what_a_page_within_another_site_signed_is_refused(ana) -> None:
    device, client = add_key(ana), half_in(ana)
    signed = json.loads(device.signs(asked_at(client, ASK)))
    said = json.loads(websafe_decode(signed["response"]["clientDataJSON"])) | {"crossOrigin": True}
    signed["response"]["clientDataJSON"] = websafe_encode(json.dumps(said).encode())
    assert client.post(ASK, {"llave": json.dumps(signed)}).status_code == 200


def test_bytes_changed_on_the_way_are_refused(ana) -> None:
    """Each part of what a device said, cut or changed somewhere, opens nothing and stops no page."""
    device, client = add_key(ana, Device(counts=False)), half_in(ana)
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        for change in (
            lambda said: said[:-4],
            lambda said: "AAAA" + said[4:],
            lambda said: "",
            lambda said: [said],
        ):
            signed = json.loads(device.signs(asked_at(client, ASK)))
            signed["response"][part] = change(signed["response"][part])
            guessing.Intento.objects.all().delete()
            assert client.post(ASK, {"llave": json.dumps(signed)}).status_code == 200, part
            assert client.get(HOME).status_code == 302, part


def test_failing_is_counted_as_the_codes_are(ana) -> None:
    add_key(ana)
    client, other = half_in(ana), Device()
    for _ in range(guessing.FREE + 1):
        page = client.post(ASK, {"llave": other.signs(asked_at(client, ASK))})
        client = half_in(ana)
    assert page.status_code == 429


# --- adding and taking away ---


def test_adding_one_asks_who_it_is_again(ana) -> None:
    client = browser_of(ana)
    options = asked_at(client, ADD)
    proves_now(client, LONG_AGO)
    sent = client.post(ADD, {"nombre": "Llave USB", "llave": Device().makes(options)})
    assert sent["Location"].startswith(AGAIN)
    assert not LlaveDeAcceso.objects.exists()


def test_half_a_session_adds_none(ana) -> None:
    sent = half_in(ana).post(ADD, {"nombre": "Llave USB", "llave": "{}"})
    assert sent["Location"].startswith(ASK)


@pytest.mark.parametrize("origin", ["http://testserver.malo.example", "https://testserver"])
def test_one_made_elsewhere_is_not_added(ana, origin) -> None:
    client = browser_of(ana)
    made = Device().makes(asked_at(client, ADD), origin)
    assert NOT_MADE in client.post(ADD, {"nombre": "Llave USB", "llave": made}).content.decode()


def test_one_made_for_something_else_is_not_added(ana) -> None:
    client, device = browser_of(ana), Device()
    asked_at(client, ADD)
    made = device.makes({"challenge": "A" * 43, "rp": {"id": "testserver"}})
    assert NOT_MADE in client.post(ADD, {"nombre": "Llave USB", "llave": made}).content.decode()
    add_key(ana, device)
    signed = device.signs({**asked_at(client, ADD), "rpId": "testserver"})
    assert NOT_MADE in client.post(ADD, {"nombre": "Otra", "llave": signed}).content.decode()


def test_one_that_signs_by_sha_1_is_not_added(ana) -> None:
    client, device = browser_of(ana), Device()
    device.public = RS1.from_cryptography_key(rsa.generate_private_key(65537, 2048).public_key())
    made = device.makes(asked_at(client, ADD))
    assert NOT_MADE in client.post(ADD, {"nombre": "Llave USB", "llave": made}).content.decode()


def test_each_has_a_name_of_its_own(ana) -> None:
    """None is refused for it: the device made it already, and nobody could take it back there."""
    for nombre in ("Teléfono", "TELÉFONO", "Teléfono (2)", " De \t la\noficina\u202e ", "\u200b"):
        add_key(ana, nombre=nombre)
    names = [key.nombre for key in LlaveDeAcceso.objects.order_by("pk")]
    assert names == ["Teléfono", "TELÉFONO (2)", "Teléfono (2) (2)", "De la oficina", "Llave de acceso"]


def test_one_is_added_once_and_to_one_account(ana, luis) -> None:
    device = add_key(ana)
    for user in (ana, luis):
        client = browser_of(user)
        made = device.makes(asked_at(client, ADD))
        assert NOT_MADE in client.post(ADD, {"nombre": "Otra", "llave": made}).content.decode()
    assert LlaveDeAcceso.objects.count() == 1


def test_no_device_is_asked_to_make_a_second_one(ana) -> None:
    device = add_key(ana)
    [known] = asked_at(browser_of(ana), ADD)["excludeCredentials"]
    assert b64decode(known["id"] + "==", altchars=b"-_") == device.id


def test_nobody_takes_away_the_passkey_of_somebody_else(ana, luis) -> None:
    add_key(ana)
    address = reverse("admin:quitar_llave", args=[key_of(ana).pk])
    assert browser_of(luis).post(address).status_code == 404
    tired = browser_of(ana)
    proves_now(tired, LONG_AGO)
    assert tired.post(address)["Location"].startswith(AGAIN)
    assert browser_of(ana).get(address)["Location"] == ACCOUNT
    assert LlaveDeAcceso.objects.count() == 1


def test_my_account_lists_them(ana) -> None:
    add_key(ana, nombre="Llave <USB>")
    page = browser_of(ana).get(ACCOUNT).content.decode()
    assert "Llave &lt;USB&gt;" in page
    assert "sin usar todavía" in page


# --- where they are, and what is kept of them ---


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000", "2130706433", "127.0.0.1."])
def test_by_a_number_of_an_address_none_is_offered(ana, settings, host) -> None:
    """A browser has no passkeys for it."""
    settings.ALLOWED_HOSTS = ["*"]
    add_key(ana)
    assert "data-options" not in half_in(ana).get(ASK, HTTP_HOST=host).content.decode()
    inside = browser_of(ana)
    assert inside.get(ADD, HTTP_HOST=host).status_code == 404
    page = inside.get(ACCOUNT, HTTP_HOST=host).content.decode()
    assert "Agregar una llave de acceso" not in page
    assert "Quitar la llave" in page


def test_what_is_kept_says_nothing_of_the_device(ana) -> None:
    device, kept = add_key(ana), key_of(ana)
    assert device.id not in b64decode(kept.credencial)
    assert second_factor.unseal_for(ana, kept.credencial)


def test_without_its_key_file_none_opens(ana) -> None:
    add_key(ana)
    second_factor.key_file().unlink()
    assert passkeys.keys_of(ana) == {}
    assert "data-options" not in half_in(ana).get(ASK).content.decode()
    # It can be taken away all the same, and another one of its name added.
    inside = browser_of(ana)
    assert "Quitar la llave Llave USB" in inside.get(ACCOUNT).content.decode()
    add_key(ana)
    assert {key.nombre for key in LlaveDeAcceso.objects.all()} == {"Llave USB", "Llave USB (2)"}


def test_in_the_demonstration_there_are_none(ana, settings) -> None:
    settings.DEMO = True
    assert browser_of(ana).get(ADD).status_code == 404
