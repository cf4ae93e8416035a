"""The summary of an edition says what was published, with what it withholds withheld."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from gobernacion.indicators.figures import Calificador, Momento
from gobernacion.indicators.registry import registry
from gobernacion.published.models import CifraPublicada
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.explaining import explain
from gobernacion.releases.measuring import draft_from_records
from gobernacion.releases.protection import place
from gobernacion.releases.publishing import approve, publish
from gobernacion.summaries.reading import every_area, expected_of, summary_of_edition
from gobernacion.territory.models import Institucion
from tests.access.people import browser_of
from tests.conformity import confirm_areas
from tests.summaries.conftest import A_CUT

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(office):
    edicion = draft_from_records(Institucion.objects.actual(), 2019, A_CUT, office["jefatura"])
    check(edicion)
    confirm_areas(edicion, office["jefatura"])
    for broken in unexplained(edicion):
        explain(edicion, broken, "Uno de los casos se registró dos veces.", "Jefatura", A_CUT)
    assert check(edicion) == []
    approve(edicion, office["autoridad"])
    return publish(edicion, timezone.localdate())


def test_it_says_what_was_published_and_no_more(published):
    resumen = summary_of_edition(published, every_area(), timezone.now())
    cifras = {place(cifra): cifra for cifra in published.cifras.all()}
    assert len(cifras) > 100
    assert {(one.lugar, one.momento): (one.valor, one.calificador) for one in resumen.lineas} == {
        where: (cifra.valor, cifra.calificador) for where, cifra in cifras.items()
    }
    assert published.sello in resumen.descansa_en
    protected = [one for one in resumen.lineas if one.calificador == Calificador.PROTEGIDA]
    assert protected
    assert all(one.valor is None and "podrían reconocerse" in one.frase for one in protected)


def test_a_figure_of_the_year_that_follows_is_held_against_its_own_target(published):
    """The account of a year tells what was done by its day of the next one, with the target of that one."""
    told = Momento(date(2020, 1, 1), date(2021, 1, 1), date(2020, 3, 31))
    cifra = CifraPublicada(edicion=published, codigo="SE-003", meta=Decimal(32))
    assert expected_of(cifra, told, registry()["SE-003"]) == 10  # five of sixteen parts in three months


def test_it_needs_no_day(published, office):
    asked = {"lapso": published.slug, "dia": "31/02/2019"}
    page = browser_of(office["jefatura"]).get("/interno/resumen/", asked)
    assert page.status_code == 200
    assert f"edición {published.slug}" in page.content.decode()
