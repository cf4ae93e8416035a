"""A number that a norm fixes holds from its day on; of an area switched off it stays readable, and is not offered."""

from datetime import date

import pytest

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.records.models import ValorVigente
from gobernacion.records.parametros import Parametro, declared
from gobernacion.releases.protection import CONTEO_MINIMO
from tests.access.people import browser_of, make_user, name, whoever_sees

LIST = "/interno/records/valorvigente/"
DAY = date(2019, 6, 1)


@pytest.fixture
def parametro():
    return next(declared())


def test_it_is_worth_what_the_last_norm_before_a_day_says(db, parametro):
    assert parametro.en(DAY) == parametro.inicial
    for desde, valor in ((date(2019, 5, 1), 7), (date(2019, 7, 1), 8)):
        ValorVigente.objects.create(clave=parametro.clave, desde=desde, valor=valor, norma="Resolución 1")
    assert parametro.en(DAY) == 7
    assert parametro.en(date(2019, 7, 1)) == 8


def test_one_of_an_area_switched_off_is_read_by_its_key_and_never_offered(db):
    ValorVigente.objects.create(clave="apagada.plazo", desde=DAY, valor=3, norma="Resolución 2")
    offered, browser = list(declared()), browser_of(whoever_sees(ValorVigente))
    assert "apagada.plazo" in browser.get(LIST).content.decode()
    assert list(declared()) == offered
    assert "apagada.plazo" not in browser.get(f"{LIST}add/").content.decode()


def test_a_key_is_declared_once(parametro):
    with pytest.raises(ValueError, match="ya declarado"):
        Parametro(parametro.clave, "Otro", "días", inicial=1)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"valor": "1000000000000000"}, "valor"),
        ({"valor": "10001"}, "valor"),
        ({"desde": "01-01-0001"}, "desde"),
    ],
)
def test_what_nobody_means_is_refused_beside_its_field(db, parametro, typed, field):
    name(make_user("jefa"), Rol.JEFATURA)
    said = {"clave": parametro.clave, "desde": "01-06-2019", "valor": "10000", "norma": "Resolución 1"}
    browser = browser_of(User.objects.get())
    assert field in browser.post(f"{LIST}add/", said | typed).context["adminform"].form.errors
    assert browser.post(f"{LIST}add/", said).status_code == 302
    assert ValorVigente.objects.get().valor == 10_000


def test_the_smallest_count_that_is_published_is_raised_and_never_lowered(db):
    name(make_user("jefa"), Rol.JEFATURA)
    said = {"clave": CONTEO_MINIMO.clave, "desde": "01-06-2019", "norma": "Resolución 1"}
    browser = browser_of(User.objects.get())
    for lower in ("0", "4"):
        form = browser.post(f"{LIST}add/", said | {"valor": lower}).context["adminform"].form
        assert form.errors == {"valor": ["No puede ser menor que 5 personas."]}
    assert browser.post(f"{LIST}add/", said | {"valor": "10"}).status_code == 302
    assert CONTEO_MINIMO.en(DAY) == 10
