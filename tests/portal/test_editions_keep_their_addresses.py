"""A year leads to the edition in force, a slug to that edition for ever, and an erratum says what it corrects."""

import pytest
from django.urls import reverse

from gobernacion.published.models import EdicionPublicada
from tests.portal.factories import cifra, compromiso
from tests.portal.reading import links, text

pytestmark = pytest.mark.django_db

PAGES = ["edicion", "cifras", "cuadraturas"]


@pytest.fixture
def erratum(published, corrected):
    first = published()
    return first, corrected(first)


def addresses(direccion):
    yield from (reverse(f"portal:{name}", args=[direccion]) for name in PAGES)
    yield reverse("portal:capitulo", args=[direccion, "1"])
    yield reverse("portal:cifra", args=[direccion, "HU-002"])


def test_the_year_shows_the_erratum_and_the_slug_the_old_value(client, erratum):
    assert "$39.067.052" in text(client.get("/cuenta/2030/cifra/HU-002/"))
    assert "$39.067.052" in text(client.get("/cuenta/2030-2/cifra/HU-002/"))
    old = text(client.get("/cuenta/2030-1/cifra/HU-002/"))
    assert old.index("$39.067.051") < old.index("$39.067.052")


def test_every_page_of_a_superseded_edition_says_so_and_leads_to_the_one_in_force(client, erratum):
    for address in addresses("2030-1"):
        response = client.get(address)
        assert "Esta edición ya no está vigente" in text(response), address
        assert "El monto estaba mal copiado." in text(response)
        assert reverse("portal:edicion", args=["2030"]) in links(response)
        assert "/comparar/?a=2030-1&b=2030-2" in links(response)


@pytest.mark.parametrize("direccion", ["2030", "2030-2"])
def test_no_page_of_the_edition_in_force_says_it_is_superseded(client, erratum, direccion):
    for address in addresses(direccion):
        assert "ya no está vigente" not in text(client.get(address)), address


def test_an_erratum_says_what_it_corrects_and_why(client, erratum):
    response = client.get("/cuenta/2030/")
    assert "Qué corrige esta edición y por qué. El monto estaba mal copiado." in text(response)
    assert "/comparar/?a=2030-1&b=2030-2" in links(response)


def test_links_inside_an_edition_stay_in_the_address_the_reader_came_by(client, erratum):
    for direccion in ("2030", "2030-1"):
        inside = [link for link in links(client.get(f"/cuenta/{direccion}/")) if "/capitulo/" in link]
        assert inside
        assert all(link.startswith(f"/cuenta/{direccion}/") for link in inside)


def test_an_edition_lists_its_chapters_and_its_commitments(client, publishing):
    publishing.edition(
        cifra("AA-001", 38, indicador="Personas derivadas"), compromiso("Atender a más personas.")
    )
    said = text(client.get("/cuenta/2019/"))
    for expected in (
        "1 Capítulo 1",
        "Resumen de 1.",
        "38 personas Personas derivadas",
        "Atender a más personas.",
    ):
        assert expected in said


def test_what_models_call_their_address_is_a_page(client, published):
    edition = published()
    assert client.get(edition.get_absolute_url()).status_code == 200
    assert client.get(edition.cifras.first().get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/cuenta/2031/",
        "/cuenta/2030-9/",
        "/cuenta/2030-1/capitulo/99/",
        "/cuenta/2030/cifra/ZZ-999/",
        "/cuenta/0000/",
        "/cuenta/20300/",
        "/cuenta/2030-99999999999/",
        "/cuenta/٢٠٣٠/",
        "/cuenta/",
    ],
)
def test_what_was_never_published_has_no_page(client, published, address):
    published()
    response = client.get(address)
    assert response.status_code == 404
    assert "Esta página no existe" in text(response)


def test_a_third_edition_supersedes_both(client, published, corrected):
    first = published()
    second = corrected(first)
    third = corrected(second, valor=39067053)
    assert list(EdicionPublicada.objects.vigentes()) == [third]
    for slug in (first.slug, second.slug):
        assert reverse("portal:edicion", args=["2030"]) in links(client.get(f"/cuenta/{slug}/"))
