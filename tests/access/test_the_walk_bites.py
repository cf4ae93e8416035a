"""Each leak of the stock admin, put back one at a time, turns the walk red."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.sites import site
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import ChangeList
from django.urls import path

from gobernacion.access import journal, options
from gobernacion.access.changelist import HouseChangeList, HouseRelatedFilter
from gobernacion.access.grants import Grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.inlines import HouseInline
from gobernacion.access.options import PolicedOptions
from gobernacion.access.roles import TODAS, Rol
from gobernacion.access.site import HouseAutocomplete
from tests.access.canaries import Aviary, areas_of
from tests.access.people import AREA, OTHER, make_user, name
from tests.access.walk import Found, Walk
from tests.otherarea.models import Expediente
from tests.testarea.models import Caso, Contacto, Etiqueta, Nota, Secreto

MODELS = (Contacto, Caso, Nota, Etiqueta, Secreto, Expediente)
ENCARGADO, JEFATURA, NADIE = (Rol.ENCARGADO, AREA), (Rol.JEFATURA, AREA), (Rol.MODERADOR, TODAS)


def yes(*args: Any, **kwargs: Any) -> bool:
    return True


def every_filter(self: Any, request: Any) -> Any:
    return self.list_filter


def all_fields(self: Grants, subject: Any, *args: Any) -> frozenset[str]:
    politica = self._politica(subject)
    return politica.campos if politica else frozenset()


def stock_rows(self: Any, request: Any) -> Any:
    return BaseModelAdmin.get_queryset(self, request)


def named(self: Grants, record: Any) -> str:
    return " ".join(str(value) for value in vars(record).values())


def without_pruning(self: Any, form: Any, *args: Any) -> Any:
    return form


def any_choice(held: Grants, queryset: Any) -> Any:
    return queryset


def whole_table(self: Grants, queryset: Any, accion: str = "ver") -> Any:
    return queryset


def undoors(self: Any, view: Any) -> Any:
    return view


def filters_anything(self: Any, request: Any) -> Any:
    return ChangeList.get_filters(self, request)


def silent(*args: Any, **kwargs: Any) -> None:
    return None


def unguarded_page(self: Any, page: Any) -> Callable[..., Any]:
    def view(request: Any, object_id: str) -> Any:
        return page.function(self, request, self.model._base_manager.get(pk=object_id))

    return view


LEAKS = {
    "rows out of scope": (ENCARGADO, [(PolicedOptions, "get_queryset", stock_rows)]),
    "a search over hidden fields": (
        ENCARGADO,
        [(HouseAdmin, "get_search_fields", ModelAdmin.get_search_fields)],
    ),
    "a filter by any field": (
        ENCARGADO,
        [(HouseAdmin, "lookup_allowed", yes), (HouseChangeList, "get_filters", filters_anything)],
    ),
    "filters over hidden fields": (ENCARGADO, [(HouseAdmin, "get_list_filter", every_filter)]),
    "columns of hidden fields": (ENCARGADO, [(HouseAdmin, "get_list_display", ModelAdmin.get_list_display)]),
    "hidden fields in forms": (ENCARGADO, [(PolicedOptions, "get_fieldsets", BaseModelAdmin.get_fieldsets)]),
    "every field seen": (ENCARGADO, [(Grants, "visible", all_fields)]),
    "every field written": (JEFATURA, [(Grants, "editable", all_fields)]),
    "posted fields taken": (
        ENCARGADO,
        [
            (PolicedOptions, "get_fieldsets", BaseModelAdmin.get_fieldsets),
            (PolicedOptions, "get_readonly_fields", BaseModelAdmin.get_readonly_fields),
            (PolicedOptions, "forget_what_is_not_editable", without_pruning),
        ],
    ),
    "choices out of scope": ((Rol.ENCARGADO, OTHER), [(options, "_choices", any_choice)]),
    "filter choices out of scope": (
        (Rol.ENCARGADO, OTHER),
        [(HouseRelatedFilter, "field_choices", HouseRelatedFilter.__mro__[1].field_choices)],
    ),
    "autocomplete out of scope": (
        ENCARGADO,
        [
            (
                HouseAutocomplete,
                "get_queryset",
                lambda self: self.model_admin.model._base_manager.order_by("pk"),
            ),
            (HouseAutocomplete, "has_perm", yes),
        ],
    ),
    "autocomplete for anybody": (
        NADIE,
        [
            (HouseAutocomplete, "process_request", AutocompleteJsonView.process_request),
            (HouseAdmin, "get_search_fields", ModelAdmin.get_search_fields),
            (HouseAutocomplete, "has_perm", yes),
            (
                HouseAutocomplete,
                "get_queryset",
                lambda self: self.model_admin.model._base_manager.order_by("pk"),
            ),
        ],
    ),
    "names in labels": (ENCARGADO, [(Grants, "label", named)]),
    "inlines for anybody": (
        (Rol.ENCARGADO, OTHER),
        [
            (HouseInline, "has_view_permission", yes),
            (HouseInline, "has_change_permission", yes),
            (PolicedOptions, "get_fieldsets", BaseModelAdmin.get_fieldsets),
            (PolicedOptions, "get_queryset", stock_rows),
        ],
    ),
    "inlines with hidden fields": (
        ENCARGADO,
        [
            (HouseInline, "get_fieldsets", InlineModelAdmin.get_fieldsets),
            (HouseInline, "get_readonly_fields", InlineModelAdmin.get_readonly_fields),
            (HouseInline, "forget_what_is_not_editable", without_pruning),
        ],
    ),
    "lists for anybody": (
        NADIE,
        [(HouseAdmin, "has_view_permission", yes), (HouseAdmin, "_behind_door", undoors)],
    ),
    "changing for anybody": (
        (Rol.JEFATURA, OTHER),
        [(HouseAdmin, "has_change_permission", yes), (HouseAdmin, "save_model", ModelAdmin.save_model)],
    ),
    "adding for anybody": (JEFATURA, [(HouseAdmin, "has_add_permission", yes)]),
    "deleting for anybody": (ENCARGADO, [(HouseAdmin, "has_delete_permission", yes)]),
    "actions for anybody": (
        ENCARGADO,
        [(HouseAdmin, "get_actions", ModelAdmin.get_actions), (Grants, "scope", whole_table)],
    ),
    "pages for anybody": (ENCARGADO, [(HouseAdmin, "_record_page", unguarded_page)]),
    "history for anybody": (ENCARGADO, [(HouseAdmin, "history_view", ModelAdmin.history_view)]),
    "readings not noted": (ENCARGADO, [(journal, "note_read", silent)]),
    "lists not noted": (ENCARGADO, [(journal, "note_list", silent)]),
    "lists noted without their people": (ENCARGADO, [(HouseChangeList, "note_shown", silent)]),
    "exports not noted": (JEFATURA, [(journal, "note_export", silent)]),
    "persons in str()": (ENCARGADO, [(Caso, "__str__", lambda self: f"Caso de {self.direccion}")]),
    "any field to refer by": (ENCARGADO, [(PolicedOptions, "to_field_allowed", yes)]),
    "missing records redirect": (
        ENCARGADO,
        [(HouseAdmin, "_get_obj_does_not_exist_redirect", ModelAdmin._get_obj_does_not_exist_redirect)],
    ),
}


@pytest.fixture
def aviary(db: None) -> Aviary:
    planted = Aviary()
    for model in MODELS:
        for area in areas_of(model, [AREA, OTHER]):
            planted.plant(model, area)
    return planted


def walk(
    aviary: Aviary, function: Any, monkeypatch: pytest.MonkeyPatch, settings: Any, leaks: Any
) -> list[str]:
    user = make_user("caminante")
    name(user, *function)
    walk = Walk(user, aviary, stop=True)
    for question in ("visible", "editable", "scope", "may", "actions"):
        # What should happen is asked to the policy as it is without the leak.
        monkeypatch.setattr(walk.held, question, getattr(walk.held, question))
    for owner, attribute, stock in leaks:
        monkeypatch.setattr(owner, attribute, stock)
    # Addresses keep the views they were made with: they are made again, with the leak.
    addresses = ModuleType("addresses")
    addresses.urlpatterns = [path("interno/", site.urls)]  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = addresses
    with suppress(Found):
        for model in MODELS:
            walk.through(site.get_model_admin(model))
        walk.what_outlives()
    return walk.wrong


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_put_back_is_found(aviary, monkeypatch, settings, leak) -> None:
    function, leaks = LEAKS[leak]
    assert walk(aviary, function, monkeypatch, settings, leaks) != []


def test_without_a_leak_nothing_is_found(aviary, monkeypatch, settings) -> None:
    assert walk(aviary, ENCARGADO, monkeypatch, settings, []) == []
