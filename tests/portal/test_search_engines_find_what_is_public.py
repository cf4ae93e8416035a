"""robots.txt, sitemap.xml and the icon: every public address is named, whole, and no other."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from tests.portal.addresses import public_addresses
from tests.portal.factories import cifra

pytestmark = pytest.mark.django_db


def allowed(client, path):
    """Whether robots.txt lets a program read a path: the longest rule that fits decides (RFC 9309)."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", client.get("/robots.txt").content.decode(), re.MULTILINE)
    fitting = [
        (len(rule), verb)
        for verb, rule in rules
        if path == rule[:-1] or (not rule.endswith("$") and path.startswith(rule))
    ]
    return max(fitting)[1] == "Allow"


def named(client):
    page = client.get("/sitemap.xml")
    assert page["Content-Type"] == "application/xml; charset=utf-8"
    return [loc.text for loc in ET.fromstring(page.content).findall(".//{*}loc")]


def test_every_public_page_may_be_read_and_nothing_of_the_staff(client, published, corrected, offered):
    corrected(published())
    for address in public_addresses():
        assert allowed(client, address) or address == "/robots.txt", address
    for address in ("/interno/", reverse("admin:login"), "/interno/releases/edicion/", "/otra/"):
        assert not allowed(client, address)
    said = client.get("/robots.txt").content.decode()
    assert "interno" not in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


def test_the_map_names_every_page_of_what_is_in_force_and_each_edition(client, published, corrected, offered):
    corrected(published())
    found = named(client)
    assert len(found) == len(set(found))
    for address in found:
        assert client.get(address).status_code == 200
    paths = {address.removeprefix("http://testserver") for address in found}
    told = {address for address in public_addresses() if client.get(address).status_code == 200}
    pages = {path for path in told if path.endswith("/") and not re.match(r"/cuenta/\d+-\d", path)}
    assert pages <= paths
    assert "/cuenta/2030-1/" in paths
    assert not any(path.startswith("/cuenta/2030-2/") for path in paths)


def test_the_map_is_new_with_each_edition(client, publishing):
    publishing.edition(cifra(), year=2019)
    assert "http://testserver/cuenta/2019/cifra/AA-001/" in named(client)
    publishing.edition(cifra("AA-002"), year=2020)
    assert "http://testserver/cuenta/2020/cifra/AA-002/" in named(client)


def test_before_the_first_edition_there_is_a_map_too(client):
    assert "http://testserver/datos/" in named(client)


def test_the_icon_is_where_browsers_once_looked(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"].endswith("portal/icono.svg")


def test_whoever_cites_has_the_whole_address(client, published):
    edition = published()
    address = f"http://testserver/cuenta/{edition.slug}/"
    assert f'Para citarla: <a href="/cuenta/{edition.slug}/cifra/HU-001/">{address}cifra/HU-001/</a>' in (
        client.get("/cuenta/2030/cifra/HU-001/").content.decode()
    )
    assert f">{address}</a>" in client.get("/cuenta/2030/").content.decode()
    assert f"{edition.sello}. {address}" in client.get("/datos/").content.decode()


def test_what_names_this_site_is_kept_for_the_name_it_was_asked_by(client, published, offered, settings):
    published()
    settings.ALLOWED_HOSTS = ["uno.example", "dos.example"]
    for address in public_addresses():
        for host in ("uno.example", "dos.example", "uno.example"):
            answer = client.get(address, HTTP_HOST=host)
            other = {"uno.example": "dos.example", "dos.example": "uno.example"}[host]
            if answer.status_code == 200 and not answer.streaming:
                assert other.encode() not in answer.content, address
                assert (host.encode() in answer.content) <= ("Host" in answer.get("Vary", "")), address


def test_in_production_it_is_named_by_one_name_whoever_asks(client, published, settings):
    published()
    settings.ALLOWED_HOSTS = ["uno.example", "dos.example"]
    settings.SITE_ADDRESS = "https://uno.example"
    for address in ("/sitemap.xml", "/cuenta/2030/", "/cuenta/2030/cifra/HU-001/", "/datos/catalogo.json"):
        answer = client.get(address, HTTP_HOST="dos.example")
        assert b"https://uno.example/" in answer.content
        assert b"dos.example" not in answer.content
        assert "Host" not in answer.get("Vary", "")
