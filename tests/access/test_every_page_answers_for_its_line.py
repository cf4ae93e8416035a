"""Every page, button and save of the staff leaves its line in the journal, or says why it leaves none."""

from __future__ import annotations

import pytest
from django.contrib.admin.sites import site
from django.core.exceptions import ImproperlyConfigured

from gobernacion.access.channels import Kind, list_page
from gobernacion.access.house import HouseAdmin
from gobernacion.access.site import SitePage

ADMINS = [admin for admin in site._registry.values() if isinstance(admin, HouseAdmin)]
OF_THE_HOUSE = {
    "changelist": "the list: one line with the keys of those it names",
    "add": "the record it adds has a history, or leaves a line",
    "change": "reading leaves a line; saving, a version or a line",
    "delete": "a line",
    "history": "a line",
}
"""What every model has, and what each leaves: the walk asks them one by one."""
OF_THE_SITE = {
    "index": "says how many wait, and names nobody",
    "app_list": "links",
    "login": "coming in and failing are lines",
    "logout": "leaving is a line",
    "password_change": "a line",
    "password_change_done": "a sentence",
    "autocomplete": "a line where it names people",
    "jsi18n": "words of the screen",
    "segundo_factor": "coming in, wrong codes and pauses are lines",
    "segundo_factor_recuperar": "a line",
    "segundo_factor_registrar": "a line",
    "codigos_recuperacion": "the own codes, once",
    "codigos_recuperacion_archivo": "the own codes, once",
    "codigos_recuperacion_otros": "a line",
    "confirmar_identidad": "what comes after it leaves its line",
    "mi_cuenta": "the own account",
    "agregar_llave": "a line",
    "quitar_llave": "a line",
    "cerrar_sesiones": "a line",
    "cerrar_sesion": "a line",
}


def test_the_site_has_no_other_address() -> None:
    named = {page.name for page in site.pages}
    for admin in ADMINS:
        prefix = f"{admin.opts.app_label}_{admin.opts.model_name}_"
        pages = {page.name for page in (*admin.pages(), *admin.pages(of_list=True))}
        own = {address.name.removeprefix(prefix) for address in admin.get_urls() if address.name}
        assert own == {*OF_THE_HOUSE, *pages}, admin
        named |= {f"{prefix}{name}" for name in own}
    others = {one.name for one in site.get_urls() if getattr(one, "name", None)} - named
    assert others == set(OF_THE_SITE)


def test_every_page_that_the_house_does_not_write_for_declares_it() -> None:
    declared = [*site.pages, *(page for admin in ADMINS for page in admin.pages(of_list=True))]
    assert len(declared) > 100
    assert {page.name for page in declared if bool(page.anota) == bool(page.sin_anotar)} == set()


@pytest.mark.parametrize(
    "said", [{}, {"anota": "ver", "sin_anotar": "Nada."}], ids=["says nothing", "says both"]
)
def test_one_that_does_not_say_it_does_not_start(said) -> None:
    with pytest.raises(ImproperlyConfigured, match="say what it leaves"):
        list_page("Otra", permission="ver", **said)
    with pytest.raises(ImproperlyConfigured, match="say what it leaves"):
        SitePage("otra/", "otra", lambda held: True, lambda request: None, **said)  # type: ignore[arg-type, return-value]


def test_a_page_of_a_record_is_of_a_kind_whose_line_the_house_writes() -> None:
    kinds = {page.kind for admin in ADMINS for page in admin.pages()}
    assert kinds == {Kind.READS, Kind.BUTTON, Kind.FORM}
