"""A visitor who already has a page is told so, until something is published; nobody is given a cookie."""

import pytest

from tests.portal.factories import cifra

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/cuenta/2019/",
    "/cuenta/2019/cifras/?texto=x",
    "/cuenta/2019/cifra/AA-001/",
    "/comparar/",
    "/verificar/",
]


@pytest.fixture
def edition(publishing):
    return publishing.edition(cifra())


@pytest.mark.parametrize("address", PAGES)
def test_a_page_already_fetched_is_not_sent_again(client, edition, address):
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_whatever_is_published_makes_every_page_new(client, publishing, edition):
    before = client.get("/").headers["ETag"]
    publishing.edition(cifra(), year=2018)
    assert client.get("/", headers={"if-none-match": before}).status_code == 200


def test_what_does_not_exist_is_not_kept(client, edition):
    response = client.get("/cuenta/1999/")
    assert response.status_code == 404
    assert "ETag" not in response.headers


@pytest.mark.parametrize("address", PAGES)
def test_reading_leaves_no_cookie_and_depends_on_none(client, edition, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("given", ["x", '"', "*, *", 'W/"', "\u00e9", '"a", "b"' * 500])
def test_an_odd_condition_gets_the_page(client, edition, given):
    assert client.get("/", headers={"if-none-match": given}).status_code == 200


@pytest.mark.parametrize("name", ["if-modified-since", "if-unmodified-since", "range", "if-range"])
def test_odd_dates_and_ranges_get_the_page(client, edition, name):
    assert client.get("/", headers={name: "Sun, 99 Foo 99999999 99:99:99 GMT"}).status_code == 200
