"""All figures of an edition: narrowed, sorted and paged by links that remember what was asked."""

import pytest

from tests.portal.factories import capitulo, cifra
from tests.portal.reading import links, tags, text

pytestmark = pytest.mark.django_db

LIST = "/cuenta/2019/cifras/"


@pytest.fixture
def edition(publishing):
    return publishing.edition(
        capitulo(
            "1", titulo="Convenios", area="convenios", area_titulo="Convenios", tema="Protección social"
        ),
        capitulo("2", titulo="Migración", area="extranjeria", area_titulo="Extranjería", tema="Frontera"),
        cifra("AA-001", 38, indicador="Personas con atención oftalmológica", area="convenios"),
        cifra(
            "AA-001",
            30,
            dimension="comuna",
            categoria="Vicuña",
            indicador="Personas con atención oftalmológica",
        ),
        cifra(
            "BB-001",
            4491,
            capitulo="2",
            area="extranjeria",
            unidad="solicitudes",
            fuente="Más de cuatro mil.",
        ),
        cifra("BB-002", None, capitulo="2", area="extranjeria", origen="registros", indicador="Citas"),
    )


def shown(response):
    """The values of the list, in order, as printed."""
    names = ["38 personas", "30 personas", "4.491 solicitudes", "No informada"]
    said = text(response)
    return sorted((name for name in names if name in said), key=said.index)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["38 personas", "30 personas", "4.491 solicitudes", "No informada"]),
        ("?texto=OFTALMOLOGICA", ["38 personas", "30 personas"]),
        ("?texto=vicuna", ["30 personas"]),
        ("?texto=mil+cuatro", ["4.491 solicitudes"]),
        ("?texto=BB-002", ["No informada"]),
        ("?capitulo=2", ["4.491 solicitudes", "No informada"]),
        ("?area=convenios", ["38 personas"]),
        ("?tema=Frontera", ["4.491 solicitudes", "No informada"]),
        ("?unidad=solicitudes", ["4.491 solicitudes"]),
        ("?origen=registros", ["No informada"]),
        ("?nivel=totales", ["38 personas", "4.491 solicitudes", "No informada"]),
        ("?nivel=desgloses", ["30 personas"]),
        ("?tema=Frontera&origen=documento", ["4.491 solicitudes"]),
        ("?sort=valor", ["30 personas", "38 personas", "4.491 solicitudes"]),
        ("?sort=-valor", ["4.491 solicitudes", "38 personas", "30 personas"]),
        ("?sort=-orden", ["No informada", "4.491 solicitudes", "30 personas", "38 personas"]),
    ],
)
def test_it_shows_what_was_asked_in_the_order_asked(client, edition, query, expected):
    found = shown(client.get(f"{LIST}{query}"))
    if "valor" in query:  # where what has no value goes, each database decides
        found.remove("No informada")
    assert found == expected


def test_every_field_has_a_label_and_keeps_what_was_asked(client, edition):
    response = client.get(f"{LIST}?tema=Frontera&texto=citas")
    fields = [*tags(response, "select"), *(i for i in tags(response, "input") if i.get("type") != "hidden")]
    labelled = {label["for"] for label in tags(response, "label")}
    assert {field["id"] for field in fields} == labelled
    assert {field["name"] for field in fields} == {
        "texto",
        "tema",
        "area",
        "capitulo",
        "unidad",
        "origen",
        "nivel",
    }
    chosen = [
        option["value"] for option in tags(response, "option") if "selected" in option and option["value"]
    ]
    assert chosen == ["Frontera"]
    assert 'value="citas"' in response.content.decode()


def test_nothing_found_says_what_to_do(client, edition):
    response = client.get(f"{LIST}?texto=submarinos")
    said = text(response)
    assert "Ninguna cifra cumple con todo lo pedido" in said
    assert "quite alguno de los filtros" in said
    assert links(response).count(LIST) >= 2
    assert not tags(response, "table")


def test_a_choice_that_does_not_exist_is_told_and_left_aside(client, edition):
    said = text(client.get(f"{LIST}?capitulo=99"))
    assert "Escoja una opción válida" in said
    assert "99 no es una de las opciones disponibles" in said
    assert "4 cifras" in said


@pytest.fixture
def many(publishing):
    return publishing.edition(
        *(cifra(f"AA-{n:03}", n % 7, indicador=f"Indicador número {n:03}") for n in range(1, 61))
    )


def test_paging_and_sorting_show_every_figure_exactly_once(client, many):
    for query in ("", "&sort=valor", "&sort=-valor", "&sort=-desde"):
        seen = []
        for page in (1, 2, 3):
            response = client.get(f"{LIST}?page={page}{query}")
            seen += [link for link in links(response) if "/cifra/" in link]
        assert len(seen) == len(set(seen)) == 60, query


def test_links_keep_filters_when_paging_and_paging_starts_again_when_sorting(client, many):
    response = client.get(f"{LIST}?texto=numero&page=2&sort=valor")
    asked = [link for link in links(response) if link.startswith("?")]
    assert asked
    assert all("texto=numero" in link for link in asked)
    pages = [link for link in asked if "page=" in link]
    assert all("sort=valor" in link for link in pages)
    assert {"?texto=numero&page=1&sort=valor", "?texto=numero&page=3&sort=valor"} <= set(pages)
    assert "?texto=numero&sort=-valor" in asked


def test_the_sorted_column_says_so_to_everybody(client, many):
    sorted_by = [th["aria-sort"] for th in tags(client.get(f"{LIST}?sort=-valor"), "th") if "aria-sort" in th]
    assert sorted_by == ["descending"]


@pytest.mark.parametrize("page", ["99999999999999999999", "0", "-1", "x", "1e9", "", "9" * 5000, "１"])
def test_a_page_that_does_not_exist_leads_to_one_that_does(client, many, page):
    response = client.get(LIST, {"page": page})
    assert response.status_code == 200
    assert "60 cifras" in text(response)
