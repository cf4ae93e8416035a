"""The words of an account are drawn with the figures of their own edition, each leading to its page, in two parts."""

from __future__ import annotations

import json

import pytest

from tests.portal.factories import capitulo, cifra
from tests.portal.reading import links, tags, text

pytestmark = pytest.mark.django_db

CHAPTER = "/cuenta/2019/capitulo/1/"
WORDS = "### El año\n\nFueron **{AA-001}** personas, y {AA-001@2018} antes.\n\n- De Vicuña, {AA-001:comuna=Vicuña}."


@pytest.fixture
def told(publishing):
    return publishing.edition(
        capitulo("1", resumen=WORDS),
        capitulo("II.1", titulo="Lo que viene", resumen="Serán más de {BB-001|meta}."),
        cifra("AA-001", 410),
        cifra("AA-001", 300, "2018"),
        cifra("AA-001", 12, dimension="comuna", categoria="Vicuña"),
        cifra("BB-001", None, calificador="protegida", meta=9, capitulo="II.1"),
        presentacion="Un año de {AA-001} personas y {BB-001} más. [Ver todo](/cuenta/2019/cifras/)",
    )


def test_a_chapter_is_read_with_its_figures(client, told):
    response = client.get(CHAPTER)
    said = text(response)
    assert "El año Fueron 410 personas, y 300 antes. De Vicuña, 12 ." in said
    assert "{" not in said
    cited = [tag["href"] for tag in tags(response, "a") if tag.get("class") == "citada"]
    assert cited == [f"/cuenta/2019/cifra/AA-001/#c{cifra.orden}" for cifra in told.cifras.en_orden()[:3]]


def test_each_citation_leads_to_the_row_of_its_figure_in_the_same_edition(client, told):
    for direccion in ("2019", "2019-1"):
        page = client.get(f"/cuenta/{direccion}/capitulo/1/")
        for link in links(page):
            if "#c" in link and "/cifra/" in link:
                address, _, row = link.partition("#")
                assert address.startswith(f"/cuenta/{direccion}/")
                assert f'id="{row}"' in client.get(address).content.decode()


def test_the_presentation_and_the_shortened_chapters_are_drawn_too(client, told):
    edition = client.get("/cuenta/2019/")
    assert "Un año de 410 personas y protegida más." in text(edition)
    assert "/cuenta/2019/cifras/" in links(edition)
    assert "Fueron 410 personas" in text(edition)
    assert "Un año de 410 personas y protegida más. Ver todo" in text(client.get("/"))
    for address in ("/", "/cuenta/2019/", CHAPTER):
        assert "{AA-001" not in client.get(address).content.decode()


def test_an_erratum_says_its_own_figure_and_the_corrected_edition_what_it_said(client, told, publishing):
    publishing.edition(capitulo("1", resumen=WORDS), cifra("AA-001", 411), numero=2, reemplaza=told)
    assert "Fueron 411 personas" in text(client.get("/cuenta/2019/capitulo/1/"))
    assert "Fueron 410 personas" in text(client.get("/cuenta/2019-1/capitulo/1/"))


def test_the_chapters_stand_under_the_two_parts_of_the_account(client, told):
    said = text(client.get("/cuenta/2019/"))
    first, second = said.index("I. Principales logros de 2019"), said.index("II. Programación para 2020")
    assert first < said.index("Capítulo 1") < second < said.index("Lo que viene")
    assert "II. Programación para 2020 · Capítulo II.1" in text(client.get("/cuenta/2019/capitulo/II.1/"))
    assert "Serán más de 9 ." in text(client.get("/cuenta/2019/capitulo/II.1/"))


def test_what_was_never_a_citation_is_shown_as_it_is_written(client, publishing):
    publishing.edition(capitulo("1", resumen="Con {llaves} y {ZZ-999}."), cifra("AA-001", 1))
    assert "Con {llaves} y {ZZ-999}." in text(client.get(CHAPTER))


def test_downloads_carry_what_was_sealed_and_the_catalogue_what_is_read(client, told):
    document = json.loads(client.get("/datos/cuenta-2019-1.json").content)
    assert document["capitulos"][0]["resumen"] == WORDS
    catalogue = client.get("/datos/catalogo.json").content.decode()
    assert "Un año de 410 personas y protegida más." in catalogue
