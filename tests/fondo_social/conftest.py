"""The desk of the social fund: its staff, its comunas, and contests and projects made to be tried."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

import pytest

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory.models import ClaseOrganizacion, Organizacion
from gobernacion.lib.run import DEMO_RANGE, check_digit
from gobernacion.records.transitions import transitions_of
from programs.fondo_social.demo import ACCOUNTS
from programs.fondo_social.models import Causa, Concurso, Estado, Proyecto, Taller, Tipo
from tests.access.people import browser_of, make_user, name
from tests.elqui import load_elqui
from tests.records.conftest import make_comunas

TODAY = date(2026, 11, 23)


def hire() -> dict[str, User]:
    """Those who load the demonstration, and two more who approve."""
    staff = {}
    jefatura = [(who, "", Rol.JEFATURA, "fondo_social") for who in ("jefa", "jefe")]
    for username, _, rol, area in (*ACCOUNTS, *jefatura):
        staff[username] = make_user(username)
        name(staff[username], rol, area)
    return staff


def load_territory() -> None:
    load_elqui()


def make_organizacion(number: int = 1, **fields: Any) -> Organizacion:
    rut = DEMO_RANGE[-number]
    given = {
        "rut": f"{rut}-{check_digit(rut)}",
        "nombre": f"Junta de Vecinos {number}",
        "clase": ClaseOrganizacion.JUNTA_DE_VECINOS,
        "personalidad_juridica_vigente": True,
        "personalidad_juridica_al": date(2019, 1, 2),
        "registro_ley_19862": f"R-{number}",
    }
    return Organizacion.objects.create(**{**given, **fields})


def make_concurso(year: int = 2019, **fields: Any) -> Concurso:
    given = {
        "year": year,
        "abre": date(year, 5, 2),
        "cierra": date(year, 5, 31),
        "maximo": 3_000_000,
        "bases": "Resolución 1",
    }
    return Concurso.objects.create(**{**given, **fields})


DAYS = {
    "postulado_el": 3,
    "revisado_el": 40,
    "adjudicado_el": 100,
    "transferido_el": 130,
    "rendido_el": 200,
    "rendicion_aprobada_el": 220,
    "resuelto_el": 100,
    "desistido_el": 110,
}
"""How long after the contest opened each thing usually happens."""


class Desk:
    """Makes projects and workshops and takes them as far as a test wants, each step by whoever may take it."""

    def __init__(self, staff: dict[str, User], concurso: Concurso, organizacion: Organizacion) -> None:
        self.staff, self.concurso, self.organizacion = staff, concurso, organizacion
        self.comuna, self.otra_comuna = make_comunas()
        self.today = TODAY

    def draft(self, **fields: Any) -> Proyecto:
        given = {
            "concurso": self.concurso,
            "organizacion": self.organizacion,
            "ocurrido_el": fields.get("concurso", self.concurso).abre,
            "comuna": self.comuna,
            "registrado_por": self.staff["fondo"],
            "nombre": "Sede equipada",
            "tipo": Tipo.EQUIPAMIENTO,
            "solicitado": 1_000_000,
        }
        return Proyecto.objects.create(**{**given, **fields})

    WHO: ClassVar = {
        **dict.fromkeys(("adjudicar", "dejar_en_espera", "no_adjudicar"), "jefa"),
        **dict.fromkeys(("aprobar_rendicion", "cerrar", "observar_rendicion"), "jefa"),
        **dict.fromkeys(("reponer", "registrar_devolucion", "reabrir"), "jefe"),
        "transferir": "fondo2",
    }
    """Who takes a step; the rest, the clerk."""

    SAYS: ClassVar[dict[str, Any]] = {
        "observacion": "Falta una cotización.",
        "causa": Causa.BASES,
        "motivo": "Así lo resolvió la directiva.",
        "adjudicado": 900_000,
        "resolucion": "7",
        "comprobante": "T-1",
        "rendido": 900_000,
        "reintegrado": 0,
        "observacion_rendicion": "Falta una factura.",
    }

    def take(self, project: Proyecto, name: str, who: str = "", **answers: Any) -> Proyecto:
        """Take a step, writing what its form asks."""
        [step] = [step for step in transitions_of(Proyecto) if step.name == name]
        opened = project.concurso.abre
        usual = {
            field: opened + timedelta(days=DAYS[field]) if field in DAYS else self.SAYS[field]
            for field in step.fields
        }
        getattr(project, name)(
            self.staff[who or self.WHO.get(name, "fondo")], self.today, **{**usual, **answers}
        )
        return project

    WAY = (
        ("postular", Estado.POSTULADO),
        ("admitir", Estado.ADMISIBLE),
        ("adjudicar", Estado.ADJUDICADO),
        ("transferir", Estado.TRANSFERIDO),
        ("recibir_rendicion", Estado.RENDIDO),
        ("aprobar_rendicion", Estado.RENDICION_APROBADA),
        ("cerrar", Estado.CERRADO),
    )
    ASIDE: ClassVar = {
        Estado.OBSERVADO: (Estado.POSTULADO, "observar"),
        Estado.INADMISIBLE: (Estado.POSTULADO, "declarar_inadmisible"),
        Estado.ESPERA: (Estado.ADMISIBLE, "dejar_en_espera"),
        Estado.NO_ADJUDICADO: (Estado.ADMISIBLE, "no_adjudicar"),
        Estado.DESISTIDO: (Estado.ADMISIBLE, "desistir"),
        Estado.RENDICION_OBSERVADA: (Estado.RENDIDO, "observar_rendicion"),
    }

    def at(self, estado: Estado, **fields: Any) -> Proyecto:
        """A project in that state, brought there by the steps that lead to it."""
        if estado in self.ASIDE:
            before, step = self.ASIDE[estado]
            return self.take(self.at(before, **fields), step)
        project = self.draft(**fields)
        for step, reached in self.WAY:
            if project.estado == estado:
                break
            self.take(project, step)
            assert project.estado == reached
        assert project.estado == estado
        return project

    def workshop(self, **fields: Any) -> Taller:
        given = {
            "ocurrido_el": date(2019, 4, 9),
            "comuna": self.comuna,
            "registrado_por": self.staff["fondo"],
            "lugar": "Sede social",
        }
        return Taller.objects.create(**{**given, **fields})


@pytest.fixture
def territory(db):
    load_territory()


@pytest.fixture
def staff(db):
    return hire()


@pytest.fixture(name="make_organizacion")
def make_organizacion_fixture(db):
    return make_organizacion


@pytest.fixture(name="make_concurso")
def make_concurso_fixture(db):
    return make_concurso


@pytest.fixture
def concurso(db):
    return make_concurso()


@pytest.fixture
def organizacion(db):
    return make_organizacion()


@pytest.fixture
def desk(staff, concurso, organizacion):
    return Desk(staff, concurso, organizacion)


@pytest.fixture
def enter(staff):
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(staff[who])
