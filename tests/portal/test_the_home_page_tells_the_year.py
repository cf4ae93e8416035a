"""The year in one screen: headline figures, what contradicts itself, chapters by theme, edition, seal, downloads."""

import pytest
from django.urls import reverse

from tests.portal.factories import capitulo, cifra, cuadratura
from tests.portal.reading import links, text

pytestmark = pytest.mark.django_db


def test_without_an_edition_it_says_so_and_what_will_be_here(client):
    said = text(client.get("/"))
    assert "Todavía no hay una cuenta publicada" in said
    assert "lo que se contradice" in said


def test_it_tells_the_headline_figures_with_unit_hedge_target_and_progress(client, publishing):
    publishing.edition(
        cifra("AA-001", 3, portada=1, meta=12, unidad="plazas", indicador="Plazas"),
        cifra("AA-002", 4491, portada=2, calificador="más de", unidad="solicitudes"),
        cifra("AA-003", 39067051, portada=3, unidad="pesos"),
        cifra("AA-004", None, portada=4, meta=52, unidad="rondas"),
        cifra("AA-005", 77777),
    )
    said = text(client.get("/"))
    assert "3 plazas Año 2019 Meta: 12 · 25 % alcanzado" in said
    assert "más de 4.491 solicitudes" in said
    assert "$39.067.051" in said
    assert "No informada Año 2019 Meta: 52" in said
    assert "77.777" not in said


def test_a_headline_is_the_whole_year_and_not_a_cut_of_the_next(client, publishing):
    publishing.edition(
        cifra("AA-001", 15, "2019", portada=1),
        cifra("AA-001", 3, "2020 al 2020-03-06", portada=1),
        cifra("AA-001", 14, "2018", portada=1),
    )
    said = text(client.get("/"))
    assert "15 personas Año 2019" in said
    assert "3 personas" not in said


def test_it_counts_and_quotes_what_contradicts_itself(client, publishing):
    publishing.edition(
        cifra(),
        cuadratura("quiebre", clave="a", frase="39 + 33 no es 205.", nota="Damos por bueno el total."),
        cuadratura("quiebre", clave="b", frase="1 no es 2.", nota="No dice quién falta."),
        cuadratura("observacion", clave="c"),
        cuadratura("cuadra", clave="d"),
    )
    said = text(client.get("/"))
    assert "2 comprobaciones no cuadran" in said
    for sentence in ("39 + 33 no es 205.", "Damos por bueno el total.", "1 no es 2.", "No dice quién falta."):
        assert sentence in said
    assert "1 cuadra, 1 con observación" in said


def test_one_of_anything_is_told_in_singular(client, publishing):
    publishing.edition(cifra(), cuadratura("quiebre", clave="a"), cuadratura("cuadra", clave="d"))
    said = " ".join(text(client.get("/")).split())
    assert "Se publican 1 cifra 1 que dice la fuente No cuadra 1 comprobación" in said
    assert "Una comprobación no cuadra." in said


def test_it_says_when_nothing_contradicts_itself(client, publishing):
    publishing.edition(cifra(), cuadratura("cuadra"))
    assert "Todo lo que se comprobó cuadra" in text(client.get("/"))


def test_it_lists_every_chapter_under_its_theme(client, publishing):
    publishing.edition(
        capitulo("1", tema="Protección social", titulo="Convenios"),
        capitulo("II.1", tema="Fomento productivo", titulo="Cabras"),
        cifra(),
    )
    response = client.get("/")
    said = text(response)
    assert "Protección social 1 Convenios" in said
    assert "Fomento productivo II.1 Cabras" in said
    assert reverse("portal:capitulo", args=["2019", "II.1"]) in links(response)


def test_it_shows_the_edition_in_force_its_seal_and_its_downloads(client, publishing):
    old = publishing.edition(cifra(valor=1, portada=1), year=2018)
    new = publishing.edition(cifra(valor=22, portada=1), year=2019)
    response = client.get("/")
    said = text(response)
    assert "El año 2019 en cifras" in said
    assert new.sello in said.replace(" ", "")
    assert old.sello not in said.replace(" ", "")
    for formato in ("csv", "xlsx", "json"):
        assert reverse("open_data:descarga", args=[new.slug, formato]) in links(response)


def test_a_year_published_late_does_not_displace_the_latest_year(client, publishing):
    publishing.edition(cifra(), year=2020)
    publishing.edition(cifra(), year=2019)
    assert "El año 2020 en cifras" in text(client.get("/"))


# --- which year it opens on -----------------------------------------------------------------------------------


def test_it_opens_on_the_last_year_told_whole_with_the_one_in_course_beside_it(client, publishing):
    publishing.edition(cifra("AA-001", 15, portada=1), year=2019)
    publishing.edition(cifra("AA-001", 3, "2020 al 2020-03-06", portada=1), year=2020)
    page = client.get("/")
    said = text(page)
    assert "El año 2019 en cifras" in said
    assert "El año 2020, al 06-03-2020" in said
    assert "3 personas" in said
    assert reverse("portal:cifra", args=["2020", "AA-001"]) in links(page)


def test_a_year_that_was_closed_takes_its_place_and_the_day_can_still_be_chosen(client, publishing):
    publishing.edition(cifra("AA-001", 15, portada=1), year=2019)
    publishing.edition(cifra("AA-001", 3, "2020 al 2020-03-06", portada=1), year=2020)
    publishing.edition(cifra("AA-001", 40, "2020", portada=1), year=2020, numero=2)
    page = client.get("/")
    said = text(page)
    assert "El año 2020 en cifras" in said
    assert "El año 2020, al" not in said
    assert [reverse("portal:edicion", args=[one]) in links(page) for one in ("2020-1", "2019")] == [
        True,
        True,
    ]


def test_until_a_year_is_told_whole_it_opens_on_the_one_in_course(client, publishing):
    publishing.edition(cifra("AA-001", 3, "2020 al 2020-03-06", portada=1), year=2020)
    said = text(client.get("/"))
    assert "El año 2020 en cifras" in said
    assert "Año 2020, al 06-03-2020" in said
