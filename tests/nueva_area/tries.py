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

AREA = apps.get_app_config("area_inventada")
SOLICITUD, CODE = AREA.get_model("Solicitud"), f"{AREA.prefijo}-001"
LIST = f"/interno/{AREA.label}/solicitud/"


@pytest.fixture
def staff(db):
    found = open_office(AREA)
    AREA.declared("demo").load()
    return found


def test_its_desk_has_its_list_and_its_steps(staff):
    clerk, boss = browser_of(staff[f"mesa_{AREA.label}"]), browser_of(staff["jefatura"])
    assert AREA.titulo in clerk.get("/interno/").content.decode()
    assert clerk.get(LIST).content.decode().count(">2019-") > 4
    waiting = SOLICITUD.objects.vigentes().filter(estado="ingresada").first()
    address = f"{LIST}{waiting.pk}/"
    assert clerk.get(f"{address}aprobar/").status_code in {403, 404}
    assert boss.get(f"{address}aprobar/").status_code == 200
    assert clerk.get(f"{address}imprimir/").status_code == 200


def test_its_figures_reach_the_public(staff, client):
    MetaAnual.objects.create(codigo=CODE, year=2019, valor=4_000_000)
    draft = draft_from_records(Institucion.objects.get(), 2019, None, staff["jefatura"])
    [told] = draft.cifras.filter(codigo=CODE, dimension="")
    paid = SOLICITUD.objects.pagadas_en(Period.year(2019)).aggregate(n=Sum("monto"))["n"]
    assert told.valor == paid > 0
    assert told.meta == Decimal(4_000_000)
    confirm_areas(draft, staff["jefatura"])
    assert not check(draft)
    draft.aprobar(staff["autoridad"])
    edition = publish(draft, date(2020, 3, 31))
    assert AREA.titulo in client.get("/").content.decode()
    assert registry()[CODE].nombre in client.get(f"/cuenta/{edition.slug}/cifra/{CODE}/").content.decode()
    assert CODE in client.get(f"/datos/cuenta-{edition.slug}.csv").content.decode()


def test_its_cuadratura_came_with_its_breakdown():
    assert f"{CODE}:comuna" in {one.clave for one in registry().cuadraturas()}
