"""A long planilla is read and written beside the page; what stops it is told, and nobody is named."""

import time

import pytest

from gobernacion.records.planillas import jobs, uploading
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import download, found, upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch):
    monkeypatch.setattr(jobs, "IN_LINE", 0)


def waited(client, page):
    """The page once the job is done."""
    address = page.redirect_chain[-1][0]
    for _ in range(200):
        page = client.get(address)
        if not page.context["far"]:
            page.redirect_chain = [(address, 302)]
            return page
        time.sleep(0.1)
    raise AssertionError("it never ended")


def typed(client):
    papel = download(client)
    return papel.say(
        3, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500
    )


def test_it_is_read_and_written_beside_the_page(enter, staff, ficha, comunas):
    client = enter("encargada")
    page = waited(client, upload(client, typed(client)))
    assert found(page) == {"nueva": 1}
    client.post(page.redirect_chain[-1][0], {"accion": "aplicar"})
    assert "agregados 1" in waited(client, page).content.decode()
    assert Entrega.objects.get().history.get().history_user == staff["encargada"]
    assert not list(jobs._file("x").parent.glob("*.txt"))


def test_what_stops_it_is_told_and_names_nobody(enter, staff, ficha, comunas, monkeypatch):
    def stops(*args, **kwargs):
        raise RuntimeError("11.111.111-1")

    monkeypatch.setattr(uploading, "revise", stops)
    client = enter("encargada")
    page = waited(client, upload(client, typed(client)))
    assert "No se guardó nada" in page.content.decode()
    assert "11.111.111-1" not in page.content.decode()
