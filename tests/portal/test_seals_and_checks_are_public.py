"""What was checked and what proves it: everything anyone needs to check it again."""

import pytest
from django.urls import reverse

from tests.portal.factories import cifra, cuadratura
from tests.portal.reading import links, text

pytestmark = pytest.mark.django_db


def test_everything_that_was_checked_is_told_contradictions_first(client, publishing):
    publishing.edition(
        cifra(),
        cuadratura("cuadra", clave="a", frase="Esto cuadra."),
        cuadratura("observacion", clave="b", frase="Esto se observa.", nota="Sépalo."),
        cuadratura("quiebre", clave="c", frase="Esto no cuadra.", nota="Por esto.", firma="Jefatura"),
    )
    response = client.get("/cuenta/2019/cuadraturas/")
    said = text(response)
    assert "1 no cuadra 1 con observación 1 cuadra" in said
    order = [
        said.index(s)
        for s in ("Esto no cuadra.", "Por esto.", "Jefatura", "Esto se observa.", "Esto cuadra.")
    ]
    assert order == sorted(order)
    assert reverse("portal:cifra", args=["2019", "AA-001"]) in links(response)


def test_where_nothing_was_checked_it_says_so(client, publishing):
    publishing.edition(cifra())
    said = text(client.get("/cuenta/2019/cuadraturas/"))
    assert "Nada de lo comprobado se contradice." in said
    assert "Ninguna comprobación cuadra." in said


def test_the_chain_of_all_seals_is_published_with_what_each_edition_is_worth(client, published, corrected):
    first = published()
    second = corrected(first)
    response = client.get("/verificar/")
    said = text(response)
    for edition, state in ((first, "reemplazada"), (second, "vigente")):
        assert f"Edición {edition.slug} {state}" in said
        assert edition.sello in said.replace(" ", "")
        assert reverse("portal:edicion", args=[edition.slug]) in links(response)
    assert said.index("2030-1") < said.index("2030-2")


def test_without_editions_there_is_no_chain(client):
    assert "Todavía no hay ediciones publicadas" in text(client.get("/verificar/"))


def test_every_page_shows_the_head_of_the_chain(client, published, corrected):
    head = corrected(published()).sello
    for address in ("/", "/comparar/", "/verificar/", "/cuenta/2030-1/"):
        assert f"{head[:8]}…{head[-8:]}" in text(client.get(address))
