"""The chapter of an area that ended says until what day it is measured and why, where its figures say so too."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.releases import ending, measuring
from gobernacion.releases.asking import read_in
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.correcting import rewrite
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.explaining import explain
from gobernacion.releases.measuring import draft_from_records, measure_again
from gobernacion.releases.publishing import publish
from gobernacion.releases.words import as_published, dangling, written_by_hand
from gobernacion.territory.models import Institucion
from gobernacion.territory.vigencias import VigenciaArea
from tests.access.people import browser_of, make_user, name
from tests.conformity import confirm_areas
from tests.every_area import open_office
from tests.portal.reading import text

LAST = date(2019, 6, 28)
SAID = "Se mide hasta el 28-06-2019 (Resolución exenta 12): lo que ocurrió después no entra en ninguna cifra."
LAW = "Se mide hasta el 11-02-2022 (Ley 21.325): lo que ocurrió después no entra en ninguna cifra."

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def staff(kept_for_the_module):
    areas = [apps.get_app_config(label) for label in ("caprino", "extranjeria")]
    found = open_office(*areas)
    areas[0].declared("demo").load()
    found["autoridad"] = make_user("la_autoridad")
    name(found["autoridad"], Rol.AUTORIDAD)
    return found


@pytest.fixture(autouse=True)
def two_areas(staff, monkeypatch):
    """Only these measure."""
    two = [apps.get_app_config(label) for label in ("caprino", "extranjeria")]
    monkeypatch.setattr(measuring, "installed", lambda: iter(two))


def decide(ultimo_dia=LAST, motivo="Resolución exenta 12."):
    VigenciaArea.objects.create(area="caprino", ultimo_dia=ultimo_dia, motivo=motivo)


def account(staff, year, corte=None):
    return draft_from_records(Institucion.objects.get(), year, corte, staff["jefatura"])


def words(edicion, area="caprino"):
    return edicion.capitulos.get(area=area).resumen


def published(edicion, staff):
    for row in unexplained(edicion):
        explain(edicion, row, "Así se registró.", "Jefatura", timezone.localdate())
    confirm_areas(edicion, staff["jefatura"])
    assert check(edicion) == []
    edicion.refresh_from_db()
    edicion.aprobar(staff["autoridad"])
    return publish(edicion, timezone.localdate())


def test_the_public_chapter_of_the_year_it_ended_says_until_when_and_why(staff, client):
    decide()
    edicion = account(staff, 2019)
    before = words(edicion)
    assert before.endswith(f"\n\n{SAID}")
    published(edicion, staff)
    page = client.get(f"/cuenta/2019-1/capitulo/{edicion.capitulos.get(area='caprino').numero}/")
    assert SAID in text(page)
    assert words(edicion) == before


def test_the_law_is_named_where_the_law_ended_it(staff):
    edicion = account(staff, 2022)
    assert words(edicion, "extranjeria").endswith(f"\n\n{LAW}")
    assert "Se mide hasta" not in words(edicion, "caprino")


def test_no_other_year_says_so_nor_one_told_up_to_a_day_before(staff):
    decide()
    assert "Se mide hasta" not in words(account(staff, 2018))
    assert "Se mide hasta" not in words(account(staff, 2021), "extranjeria")
    assert "Se mide hasta" not in words(account(staff, 2019, date(2019, 3, 8)))


def test_an_erratum_of_figures_that_go_beyond_the_end_does_not_say_so(staff):
    whole = published(account(staff, 2019), staff)
    decide()
    erratum = draft_erratum(whole, "Se corrige.", staff["jefatura"])
    check(erratum)
    assert "Se mide hasta" not in words(erratum)


def test_it_follows_the_last_decision_and_what_else_was_written_stays(staff):
    decide()
    edicion = account(staff, 2019)
    capitulo = edicion.capitulos.get(area="caprino")
    rewrite(edicion, {capitulo.pk: f"Uno.\r\n\r\n{SAID}\r\n\r\nDos.\r\n"})
    assert words(edicion) == f"Uno.\r\n\r\n{SAID}\r\n\r\nDos.\r\n"
    decide(date(2019, 9, 30), "Resolución exenta 15")
    measure_again(edicion)
    other = SAID.replace("28-06", "30-09").replace("12", "15", 1)
    assert words(edicion) == f"Uno.\r\n\r\nDos.\n\n{other}"
    decide(None)
    measure_again(edicion)
    assert words(edicion) == "Uno.\r\n\r\nDos."


def test_whoever_takes_it_out_finds_it_again_and_the_area_is_confirmed_with_it(staff):
    decide()
    edicion = account(staff, 2019)
    confirm_areas(edicion, staff["jefatura"])
    rewrite(edicion, {edicion.capitulos.get(area="caprino").pk: "Sin decirlo."})
    assert words(edicion) == f"Sin decirlo.\n\n{SAID}"
    [row] = edicion.conformidades.filter(area="caprino")
    assert row.pendiente
    confirm_areas(edicion, staff["jefatura"])
    row.refresh_from_db()
    assert row.huella == read_in(edicion, "caprino")


def test_a_reason_is_told_as_written_and_names_nobody(staff):
    decide(motivo="Resolución {12} *de* [cierre](x)")
    edicion = account(staff, 2019)
    assert dangling(edicion) == written_by_hand(edicion) == []
    assert "(Resolución {12} *de* [cierre](x))" in as_published(edicion).plain(words(edicion))
    decide(motivo="Lo pidió 12.345.678-5")
    ending.tell(edicion)
    assert words(edicion).endswith(SAID.replace("Resolución exenta 12", "por decisión de la oficina"))


@pytest.mark.parametrize("page", ["/interno/", "/interno/caprino/"])
def test_its_desk_says_so_at_home(staff, page):
    desk = browser_of(staff["caprino"])
    assert "Se mide hasta" not in text(desk.get(page))
    decide()
    assert (
        "Se mide hasta el 28-06-2019 (Resolución exenta 12): lo de fecha posterior no se anota ni entra en ninguna "
        "cifra." in text(desk.get(page))
    )
