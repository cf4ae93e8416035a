"""Two areas that promise, with who proposes and who approves in each."""

from __future__ import annotations

import pytest

from gobernacion.access.roles import Rol
from gobernacion.indicators.models import Compromiso, EstadoCompromiso, EstadoMeta, MetaAnual
from tests.access.people import browser_of, make_user, name

YEAR = 2020


@pytest.fixture
def staff(db):
    people = {who: make_user(who) for who in ("propone", "otra", "aprueba", "vecina", "jefa", "autoridad")}
    name(people["propone"], Rol.ENCARGADO, "seguridad")
    name(people["otra"], Rol.ENCARGADO, "seguridad")
    name(people["aprueba"], Rol.JEFATURA, "seguridad")
    name(people["vecina"], Rol.ENCARGADO, "orasmi")
    name(people["jefa"], Rol.JEFATURA)
    name(people["autoridad"], Rol.AUTORIDAD)
    return people


@pytest.fixture
def enter(staff):
    """A browser in which one of the staff is logged in: `enter("propone")`."""
    return lambda who: browser_of(staff[who])


@pytest.fixture
def propose(staff):
    """A commitment of Seguridad that waits for jefatura: `propose(texto="Hacer más.")`."""

    def propose(**fields):
        said = {
            "area": "seguridad",
            "year": YEAR,
            "texto": "Hacer 60 rondas.",
            "codigo": "SE-001",
            "estado": EstadoCompromiso.PROPUESTO,
            "propuesta_por": staff["propone"],
        }
        return Compromiso.objects.create(**said | fields)

    return propose


@pytest.fixture
def promise(propose, staff):
    """A commitment that jefatura approved."""

    def promise(**fields):
        compromiso = propose(**fields)
        compromiso.aprobar(staff["jefa"])
        return compromiso

    return promise


@pytest.fixture
def target(staff):
    """A yearly target that waits for jefatura."""

    def target(**fields):
        said = {
            "codigo": "SE-001",
            "year": YEAR,
            "valor": 52,
            "estado": EstadoMeta.PROPUESTA,
            "propuesta_por": staff["propone"],
        }
        return MetaAnual.objects.create(**said | fields)

    return target
