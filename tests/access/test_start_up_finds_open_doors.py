"""What would open a door beside the policy is named when the product starts, before anybody is served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin import AllValuesFieldListFilter, ModelAdmin, SimpleListFilter, TabularInline
from django.contrib.admin.sites import site
from django.core import checks
from django.core.management import call_command
from django.db import models

from gobernacion.access import checks as ours
from gobernacion.access.channels import action, reading_page
from gobernacion.access.house import HouseAdmin, HouseTabularInline
from gobernacion.access.registry import Registry
from gobernacion.access.rules import Accion, Politica
from tests.testarea.models import Caso, Contacto, Nota


class PlainInline(TabularInline):
    model = Nota


class ThroughInline(HouseTabularInline):
    model = Caso.etiquetas.through


class UnsaidFilter(SimpleListFilter):
    title = parameter_name = "algo"

    def lookups(self, request, model_admin):
        return []


@action("Hacer", permission="nadie_la_declara")
def hacer(model_admin, request, queryset):
    return None


def plain(model_admin, request, queryset):
    return None


@reading_page("Ver", permission="nadie_la_declara")
def page(self, request, record):
    return None


OPEN_DOORS = [
    ("access.E011", {"raw_id_fields": ("contacto",)}),
    ("access.E012", {"list_display": ("folio", "algo"), "algo": lambda self, record: record.diagnostico}),
    ("access.E012", {"readonly_fields": ("algo",), "algo": lambda self, record: record.diagnostico}),
    ("access.E012", {"fijos": ("algo",)}),
    ("access.E012", {"list_display": (lambda record: record.diagnostico,)}),
    ("access.E013", {"list_display": ("folio", "monto"), "list_editable": ("monto",)}),
    ("access.E013", {"save_as": True}),
    ("access.E013", {"date_hierarchy": "folio"}),
    ("access.E016", {"get_urls": lambda self: []}),
    ("access.E017", {"list_filter": (UnsaidFilter,)}),
    ("access.E017", {"list_filter": (("contacto__nombres", AllValuesFieldListFilter),)}),
    ("access.E017", {"list_filter": ("contacto__nombres",)}),
    ("access.E017", {"list_filter": ("diagnostico",)}),
    ("access.E018", {"inlines": (PlainInline,)}),
    ("access.E018", {"inlines": (ThroughInline,)}),
    ("access.E019", {"actions": (hacer,)}),
    ("access.E019", {"actions": (plain,)}),
    ("access.E019", {"actions": ("delete_selected",)}),
    ("access.E019", {"page": page}),
]


@pytest.mark.parametrize(("code", "options"), OPEN_DOORS)
def test_each_open_door_is_named(code: str, options: dict[str, object]) -> None:
    opened = type("OpenAdmin", (HouseAdmin,), {"__module__": __name__, **options})
    assert code in {found.id for found in opened(Caso, site).check()}


def test_a_closed_admin_is_not_scolded() -> None:
    assert [found for model in (Caso, Contacto) for found in site.get_model_admin(model).check()] == []


@contextmanager
def registered(model: type[models.Model], admin_class: type[ModelAdmin]) -> Iterator[None]:
    before = site._registry.pop(model, None)
    site.register(model, admin_class)
    try:
        yield
    finally:
        site.unregister(model)
        if before:
            site._registry[model] = before


def test_an_admin_on_another_base_is_named() -> None:
    with registered(Caso, ModelAdmin):
        assert "access.E010" in {found.id for found in checks.run_checks()}


def test_another_site_is_named() -> None:
    other = admin.AdminSite("otro")
    other.register(Caso, ModelAdmin)
    assert "access.E010" in {found.id for found in ours.every_admin_obeys()}
    admin.sites.all_sites.discard(other)


def test_a_model_nobody_declared_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "registry", Registry)
    missing = [found.obj for found in ours.everything_is_declared() if found.id == "access.E002"]
    assert Caso in missing
    assert Nota in missing  # shown inside another one's form, too


def test_a_field_nobody_declared_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    forgetful = Registry()
    forgetful.add(
        Caso._meta.app_config,
        [replace(politica, publicos=("folio",)) for model, politica in ours.registry() if model is Caso],
    )
    monkeypatch.setattr(ours, "registry", lambda: forgetful)
    found = [found for found in ours.everything_is_declared() if found.id == "access.E003"]
    assert [one.obj for one in found] == [Caso]
    assert "contacto, estado, etiquetas, monto, padre" in found[0].msg


@pytest.mark.parametrize(
    "said", [{"sin_exportar": "Es de prueba."}, {"acciones": {Accion.EXPORTAR: {"jefatura"}}}, {}]
)
def test_a_list_that_says_neither_who_takes_it_nor_why_nobody_does_is_named(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, Any]
) -> None:
    forgetful = SimpleNamespace(of=lambda model: Politica(Caso._meta.label, **{"acciones": {}, **said}))
    monkeypatch.setattr(ours, "registry", lambda: forgetful)
    admin_class = type("PlainAdmin", (HouseAdmin,), {"__module__": __name__})
    found = {one.id for one in admin_class(Caso, site).check()}
    assert ("access.E020" in found) is not bool(said)


def test_this_installation_has_no_open_door() -> None:
    call_command("check", fail_level="ERROR")
