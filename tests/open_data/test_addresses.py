"""What is published keeps its address and its bytes for ever, and no request makes these addresses fail."""

import itertools
import json
import random
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from gobernacion.open_data.downloads import FORMATS

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/datos/",
    "/datos/catalogo.json",
    "/datos/verificar_descarga.py",
    *(f"/datos/cuenta-2030-1.{formato}" for formato in FORMATS),
]


@pytest.fixture
def edition(published):
    return published()


@pytest.mark.parametrize(
    ("formato", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8; header=present"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("sello.json", "application/json"),
    ],
)
def test_a_download_says_what_it_is_and_may_be_kept_by_who_asks_again(client, edition, formato, content_type):
    response = client.get(f"/datos/cuenta-2030-1.{formato}")
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    name = f"cuenta-2030-1-{edition.sello[:12]}.{formato}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["ETag"] == f'"{edition.sello}"'
    assert response["Last-Modified"] == "Sat, 01 Mar 2031 03:00:00 GMT"
    assert response["Cache-Control"] == "public, no-cache"
    assert int(response["Content-Length"]) == len(response.content)
    assert response.get("Vary") == (None if formato == "xlsx" else "Accept-Encoding")
    assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_the_same_without_the_content(client, edition, address):
    got, asked = client.get(address), client.head(address)
    assert asked.status_code == 200
    assert asked.content == b""
    assert asked.headers == got.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_visitor_already_has_is_not_sent_again(client, edition, address):
    etag = client.get(address)["ETag"]
    response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"] == etag
    assert response["Cache-Control"].startswith("public, ")
    assert client.get(address, headers={"if-none-match": '"otro"'}).status_code == 200


def test_a_download_not_changed_since_a_day_is_not_sent_again(client, edition):
    address = "/datos/cuenta-2030-1.csv"
    since = {"if-modified-since": "Sun, 02 Mar 2031 00:00:00 GMT"}
    assert client.get(address, headers=since).status_code == 304
    since = {"if-modified-since": "Fri, 28 Feb 2031 00:00:00 GMT"}
    assert client.get(address, headers=since).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_nothing_is_received_here(edition, address, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "solo se puede leer" in response.content.decode()


def test_an_address_with_the_year_alone_leads_to_the_edition_in_force(client, edition, corrected):
    corrected(edition)
    response = client.get("/datos/cuenta-2030.csv")
    assert response.status_code == 302
    assert response["Location"] == "/datos/cuenta-2030-2.csv"


def test_the_old_edition_keeps_its_address_and_its_bytes(client, edition, corrected):
    before = {formato: client.get(f"/datos/cuenta-2030-1.{formato}") for formato in FORMATS}
    corrected(edition)
    for formato, response in before.items():
        after = client.get(f"/datos/cuenta-2030-1.{formato}")
        assert after.content == response.content
        assert after.headers == response.headers


def test_the_index_offers_every_edition_and_says_how_to_read_check_and_cite_it(client, edition, corrected):
    second = corrected(edition)
    page = client.get("/datos/").content.decode()
    for each in (edition, second):
        for formato in FORMATS:
            assert f'href="{reverse("open_data:descarga", args=[each.slug, formato])}"' in page
    assert page.count("etiqueta vigente") == page.count("etiqueta reemplazada") == 1
    assert "El monto estaba mal copiado." in page
    assert "CC BY 4.0" in page
    assert f"Sello {second.sello}." in page
    assert "python verificar_descarga.py ARCHIVO.csv ARCHIVO.sello.json" in page
    assert len(page) < 50_000


def test_the_index_before_anything_is_published_says_so(client):
    assert "Todavía no se publica ninguna edición" in client.get("/datos/").content.decode()
    assert client.get("/datos/catalogo.json").status_code == 404


def test_the_catalogue_names_every_edition_with_whole_addresses(client, edition, corrected):
    corrected(edition)
    catalogue = json.loads(client.get("/datos/catalogo.json").content)
    first, second = catalogue["dcat:dataset"]
    assert first["dct:isReplacedBy"] == {"@id": "http://testserver/cuenta/2030-2/"} == {"@id": second["@id"]}
    assert second["dct:replaces"] == {"@id": first["@id"]}
    for row in first["dcat:distribution"]:
        response = client.get(row["dcat:downloadURL"]["@id"])
        assert response.status_code == 200
        assert response["Content-Type"].startswith(row["dcat:mediaType"])


ODD = [
    "\0",
    "%",
    "%00",
    "\ud83d\ude00",
    "9" * 400,
    "-1",
    "1e309",
    "' OR 1=1 --",
    "../../etc/passwd",
    "\u202e",
    "\n",
    "a" * 5000,
]
NAMES = ["", "page", "formato", "slug", "q", "x__regex", "edicion__sello__startswith", "a[]"]
SLUGS = [
    "2030",
    "2030-1",
    "2030-99999",
    "0000-0",
    "9999",
    "2031-1",
    "２０３０-1",
    "2030-1\n",
    "2030-1%0A",
    "2030-01",
    "-1",
]


@pytest.mark.campaign
def test_no_odd_request_makes_an_address_fail(edition, campaign_size, record_property):
    client, chance = Client(raise_request_exception=False), random.Random(2030)
    formats = [*FORMATS, "", "CSV", "csv.json", "sello", "exe", "xlsx%00"]
    tried = [f"/datos/cuenta-{quote(s, safe='%')}.{f}" for s, f in itertools.product(SLUGS, formats)]
    requests = campaign_size(sample=300, whole=5_000)
    for number in range(requests):
        address = chance.choice([*ADDRESSES, *tried])
        query = "&".join(
            f"{chance.choice(NAMES)}={quote(chance.choice(ODD), safe=chance.choice(['', '%']), errors='replace')}"
            for _ in range(chance.randrange(3))
        )
        method = chance.choice(["get", "get", "get", "head", "post", "put", "delete", "options", "patch"])
        headers = chance.choice(
            [
                {},
                {"if-none-match": chance.choice(["*", '"', "W/", '"a", "b"', "\ufeff"])},
                {"if-modified-since": chance.choice(["ayer", "0", "Sat, 99 Foo 9999 99:99:99 GMT"])},
                {"if-match": '"otro"'},
                {"accept": "\x01", "range": "bytes=0-"},
            ]
        )
        response = getattr(client, method)(f"{address}?{query}", headers=headers)
        assert response.status_code < 500, (number, method, address, query, headers)
    record_property("requests without a failure of ours", requests)
