"""An edition is told under the name of its own institution; what is of today, under today's."""

import pytest

from tests.elqui import load_elqui

TODAY = "Delegación Presidencial Provincial de Elqui"

pytestmark = pytest.mark.django_db


def brand(client, address):
    page = client.get(address).content.decode()
    return page.partition('<span class="institucion">')[2].partition("</span>")[0], page.partition("<footer")[
        2
    ]


def test_an_edition_keeps_its_name_and_the_rest_takes_todays(client, published, offered):
    edicion = published()
    load_elqui()
    for address in (f"/cuenta/{edicion.slug}/", f"/cuenta/{edicion.slug}/cifra/HU-001/"):
        name, footer = brand(client, address)
        assert name == edicion.institucion != TODAY
        assert TODAY in footer
    for address in ("/oferta/", "/comparar/"):
        assert brand(client, address)[0] == TODAY


def test_without_a_territory_the_last_account_says_it(client, published):
    edicion = published()
    assert brand(client, "/comparar/")[0] == edicion.institucion
