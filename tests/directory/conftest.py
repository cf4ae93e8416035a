"""Two areas that know people, the comunas where they live, and the staff of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gobernacion.access.models import User
from gobernacion.access.roles import Alcance, Rol
from gobernacion.directory.models import Ficha, Persona
from gobernacion.territory.models import Comuna, Provincia, Sector
from tests.access.people import browser_of, make_user, name
from tests.directory.invented import demo_run
from tests.peoplearea.models import Visita

PROPIA = "peoplearea"
AJENA = "otherarea"


def make_ficha(area: str = PROPIA, documento: Persona | int = 0, **values: Any) -> Ficha:
    """What an area knows of somebody; ``documento`` is a Persona or the number of a demonstration RUN."""
    if isinstance(documento, int):
        documento = Persona.con_run(demo_run(documento))
    known = {"nombres": "Ana María", "primer_apellido": "Pérez", "segundo_apellido": "Muñoz"}
    return Ficha.objects.create(area=area, persona=Persona.objects.keep(documento), **{**known, **values})


@pytest.fixture
def comunas(db: None) -> list[Comuna]:
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    return [
        Comuna.objects.create(cut=cut, nombre=nombre, provincia=elqui)
        for cut, nombre in (("04101", "La Serena"), ("04102", "Coquimbo"))
    ]


@pytest.fixture
def sectores(comunas: list[Comuna]) -> list[Sector]:
    """One of each comuna."""
    return [
        Sector.objects.create(comuna=comuna, nombre=nombre)
        for comuna, nombre in zip(comunas, ("La Pampa", "Tierras Blancas"), strict=True)
    ]


@pytest.fixture
def staff(db: None) -> dict[str, User]:
    """One person for each role, in the area of the tests and in the other one."""
    people = {"encargada": make_user("encargada"), "jefa": make_user("jefa"), "vecino": make_user("vecino")}
    name(people["encargada"], Rol.ENCARGADO, PROPIA)
    name(people["jefa"], Rol.JEFATURA, PROPIA)
    name(people["vecino"], Rol.ENCARGADO, AJENA)
    for rol in Rol:
        if rol.alcance == Alcance.TODAS:
            people[rol.value] = make_user(rol.value)
            name(people[rol.value], rol)
    return people


@pytest.fixture
def enter(staff: dict[str, User]) -> Callable[[str], Client]:
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(staff[who])


@pytest.fixture
def steward(staff: dict[str, User]) -> User:
    return staff["directorio"]


@pytest.fixture
def visitas(comunas: list[Comuna], steward: User) -> Callable[..., list[Visita]]:
    """Writes as many visits as asked to somebody: ``visitas(ficha, 3)``."""

    def write(ficha: Ficha, how_many: int = 1) -> list[Visita]:
        numeros = Visita.objects.count()
        return Visita.objects.bulk_create(
            Visita(
                numero=f"2019-{numeros + n:05}",
                ficha=ficha,
                comuna=comunas[0],
                ocurrido_el=date(2019, 6, 3),
                registrado_por=steward,
            )
            for n in range(how_many)
        )

    return write


@pytest.fixture
def born() -> Callable[[int], date]:
    """Somebody's birth date: the same number, the same day."""
    return lambda number: date(1950 + number % 50, 1 + number % 12, 1 + number % 28)
