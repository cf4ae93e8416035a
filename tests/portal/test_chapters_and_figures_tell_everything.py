"""A figure is shown with all a reader needs to check it, on its own page and in its chapter."""

import pytest
from django.urls import reverse

from tests.portal.factories import capitulo, cifra, compromiso, cuadratura
from tests.portal.reading import links, tags, text

pytestmark = pytest.mark.django_db

FIGURE, CHAPTER = "/cuenta/2019/cifra/AA-001/", "/cuenta/2019/capitulo/1/"


def test_the_page_of_a_figure_tells_what_it_is_and_how_it_is_known(client, publishing):
    edition = publishing.edition(
        cifra(
            "AA-001",
            39067051,
            unidad="pesos",
            indicador="Presupuesto",
            fuente="Con 39 millones.",
            nota="Nota.",
        ),
    )
    response = client.get(FIGURE)
    said = text(response)
    for expected in (
        "Presupuesto",
        "$39.067.051",
        "39 millones 67 mil 51 pesos",
        "Año 2019",
        "Qué es AA-001.",
        "Cómo se mide AA-001.",
        "Con 39 millones.",
        "Nota.",
        "Documento",
        "Programa",
    ):
        assert expected in said
    assert edition.sello in said.replace(" ", "")
    assert "/cuenta/2019-1/cifra/AA-001/" in links(response)
    assert reverse("portal:verificar") in links(response)


@pytest.mark.parametrize("address", [FIGURE, CHAPTER])
def test_every_row_is_there_with_its_value_and_its_sentence(client, publishing, address):
    rows = [
        cifra("AA-001", 10, fuente="Fueron diez."),
        cifra("AA-001", 4, "2020 al 2020-03-06", meta=20, fuente="Van cuatro.", nota="A la fecha."),
        cifra(
            "AA-001",
            6,
            dimension="comuna",
            categoria="Vicuña",
            fuente="Seis en Vicuña.",
            nota="Sin Rivadavia.",
        ),
        cifra("AA-001", 4, dimension="comuna", categoria="Paihuano", fuente="Cuatro en Paihuano."),
        cifra("AA-001", 3, dimension="comuna/sexo", categoria="Vicuña/Mujeres", fuente="Tres mujeres."),
        cifra("AA-001", 3, dimension="comuna/sexo", categoria="Vicuña/Hombres", fuente="Tres hombres."),
        cifra("AA-001", 1, dimension="comuna/sexo", categoria="Paihuano/Mujeres", fuente="Una mujer."),
    ]
    publishing.edition(*rows)
    said = text(client.get(address))
    for expected in (
        "10 personas",
        "Fueron diez.",
        "4 personas Año 2020, al 06-03-2020 Meta: 20 · 20 % alcanzado",
        "Van cuatro.",
        "A la fecha.",
        "Vicuña Sin Rivadavia. Seis en Vicuña. 6 60,0 %",
        "Paihuano Cuatro en Paihuano. 4 40,0 %",
        "Total 10 100 %",
        "Mujeres Tres mujeres. 3",
        "Hombres Tres hombres. 3",
        "Mujeres Una mujer. 1",
    ):
        assert expected in said


@pytest.mark.parametrize("address", [FIGURE, CHAPTER])
def test_rows_that_share_a_sentence_quote_it_once(client, publishing, address):
    rows = [
        cifra("AA-001", n, dimension="comuna", categoria=f"C{n}", fuente="Una sola frase.") for n in (1, 2, 3)
    ]
    publishing.edition(*rows)
    assert text(client.get(address)).count("Una sola frase.") == 1


def test_every_sentence_a_figure_was_mentioned_in_is_quoted(client, publishing):
    publishing.edition(cifra("AA-001", 5, fuente="Fueron cinco.\nEn total, 5 personas."))
    response = client.get(FIGURE)
    assert "Fueron cinco. En total, 5 personas." in text(response)
    assert response.content.count(b"<blockquote") == 1


def test_shares_are_only_told_where_the_parts_make_the_whole(client, publishing):
    publishing.edition(
        cifra("AA-001", 205),
        cifra("AA-001", 39, dimension="rol", categoria="Cuidadores"),
        cifra("AA-001", 176, dimension="rol", categoria="Otros"),
    )
    said = text(client.get(FIGURE))
    assert "Parte" not in said
    assert "100 %" not in said


def test_a_figure_without_a_total_says_so(client, publishing):
    publishing.edition(
        cifra("AA-001", 1, dimension="rol", categoria="Tutor"),
        cifra("AA-001", 2, dimension="rol", categoria="Gestor"),
    )
    assert "La fuente no informa un total: solo sus partes." in text(client.get(FIGURE))
    assert client.get("/").status_code == client.get("/cuenta/2019/").status_code == 200


def test_a_breakdown_is_drawn_when_its_numbers_differ(client, publishing):
    publishing.edition(
        cifra("AA-001", 1, dimension="comuna", categoria="A"),
        cifra("AA-001", 2, dimension="comuna", categoria="B"),
        cifra("AA-002", 1, dimension="tema", categoria="A"),
        cifra("AA-002", 1, dimension="tema", categoria="B"),
    )
    assert [svg["class"] for svg in tags(client.get(FIGURE), "svg")] == ["grafico"]
    assert tags(client.get("/cuenta/2019/cifra/AA-002/"), "svg") == []


def test_history_tells_every_period_of_every_edition(client, publishing):
    first = publishing.edition(cifra(valor=14, periodo="2017"), cifra(valor=15, periodo="2018"), year=2018)
    publishing.edition(cifra(valor=15, periodo="2018"), cifra(valor=16, periodo="2019"), year=2019)
    publishing.edition(cifra(valor=17, periodo="2018"), year=2018, numero=2, reemplaza=first)
    said = text(client.get(FIGURE))
    history = said[said.index("A través del tiempo") :]
    assert "Año 2017 14 2018-1 reemplazada" in history
    assert "Año 2018 15 2018-1 reemplazada" in history
    assert "Año 2018 15 2019-1 Año 2018 17 2018-2" in history
    assert "Año 2019 16 2019-1" in history


def test_history_is_drawn_as_a_line_once_there_are_enough_years(client, publishing):
    publishing.edition(*(cifra(valor=n, periodo=str(2010 + n)) for n in range(1, 10)))
    assert b"<circle" in client.get(FIGURE).content
    publishing.edition(*(cifra("AA-002", n, str(2010 + n)) for n in (1, 2)), year=2020)
    drawn = client.get("/cuenta/2020/cifra/AA-002/").content
    assert b"<circle" not in drawn
    assert b"<rect" in drawn


@pytest.mark.parametrize("address", [FIGURE, CHAPTER])
def test_what_was_checked_of_a_figure_is_told_where_the_figure_is(client, publishing, address):
    publishing.edition(
        cifra("AA-001", 5),
        cifra("AA-002", 5, capitulo="2"),
        capitulo("1"),
        capitulo("2"),
        cuadratura("quiebre", clave="a", frase="Esto se contradice.", nota="Por esto.", firma="Jefatura"),
        cuadratura("quiebre", "AA-002", clave="b", frase="Esto es de otra."),
        cuadratura("cuadra", "AA-002 AA-001", clave="c", frase="Esto es de ambas."),
    )
    said = text(client.get(address))
    assert "Una comprobación no cuadra." in said
    for expected in ("Esto se contradice.", "Por esto.", "Jefatura", "Esto es de ambas."):
        assert expected in said
    assert "Esto es de otra." not in said


def test_a_chapter_tells_its_narrative_its_commitments_and_its_neighbours(client, publishing):
    publishing.edition(
        capitulo("1", resumen="Un año bueno."),
        capitulo("1b"),
        capitulo("II.1"),
        cifra("AA-001", 3, capitulo="1b"),
        compromiso(
            "Llegar a 12.",
            capitulo="1b",
            codigo="AA-001",
            meta=12,
            fuente="Llegaremos a 12.",
            estado="en_curso",
        ),
        compromiso("Otra cosa.", capitulo="1"),
    )
    response = client.get("/cuenta/2019/capitulo/1b/")
    said = text(response)
    for expected in ("Llegar a 12.", "Año 2020 · En curso · Meta: 12 · AA-001", "Llegaremos a 12."):
        assert expected in said
    assert "Otra cosa." not in said
    for neighbour in ("1", "II.1"):
        assert reverse("portal:capitulo", args=["2019", neighbour]) in links(response)
    empty = text(client.get("/cuenta/2019/capitulo/II.1/"))
    assert "Este capítulo no informa cifras." in empty


def test_a_commitment_about_a_figure_without_a_page_does_not_lead_nowhere(client, publishing):
    publishing.edition(
        cifra("AA-001"), compromiso("Más.", codigo="ZZ-999"), cuadratura(codigos="AA-001 ZZ-999")
    )
    for address in (CHAPTER, FIGURE, "/cuenta/2019/", "/cuenta/2019/cuadraturas/"):
        assert not any("ZZ-999" in link for link in links(client.get(address)))


def test_texts_are_shown_as_texts(client, publishing):
    evil = "<script>alert(1)</script>"
    publishing.edition(
        capitulo("1", titulo=evil, resumen=evil, tema=evil, area_titulo=evil),
        cifra("AA-001", 1, indicador=evil, fuente=evil, nota=evil, definicion=evil, unidad=evil, portada=1),
        cifra("AA-001", 1, dimension="x", dimension_nombre=evil, categoria=evil, fuente=evil),
        cifra(
            "AA-001", 2, dimension="x", dimension_nombre=evil, categoria=evil + evil, calificador=evil[:20]
        ),
        cuadratura("quiebre", nombre=evil, frase=evil, nota=evil, firma=evil),
        compromiso(evil, fuente=evil),
        titulo=evil,
        institucion=evil,
        presentacion=evil,
    )
    pages = [
        "/",
        "/cuenta/2019/",
        CHAPTER,
        FIGURE,
        "/cuenta/2019/cifras/",
        "/cuenta/2019/cuadraturas/",
        "/comparar/",
    ]
    for address in pages:
        assert b"<script" not in client.get(address).content, address
