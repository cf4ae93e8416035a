"""What a new area gets for free: run by test_a_new_area_takes_one_folder_and_one_line.py where the area was added."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db.models import Sum

from gobernacion.indicators.models import MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.releases.checking import check
from gobernacion.releases.measuring import draft_from_records
from gobernacion.releases.publishing import publish
from gobernacion.territory.models import Institucion
from tests.access.people import browser_of
from tests.conformity import confirm_areas
from tests.every_area import open_office

HUERTOS = apps.get_app_config("huertos")
SOLICITUD = HUERTOS.get_model("Solicitud")


@pytest.fixture
def staff(db):
    found = open_office(HUERTOS)
    HUERTOS.declared("demo").load()
    return found


def test_its_desk_has_its_list_and_its_steps(staff):
    clerk, boss = browser_of(staff["mesa_huertos"]), browser_of(staff["jefatura"])
    assert "Huertos" in clerk.get("/interno/").content.decode()
    assert clerk.get("/interno/huertos/solicitud/").content.decode().count(">2019-") > 4
    waiting = SOLICITUD.objects.vigentes().filter(estado="ingresada").first()
    address = f"/interno/huertos/solicitud/{waiting.pk}/"
    assert clerk.get(f"{address}aprobar/").status_code in {403, 404}
    assert boss.get(f"{address}aprobar/").status_code == 200
    assert clerk.get(f"{address}imprimir/").status_code == 200


def test_its_figures_reach_the_public(staff, client):
    MetaAnual.objects.create(codigo="HU-001", year=2019, valor=4_000_000)
    draft = draft_from_records(Institucion.objects.get(), 2019, None, staff["jefatura"])
    [told] = draft.cifras.filter(codigo="HU-001", dimension="")
    paid = SOLICITUD.objects.pagadas_en(Period.year(2019)).aggregate(n=Sum("monto"))["n"]
    assert told.valor == paid > 0
    assert told.meta == Decimal(4_000_000)
    confirm_areas(draft, staff["jefatura"])
    assert not check(draft)
    draft.aprobar(staff["autoridad"])
    edition = publish(draft, date(2020, 3, 31))
    assert "Huertos" in client.get("/").content.decode()
    assert "Pesos pagados por Huertos" in client.get(f"/cuenta/{edition.slug}/cifra/HU-001/").content.decode()
    assert "HU-001" in client.get(f"/datos/cuenta-{edition.slug}.csv").content.decode()


def test_its_cuadratura_came_with_its_breakdown():
    assert "HU-001:comuna" in {one.clave for one in registry().cuadraturas()}
