"""An address may use the filters this person is offered; anything else is refused with 400 and a sentence."""

import pytest
from django.contrib.admin import SimpleListFilter, site
from django.urls import reverse

from tests.access.people import browser_of, whoever_sees
from tests.testarea.admin import CasoAdmin
from tests.testarea.models import Caso

CASOS = reverse("admin:testarea_caso_changelist")
CONTACTOS = reverse("admin:testarea_contacto_changelist")

EXISTENCE_ORACLES = [
    "direccion__startswith=Calle",
    "direccion=Calle Ana",
    "diagnostico__exact=Asma",
    "diagnostico=Asma",
    "diagnostico__isnull=False",
    "con_diagnostico=si",
    "prioridad__exact=alta",
    "contacto__tramo__exact=40",
    "contacto__run__startswith=RUN",
    "contacto__clave=clave-ana",
    "contacto__nombres__icontains=a",
    "contacto__numero=C-1",
    "contacto__expediente__relato__icontains=o",
    "expediente__folio=E-1",
    "nota__reserva__contains=R",
    "monto__gt=0",
    "pk=1",
    "id__in=1,2,3",
    "folio__regex=(",
    "etiquetas__nombre=urgente",
]
NONSENSE = [
    "estado__regex=(",
    "estado__nope=1",
    "estado__exact__exact=1",
    "contacto__id__exact=abc",
    "contacto__id__exact=" + "9" * 40,
    "contacto__id__in=1,abc",
    "nope=1",
    "__=1",
    "_=1",
    "estado__in=" + "a" * 100_000,
]
HARMLESS = [
    "contacto__isnull=quizás",
    "o=zzz",
    "o=99999999999999999999.-1.",
    "p=uno",
    "q=(((",
    "q='",
    "_popup=1",
    "all=",
    "_facets=1",
    "e=1",
]
ODD_SEARCHES = ["q=" + "a" * 5000, "q=" + "a " * 400, "q=%25%25__", "q=\\", "q=" + "9" * 90, 'q="', "q=ñandú"]


@pytest.mark.parametrize("query", EXISTENCE_ORACLES)
def test_no_address_asks_whether_a_value_exists(enter, office, query):
    assert enter("encargado.testarea").get(f"{CASOS}?{query}").status_code == 400


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_is_refused_in_words(enter, office, query):
    response = enter("jefatura.testarea").get(f"{CASOS}?{query}")
    assert response.status_code == 400
    assert "no se entiende" in response.content.decode()


@pytest.mark.parametrize("query", HARMLESS + ODD_SEARCHES)
def test_what_means_nothing_does_nothing(enter, office, query):
    assert enter("jefatura.testarea").get(f"{CASOS}?{query}").status_code == 200


@pytest.mark.parametrize("page", ["99999999999999999999", "-1", "0", "3"])
def test_a_page_that_is_not_there_is_refused_in_words(enter, office, monkeypatch, page):
    monkeypatch.setattr(CasoAdmin, "list_per_page", 1)
    Caso.objects.create(folio="2026-2", contacto=office.ana)
    assert enter("jefatura.testarea").get(f"{CASOS}?p={page}").status_code == 400
    assert enter("jefatura.testarea").get(f"{CASOS}?p=2").status_code == 200


OWN_FILTERS = [
    pytest.param(admin, declared.parameter_name, id=f"{admin.opts.label}-{declared.parameter_name}")
    for admin in site._registry.values()
    for declared in admin.list_filter
    if isinstance(declared, type) and issubclass(declared, SimpleListFilter)
]


def test_the_list_of_filters_is_full():
    assert len(OWN_FILTERS) > 60


@pytest.mark.parametrize(("admin", "parameter"), OWN_FILTERS)
def test_a_filter_takes_only_the_values_it_offers(db, admin, parameter):
    listed = reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist")
    browser = browser_of(whoever_sees(admin.model))
    assert browser.get(listed).status_code == 200
    for value in ("nope", "", "0", "9" * 40):
        assert browser.get(listed, {parameter: value}).status_code == 400, value


@pytest.mark.parametrize("query", ["q=%00", "estado__exact=%00", "%00=1"])
def test_nul_characters_are_refused(enter, office, query):
    assert enter("jefatura.testarea").get(f"{CASOS}?{query}").status_code == 400


@pytest.mark.parametrize("field", ["folio", "direccion", "contacto", "id__gt", "nope"])
def test_a_record_is_referred_to_by_its_key_alone(enter, office, field):
    client = enter("encargado.testarea")
    change = reverse("admin:testarea_caso_change", args=["2026-1"])
    assert client.get(CASOS, {"_to_field": field}).status_code == 400
    assert client.get(change, {"_to_field": field}).status_code == 400
    assert client.post(change, {"_to_field": field}).status_code == 400
    assert client.get(reverse("admin:testarea_caso_add"), {"_to_field": field}).status_code == 400


def test_the_filters_one_is_offered_work(enter, office):
    client = enter("jefatura.testarea")
    for query, found in [
        ("estado__exact=abierto", True),
        ("estado__exact=aprobado", False),
        (f"contacto__id__exact={office.ana.pk}", True),
        (f"contacto__id__exact={office.otro.pk}", False),
        ("prioridad__exact=alta", True),
        ("contacto__tramo__exact=60", False),
        ("con_diagnostico=si", True),
        ("etiquetas__id__exact=999", False),
    ]:
        response = client.get(f"{CASOS}?{query}")
        assert response.status_code == 200
        assert (response.context["cl"].result_count == 1) is found, query


@pytest.mark.parametrize(
    "key",
    ["abc", "0", "-1", "9" * 40, "_00", "a'b", "../..", "%2F", "1_2F", "é", "1/change", "None", "x" * 5000],
)
def test_impossible_keys_are_records_that_do_not_exist(enter, office, key):
    client = enter("jefatura.testarea")
    for page in ["change/", "delete/", "history/", "imprimir/", "cerrar/", "aprobar_uno/"]:
        response = client.get(f"{CASOS}{key}/{page}")
        assert response.status_code in (404, 400), page
        response = client.post(f"{CASOS}{key}/{page}", {"x": "\x00"})
        assert response.status_code in (404, 400), page


@pytest.mark.parametrize("chosen", ["abc", "9" * 40, "-1", "", "\x00", "1,2"])
def test_impossible_selections_are_refused(enter, office, chosen):
    data = {"action": "aprobar", "_selected_action": [chosen], "index": "0"}
    assert enter("jefatura.testarea").post(CASOS, data).status_code in (302, 400)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head", "trace"])
def test_other_methods_never_break_a_page(enter, office, method):
    client = enter("jefatura.testarea")
    for address in [
        CASOS,
        reverse("admin:testarea_caso_change", args=[office.caso.pk]),
        reverse("admin:index"),
    ]:
        assert getattr(client, method)(address).status_code < 500
