"""What the services offer is found by words, theme, comuna, service and term; its dates, by month and theme."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gobernacion.content.public import TemaOferta
from tests.portal.factories import hito, offer
from tests.portal.reading import text
from tests.records.conftest import make_comunas

pytestmark = pytest.mark.django_db


@pytest.fixture
def comunas(db):
    return make_comunas()


def shown(client, query=""):
    """The numbers of the offers a page lists."""
    page = client.get(f"/oferta/{query}").content.decode()
    return [part.partition("/")[0] for part in page.split('href="/oferta/2030-')[1:]]


def days(number):
    return timezone.localdate() + timedelta(days=number)


def test_they_are_listed_by_theme_in_the_order_of_the_themes(client):
    offer("2030-00001", tema=TemaOferta.SALUD, titulo="Vacunas")
    offer("2030-00002", tema=TemaOferta.TRABAJO, titulo="Taller")
    offer("2030-00003", tema=TemaOferta.TRABAJO, titulo="Cursos")
    assert shown(client) == ["00003", "00002", "00001"]
    page = text(client.get("/oferta/"))
    assert page.index("Trabajo y capacitación", page.index("3 ofertas")) < page.index("Vacunas")


def test_only_what_can_be_asked_for_today_is_listed_unless_it_is_asked(client):
    offer("2030-00001", hasta=days(-1))
    offer("2030-00002", hasta=days(0))
    offer("2030-00003", desde=days(1))
    offer("2030-00004")
    assert shown(client) == ["00002", "00004"]
    assert shown(client, "?plazo=terminadas") == ["00001"]
    assert shown(client, "?plazo=por-venir") == ["00003"]
    assert len(shown(client, "?plazo=todas")) == 4


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?tema=salud", ["00002"]),
        ("?texto=VACUNACION", ["00002"]),
        ("?texto=vacunación+huertos", ["00002"]),
        ("?texto=submarinos", []),
        ("?servicio=Otro", ["00003"]),
        ("?comuna=04101", ["00001", "00003"]),
        ("?comuna=04102", ["00002", "00003"]),
    ],
)
def test_it_is_narrowed(client, comunas, query, found):
    serena, coquimbo = comunas
    offer("2030-00001", comuna_id=serena.pk, titulo="Abono")
    offer("2030-00002", comuna_id=coquimbo.pk, tema=TemaOferta.SALUD, titulo="Vacunación")
    offer("2030-00003", servicio="Otro", titulo="Riego")
    assert sorted(shown(client, query)) == found


def test_an_empty_list_says_what_to_do(client):
    assert "Todavía no hay ofertas publicadas" in text(client.get("/oferta/"))
    offer()
    assert "Ninguna oferta cumple" in text(client.get("/oferta/?texto=submarinos"))


def test_a_choice_that_is_not_there_is_said(client):
    offer()
    assert "no es una de las opciones" in text(client.get("/oferta/?tema=nada")).lower()


def test_a_long_list_is_paged(client):
    for number in range(1, 46):
        offer(f"2030-{number:05d}", titulo=f"Oferta {number:02d}")
    pages = [shown(client, f"?page={page}") for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({number for page in pages for number in page}) == 45
    assert shown(client, "?page=99") == pages[2]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"hasta": date(2020, 3, 1)}, "Ya terminó"),
        ({"desde": days(3)}, "Todavía no se abre"),
        ({}, "No pide ninguno"),
    ],
)
def test_the_page_of_an_offer_says_how_it_stands(client, fields, sentence):
    offer(requisitos="", **fields)
    assert sentence in text(client.get("/oferta/2030-00001/"))


def test_dates_that_passed_stand_apart(client):
    offer(hitos=[hito(days(-3), "Charla pasada"), hito(days(3), "Charla próxima")])
    page = text(client.get("/oferta/2030-00001/"))
    assert page.index("Charla próxima") < page.index("Fechas que ya pasaron") < page.index("Charla pasada")


def test_a_month_tells_its_dates_by_theme_and_day(client):
    offer(
        "2030-00001",
        tema=TemaOferta.SALUD,
        hitos=[
            hito(date(2030, 3, 9), "Nueve"),
            hito(date(2030, 3, 2), "Dos"),
            hito(date(2030, 4, 1), "Abril"),
        ],
    )
    offer("2030-00002", tema=TemaOferta.TRABAJO, hitos=[hito(date(2030, 3, 30), "Treinta")])
    page = text(client.get("/oferta/calendario/?mes=2030-03"))
    assert page.index("Treinta") < page.index("Dos") < page.index("Nueve")
    assert "Abril " not in page.partition("Filtrar")[2].partition("Mes siguiente")[0]
    assert "sábado 02-03-2030" in page
    only = text(client.get("/oferta/calendario/?mes=2030-03&tema=salud"))
    assert "Treinta" not in only
    assert "Dos" in only


def test_what_lasts_is_told_in_every_month_it_touches(client):
    offer(hitos=[hito(date(2030, 3, 30), "Ronda", hasta=date(2030, 4, 2)), hito(date(2030, 4, 20))])
    for mes in ("2030-03", "2030-04"):
        assert "Ronda" in text(client.get(f"/oferta/calendario/?mes={mes}"))


def test_a_month_without_dates_leads_to_those_that_have(client):
    offer(hitos=[hito(days(400))])
    page = client.get("/oferta/calendario/").content.decode()
    assert "No hay fechas en" in page
    assert f'href="?mes={days(400):%Y-%m}"' in page


def test_both_are_in_the_menu(client):
    page = client.get("/").content.decode()
    assert 'href="/oferta/"' in page
    assert 'href="/oferta/calendario/"' in client.get("/oferta/").content.decode()


def test_a_page_asks_as_many_questions_for_one_as_for_many(client, django_assert_max_num_queries):
    for number in range(1, 31):
        offer(f"2030-{number:05d}", hitos=[hito(date(2030, 3, day)) for day in (1, 2)])
    for address in ("/oferta/", "/oferta/calendario/?mes=2030-03", "/oferta/2030-00001/"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_no_page_is_heavy(client):
    long = "Texto largo que repite lo mismo. " * 30
    for number in range(1, 61):
        offer(
            f"2030-{number:05d}",
            para_quien=long,
            descripcion=long * 2,
            titulo="Título de ciento veinte letras " * 3,
            hitos=[hito(date(2030, 3, 5), "Qué ocurre de ciento veinte " * 4, lugar="Lugar muy largo " * 9)],
        )
    for address in ("/oferta/", "/oferta/calendario/?mes=2030-03", "/oferta/2030-00001/"):
        assert len(client.get(address).content) < 50_000, address
