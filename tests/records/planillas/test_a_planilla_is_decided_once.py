"""Two tabs, or two people, that decide about one upload: the first decides, and the other hears what was decided."""

import threading

import pytest

from gobernacion.records.planillas import applying
from gobernacion.records.planillas.models import Carga, FilaCargada
from gobernacion.records.planillas.uploading import Upload
from tests.directory.test_many_desks_type_at_once import at_once
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import decide, download, found, upload

pytestmark = pytest.mark.django_db


def typed(client):
    papel = download(client)
    return papel.say(
        3, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500
    )


def said(page):
    return [str(one) for one in page.context["messages"]]


@pytest.fixture
def meanwhile(monkeypatch):
    """Lets something else happen once, after the next request has read its upload and before it decides."""
    asked = Upload._asked

    def happens(what):
        def read_before(self, key):
            carga = asked(self, key)
            monkeypatch.setattr(Upload, "_asked", asked)
            what()
            return carga

        monkeypatch.setattr(Upload, "_asked", read_before)

    return happens


def test_discarded_too_late_it_stays_applied_and_is_told(enter, ficha, comunas, meanwhile):
    papel = typed(enter("encargada"))
    page = upload(enter("encargada"), papel)
    meanwhile(lambda: decide(enter("encargada"), page))
    late = decide(enter("encargada"), page, "descartar")
    assert said(late) == ["La planilla ya se guardó."]
    carga = Carga.objects.get()
    assert (carga.estado, carga.nuevas, carga.aplicada_el is None) == ("aplicada", 1, False)
    assert "nueva" not in found(upload(enter("encargada"), papel))


def test_applied_too_late_it_stays_discarded_and_is_told(enter, ficha, comunas, meanwhile):
    page = upload(enter("encargada"), typed(enter("encargada")))
    meanwhile(lambda: decide(enter("encargada"), page, "descartar"))
    assert said(decide(enter("encargada"), page)) == ["La planilla ya se descartó: no se guardó nada."]
    assert not Entrega.objects.exists()


def test_columns_said_too_late_are_not_kept(enter, ficha, comunas, meanwhile):
    file = b"RUN persona;Monto;Comuna;Fecha\n11.111.111-1;5000;Coquimbo;03-06-2019\n"
    page = upload(enter("encargada"), file)
    address, which = (
        page.redirect_chain[-1][0],
        {"ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4"},
    )
    meanwhile(lambda: enter("encargada").post(address, {"accion": "descartar"}))
    late = enter("encargada").post(address, {"accion": "columnas", **which}, follow=True)
    assert said(late) == ["La planilla ya se descartó: no se guardó nada."]
    assert Carga.objects.get().mapa == {}


@pytest.mark.each_database
@pytest.mark.django_db(transaction=True)
def test_both_at_once_are_one_decision(enter, ficha, comunas, monkeypatch):
    page = upload(enter("encargada"), typed(enter("encargada")))
    clients = {accion: enter("encargada") for accion in ("aplicar", "descartar")}
    writing, read = threading.Event(), threading.Event()
    revise, discard = applying.revise, Upload._decide

    def slowly(*args, **kwargs):
        writing.set()
        read.wait(20)
        return revise(*args, **kwargs)

    def once_it_is_written(self, carga):
        if self.request.POST["accion"] == "descartar":
            writing.wait(20)
            read.set()
        return discard(self, carga)

    monkeypatch.setattr(applying, "revise", slowly)
    monkeypatch.setattr(Upload, "_decide", once_it_is_written)
    pages = {}

    def press(accion):
        pages[accion] = decide(clients[accion], page, accion)

    assert at_once(*(lambda accion=accion: press(accion) for accion in clients)) == []
    assert "La planilla ya se guardó." in pages["descartar"].content.decode()
    assert Carga.objects.get().estado == "aplicada"
    assert Entrega.objects.count() == FilaCargada.objects.count() == 1
