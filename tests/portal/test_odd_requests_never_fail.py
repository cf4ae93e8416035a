"""Whatever is asked of a public address, it answers: never a failure, and what it refuses it refuses in Spanish."""

import random
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from tests.portal.addresses import public_addresses, public_patterns
from tests.portal.reading import text
from tests.turns import of_today

pytestmark = pytest.mark.django_db

METHODS = ["post", "put", "patch", "delete", "options", "trace"]
NAMES = [
    *("texto", "tema", "area", "capitulo", "unidad", "origen", "nivel"),
    *("comuna", "servicio", "plazo", "mes"),
    *(
        "sort",
        "page",
        "per_page",
        "a",
        "b",
        "desgloses",
        "format",
        "next",
        "q",
        "",
        "texto__regex",
        "edicion_id",
    ),
]
VALUES = [
    *(
        "",
        "x",
        "__",
        "-",
        "--valor",
        "-valor",
        "valor,-desde",
        "pk",
        "?",
        "edicion__sello",
        "(",
        "%",
        "\\",
        "'",
        '"',
    ),
    *(
        "0",
        "-1",
        "1e999",
        "9" * 25,
        "9" * 6000,
        "NaN",
        "Infinity",
        "１",
        "٣",
        "0x10",
        "1.5",
        "True",
        "None",
        "[]",
    ),
    *(
        "../../etc/passwd",
        "<script>",
        "{{ 7|add:7 }}",
        "';DROP TABLE x;--",
        "\u202e",
        "\ufeff",
        "é",
        "e\u0301",
        "🐐",
    ),
    *(
        "\x01",
        "\x7f",
        "\r\nSet-Cookie: a=b",
        "\u2028",
        "\ud7ff",
        "2019",
        "2030-1",
        "totales",
        "documento",
        "a" * 9000,
    ),
]
RAW = [
    "%00",
    "a=%00",
    "%",
    "%zz",
    "&&&",
    "=",
    "a=%ff%fe",
    "page=%ED%A0%80",
    ";",
    "a;b",
    "texto=%C3",
    "?" * 50,
    "sort=valor&sort=--valor",
    "page=1&page=x&page=",
    "unidad=pesos&unidad=nada&unidad=pesos",
]
ANSWERS = {200, 302, 304, 400, 404, 405}
SPANISH = {
    400: "No se entiende la dirección",
    404: "Esta página no existe",
    405: "Esta página solo se puede leer",
}


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def addresses(published, corrected, offered):
    corrected(published())
    return list(public_addresses())


def answered(response, asked):
    assert response.status_code in ANSWERS, (response.status_code, asked)
    if response.status_code in SPANISH and response.request["REQUEST_METHOD"] != "HEAD":
        assert SPANISH[response.status_code] in text(response), asked


@pytest.mark.campaign
def test_odd_questions(client, addresses, campaign_size, record_property):
    chance, requests = random.Random(2019), campaign_size(sample=400, whole=10_000)
    for _ in range(requests):
        address = chance.choice(addresses)
        pairs = [(chance.choice(NAMES), chance.choice(VALUES)) for _ in range(chance.randint(1, 5))]
        query = chance.choice(
            [urlencode(pairs), urlencode(pairs), f"{urlencode(pairs)}&{chance.choice(RAW)}"]
        )
        method = chance.choice(["get"] * 8 + ["head", chance.choice(METHODS)])
        answered(getattr(client, method)(f"{address}?{query}"), (method, address, query))
    record_property("requests answered", requests)


@pytest.mark.campaign
def test_every_odd_value_of_every_field_of_the_list_and_the_comparison(client, addresses):
    for value in of_today(VALUES, 20, many_on_postgresql=10):
        for names in (NAMES[:11], ["sort"], ["page"], ["per_page"], ["a", "b"]):
            query = urlencode([(name, value) for name in names])
            for address in ("/cuenta/2030/cifras/", "/comparar/", "/oferta/", "/oferta/calendario/"):
                answered(client.get(f"{address}?{query}"), (address, query[:200]))


@pytest.mark.parametrize("raw", RAW)
def test_queries_that_no_browser_sends(client, addresses, raw):
    for address in ("/", "/cuenta/2030/cifras/", "/comparar/", "/datos/", "/oferta/", "/oferta/calendario/"):
        answered(client.get(f"{address}?{raw}"), (address, raw))


def test_odd_parts_of_an_address(client, addresses):
    for value in VALUES:
        part = quote(value[:200], safe="")
        for address in (
            f"/cuenta/{part}/",
            f"/cuenta/2030/capitulo/{part}/",
            f"/cuenta/2030/cifra/{part}/",
            f"/oferta/{part}/",
        ):
            answered(client.get(address), address)
        answered(client.get(f"/datos/cuenta-{part}.csv"), part)


@pytest.mark.parametrize("method", METHODS)
def test_pages_are_only_read(client, addresses, method):
    for address in addresses:
        response = getattr(client, method)(address)
        assert response.status_code == 405, address
        assert response.headers["Allow"] == "GET, HEAD"
        assert SPANISH[405] in text(response)


def test_a_form_sent_without_its_token_is_told_the_same(addresses):
    response = Client(enforce_csrf_checks=True, raise_request_exception=False).post(
        "/cuenta/2030/", {"a": "b"}
    )
    assert response.status_code == 405


def test_head_answers_as_get_without_the_page(client, addresses):
    for address in addresses:
        response = client.head(address)
        assert response.status_code in (200, 302), address
        assert response.content == b""


def test_without_anything_published_every_address_answers(client):
    for address in public_addresses():
        answered(client.get(address), address)
    assert client.get("/").status_code == client.get("/datos/").status_code == 200


def test_every_public_address_is_tried():
    assert len(list(public_patterns())) >= 12
