"""What the institution is called, and what it is, from one day on: gobernación, then delegación presidencial."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.indicators.registry import registry
from gobernacion.releases.measuring import draft_from_records, measure_again
from gobernacion.territory.models import Denominacion, Institucion
from tests.access.people import browser_of, make_user, name
from tests.elqui import load_elqui

LAST, FIRST = date(2021, 7, 13), date(2021, 7, 14)
GOBERNACION, DELEGACION = (
    "Gobernación Provincial de Elqui",
    "Delegación Presidencial Provincial de Elqui",
)
NAMES = "/interno/territory/denominacion/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def elqui():
    load_elqui()
    return Institucion.objects.get()


def account(year, corte=None) -> object:
    author = User.objects.filter(username="cuentas").first() or make_user("cuentas")
    return draft_from_records(Institucion.objects.get(), year, corte, author)


def test_it_is_called_by_the_name_in_force_on_each_day(elqui):
    assert str(Institucion.objects.en(LAST)) == GOBERNACION
    assert str(Institucion.objects.en(FIRST)) == DELEGACION
    assert Institucion.objects.en(FIRST).provincia == elqui.provincia
    assert (elqui.nombre, elqui.tipo) == (GOBERNACION, Institucion.Tipo.GOBERNACION)


def test_what_is_declared_is_said_in_its_own_word(elqui):
    text = "Gobernación: lo que hizo la gobernación."
    assert elqui.llamada(LAST).dice(text) == text
    said = elqui.llamada(FIRST).dice(text)
    assert said == "Delegación presidencial: lo que hizo la delegación presidencial."


@pytest.mark.parametrize(
    ("year", "corte", "told"),
    [
        (2020, None, GOBERNACION),
        (2021, LAST, GOBERNACION),
        (2021, None, DELEGACION),
        (2022, None, DELEGACION),
    ],
)
def test_an_edition_takes_the_name_of_its_last_day(elqui, year, corte, told):
    edicion = account(year, corte)
    assert edicion.institucion == told
    of_it = edicion.cifras.filter(codigo="SE-009", dimension="").values_list("definicion", flat=True)
    own, other = ("gobernación", "delegación") if told == GOBERNACION else ("delegación", "gobernación")
    assert own in of_it[0]
    assert other not in of_it[0]
    assert other not in edicion.capitulos.get(area="seguridad").resumen


def test_a_draft_measured_again_takes_the_name_that_was_noted_meanwhile(elqui):
    Denominacion.objects.all().delete()
    edicion = account(2022)
    assert edicion.institucion == GOBERNACION
    Denominacion.objects.create(desde=FIRST, nombre=DELEGACION, tipo="delegacion", norma="Ley 21.073")
    measure_again(edicion)
    edicion.refresh_from_db()
    assert edicion.institucion == DELEGACION


def test_no_account_of_a_delegacion_says_gobernacion_in_a_declared_text(elqui):
    for indicador in registry():
        assert "obernación" not in elqui.llamada(FIRST).dice(indicador.nombre + indicador.definicion)
    edicion = account(2022)
    said = edicion.cifras.values_list("definicion", "como_se_mide", "indicador")
    assert not [texts for texts in said if "obernación" in " ".join(texts)]


def test_who_administers_gives_it_another_name(elqui):
    for who, rol in (("administradora", Rol.ADMINISTRADOR), ("jefa", Rol.JEFATURA)):
        name(make_user(who), rol)
    said = {
        "desde": "01-01-2030",
        "nombre": "Oficina de Elqui",
        "tipo": "delegacion",
        "norma": "Ley de prueba",
    }
    refused = browser_of(User.objects.get(username="jefa")).post(f"{NAMES}add/", said)
    assert refused.status_code in (403, 404)
    answer = browser_of(User.objects.get(username="administradora")).post(f"{NAMES}add/", said)
    assert answer.status_code == 302
    assert str(Institucion.objects.en(date(2029, 12, 31))) == DELEGACION
    assert str(Institucion.objects.en(date(2030, 1, 1))) == "Oficina de Elqui"


@pytest.mark.parametrize("day", ["01-01-0001", "31-12-1899", "01-01-2101"])
def test_no_name_begins_in_another_age(elqui, day):
    administers = make_user("administradora")
    name(administers, Rol.ADMINISTRADOR)
    said = {"desde": day, "nombre": "Otra", "tipo": "delegacion", "norma": "Ley"}
    errors = browser_of(administers).post(f"{NAMES}add/", said).context["adminform"].form.errors
    assert errors == {"desde": ["Escriba un año entre 1900 y 2100."]}


def test_two_names_do_not_begin_on_one_day(elqui):
    with pytest.raises(ValidationError, match="desde ese día"):
        Denominacion(desde=FIRST, nombre="Otra", tipo="delegacion", norma="Ley").full_clean()


def test_before_the_territory_is_loaded_there_is_no_name():
    assert Institucion.objects.en(FIRST) is None


@pytest.mark.parametrize("field", ["nombre", "norma", "sigla"])
@pytest.mark.parametrize("said", ["RUN 36.000.000-1", "fono 51 2 212345", "doña Ana Rojas"])
def test_one_person_writes_it_and_it_names_nobody(elqui, field, said):
    name(make_user("administra"), Rol.ADMINISTRADOR)
    typed = {
        "desde": "01-01-2026",
        "nombre": "Delegación",
        "tipo": "delegacion",
        "sigla": "DPP",
        "norma": "Ley 1",
    }
    browser = browser_of(User.objects.get(username="administra"))
    page = browser.post(f"{NAMES}add/", {**typed, field: said})
    assert page.status_code == 200
    assert "Parece llevar" in page.content.decode()
    assert not Denominacion.objects.filter(**{field: said}).exists()
