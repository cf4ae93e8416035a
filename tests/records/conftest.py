"""The storehouse of the tests, with its staff, its comunas and the people who come to it."""

from __future__ import annotations

from datetime import date

import pytest

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Persona
from gobernacion.territory.models import Comuna, Institucion, Provincia
from tests.access.people import browser_of, make_user, name
from tests.recordarea.models import Entrega

AREA = "recordarea"


def make_staff() -> dict[str, User]:
    staff = {who: make_user(who) for who in ("encargada", "otra", "jefa", "vecina", "autoridad")}
    name(staff["encargada"], Rol.ENCARGADO, AREA)
    name(staff["otra"], Rol.ENCARGADO, AREA)
    name(staff["jefa"], Rol.JEFATURA, AREA)
    name(staff["vecina"], Rol.ENCARGADO, "otherarea")
    name(staff["autoridad"], Rol.AUTORIDAD)
    return staff


def make_comunas() -> list[Comuna]:
    provincia = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    Institucion.objects.create(nombre="Gobernación de Elqui", provincia=provincia)
    return [
        Comuna.objects.create(cut=cut, nombre=nombre, provincia=provincia, orden=orden)
        for orden, (cut, nombre) in enumerate([("04101", "La Serena"), ("04102", "Coquimbo")])
    ]


def make_ficha(nombres="Ana", primer="Rojas", segundo="Díaz", run="11.111.111-1", area=AREA) -> Ficha:
    persona = Persona.con_run(run)
    persona = Persona.objects.filter(run=persona.run).first() or persona
    persona.save()
    return Ficha.objects.create(
        area=area, persona=persona, nombres=nombres, primer_apellido=primer, segundo_apellido=segundo
    )


@pytest.fixture
def staff(db):
    return make_staff()


@pytest.fixture
def comunas(db):
    return make_comunas()


@pytest.fixture
def ficha(db):
    return make_ficha()


@pytest.fixture
def enter(staff):
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(staff[who])


@pytest.fixture
def make_entrega(staff, comunas, ficha):
    """Makes a record: `make_entrega(solicitado=5_000)`."""

    def make_entrega(**fields):
        given = {
            "ocurrido_el": date(2019, 6, 3),
            "comuna": comunas[0],
            "registrado_por": staff["encargada"],
            "ficha": ficha,
            "solicitado": 10_000,
        }
        return Entrega.objects.create(**{**given, **fields})

    return make_entrega


@pytest.fixture
def entrega(make_entrega):
    return make_entrega()
