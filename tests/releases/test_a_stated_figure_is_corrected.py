"""What a document was transcribed to say is corrected in its draft, with the sentence that says it; nothing else is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gobernacion.access.roles import Rol
from gobernacion.published.rows import Origen
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.models import Cifra, Edicion
from tests.access.people import browser_of, make_user, name
from tests.invented_account import ACCOUNT, with_figures
from tests.invented_account import said as document_says

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

LIST = "/interno/releases/edicion/"


@pytest.fixture
def edicion(elabora):
    edicion = draft_from_document(ACCOUNT, elabora)
    check(edicion)
    return edicion


@pytest.fixture
def jefa(db):
    user = make_user("jefa")
    name(user, Rol.JEFATURA)
    return browser_of(user)


def figure(edicion, **where):
    return edicion.cifras.get(**{"desde__year": 2030, "dimension": "", **where})


def correct(browser, edicion, cifra, **said):
    address = f"{LIST}{edicion.pk}/corregir_cifra/?cifra={cifra.pk}"
    read = {"leida": browser.get(address).context["form"].now}
    answers = {"valor": "38", "calificador": "", "meta": "", "fuente": "Lo dice la página 4.", "nota": ""}
    answer = browser.post(address, read | answers | said)
    return answer.context["form"].errors if answer.status_code == 200 else {}


def test_it_says_the_new_value_and_where_it_is_said(edicion, jefa):
    money = figure(edicion, codigo="HU-002")
    assert correct(jefa, edicion, money, valor="39.067.052", calificador="aproximadamente") == {}
    money.refresh_from_db()
    assert (money.valor, money.calificador, money.fuente) == (
        Decimal(39067052),
        "aproximadamente",
        "Lo dice la página 4.",
    )


def test_its_target_is_corrected_too(edicion, jefa):
    money = figure(edicion, codigo="HU-002")
    for written, kept in (("40.000.000", Decimal(40_000_000)), ("", None)):
        assert correct(jefa, edicion, money, valor="39.067.052", meta=written) == {}
        money.refresh_from_db()
        assert money.meta == kept
    for written, said in (
        ("-1", "No puede haber menos de cero pesos."),
        ("0", "Una meta es mayor que cero."),
    ):
        assert correct(jefa, edicion, money, meta=written) == {"meta": [said]}


def test_the_page_of_figures_leads_to_each_and_brings_what_it_says(edicion, jefa):
    money = figure(edicion, codigo="HU-002")
    address = f"{LIST}{edicion.pk}/corregir_cifra/?cifra={money.pk}"
    assert address in jefa.get(f"{LIST}{edicion.pk}/ver_cifras/").content.decode()
    form = jefa.get(address).context["form"]
    assert form.initial["fuente"] == money.fuente
    rest = edicion.cifras.get(origen=Origen.CALCULADA)
    for odd in ("", "x", "-1", "99999999999999999999", "٣", rest.pk):
        answer = jefa.get(f"{LIST}{edicion.pk}/corregir_cifra/?cifra={odd}")
        assert (answer.status_code, answer.url) == (302, f"{LIST}{edicion.pk}/ver_cifras/")


@pytest.mark.parametrize(
    ("fuente", "origen"),
    [
        ("Hubo dos plazas, dice la página 4.", "documento"),
        ("Plazas en Rivadavia y en El Tambo.", "enumerada"),
    ],
)
def test_what_was_only_enumerated_is_corrected_as_what_is_stated(elabora, jefa, fuente, origen):
    plazas = replace(document_says("HU-006", 3, fuente="Ferias y radio."), enumerada=True)
    edicion = draft_from_document(with_figures(plazas), elabora)
    cifra = figure(edicion, codigo="HU-006")
    assert correct(jefa, edicion, cifra, valor="2", fuente=fuente) == {}
    cifra.refresh_from_db()
    assert (cifra.valor, cifra.origen) == (2, origen)


def test_what_somebody_else_corrected_meanwhile_is_not_written_over_unseen(edicion, jefa):
    money = figure(edicion, codigo="HU-002")
    address = f"{LIST}{edicion.pk}/corregir_cifra/?cifra={money.pk}"
    first, second = jefa.get(address).context["form"], jefa.get(address).context["form"]
    typed = {"calificador": "", "meta": "", "fuente": "Página 4.", "nota": ""}
    assert jefa.post(address, {"leida": first.now, "valor": "40", **typed}).status_code == 302
    refused = jefa.post(address, {"leida": second.now, "valor": "50", **typed})
    assert "Ahora dice año 2030: $40" in str(refused.context["form"].non_field_errors())
    money.refresh_from_db()
    assert money.valor == 40
    again = refused.context["form"]
    assert again["valor"].value() == "50"
    assert jefa.post(address, {"leida": again["leida"].value(), "valor": "50", **typed}).status_code == 302
    money.refresh_from_db()
    assert money.valor == 50


def test_what_its_parts_leave_over_is_worked_out_again(edicion, jefa):
    rest = edicion.cifras.get(origen=Origen.CALCULADA)
    assert rest.valor == 8
    correct(
        jefa,
        edicion,
        figure(edicion, codigo="HU-001", dimension="edad", categoria="Mayores de 60"),
        valor="33",
    )
    rest.refresh_from_db()
    assert rest.valor == 5
    correct(
        jefa,
        edicion,
        figure(edicion, codigo="HU-001", dimension="edad", categoria="Mayores de 60"),
        valor="38",
    )
    assert not Cifra.objects.filter(pk=rest.pk).exists()


def test_no_sentence_that_said_the_old_number_stands_in_its_way(edicion, jefa):
    persons = figure(edicion, codigo="HU-001")
    assert persons.menciones.exists()
    correct(jefa, edicion, persons, valor="39")
    assert not persons.menciones.exists()
    assert [one.clave for one in unexplained(edicion) if one.clave.startswith("menciones")] == []


def test_it_is_checked_again_and_what_no_longer_adds_up_is_said(edicion, jefa):
    correct(
        jefa, edicion, figure(edicion, codigo="HU-001", dimension="comuna", categoria="El Olivo"), valor="21"
    )
    assert Edicion.objects.get().estado == "borrador"
    assert "No cuadra" in jefa.get(f"{LIST}{edicion.pk}/change/").content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"valor": ""}, "valor"),
        ({"valor": "muchos"}, "valor"),
        ({"valor": "38", "calificador": "no informada"}, "calificador"),
        ({"valor": "38", "calificador": "protegida"}, "calificador"),
        ({"fuente": ""}, "fuente"),
        ({"fuente": "Lo dijo Juan Inventado, RUN 11.111.111-1."}, "fuente"),
        ({"nota": "Ver a 11.111.111-1."}, "nota"),
        ({"valor": "-1"}, "valor"),
        ({"valor": "39067051,5"}, "valor"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(edicion, jefa, said, field):
    money = figure(edicion, codigo="HU-002")
    assert field in correct(jefa, edicion, money, **said)
    money.refresh_from_db()
    assert money.valor == 39067051


def test_nobody_types_over_what_records_say(edicion, jefa):
    money = figure(edicion, codigo="HU-002")
    Cifra.objects.filter(pk=money.pk).update(origen=Origen.REGISTROS)
    assert (
        jefa.post(f"{LIST}{edicion.pk}/corregir_cifra/?cifra={money.pk}", {"valor": "1"}).status_code == 302
    )
    money.refresh_from_db()
    assert money.valor == 39067051


def test_a_figure_of_another_edition_is_not_reached(edicion, jefa, published):
    Edicion.objects.all().delete()
    published()
    other = Cifra.objects.get(codigo="HU-002")
    draft = Edicion.objects.create(
        year=2029,
        numero=1,
        titulo="x",
        institucion="x",
        provincia="x",
        region="x",
        elaborada_por=other.edicion.elaborada_por,
    )
    mine = Cifra.objects.get(pk=other.pk)
    mine.pk, mine.edicion, mine._state.adding = None, draft, True
    mine.save()
    assert jefa.get(f"{LIST}{draft.pk}/corregir_cifra/?cifra={other.pk}").status_code == 302
    assert jefa.post(f"{LIST}{draft.pk}/corregir_cifra/?cifra={other.pk}", {"valor": "1"}).status_code == 302
    other.refresh_from_db()
    assert other.valor == 39067051


@pytest.mark.parametrize("typed", ["9999999999999999", "9.999.999.999.999.999", "10000000000000,5"])
def test_a_number_nobody_can_add_up_is_refused_beside_its_field(edicion, jefa, typed):
    for codigo in ("HU-001", "HU-003"):
        cifra = edicion.cifras.filter(codigo=codigo).order_by("orden")[0]
        assert "valor" in correct(jefa, edicion, cifra, valor=typed)


def test_the_largest_number_that_is_taken_adds_up(edicion, jefa):
    persons = edicion.cifras.filter(codigo="HU-001", desde__year=2030)
    for cifra in persons.exclude(origen=Origen.CALCULADA).order_by("-dimension"):
        assert correct(jefa, edicion, cifra, valor="9999999999999") == {}
