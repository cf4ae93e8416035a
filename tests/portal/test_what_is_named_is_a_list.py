"""What a source names without counting it is a list; a sentence stands once; a breakdown of one row is a line."""

import pytest

from tests.portal.factories import cifra, cuadratura
from tests.portal.reading import tags, text, texts_by_id

pytestmark = pytest.mark.django_db

FIGURE, CHAPTER = "/cuenta/2019/cifra/AA-001/", "/cuenta/2019/capitulo/1/"
WHOLE = "Son estos: ampliación, cambio de empleador y turismo."


def named(categoria, **fields):
    fields = {"dimension": "tramite", "fuente": categoria.lower(), "origen": "enumerada"} | fields
    return cifra("AA-001", 1, categoria=categoria, **fields)


def shown(client, publishing, *rows, address=CHAPTER):
    publishing.edition(*rows)
    return client.get(address)


@pytest.mark.parametrize("address", [FIGURE, CHAPTER])
def test_what_is_enumerated_is_listed_and_says_how_many(client, publishing, address):
    total = cifra("AA-001", 3, fuente=WHOLE, origen="enumerada")
    page = shown(
        client,
        publishing,
        total,
        *map(named, ("Ampliación", "Cambio de empleador", "Turismo")),
        address=address,
    )
    said = text(page)
    assert "Tramite: la fuente enumera 3, sin dar el número." in said
    assert "Contada de lo que enumera la fuente" in said
    assert said.count(WHOLE) == 1
    assert "Ampliación" in said
    assert "«" not in said.partition("Turismo")[2]
    assert tags(page, "table") == []
    assert tags(page, "svg") == []


def test_within_another_breakdown_each_list_stands_under_its_own_heading(client, publishing):
    rows = [
        named("Difusión/Ferias", dimension="linea/tema", fuente="Ferias del barrio"),
        named("Difusión/Radio", dimension="linea/tema", fuente="En la radio"),
        named("Apoyo/Mesas", dimension="linea/tema", fuente="Mesas"),
    ]
    said = text(shown(client, publishing, cifra("AA-001", 3, origen="enumerada"), *rows))
    assert "Difusión: 2 Ferias Ferias del barrio Radio En la radio Apoyo: 1 Mesas" in said


def test_what_is_mentioned_without_a_number_is_listed_too(client, publishing):
    rows = [
        cifra("AA-001", None, dimension="tema", categoria=name, calificador="no informada")
        for name in ("Agua", "Fuego")
    ]
    page = shown(client, publishing, *rows)
    assert "Tema: la fuente menciona lo que sigue y no da ningún número." in text(page)
    assert tags(page, "table") == []


def test_counts_of_what_is_enumerated_stay_a_table_where_they_differ(client, publishing):
    rows = [named("Ferias"), named("Radio")]
    rows[1].valor = 5
    page = shown(client, publishing, cifra("AA-001", 6, origen="enumerada"), *rows)
    assert len(tags(page, "table")) == 1


def test_an_edition_sealed_before_lists_nothing_and_reads_as_it_did(client, publishing):
    rows = [cifra("AA-001", 1, dimension="tramite", categoria=name) for name in ("Ampliación", "Turismo")]
    page = shown(client, publishing, cifra("AA-001", 2), *rows)
    assert len(tags(page, "table")) == 1
    assert "enumera" not in text(page)


@pytest.mark.parametrize("address", [FIGURE, CHAPTER])
def test_a_sentence_of_some_rows_stands_once_with_their_names(client, publishing, address):
    one = "Lidera Venezuela con 3, y Colombia e Italia con 1."
    rows = [
        cifra("AA-001", n, dimension="nacionalidad", categoria=name, fuente=one)
        for name, n in (("Venezuela", 3), ("Colombia", 1), ("Italia", 1))
    ]
    rest = cifra(
        "AA-001", 2, dimension="nacionalidad", categoria="otras", fuente="Son 7.", origen="calculada"
    )
    said = text(shown(client, publishing, cifra("AA-001", 7, fuente="Son 7."), *rows, rest, address=address))
    assert said.count(one) == 1
    assert f"De Venezuela, Colombia e Italia: {one}" in said
    assert said.count("Son 7.") == 1


def test_what_the_sentence_of_the_total_says_is_not_quoted_again(client, publishing):
    both = "Fueron 5: 2 en Vicuña y 3 en Paihuano."
    rows = [
        cifra("AA-001", n, dimension="comuna", categoria=name, fuente=both, nota="A la fecha.")
        for name, n in (("Vicuña", 2), ("Paihuano", 3))
    ]
    said = text(shown(client, publishing, cifra("AA-001", 5, fuente=both, nota="A la fecha."), *rows))
    assert said.count(both) == 1
    assert said.count("A la fecha.") == 1
    assert "Su fuente es la del total." in said


def test_two_periods_of_one_sentence_quote_it_once(client, publishing):
    both = "Subió de 4 a 5."
    said = text(
        shown(client, publishing, cifra("AA-001", 4, "2018", fuente=both), cifra("AA-001", 5, fuente=both))
    )
    assert said.count(both) == 1
    assert "Lo dice la misma frase." in said


def test_a_breakdown_of_one_row_is_a_line(client, publishing):
    row = cifra("AA-001", 20, dimension="comuna", categoria="Vicuña", fuente="Veinte en Vicuña.")
    page = shown(client, publishing, cifra("AA-001", 30), row)
    assert tags(page, "table") == []
    assert "Comuna, Vicuña: 20 personas Veinte en Vicuña." in text(page)
    assert texts_by_id(page)["c3"].startswith("Comuna, Vicuña: 20 personas")


def test_a_line_without_a_total_above_it_says_of_when_it_is(client, publishing):
    row = cifra("AA-001", 20, "2018", dimension="comuna", categoria="Vicuña")
    assert "Comuna, Vicuña: 20 personas Año 2018" in text(shown(client, publishing, row))


def test_where_most_was_measured_from_stands_once_in_its_chapter(client, publishing):
    measured = {"fuente": "Medida de los registros de Programa.", "origen": "registros"}
    rows = [cifra(f"AA-00{n}", n, **measured) for n in (1, 2, 3)]
    page = shown(client, publishing, *rows, cifra("AA-004", 4, fuente="Cuatro, dice el documento."))
    assert text(page).count(measured["fuente"]) == 1
    assert "Cuatro, dice el documento." in text(page)
    assert len(tags(page, "blockquote")) == 1
    assert measured["fuente"] in text(client.get("/cuenta/2019/cifra/AA-002/"))


def test_a_figure_told_once_and_a_check_alone_need_no_table(client, publishing):
    page = shown(client, publishing, cifra("AA-001", 5), cuadratura("cuadra"), address=FIGURE)
    assert tags(page, "table") == []
    assert "Se ha publicado una sola vez, en la edición 2019-1 : año 2019, 5 ." in text(page)
    assert "Frase de la comprobación cuadra." in text(page)
