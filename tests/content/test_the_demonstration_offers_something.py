"""The demonstration has offers of every kind of state, all of them invented, and loads them once."""

import pytest

from gobernacion.content import demo
from gobernacion.content.models import EstadoOferta, Oferta, OfertaPublicada

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once_says_it_is_invented_and_is_on_the_page(client, staff, comunas):
    demo.load()
    demo.load()
    assert set(Oferta.objects.values_list("estado", flat=True)) == set(EstadoOferta)
    shown = OfertaPublicada.objects.all()
    assert len(shown) == 15
    assert all(demo.INVENTADA in oferta.descripcion for oferta in shown)
    assert all("inventad" in oferta.servicio for oferta in shown)
    assert "14 ofertas" in " ".join(client.get("/oferta/").content.decode().split())


def test_without_anybody_to_write_it_there_is_nothing(db):
    demo.load()
    assert not Oferta.objects.exists()
