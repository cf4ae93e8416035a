"""The desk of Abriendo Caminos: its staff, its units, a call, and families made to be tried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Persona
from gobernacion.territory.models import Sector
from programs.abriendo_caminos import demo
from programs.abriendo_caminos.models import (
    Convocatoria,
    Familia,
    Gasto,
    Integrante,
    Presupuesto,
    UnidadTerritorial,
)
from tests.access.people import make_user, name
from tests.directory.invented import demo_run
from tests.elqui import load_elqui

AREA = "abriendo_caminos"
TODAY = date(2026, 11, 23)
ENTERED = date(2019, 3, 4)


def hire() -> dict[str, User]:
    staff = {}
    for username, _, rol, area in (*demo.ACCOUNTS, ("jefa", "", Rol.JEFATURA, AREA)):
        staff[username] = make_user(username)
        name(staff[username], rol, area)
    return staff


def load_territory() -> None:
    load_elqui()


class Desk:
    """Makes families and whoever belongs to them."""

    def __init__(self, staff: dict[str, User]) -> None:
        self.staff = staff
        self.clerk, self.colleague, self.chief = staff["caminos"], staff["caminos2"], staff["jefa"]
        self.convocatoria = Convocatoria.objects.create(
            nombre="Intensiva 2019", etapa="intensiva", year=2019, desde=date(2019, 1, 2)
        )
        self.unidades = [
            self._unit(n, names) for n, names in ((1, ["Peñuelas", "San Juan"]), (2, ["San Juan"]))
        ]
        self.numbers: Iterator[int] = count(1)

    def _unit(self, number: int, sectores: list[str]) -> UnidadTerritorial:
        unidad = UnidadTerritorial.objects.create(nombre=f"Unidad territorial {number}")
        unidad.sectores.set(Sector.objects.filter(comuna__cut="04102", nombre__in=sectores))
        return unidad

    def person(self, nacimiento: date | None = date(1985, 5, 5)) -> Ficha:
        number = next(self.numbers)
        return Ficha.objects.create(
            area=AREA,
            persona=Persona.objects.keep(Persona.con_run(demo_run(number))),
            nombres="Ana",
            primer_apellido=f"Inventada{number}",
            nacimiento=nacimiento,
        )

    def family(self, **fields) -> Familia:
        given = {
            "codigo": f"F-{next(self.numbers)}",
            "convocatoria": self.convocatoria,
            "unidad": self.unidades[0],
            "sector": Sector.objects.get(comuna__cut="04102", nombre="San Juan"),
            "ocurrido_el": ENTERED,
            "registrado_por": self.clerk,
        }
        given["ficha"] = fields.pop("ficha", None) or self.person()
        return Familia.objects.create(**{**given, **fields})

    def member(self, familia: Familia, rol: str, **fields) -> Integrante:
        born = date(2012, 6, 1) if rol == "nna" else date(1984, 1, 1)
        given = {
            "familia": familia,
            "rol": rol,
            "ocurrido_el": familia.ocurrido_el,
            "registrado_por": self.clerk,
        }
        given["ficha"] = fields.pop("ficha", None) or self.person(born)
        if rol == "privada":
            given["termino"] = date(2030, 1, 1)
        return Integrante.objects.create(**{**given, **fields})

    def expense(self, monto: int = 400_000, **fields) -> Gasto:
        presupuesto, _ = Presupuesto.objects.get_or_create(
            convocatoria=self.convocatoria, year=2019, defaults={"asignado": 1_000_000, "fuente": "Convenio"}
        )
        given = {
            "presupuesto": presupuesto,
            "concepto": "Movilización",
            "documento": "E-1",
            "monto": monto,
            "ocurrido_el": date(2019, 5, 6),
            "registrado_por": self.clerk,
        }
        return Gasto.objects.create(**{**given, **fields})


@pytest.fixture
def office(db):
    load_territory()
    return hire()


@pytest.fixture
def desk(office):
    return Desk(office)
