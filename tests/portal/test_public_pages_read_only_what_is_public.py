"""No public page asks any table but those of what is published, and of the territory."""

import re

import pytest
from django.db import connection

from tests.portal.addresses import public_addresses, public_patterns
from tests.portal.factories import cifra

pytestmark = pytest.mark.django_db

ALLOWED = ("published_", "territory_", "content_ofertapublicada", "content_hitopublicado")
TABLE = re.compile(r'(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+"?(\w+)"?', re.IGNORECASE)


class Asked:
    """Notes every statement and refuses those that write."""

    def __init__(self):
        self.tables, self.written = set(), []

    def __call__(self, execute, sql, params, many, context):
        self.tables |= set(TABLE.findall(sql))
        if not sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.written.append(sql)
        return execute(sql, params, many, context)


def forbidden(client, addresses):
    """The tables outside the list that these addresses ask for; none may write."""
    asked = Asked()
    with connection.execute_wrapper(asked):
        for address in addresses:
            assert client.get(address).status_code in (200, 302), address
    assert asked.written == []
    return {table for table in asked.tables if not table.startswith(ALLOWED)}


def test_every_public_address_is_found():
    names = {name for name, _ in public_patterns()}
    assert {
        "portal:inicio",
        "portal:cifra",
        "portal:comparar",
        "portal:ofertas",
        "portal:oferta",
        "portal:calendario",
        "open_data:indice",
        "open_data:descarga",
    } <= names
    assert not any(name.startswith("admin:") for name in names)


def test_no_public_page_reads_another_table(client, published, corrected, offered):
    corrected(published())
    addresses = list(public_addresses())
    assert len(addresses) > 30
    queries = [
        "/cuenta/2030/cifras/?texto=agua&tema=Fomento+productivo&sort=-valor",
        "/comparar/?a=2030-1&b=2030-2",
        "/comparar/?a=2029&b=2030&desgloses=1",
        "/oferta/?texto=huerto&tema=salud&comuna=04101&servicio=x&plazo=todas&page=2",
        "/oferta/calendario/?mes=2030-03&tema=salud",
    ]
    assert forbidden(client, [*addresses, *queries]) == set()


def test_not_even_to_somebody_who_is_logged_in(client, published, elabora, offered):
    published()
    client.force_login(elabora)
    addresses = [
        "/",
        "/cuenta/2030/",
        "/cuenta/2030/cifras/",
        "/verificar/",
        "/oferta/",
        "/oferta/calendario/",
    ]
    assert forbidden(client, addresses) == set()


def test_an_error_page_reads_nothing_of_the_staff_either(client, publishing):
    publishing.edition(cifra())
    asked = Asked()
    with connection.execute_wrapper(asked):
        for address in ("/no-existe/", "/cuenta/1999/", "/cuenta/2019/capitulo/99/"):
            assert client.get(address).status_code == 404
        assert client.post("/").status_code == 405
    assert {table for table in asked.tables if not table.startswith(ALLOWED)} == set()


def test_the_watch_would_notice(client, elabora):
    asked = Asked()
    with connection.execute_wrapper(asked):
        type(elabora).objects.count()
    assert asked.tables == {"access_user"}
