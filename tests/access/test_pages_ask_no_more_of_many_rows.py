"""Lists and forms of every model ask the database no more questions of many rows than of ten."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gobernacion.access.registry import area_of_app, registry
from gobernacion.directory.demo import fichas, people
from gobernacion.directory.models import Ficha
from gobernacion.territory.models import Comuna, Institucion, Provincia
from gobernacion.transitions import TransicionRechazada
from tests.access.canaries import Aviary, areas_of
from tests.access.conftest import AREAS
from tests.access.people import browser_of, whoever_sees
from tests.access.walk import models_of_the_site
from tests.every_area import AREAS as OFFICE
from tests.every_area import at_random, kept, label, open_office
from tests.testarea.models import Secreto
from tests.turns import of_today

FEW = 10
MODELS = [model for model in models_of_the_site() if registry().of(model).acciones]
"""Those that somebody may see."""


def plant(aviary, model, up_to):
    """Rows until there are so many, if the rules of the model let them be alike."""
    [home, *_] = areas_of(model, AREAS)
    aviary.plant(model, home)  # with all it refers to, which the others share
    for _ in range(up_to + 5):
        if model._default_manager.count() >= up_to:
            break
        with suppress(IntegrityError, ValidationError, TransicionRechazada), transaction.atomic():
            aviary.another(model, home)


def invent(model, up_to):
    """Rows as the desk of the model would have them, where they may not be alike."""
    if model is Ficha:
        fichas("orasmi", people("muchas", up_to))
        return
    for area in OFFICE:
        if area.label == model._meta.app_label:
            at_random(area, up_to, up_to)


def pages_of(row):
    """Where such rows are shown: their list and form or, of lines, the form they are typed in."""
    if type(row) in admin.site._registry:
        route = f"/interno/{row._meta.app_label}/{row._meta.model_name}"
        return [f"{route}/", f"{route}/add/", f"{route}/{row.pk}/change/"]
    holders = {
        one.model for one in admin.site._registry.values() if type(row) in {i.model for i in one.inlines}
    }
    fields = [field for field in row._meta.fields if field.related_model in holders]
    return [page for field in fields for page in pages_of(getattr(row, field.name))]


def questions(browser, address):
    browser.get(address)  # what is remembered of the first time is not of the rows
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200, address
    return [one["sql"] for one in asked]


def pages_of_desk(area):
    """The front page, the lists of an area and every page beside them, by months too where they have some."""
    found = ["/interno/", f"/interno/{area.label}/"]
    for one in admin.site._registry.values():
        if one.opts.app_label == area.label:
            listed = f"/interno/{area.label}/{one.opts.model_name}/"
            beside = [f"{listed}{page.name}/" for page in one.pages(of_list=True)]
            found += [listed, *beside, *(f"{page}?mes=2019-06&al=06-03-2020" for page in beside)]
    return found


@pytest.mark.campaign
@pytest.mark.same_on_any_database
@pytest.mark.parametrize("area", of_today(OFFICE, 5), ids=label)
def test_the_pages_of_a_desk_ask_no_more_of_many_records_than_of_some(
    db, area, campaign_size, record_property
):
    open_office(area)
    browser = browser_of(whoever_sees(kept(area)[0]))
    at_random(area, 1, 4 * FEW)  # enough for each kind to be there
    shown = [address for address in pages_of_desk(area) if browser.get(address).status_code == 200]
    of_few = {address: questions(browser, address) for address in shown}
    assert len(of_few) > 3
    at_random(area, 2, campaign_size(sample=150, whole=960))
    for address, asked in of_few.items():
        many = questions(browser, address)
        assert len(many) <= len(asked), (address, [one for one in many if one not in asked][:5])
    record_property("pages", len(of_few))


@pytest.mark.campaign
@pytest.mark.same_on_any_database
@pytest.mark.parametrize("model", of_today(MODELS, 20), ids=lambda model: model._meta.label)
def test_a_list_and_a_form_ask_no_more_of_many_rows_than_of_ten(db, model, campaign_size, record_property):
    open_office(*(area for area in OFFICE if area.label == model._meta.app_label))
    aviary, browser = Aviary(), browser_of(whoever_sees(model))
    for territory in (Provincia, Comuna, Institucion):
        aviary.take(territory.objects.order_by("pk")[0])

    def grow(up_to):
        plant(aviary, model, up_to)
        if model._default_manager.count() < up_to:
            invent(model, up_to)
        return model._default_manager.count()

    few = grow(FEW)
    row = model._default_manager.order_by("pk").first()
    shown = [address for address in pages_of(row) if browser.get(address).status_code == 200]
    of_few = {address: questions(browser, address) for address in shown}
    assert of_few
    if grow(campaign_size(sample=3 * FEW, whole=1_000)) < 2 * few:
        pytest.skip("there are few by rule: one a year, or what only a published account brings")
    for address, asked in of_few.items():
        many = questions(browser, address)
        assert len(many) <= len(asked), (address, [one for one in many if one not in asked][:5])
    record_property("pages", len(of_few))


def test_the_list_is_full():
    assert set(MODELS) >= {model for model in admin.site._registry if model is not Secreto}
    assert {area_of_app(model) for model in MODELS} > set(AREAS)
