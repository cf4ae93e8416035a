"""Whoever decides when an area ends reads first which published figures speak of time outside its days."""

from datetime import date

import pytest

from gobernacion.access.roles import Rol
from gobernacion.territory.vigencias import VigenciaArea
from tests.access.people import browser_of, make_user, name
from tests.elqui import load_elqui
from tests.portal.factories import Publishing, cifra
from tests.portal.reading import links, text

ADD = "/interno/territory/vigenciaarea/add/"
SAID = {"area": "caprino", "desde": "", "ultimo_dia": "28-06-2019", "motivo": "Resolución exenta 12"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def administers(db):
    load_elqui()
    user = make_user("administradora")
    name(user, Rol.ADMINISTRADOR)
    return browser_of(user)


@pytest.fixture
def published(db):
    """2018 and 2019 to a day, both told again, with figures of two areas."""
    publishing = Publishing()
    publishing.edition(cifra("CA-001", 3, "2018", area="caprino"), year=2018)
    wrong = publishing.edition(cifra("CA-001", 9, area="caprino"), cifra("CA-002", 9, area="caprino"))
    publishing.edition(
        cifra("CA-001", 4, area="caprino", origen="registros"),
        cifra("CA-002", 5, "2019-01-01..2019-06-29", area="caprino"),
        cifra("CA-003", 6, "2019 al 2019-06-28", area="caprino"),
        cifra("CA-004", 6, "2019 al 2019-06-29", area="caprino"),
        cifra("SE-001", 7, area="seguridad"),
        numero=2,
        reemplaza=wrong,
        motivo="Se contó dos veces.",
    )
    publishing.edition(cifra("CA-001", 8, "2020", area="caprino"), year=2020)


def sentences(page):
    return page.context["sentences"]


def test_each_edition_that_speaks_of_later_days_is_named_with_how_many_figures(administers, published):
    page = administers.post(ADD, SAID)
    assert page.status_code == 200
    assert sentences(page)[:-1] == [
        "Edición 2019-2: 2 cifras hablan de días posteriores al 28-06-2019.",
        "Edición 2020-1: 1 cifra habla de días posteriores al 28-06-2019.",
    ]
    assert "Quedan como se publicaron. Una fe de erratas quitaría" in text(page)
    assert not VigenciaArea.objects.exists()


def test_it_is_decided_once_that_was_read(administers, published):
    page = administers.post(ADD, SAID)
    assert administers.post(ADD, page.context["sent"]).status_code == 302
    decided = VigenciaArea.objects.get()
    assert (decided.area, decided.ultimo_dia, decided.motivo) == (
        "caprino",
        date(2019, 6, 28),
        "Resolución exenta 12",
    )


def test_what_was_read_of_another_day_decides_nothing(administers, published):
    read = administers.post(ADD, SAID).context["sent"]
    page = administers.post(ADD, {**read, "ultimo_dia": "31-12-2018"})
    assert sentences(page)[0].startswith("Edición 2019-2: 4 cifras")
    assert not VigenciaArea.objects.exists()


def test_it_is_read_again_if_something_was_published_meanwhile(administers, published):
    read = administers.post(ADD, SAID).context["sent"]
    Publishing().edition(cifra("CA-001", 8, "2021", area="caprino"), year=2021)
    assert "Edición 2021-1: 1 cifra" in text(administers.post(ADD, read))
    assert not VigenciaArea.objects.exists()


def test_where_nothing_published_is_outside_it_says_so(administers, published):
    page = administers.post(ADD, {**SAID, "ultimo_dia": "31-12-2020"})
    assert sentences(page) == ["Ninguna cifra publicada habla de días posteriores al 31-12-2020."]
    page = administers.post(ADD, {**SAID, "ultimo_dia": ""})
    assert "ninguna cifra publicada queda fuera" in text(page)


def test_days_before_the_first_are_told_too(administers, published):
    page = administers.post(ADD, {**SAID, "desde": "01-03-2018", "ultimo_dia": "31-12-2020"})
    assert sentences(page)[0] == (
        "Edición 2018-1: 1 cifra habla de días anteriores al 01-03-2018 o posteriores al 31-12-2020."
    )


def test_figures_of_other_areas_that_repeat_one_of_it_count(administers):
    Publishing().edition(cifra("DS-002", 3, "2020", area="desarrollo_social"), year=2020)
    page = administers.post(ADD, {**SAID, "area": "convenios"})
    assert sentences(page)[0] == "Edición 2020-1: 1 cifra habla de días posteriores al 28-06-2019."


def test_the_answers_can_be_changed(administers, published):
    [back] = [one for one in links(administers.post(ADD, SAID)) if "ultimo_dia=" in one]
    form = administers.get(back).context["adminform"].form
    assert form["ultimo_dia"].value() == date(2019, 6, 28)
    assert (form["area"].value(), form["motivo"].value()) == ("caprino", "Resolución exenta 12")


def test_a_reason_names_nobody_and_the_law_is_not_extended(administers):
    page = administers.post(ADD, {**SAID, "motivo": "Lo pidió 12.345.678-5"})
    assert "Parece llevar un RUN" in text(page)
    page = administers.post(ADD, {**SAID, "area": "extranjeria", "ultimo_dia": "12-02-2022"})
    assert "Ley 21.325 puso fin a esta área el 11-02-2022" in text(page)
    assert not VigenciaArea.objects.exists()


def test_a_day_at_the_end_of_time_is_no_failure(administers, published):
    assert administers.post(ADD, {**SAID, "ultimo_dia": "31-12-9999"}).status_code == 200
