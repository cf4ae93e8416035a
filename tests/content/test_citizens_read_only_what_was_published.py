"""The page says what a second person published, to the letter, and nothing of what is being written."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from gobernacion.content.models import Hito, HitoPublicado, Oferta, OfertaPublicada
from gobernacion.transitions import TransicionRechazada
from tests.content.conftest import TODAY

pytestmark = pytest.mark.django_db
SECRET = "Palabra que nadie publicó"
PAGES = ["/oferta/?plazo=todas", "/oferta/calendario/?mes=2020-03", "/"]


def read(client, oferta):
    """Everything the public pages say of an offer."""
    answers = [client.get(address) for address in (*PAGES, f"/oferta/{oferta.numero}/")]
    return " ".join(answer.content.decode() for answer in answers)


def test_a_draft_is_nowhere(client, write, published):
    published(titulo="Abono")
    draft = write(titulo=SECRET, hitos=[(date(2020, 3, 21), SECRET)])
    assert SECRET not in read(client, draft)
    assert client.get(f"/oferta/{draft.numero}/").status_code == 404


def test_what_is_published_says_what_was_written(client, published, staff, comunas):
    oferta = published(comuna=comunas[0], telefono="51 2200001", sitio="https://huertos.example.cl")
    page = client.get(f"/oferta/{oferta.numero}/").content.decode()
    for said in (
        *("Semillas gratis", "Servicio de Huertos", "Un saco por familia.", "Familias con huerto."),
        *("<li>Cédula</li>", "<li>Saco propio</li>", "En la bodega.", "La Serena", "51 2200001"),
        *("https://huertos.example.cl", "Reparto", "viernes 20-03-2020"),
    ):
        assert said in page
    assert not any(user.nombre in page or user.username in page for user in staff.values())


def test_a_correction_shows_only_when_it_is_published(client, published, staff):
    oferta = published()
    oferta.corregir(staff["escribe"], TODAY)
    oferta.titulo, oferta.descripcion = SECRET, SECRET
    oferta.save()
    Hito.objects.create(oferta=oferta, dia=date(2020, 3, 25), titulo=SECRET)
    page = read(client, oferta)
    assert SECRET not in page
    assert "Semillas gratis" in page
    oferta.publicar(staff["jefe"], TODAY)
    assert read(client, oferta).count(SECRET) >= 4
    assert OfertaPublicada.objects.count() == 1


def test_a_step_that_fails_leaves_the_page_as_it_was(published, staff, monkeypatch):
    oferta = published()
    oferta.corregir(staff["escribe"], TODAY)
    oferta.titulo = SECRET
    oferta.save()

    def fail(*args, **kwargs):
        raise TransicionRechazada("No hay luz.")

    monkeypatch.setattr(Oferta, "save_signed", fail)
    with pytest.raises(TransicionRechazada, match="No hay luz"):
        oferta.publicar(staff["jefe"], TODAY)
    assert OfertaPublicada.objects.get().titulo == "Semillas gratis"
    assert HitoPublicado.objects.count() == 1


def test_what_is_withdrawn_is_gone(client, published, staff):
    oferta = published()
    oferta.retirar(staff["publica"], TODAY, motivo_retiro="Se acabaron.")
    assert client.get(f"/oferta/{oferta.numero}/").status_code == 404
    assert "Semillas" not in read(client, oferta)


def test_a_page_kept_by_a_visitor_is_new_as_soon_as_something_changes(client, published, write, staff):
    oferta = published()
    kept = client.get("/oferta/").headers["ETag"]
    assert client.get("/oferta/", headers={"if-none-match": kept}).status_code == 304
    write()
    assert client.get("/oferta/", headers={"if-none-match": kept}).status_code == 304
    oferta.retirar(staff["publica"], TODAY, motivo_retiro="Se acabaron.")
    assert client.get("/oferta/", headers={"if-none-match": kept}).status_code == 200


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE content_ofertapublicada SET titulo = 'x'",
        "DELETE FROM content_hitopublicado",
        (
            "INSERT INTO content_hitopublicado (oferta_id, dia, titulo, lugar) SELECT oferta_id, dia, 'x', '' "
            "FROM content_hitopublicado"
        ),
    ],
)
def test_nobody_writes_on_the_page_around_the_steps(published, statement):
    published()
    with pytest.raises(DatabaseError, match="refused"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert OfertaPublicada.objects.get().titulo == "Semillas gratis"


@pytest.mark.parametrize(
    "changes",
    [
        {"estado": "publicada"},
        {"estado": "otra"},
        {"tema": "otro"},
        {"titulo": ""},
        {"hasta": date(2019, 1, 1)},
        {"sitio": "javascript:alert(1)"},
        {"estado": "retirada"},
        {"motivo_retiro": "Sobra."},
    ],
)
def test_the_database_refuses_an_offer_that_cannot_be(write, changes):
    oferta = write()
    with pytest.raises(DatabaseError), transaction.atomic():
        Oferta.objects.filter(pk=oferta.pk).update(**changes)


def test_the_database_refuses_that_one_person_did_both(published, staff):
    oferta = published()
    for changes in ({"redactada_por": staff["publica"]}, {"publicada_por": None}, {"publicada_el": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Oferta.objects.filter(pk=oferta.pk).update(**changes)


@pytest.mark.parametrize(
    "changes", [{"dia": date(9999, 12, 31)}, {"hasta": date(2020, 3, 1)}, {"titulo": ""}]
)
def test_the_database_refuses_a_date_that_cannot_be(write, changes):
    hito = write().hitos.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Hito.objects.filter(pk=hito.pk).update(**changes)
