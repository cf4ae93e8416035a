"""No offer is put on the page while a text of it seems to name somebody and two people did not decide on it."""

from __future__ import annotations

import pytest
from django.db import models

from gobernacion.content.models import ESCRITO, Hito, HitoPublicado, Oferta, OfertaPublicada
from gobernacion.directory.models import VistoBueno
from gobernacion.directory.public_texts import TextoPublico, look
from gobernacion.lib.personal_data import Clase
from gobernacion.transitions import TransicionRechazada
from tests.content.conftest import TODAY

pytestmark = pytest.mark.django_db

NAME = "doña Bonifacia Traslaviña"
CHOSEN = {"numero", "tema"}
"""What of the page is no text: a number and a heading of the list."""
LIST = "/interno/content/oferta/"


def test_every_text_of_the_page_is_read():
    """The list is full: an offer's own words, those of its dates, and the name of its service."""
    for model in (OfertaPublicada, HitoPublicado):
        found = {
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, models.CharField | models.TextField)
        }
        assert found <= {*ESCRITO, "servicio"} | CHOSEN, model


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (model, name)
        for model in (Oferta, Hito)
        for name in ESCRITO
        if any(f.name == name for f in model._meta.fields)
    ],
)
def test_a_name_in_any_of_them_stops_it(write, staff, model, field):
    oferta = write()
    row = oferta if model is Oferta else oferta.hitos.get()
    said = {"telefono": NAME[:20], "sitio": f"https://servicio.example/{NAME}"}.get(field, NAME)
    model._base_manager.filter(pk=row.pk).update(**{field: said})
    oferta = Oferta.objects.get()
    with pytest.raises(TransicionRechazada, match="parece llevar un nombre"):
        oferta.publicar(staff["publica"], TODAY)
    assert not OfertaPublicada.objects.exists()


def test_what_a_field_is_there_to_say_stops_nothing(write, staff):
    oferta = write(
        telefono="51 2 212345",
        correo="oficina@servicio.example",
        donde="Oficina de partes, calle Balmaceda 123, de 9:00 a 14:00.",
    )
    oferta.publicar(staff["publica"], TODAY)
    assert OfertaPublicada.objects.get().telefono == "51 2 212345"
    assert {name for name, admite in ESCRITO.items() if admite} == {"donde", "lugar", "telefono", "correo"}
    assert Clase.RUN not in {clase for admite in ESCRITO.values() for clase in admite}


def test_the_clerk_is_warned_and_two_people_decide(write, enter, staff):
    text = f"Con {NAME}, de la oficina."
    oferta = write(donde=text)
    said = {"textos": VistoBueno.huella_de(f"oferta\n{text}"), "motivo": "Es quien atiende."}
    page = enter("escribe").post(f"{LIST}{oferta.pk}/visar/", said, follow=True).content.decode()
    assert "Falta que otra persona esté de acuerdo" in page
    page = enter("publica").post(
        f"{LIST}{oferta.pk}/publicar/", {"version_leida": oferta.version}, follow=True
    )
    assert "otra persona debe decidir" in page.content.decode()
    page = enter("publica").post(f"{LIST}{oferta.pk}/visar/", said, follow=True).content.decode()
    assert "Con visto bueno de dos personas: 1" in page
    oferta.refresh_from_db()
    oferta.publicar(staff["publica"], TODAY)
    assert OfertaPublicada.objects.exists()


def test_what_two_clerks_decided_of_an_offer_says_nothing_of_the_account(write, staff):
    text = f"Con {NAME}, de la oficina."
    (of_the_offer,) = [one for one in write(donde=text).textos_publicos() if one.texto == text]
    for who in ("escribe", "publica"):
        VistoBueno.decidir(of_the_offer.clave, staff[who], "Es quien atiende.")
    assert look([of_the_offer])[0].decided
    assert not look([TextoPublico("Resumen", text)])[0].decided
