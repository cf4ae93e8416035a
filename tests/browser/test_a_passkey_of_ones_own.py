"""A person adds a passkey of their device, comes in and proves who they are with it, and goes on with codes without it.

The device is one that Chromium itself acts out: its script, its options and its answers are the real ones.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from gobernacion.access import presence
from gobernacion.access.models import LlaveDeAcceso
from gobernacion.access.roles import Rol
from tests.access.people import code_of, give_telephone, make_user, name
from tests.browser.conftest import readers_page
from tests.browser.test_from_invitation_to_lost_telephone import EXPORT, NEW, Person, long_since_proved

pytestmark = [
    pytest.mark.browser,
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]

CANCELLED, NOT_ADDED = "No se usó ninguna llave", "No se agregó ninguna llave"
ADD = reverse("admin:agregar_llave")


@pytest.fixture
def ana(db):
    user = make_user("ana", nombre="Ana Pérez")
    name(user, Rol.ADMINISTRADOR)
    give_telephone(user)
    user.set_password(NEW)
    user.save()
    return user


@pytest.fixture
def person(browser, live_server):
    someone = Person(readers_page(browser, live_server.url))
    yield someone
    someone.page.context.close()


def give_device(someone, **about):
    """A device of this browser that makes passkeys and signs with them as soon as it is asked."""
    wire = someone.page.context.new_cdp_session(someone.page)
    wire.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True, **about}
    made = wire.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return wire, made["authenticatorId"]


def test_a_passkey_is_added_used_and_taken_away(person, ana):
    wire, device = give_device(person)
    person.comes_in("ana", NEW)
    assert not person.page.get_by_role("button", name="Usar mi llave de acceso").is_visible()
    person.writes("Entrar", codigo=code_of(ana))
    person.follows("Mi cuenta")
    person.follows("Agregar una llave de acceso")
    person.page.fill("[name=nombre]", "")
    person.page.get_by_role("button", name="Agregar").click()  # without a name nothing is made
    assert not LlaveDeAcceso.objects.exists()
    person.writes("Agregar", nombre="Teléfono de Ana")
    person.reads("Se agregó la llave de acceso «Teléfono de Ana».")

    # A device makes no second one for the same account.
    person.follows("Agregar una llave de acceso")
    assert not person.page.get_by_text(NOT_ADDED).is_visible()
    person.page.fill("[name=nombre]", "Otra")
    person.page.get_by_role("button", name="Agregar").click()
    person.page.get_by_text(NOT_ADDED).wait_for()

    person.presses("Cerrar sesión")
    person.comes_in("ana", NEW)
    person.presses("Usar mi llave de acceso")
    person.goes(EXPORT)
    assert person.page.url.endswith(EXPORT)
    long_since_proved(person)
    person.goes(EXPORT)
    person.reads("Confirme que es usted")
    person.presses("Usar mi llave de acceso")
    assert person.page.url.endswith(EXPORT)

    # Without the device the page says so, and the code goes on serving.
    long_since_proved(person)
    person.goes(EXPORT)
    wire.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    give_device(person)
    assert not person.page.get_by_text(CANCELLED).is_visible()
    person.page.get_by_role("button", name="Usar mi llave de acceso").click()
    person.page.get_by_text(CANCELLED).wait_for()
    person.writes("Confirmar", codigo=code_of(ana))
    assert person.page.url.endswith(EXPORT)

    person.goes(reverse("admin:mi_cuenta"))
    assert "sin usar todavía" not in person.page.locator("#content").inner_text()
    person.presses("Quitar la llave Teléfono de Ana")
    person.reads("Se quitó la llave de acceso «Teléfono de Ana».")
    assert not LlaveDeAcceso.objects.exists()


def test_pressing_twice_cancels_nothing(person, ana):
    """The device waits for its owner, who presses the button again meanwhile."""
    wire, device = give_device(person)
    person.comes_in("ana", NEW)
    person.writes("Entrar", codigo=code_of(ana))
    person.goes(ADD)
    person.writes("Agregar", nombre="Teléfono")
    long_since_proved(person)
    person.goes(EXPORT)
    absent = {"authenticatorId": device, "enabled": False}
    wire.send("WebAuthn.setAutomaticPresenceSimulation", absent)
    button = person.page.get_by_role("button", name="Usar mi llave de acceso")
    button.click()
    button.click()
    person.page.wait_for_timeout(500)
    assert not person.page.get_by_text(CANCELLED).is_visible()


def test_without_a_script_the_page_says_that_it_takes_one(browser, live_server, ana):
    someone = Person(readers_page(browser, live_server.url, javascript=False))
    someone.comes_in("ana", NEW)
    someone.writes("Entrar", codigo=code_of(ana))
    someone.goes(ADD)
    someone.reads("En este navegador no se puede")
    assert not someone.page.get_by_role("button", name="Agregar").is_visible()
    someone.page.context.close()


def test_no_page_of_it_shuts_anybody_out(person, ana, shut_out):
    give_device(person)
    person.comes_in("ana", NEW)
    person.writes("Entrar", codigo=code_of(ana))
    person.goes(ADD)
    person.writes("Agregar", nombre="Teléfono de Ana, con un nombre de sesenta letras y números")
    assert not shut_out(
        {page: (ana, reverse(f"admin:{page}")) for page in (presence.AGAIN, "mi_cuenta", "agregar_llave")}
    )
