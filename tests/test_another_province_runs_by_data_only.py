"""A province that does not exist loads its comunas and its account, and every area works for it: no code changes."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command

from gobernacion.lib.periods import Period
from gobernacion.records.admin import RecordAdmin
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.explaining import explain
from gobernacion.releases.measuring import draft_from_records
from gobernacion.releases.publishing import publish
from gobernacion.territory.models import Comuna, Institucion
from tests.access.people import browser_of
from tests.accounts import PRUEBA_2022, account
from tests.conformity import confirm_areas
from tests.every_area import AREAS, demonstration_of, hire, label, measured, recounting
from tests.portal.reading import links, text

TERRITORY = Path(settings.BASE_DIR) / "tests" / "cuenta_inventada" / "territorio.toml"
COMUNAS = {"Valle Hondo", "Puerto Sauce", "Los Espinos"}
OF_ELQUI = ("La Serena", "Coquimbo", "Andacollo", "Paihuano", "Vicuña", "Elqui")
YEAR = Period.year(2019)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    call_command("cargar_territorio", str(TERRITORY), save=True, verbosity=0)
    return hire(*AREAS)


def test_it_is_another_province(staff):
    assert set(Comuna.objects.propias().values_list("nombre", flat=True)) == COMUNAS


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_each_area_keeps_and_measures_its_records(staff, area):
    demonstration_of(area).randomised(3, 20)
    figures = measured(area, YEAR)
    counted = recounting(area).recount(YEAR)
    assert {key: figures.get(key, 0) for key in counted} == counted
    told = {category for _, dimension, category in figures if dimension == "comuna"}
    assert not told & set(OF_ELQUI)


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_its_forms_offer_its_own_comunas(staff, area):
    clerk = browser_of(staff[demonstration_of(area).ACCOUNTS[0][0]])
    asked = 0
    for one in admin.site._registry.values():
        if isinstance(one, RecordAdmin) and one.opts.app_label == area.label:
            response = clerk.get(f"/interno/{one.opts.app_label}/{one.opts.model_name}/add/")
            if response.status_code == 200:
                asked += 1
                shown = response.content.decode()
                assert not [name for name in OF_ELQUI if name in shown], one.opts.label
                assert "Puerto Sauce" in shown or 'name="comuna"' not in shown
    assert asked


def test_what_it_measures_reaches_its_citizens(staff, client):
    for area in AREAS:
        demonstration_of(area).randomised(1, 10)
    draft = draft_from_records(Institucion.objects.get(), 2019, None, staff["jefatura"])
    check(draft)
    # What was drawn at random fits nothing: here and there it does not add up, and somebody has to say so.
    for cuadratura in unexplained(draft):
        explain(draft, cuadratura, "Son registros inventados al azar.", "Jefatura", date(2020, 3, 30))
    confirm_areas(draft, staff["jefatura"])
    draft.aprobar(staff["autoridad"])
    edition = publish(draft, date(2020, 3, 31))
    home = client.get("/")
    assert "Delegación Provincial de Prueba" in text(home)
    pages = {link for link in links(home) if link.startswith(f"/cuenta/{edition.year}")}
    assert len(pages) > len(AREAS)
    for page in pages:
        said = text(client.get(page))
        assert not [name for name in OF_ELQUI if name in said], page


def test_its_own_account_is_checked_and_waits_for_its_notes(staff):
    draft = draft_from_document(account(PRUEBA_2022), staff["jefatura"])
    assert len(check(draft)) > 5
