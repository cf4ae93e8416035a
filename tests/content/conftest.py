"""An office that writes down what the services offer: who writes, who publishes, and a service that offers."""

from __future__ import annotations

from datetime import date

import pytest

from gobernacion.access.roles import Rol
from gobernacion.content.models import Hito, Oferta
from gobernacion.directory.models import Organizacion
from tests.access.people import browser_of, make_user, name
from tests.records.conftest import make_comunas

TODAY = date(2020, 3, 6)


@pytest.fixture
def staff(db):
    people = {who: make_user(who) for who in ("escribe", "otra", "publica", "jefe", "autoridad")}
    name(people["escribe"], Rol.ENCARGADO, "orasmi")
    name(people["otra"], Rol.ENCARGADO, "seguridad")
    name(people["publica"], Rol.JEFATURA)
    name(people["jefe"], Rol.JEFATURA, "orasmi")
    name(people["autoridad"], Rol.AUTORIDAD)
    return people


@pytest.fixture
def enter(staff):
    """A browser in which one of the staff is logged in: `enter("escribe")`."""
    return lambda who: browser_of(staff[who])


@pytest.fixture
def comunas(db):
    return make_comunas()


@pytest.fixture
def servicio(db):
    return Organizacion.objects.create(nombre="Servicio de Huertos", clase="servicio_publico")


@pytest.fixture
def write(staff, servicio):
    """Writes an offer down: `write(titulo="Semillas")`, with a date of its calendar."""

    def write(hitos=((date(2020, 3, 20), "Reparto"),), **fields):
        said = {
            "servicio": servicio,
            "tema": "emprendimiento",
            "titulo": "Semillas gratis",
            "descripcion": "Un saco por familia.",
            "para_quien": "Familias con huerto.",
            "requisitos": "Cédula\nSaco propio",
            "donde": "En la bodega.",
            "desde": date(2020, 1, 1),
            "ocurrido_el": date(2020, 1, 1),
            "registrado_por": staff["escribe"],
            "redactada_por": staff["escribe"],
        }
        oferta = Oferta.objects.create(**said | fields)
        for dia, titulo in hitos:
            Hito.objects.create(oferta=oferta, dia=dia, titulo=titulo, lugar="Bodega")
        return oferta

    return write


@pytest.fixture
def published(write, staff):
    """An offer on the page."""

    def published(**fields):
        oferta = write(**fields)
        oferta.publicar(staff["publica"], TODAY)
        return oferta

    return published
