"""Whoever takes personal data out, gives rights, erases or publishes proves again, just before, that it is them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.admin.sites import site
from django.test import Client
from django.urls import reverse

from gobernacion.access import presence, second_factor
from gobernacion.access.channels import Kind
from gobernacion.access.house import HouseAdmin
from gobernacion.access.models import Anotacion, Asignacion, CodigoRecuperacion, User
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.registry import registry
from gobernacion.access.roles import TODAS, Alcance, Rol
from gobernacion.access.rules import Accion
from tests.access.people import browser_of, code_of, give_telephone, make_user, name, proves_now

AGAIN = reverse(f"admin:{presence.AGAIN}")
LONG_AGO = presence.FRESH + timedelta(seconds=1)
ADD = reverse("admin:access_asignacion_add")

Asked = set[tuple[str, str]]


def admins() -> list[HouseAdmin]:
    return [admin for admin in site._registry.values() if isinstance(admin, HouseAdmin)]


def asking_again() -> Asked:
    """Every action that asks it again, with its model, as the pages of the site are declared."""
    return {
        (admin.opts.label, accion)
        for admin in admins()
        for accion, _, _ in addresses(admin, "0")
        if admin.asks_again(accion)
    }


def addresses(admin: HouseAdmin, key: object) -> Iterator[tuple[str, Kind, str]]:
    """Each thing that may be done with a model: its action, how it is asked and where."""
    listed = f"/interno/{admin.opts.app_label}/{admin.opts.model_name}/"
    yield str(Accion.AGREGAR), Kind.FORM, f"{listed}add/"
    for page in admin.pages(of_list=True):
        yield page.permission, page.kind, f"{listed}{page.name}/"
    if key is not None:
        yield str(Accion.ELIMINAR), Kind.FORM, f"{listed}{key}/delete/"
        for page in admin.pages():
            yield page.permission, page.kind, f"{listed}{key}/{page.name}/"


def test_the_four_kinds_ask_it() -> None:
    asking = asking_again()
    personal = {
        admin.opts.label
        for admin in admins()
        if (politica := registry().of(admin.model)) and politica.personales
    }
    assert len(personal) > 20
    for accion in (Accion.EXPORTAR, Accion.ELIMINAR):
        assert personal <= {label for label, asked in asking if asked == accion}
    assert {
        ("access.Asignacion", "exportar"),
        ("access.Anotacion", "exportar"),
        ("access.Asignacion", "agregar"),
        ("access.Asignacion", "terminar"),
        ("access.User", "entregar_clave"),
        ("access.User", "confirmar"),
        ("access.User", second_factor.REMOVE),
        ("releases.Edicion", "publicar"),
        ("releases.Edicion", "retirar_texto"),
    } <= asking


def test_reading_and_typing_do_not() -> None:
    asking = {accion for _, accion in asking_again()}
    assert asking.isdisjoint(
        {Accion.VER, Accion.MODIFICAR, Accion.IMPRIMIR, Accion.VER_HISTORIAL, Accion.ANULAR}
    )


@pytest.fixture
def from_long_ago(db: None) -> dict[Rol, Client]:
    """A browser of somebody of each function, in every area, who proved the second factor a while ago."""
    browsers = {}
    for rol in Rol:
        user = make_user(f"quien.{rol.value}")
        for area in [label for label, _ in areas_instaladas()] if rol.alcance is Alcance.AREA else [TODAS]:
            name(user, rol, area)
        browsers[rol] = browser_of(user)
        proves_now(browsers[rol], ago=LONG_AGO)
    return browsers


def test_no_page_that_asks_it_answers_who_proved_it_long_ago(aviary, from_long_ago) -> None:
    stopped: Asked = set()
    before = Anotacion.objects.exclude(accion=Accion.VER).count()
    for admin in admins():
        politica = registry().of(admin.model)
        key = next((row.pk for row in aviary.rows if type(row) is admin.model), None)
        for accion, kind, address in addresses(admin, key):
            if politica is None or not admin.asks_again(accion):
                continue
            for rol in politica.roles(accion):
                browser = from_long_ago[rol]
                answers = [browser.post(address, {"post": "yes", "motivo": "Trámite de prueba"})]
                if kind is not Kind.BUTTON:
                    answers.append(browser.get(address))
                if {answer.status_code for answer in answers} <= {403, 404}:
                    continue  # that row is beyond the reach of this one
                for answer in answers:
                    assert answer.status_code == 302, (address, rol)
                    assert answer["Location"].startswith(AGAIN), (address, rol)
                stopped.add((admin.opts.label, accion))
    offered = {(label, accion) for label, accion in asking_again() if registry_roles(label, accion)}
    assert {one for one in offered - stopped if one[1] == Accion.EXPORTAR} == set()
    for accion in (Accion.EXPORTAR, Accion.ELIMINAR, "agregar", "terminar", "entregar_clave", "publicar"):
        assert accion in {asked for _, asked in stopped}, accion
    assert Anotacion.objects.exclude(accion=Accion.VER).count() == before


def registry_roles(label: str, accion: str) -> frozenset[Rol]:
    [politica] = [politica for model, politica in registry() if model._meta.label == label]
    return politica.roles(accion)


# --- how it is asked ---


@pytest.fixture
def boss(db: None) -> User:
    user = make_user("administra")
    name(user, Rol.ADMINISTRADOR)
    give_telephone(user)
    return user


def test_whoever_proves_it_comes_back_to_the_form_and_goes_on(boss) -> None:
    browser = browser_of(boss)
    proves_now(browser, ago=LONG_AGO)
    asked = f"{ADD}?rol=auditor"
    sent = browser.get(asked)["Location"]
    assert "Confirme que es usted" in browser.get(sent).content.decode()
    assert browser.post(sent, {"codigo": "000000"}).status_code == 200
    assert browser.get(asked).status_code == 302
    assert browser.post(sent, {"codigo": code_of(boss)})["Location"] == asked
    assert browser.get(asked).status_code == 200


def test_what_was_pressed_is_not_done_and_is_asked_to_be_pressed_again(boss) -> None:
    luis = make_user("luis")
    before = luis.password
    browser = browser_of(boss)
    proves_now(browser, ago=LONG_AGO)
    page = reverse("admin:access_user_entregar_clave", args=[luis.pk])
    sent = browser.post(page)["Location"]
    luis.refresh_from_db()
    assert luis.password == before
    back = browser.post(sent, {"codigo": code_of(boss)})["Location"]
    assert back == reverse("admin:access_user_change", args=[luis.pk])
    assert "presione de nuevo «Entregar clave provisoria»" in browser.get(back).content.decode()
    browser.post(page)
    luis.refresh_from_db()
    assert luis.password != before


def test_what_one_comes_in_with_asks_it_too(boss) -> None:
    """Another telephone, and other codes on paper."""
    browser = browser_of(boss)
    proves_now(browser, ago=LONG_AGO)
    before = [*CodigoRecuperacion.objects.values_list("huella", flat=True)]
    assert browser.get(reverse("admin:segundo_factor_registrar"))["Location"].startswith(AGAIN)
    assert browser.post(reverse("admin:codigos_recuperacion_otros"))["Location"].startswith(AGAIN)
    assert [*CodigoRecuperacion.objects.values_list("huella", flat=True)] == before


def test_a_code_on_paper_does_not_prove_it(boss) -> None:
    [code, *_] = give_telephone(boss)
    browser = browser_of(boss)
    proves_now(browser, ago=LONG_AGO)
    assert browser.post(f"{AGAIN}?next={ADD}", {"codigo": code}).status_code == 200
    assert browser.get(ADD)["Location"].startswith(AGAIN)


def test_it_lasts_ten_minutes(boss) -> None:
    browser = browser_of(boss)
    proves_now(browser, ago=presence.FRESH - timedelta(seconds=30))
    assert browser.get(ADD).status_code == 200
    proves_now(browser, ago=presence.FRESH + timedelta(seconds=1))
    assert browser.get(ADD).status_code == 302


def test_a_right_is_not_given_by_a_form_that_was_open_long_ago(boss) -> None:
    luis, browser = make_user("luis"), browser_of(boss)
    data = {
        "user": luis.pk,
        "rol": "auditor",
        "area": "",
        "desde": "01-01-2030",
        "motivo": "Resolución de prueba",
    }
    proves_now(browser, ago=LONG_AGO)
    assert browser.post(ADD, data)["Location"].startswith(AGAIN)
    assert not Asignacion.objects.filter(user=luis).exists()
    proves_now(browser)
    browser.post(ADD, data)
    assert Asignacion.objects.filter(user=luis).exists()


# --- in a demonstration ---


def test_in_a_demonstration_nothing_is_asked(boss, settings) -> None:
    settings.DEMO = True
    browser = Client()
    browser.force_login(boss, backend="gobernacion.access.backends.PolicyBackend")
    assert browser.get("/interno/").status_code == 200
    assert browser.get(ADD).status_code == 200
    assert "En la demostración no se pide" in browser.get(reverse("admin:mi_cuenta")).content.decode()
    for page in (presence.ASK, presence.RECOVER, presence.REGISTER, presence.AGAIN):
        assert browser.get(reverse(f"admin:{page}")).status_code == 302, page
