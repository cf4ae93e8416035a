"""Two years are compared only where their figures can be; cuts, hedges, units and lengths are told."""

import pytest

from gobernacion.portal.comparing import Par
from tests.portal.factories import capitulo, cifra, compromiso
from tests.portal.reading import links, plain, text

pytestmark = pytest.mark.django_db


def par(antes, despues):
    return Par(cifra("AA-001", **antes), cifra("AA-001", **despues))


@pytest.mark.parametrize(
    ("antes", "despues", "diferencia", "variacion"),
    [
        ({"valor": 45510}, {"valor": 48589}, "+3.079", "+6,8\u00a0%"),
        ({"valor": 100}, {"valor": 50}, "-50", "-50,0\u00a0%"),
        ({"valor": 0}, {"valor": 5}, "+5", ""),
        ({"valor": 5}, {"valor": 5}, "0", "0\u00a0%"),
        ({"valor": -10}, {"valor": -5}, "+5", "+50,0\u00a0%"),
        ({"valor": 100, "unidad": "pesos"}, {"valor": 1600, "unidad": "pesos"}, "+$1.500", "+1.500,0\u00a0%"),
        ({"valor": 26, "unidad": "por ciento"}, {"valor": "24.5", "unidad": "por ciento"}, "-1,5 puntos", ""),
    ],
)
def test_the_difference_and_the_variation(antes, despues, diferencia, variacion):
    found = par({"periodo": "2018"} | antes, {"periodo": "2019"} | despues)
    assert (found.diferencia, found.variacion, found.reparo) == (diferencia, variacion, "")
    assert found.grafico


@pytest.mark.parametrize(
    ("antes", "despues", "reason"),
    [
        ({"periodo": "2019"}, {"periodo": "2020 al 2020-03-06"}, "no se compara con uno completo"),
        ({"periodo": "2019 al 2019-03-06"}, {"periodo": "2020"}, "no se compara con uno completo"),
        ({"periodo": "2019 al 2019-06-30"}, {"periodo": "2020 al 2020-03-06"}, "cortados en días distintos"),
        ({"periodo": "2018"}, {"periodo": "temporada 2018-2019"}, "no duran lo mismo"),
        ({"periodo": "2018"}, {"periodo": "2019-12-31..2020-01-01"}, "el estado de un día"),
        ({"periodo": "2019 al 2019-03-06"}, {"periodo": "2020-03-06..2020-03-07"}, "el estado de un día"),
        ({"periodo": "2021"}, {"periodo": "2022-01-01..2022-02-12"}, "no duran lo mismo"),
        ({"periodo": "2018", "valor": None}, {"periodo": "2019"}, "no está informado"),
        ({"periodo": "2018", "unidad": "pesos"}, {"periodo": "2019"}, "unidades distintas"),
        (
            {"periodo": "2018", "calificador": "más de"},
            {"periodo": "2019"},
            "la diferencia exacta no se conoce",
        ),
    ],
)
def test_what_cannot_be_compared_says_why_and_is_not_subtracted(antes, despues, reason):
    found = par(antes, despues)
    assert reason in found.reparo
    assert (found.diferencia, found.variacion, found.grafico) == ("", "", "")


def test_two_cuts_on_the_same_day_are_compared_saying_that_both_are_partial():
    found = par({"periodo": "2019 al 2019-03-06", "valor": 5}, {"periodo": "2020 al 2020-03-06", "valor": 8})
    assert found.diferencia == "+3"
    assert found.aviso == "Ambos períodos son parciales."


def test_a_state_is_compared_with_a_state_and_says_its_day():
    found = par(
        {"periodo": "2019-12-31..2020-01-01", "valor": 83}, {"periodo": "2020-03-06..2020-03-07", "valor": 90}
    )
    assert (found.diferencia, found.aviso) == ("+7", "")
    assert "Al 31-12-2019" in found.grafico
    assert "Al 06-03-2020" in found.grafico


def test_a_season_is_compared_with_a_season_whichever_months_it_was_open():
    found = par(
        {"periodo": "2018-11-01..2019-06-01", "valor": 45510},
        {"periodo": "temporada 2019-2020", "valor": 48589},
    )
    assert found.diferencia == "+3.079"
    assert "Temporada 2018-2019" in found.grafico


def test_a_leap_year_is_as_long_as_any():
    assert par({"periodo": "2019", "valor": 1}, {"periodo": "2020", "valor": 2}).diferencia == "+1"


def test_a_hedged_difference_says_how_it_is_hedged():
    found = par(
        {"periodo": "2018", "valor": 80, "calificador": "aproximadamente"},
        {"periodo": "2019", "valor": 150, "calificador": "estimativo"},
    )
    assert found.diferencia == "+70"
    assert found.aviso == "La fuente dice «aproximadamente» y «estimativo»."


@pytest.fixture
def years(publishing):
    publishing.edition(
        cifra("AA-001", 10, "2018"),
        cifra("AA-001", 13, "2019", calificador="aproximadamente"),
        cifra("AA-001", 3, "2020 al 2020-03-06"),
        cifra("AA-001", 6, "2018", dimension="comuna", categoria="Vicuña"),
        cifra("AA-001", 9, "2019", dimension="comuna", categoria="Vicuña"),
        cifra("AA-002", 45, "temporada 2017-2018"),
        cifra("AA-002", 48, "temporada 2018-2019"),
        cifra("AA-003", 777, "2019"),
    )


def test_every_year_an_edition_in_force_tells_can_be_chosen(client, years):
    said = client.get("/comparar/").content.decode()
    for option in ("2018", "2019", "2020", "2019-1"):
        assert f'<option value="{option}"' in said


def test_without_asking_it_compares_the_year_told_with_the_one_before(client, years):
    said = text(client.get("/comparar/"))
    assert "El año 2018 y el año 2019" in said
    assert "10 año 2018" in said
    assert "aproximadamente 13 año 2019" in said
    assert "+3 La fuente dice «aproximadamente»." in said
    assert "48 temporada 2018-2019" in said


def test_a_year_to_date_is_shown_beside_a_whole_year_without_being_subtracted(client, years):
    said = text(client.get("/comparar/?a=2019&b=2020"))
    assert "Período parcial (año 2020, al 06-03-2020): no se compara con uno completo." in said
    assert "-10" not in said
    assert "%" not in said


def test_what_only_one_year_tells_is_listed_apart(client, years):
    said = text(client.get("/comparar/?a=2018&b=2019"))
    assert "Una cifra se informa solo en el año 2019" in said
    assert "Indicador AA-003 : 777 personas" in said


def test_breakdowns_are_compared_when_asked(client, years):
    assert "Vicuña" not in text(client.get("/comparar/?a=2018&b=2019"))
    assert "Vicuña" in text(client.get("/comparar/?a=2018&b=2019&desgloses=1"))


def test_each_value_leads_to_its_figure(client, years):
    assert links(client.get("/comparar/")).count("/cuenta/2019-1/cifra/AA-001/") == 2


def test_a_year_is_told_by_its_own_edition_before_any_other(client, publishing):
    publishing.edition(cifra("AA-001", 15, "2018"), year=2018)
    publishing.edition(cifra("AA-001", 99, "2018"), cifra("AA-001", 20, "2019"), year=2019)
    said = text(client.get("/comparar/?a=2018&b=2019"))
    assert "15 año 2018 20 año 2019 +5" in said
    only = text(client.get("/comparar/?a=2018-1&b=2019-1"))
    assert "15 año 2018 20 año 2019 +5" in only


def test_a_superseded_edition_does_not_speak_for_its_year(client, published, corrected):
    corrected(published())
    assert "$39.067.051" not in text(client.get("/comparar/?a=2029&b=2030"))


def test_two_editions_of_a_year_show_just_what_changed(client, published, corrected):
    corrected(published())
    said = text(client.get("/comparar/?a=2030-1&b=2030-2"))
    assert "La edición 2030-1 y la edición 2030-2" in said
    assert "Inversión en huertos Cambia: valor $39.067.051 año 2030 $39.067.052 año 2030" in said
    assert "Rendimiento" not in said
    assert "Las dos ediciones informan las mismas cifras" in text(client.get("/comparar/?a=2030-1&b=2030-1"))


def test_a_text_that_changes_is_read_with_the_figures_of_each_edition(client, publishing):
    first = publishing.edition(
        cifra("AA-001", 410),
        capitulo("1", resumen="Se renovaron **{AA-001}** carnés."),
        compromiso("Abrir {AA-001} puertas."),
        presentacion="Fueron 410.",
    )
    publishing.edition(
        cifra("AA-001", 411),
        capitulo("1", resumen="Se entregaron **{AA-001}** carnés."),
        compromiso("Abrir puertas."),
        presentacion="Fueron {AA-001}.",
        numero=2,
        reemplaza=first,
    )
    said = text(client.get("/comparar/?a=2019-1&b=2019-2"))
    assert "Resumen del capítulo 1 Se renovaron 410 carnés. Se entregaron 411 carnés." in said
    assert "Presentación de la edición Fueron 410. Fueron 411." in said
    # A promise cites nothing on any page.
    assert "Abrir {AA-001} puertas. –" in said


def test_a_text_that_now_cites_what_it_said_by_hand_says_that_it_reads_the_same(client, publishing):
    first = publishing.edition(cifra("AA-001", 410), presentacion="Fueron 410.")
    publishing.edition(cifra("AA-001", 410), presentacion="Fueron {AA-001}.", numero=2, reemplaza=first)
    said = text(client.get("/comparar/?a=2019-1&b=2019-2"))
    assert "Presentación de la edición Se lee igual: cambia cómo está escrito Fueron 410. Fueron 410." in said


def test_of_a_long_text_the_paragraphs_that_change_are_read(client, publishing):
    long = "Esto no cambia. " * 60
    first = publishing.edition(cifra("AA-001", 3), presentacion=f"{long}\n\nFueron {{AA-001}}.")
    publishing.edition(
        cifra("AA-001", 4), presentacion=f"{long}\n\nHubo {{AA-001}}.", numero=2, reemplaza=first
    )
    said = text(client.get("/comparar/?a=2019-1&b=2019-2"))
    assert "Presentación de la edición Los párrafos que cambian Fueron 3. Hubo 4." in said
    assert "Esto no cambia" not in said


def test_a_source_or_a_note_that_changes_is_read_on_both_sides(client, publishing):
    first = publishing.edition(cifra("AA-001", 5, fuente="Fueron cinco.", meta=10))
    publishing.edition(
        cifra("AA-001", 5, fuente="Eran cinco.", nota="Sin Rivadavia.", meta=1200), numero=2, reemplaza=first
    )
    said = text(client.get("/comparar/?a=2019-1&b=2019-2"))
    for expected in (
        "Cambia: meta, fuente, nota",
        "Meta de Indicador AA-001 10 1.200",
        "Fuente de Indicador AA-001 Fueron cinco. Eran cinco.",
        "Nota de Indicador AA-001 – Sin Rivadavia.",
    ):
        assert expected in said


@pytest.mark.parametrize(
    "query", ["?a=x&b=y", "?a=1&b=99999999999999999999", "?a[]=2018", "?desgloses=%F0&page=-1"]
)
def test_what_cannot_be_chosen_falls_back_to_what_can(client, years, query):
    response = client.get(f"/comparar/{query}")
    assert response.status_code == 200
    assert "El año 2018 y el año 2019" in text(response)


def test_without_editions_it_says_so(client):
    assert "Todavía no hay nada publicado que comparar" in text(client.get("/comparar/"))


def test_with_a_single_year_there_is_still_a_page(client, publishing):
    publishing.edition(cifra("AA-001", 10, "2019"))
    assert "El año 2019 y el año 2019" in plain(text(client.get("/comparar/")))
