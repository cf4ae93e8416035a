"""The desk of the social fund: its staff, its comunas, and contests and projects made to be tried."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory.models import ClaseOrganizacion, Organizacion
from gobernacion.lib.run import DEMO_RANGE, check_digit
from gobernacion.territory.models import Comuna
from programs.fondo_social.demo import ACCOUNTS
from programs.fondo_social.models import Concurso, Proyecto, Taller
from tests.access.people import make_user, name

TODAY = date(2026, 11, 23)
APPLIED = date(2019, 5, 6)


def hire() -> dict[str, User]:
    """Those who load the demonstration, and one more who approves."""
    staff = {}
    for username, _, rol, area in (*ACCOUNTS, ("jefa", "", Rol.JEFATURA, "fondo_social")):
        staff[username] = make_user(username)
        name(staff[username], rol, area)
    return staff


def load_territory() -> None:
    call_command("cargar_territorio", "--save", verbosity=0)


def make_organizacion(number: int = 1, **fields) -> Organizacion:
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


def make_concurso(year: int = 2019, **fields) -> Concurso:
    given = {
        "year": year,
        "abre": date(year, 5, 2),
        "cierra": date(year, 5, 31),
        "maximo": 3_000_000,
        "bases": "Resolución 1",
    }
    return Concurso.objects.create(**{**given, **fields})


class Desk:
    """Takes a project as far as a test needs, each step by whoever may take it."""

    def __init__(self, staff: dict[str, User]) -> None:
        self.clerk, self.colleague, self.chief = staff["fondo"], staff["fondo2"], staff["jefa"]

    def draft(self, concurso: Concurso, organizacion: Organizacion, **fields) -> Proyecto:
        given = {
            "ocurrido_el": concurso.abre,
            "comuna": Comuna.objects.get(cut="04101"),
            "registrado_por": self.clerk,
            "concurso": concurso,
            "organizacion": organizacion,
            "nombre": "Sede equipada",
            "tipo": "equipamiento",
            "solicitado": 1_000_000,
        }
        return Proyecto.objects.create(**{**given, **fields})

    def take(self, proyecto: Proyecto, until: str, **changes) -> Proyecto:
        """Every step up to the one named, with what it asks for on likely days."""
        start = proyecto.concurso.abre
        day = [start + timedelta(days=gap) for gap in (3, 40, 100, 130, 200, 220)]
        steps = {
            "postular": (self.clerk, {"postulado_el": day[0]}),
            "admitir": (self.clerk, {"revisado_el": day[1]}),
            "adjudicar": (
                self.chief,
                {"adjudicado": proyecto.solicitado, "resolucion": "7", "adjudicado_el": day[2]},
            ),
            "transferir": (self.colleague, {"comprobante": "T-1", "transferido_el": day[3]}),
            "recibir_rendicion": (
                self.clerk,
                {"rendido": proyecto.solicitado, "reintegrado": 0, "rendido_el": day[4]},
            ),
            "aprobar_rendicion": (self.chief, {"rendicion_aprobada_el": day[5]}),
            "cerrar": (self.chief, {}),
        }
        reached = {
            "borrador": 0,
            "postulado": 1,
            "admisible": 2,
            "adjudicado": 3,
            "transferido": 4,
            "rendido": 5,
        }
        for step in list(steps)[reached.get(proyecto.estado, 0) :]:
            por, values = steps[step]
            getattr(proyecto, step)(por, TODAY, **{**values, **(changes if step == until else {})})
            if step == until:
                break
        return proyecto

    def workshop(self, **fields) -> Taller:
        given = {
            "ocurrido_el": date(2019, 4, 9),
            "comuna": Comuna.objects.get(cut="04106"),
            "registrado_por": self.clerk,
            "lugar": "Sede social",
        }
        return Taller.objects.create(**{**given, **fields})


@pytest.fixture
def territory(db):
    load_territory()


@pytest.fixture
def staff(db):
    return hire()


@pytest.fixture
def desk(territory, staff):
    return Desk(staff)


@pytest.fixture
def concurso(db):
    return make_concurso()


@pytest.fixture
def organizacion(db):
    return make_organizacion()


@pytest.fixture
def draft(desk, concurso, organizacion):
    return desk.draft(concurso, organizacion)
