"""A person is invited, comes in, registers a telephone, loses it, comes in all the same and takes a list with them.

No script is needed for any of it: the whole way is gone without one.
"""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from gobernacion.access import presence, second_factor
from gobernacion.access.roles import Rol
from tests.access.people import browser_of, code_of, give_telephone, half_in, make_user, name, shown_by
from tests.browser.conftest import readers_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2),
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]

NEW = "montaña verde lápiz ocho"
EXPORT = "/interno/access/user/exportar/"


class Person:
    """Somebody at a browser without JavaScript."""

    def __init__(self, page):
        self.page = page

    def goes(self, address="/interno/"):
        self.page.goto(address)

    def writes(self, button, **fields):
        for field, said in fields.items():
            self.page.fill(f"[name={field}]", said)
        self.presses(button)

    def presses(self, button):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def follows(self, link):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link, exact=True).click()

    def reads(self, words):
        assert words in self.page.locator("body").inner_text()

    def comes_in(self, username, clave):
        self.goes()
        self.writes("Iniciar sesión", username=username, password=clave)

    def registers_the_telephone(self):
        """Read the key beside the square, and write what a telephone with it shows."""
        self.reads("apunte la cámara a este cuadrado")
        assert self.page.locator(".emparejar svg").bounding_box()["width"] > 100
        secret = re.sub(r"\s", "", self.page.locator(".emparejar code").inner_text())
        self.writes("Registrar", codigo=shown_by(secret))
        codes = self.page.locator(".codigos code").all_inner_texts()
        assert len(codes) == second_factor.CODES
        with self.page.expect_download() as taken:
            self.page.get_by_role("link", name="Descargarlos en un archivo de texto").click()
        assert codes[0] in taken.value.path().read_text()
        self.presses("Ya los guardé")
        return codes


@pytest.fixture
def person(browser, live_server):
    """Somebody new at a browser of their own: `person(width=360)`."""
    pages = []

    def person(**look):
        pages.append(readers_page(browser, live_server.url, **{"javascript": False, **look}))
        return Person(pages[-1])

    yield person
    for page in pages:
        page.context.close()


def long_since_proved(someone):
    """A quarter of an hour goes by."""
    [key] = [one["value"] for one in someone.page.context.cookies() if one["name"] == "sessionid"]
    session = SessionStore(key)
    session[presence.PROVED] -= 900
    session.save()


def comes_in_whole(someone, user):
    """With the password and the code, as every day."""
    user.set_password(NEW)
    user.save()
    someone.comes_in(user.username, NEW)
    if second_factor.has_factor(user):
        someone.writes("Entrar", codigo=code_of(user))
    else:
        someone.registers_the_telephone()


def test_from_invitation_to_lost_telephone(person):
    administrator, boss = make_user("administra"), make_user("jefa")
    name(administrator, Rol.ADMINISTRADOR)
    name(boss, Rol.JEFATURA)
    invited = make_user("ana", nombre="Ana Pérez")
    name(invited, Rol.ADMINISTRADOR)

    # Whoever administers hands over a password, which leads only to one's own and to a telephone.
    desk = person()
    comes_in_whole(desk, administrator)
    desk.goes(reverse("admin:access_user_change", args=[invited.pk]))
    desk.presses("Entregar clave provisoria")
    handed = desk.page.locator(".clave code").inner_text()
    ana = person(width=360)
    ana.comes_in("ana", handed)
    ana.reads("ponga una clave que solo usted conozca")
    ana.writes("Cambiar mi contraseña", old_password=handed, new_password1=NEW, new_password2=NEW)
    codes = ana.registers_the_telephone()
    ana.reads("Falta que jefatura confirme")
    ana.follows("Mi cuenta")
    ana.reads("Avise a su jefatura que ya entró")

    # Jefatura says that it is her, and proves it again before.
    head = person()
    comes_in_whole(head, boss)
    head.goes(reverse("admin:access_user_change", args=[invited.pk]))
    head.presses("Confirmar que es la persona")
    head.reads("Cuenta confirmada")
    ana.goes()
    ana.reads("Administrador o administradora")

    # The telephone is lost: a code on paper leads to another telephone and nowhere else.
    ana.presses("Cerrar sesión")
    ana.comes_in("ana", NEW)
    ana.follows("Perdí el teléfono")
    ana.writes("Seguir", codigo="abcde-fghjk")
    ana.reads("no es correcto o ya se usó")
    ana.writes("Seguir", codigo=codes[3])
    ana.goes(EXPORT)
    ana.reads("El anterior deja de servir")
    assert ana.registers_the_telephone() != codes

    # A list with names goes out only after a code of the new one.
    long_since_proved(ana)
    ana.goes(EXPORT)
    ana.reads("Confirme que es usted")
    assert ana.page.evaluate("document.documentElement.scrollWidth") <= 360
    ana.writes("Confirmar", codigo=code_of(invited))
    with ana.page.expect_download() as taken:
        ana.page.fill("[name=motivo]", "Revisión anual de cuentas")
        ana.page.get_by_role("button", name="Descargar").click()
    assert taken.value.suggested_filename.endswith(".xlsx")


@pytest.fixture
def pages(db, live_server):
    """Each page of one's own account, with a session that it answers."""
    user = make_user("ana", nombre="Ana Pérez")
    codes = give_telephone(user)
    new = make_user("luis", nombre="Luis Soto")
    keeps = browser_of(user)
    session = keeps.session
    session[presence.CODES] = second_factor.seal_for(user, " ".join(codes))
    session.save()
    return [
        (half_in(user), presence.ASK),
        (half_in(user), presence.RECOVER),
        (half_in(new), presence.REGISTER),
        (keeps, presence.KEEP),
        (browser_of(user), presence.AGAIN),
        (browser_of(user), "mi_cuenta"),
    ]


def test_no_page_of_it_shuts_anybody_out(browser, live_server, pages, axe_violations):
    found = {}
    for client, route in pages:
        for look in ({"dark": False}, {"dark": True, "width": 360}):
            page = readers_page(browser, live_server.url, **look)
            value = client.cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
            page.goto(reverse(f"admin:{route}"))
            assert page.url.endswith(reverse(f"admin:{route}"))
            if wrong := axe_violations(page, colours_only=look["dark"]):
                found[route, look["dark"]] = wrong
            if (width := page.evaluate("document.documentElement.scrollWidth")) > look.get("width", 1280):
                found[route, "width"] = width
            page.context.close()
    assert not found
