"""The desk of social development: its staff, a shelter with its guests, and the work with victims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory.models import ClaseOrganizacion, Ficha, Organizacion, Persona
from gobernacion.territory.models import Comuna
from programs.desarrollo_social import demo
from programs.desarrollo_social.models import Huesped, InformeVIF, Iniciativa, Linea, Noche
from tests.access.people import browser_of, make_user, name
from tests.directory.conftest import demo_run
from tests.elqui import load_elqui

AREA = "desarrollo_social"


class Desk:
    """Makes initiatives, guests, nights and reports."""

    def __init__(self) -> None:
        self.staff = {who: make_user(who) for who in ("encargada", "jefa", "autoridad", "vecina")}
        name(self.staff["encargada"], Rol.ENCARGADO, AREA)
        name(self.staff["jefa"], Rol.JEFATURA, AREA)
        name(self.staff["autoridad"], Rol.AUTORIDAD)
        name(self.staff["vecina"], Rol.ENCARGADO, "orasmi")
        self.today = timezone.localdate()
        self.since = self.today - timedelta(days=60)
        self.comunas = {comuna.nombre: comuna for comuna in Comuna.objects.propias()}
        self.institucion = Organizacion.objects.create(nombre="Casa", clase=ClaseOrganizacion.FUNDACION)
        self._people = 0

    def initiative(self, linea: str = Linea.ALBERGUE, **fields: Any) -> Iniciativa:
        given: dict[str, Any] = {
            "linea": linea,
            "nombre": f"Iniciativa {linea}",
            "institucion": self.institucion,
            "ocurrido_el": self.since,
            "registrado_por": self.staff["encargada"],
        }
        if linea != Linea.VIF:
            given["comuna"] = self.comunas["La Serena"]
        if linea == Linea.ALBERGUE:
            given["cupos"] = 3
        return Iniciativa.objects.create(**{**given, **fields})

    def ficha(self) -> Ficha:
        self._people += 1
        return Ficha.objects.create(
            area=AREA,
            persona=Persona.objects.keep(Persona.con_run(demo_run(self._people))),
            nombres=f"Ana {self._people}",
            primer_apellido="Inventada",
        )

    def guest(self, shelter: Iniciativa, **fields: Any) -> Huesped:
        given = {
            "iniciativa": shelter,
            "ocurrido_el": shelter.ocurrido_el,
            "registrado_por": self.staff["encargada"],
        }
        if "ficha" not in fields:
            given["ficha"] = self.ficha()
        return Huesped.objects.create(**{**given, **fields})

    def night(self, shelter: Iniciativa, day: date | None = None, slept: Any = ()) -> Noche:
        night = Noche.objects.create(
            iniciativa=shelter, ocurrido_el=day or self.today, registrado_por=self.staff["encargada"]
        )
        if slept:
            self.call(night, slept)
        return night

    def call(self, night: Noche, slept: Any) -> None:
        night.pasar_lista(self.staff["encargada"], night.ocurrido_el, slept)

    def report(self, iniciativa: Iniciativa, **fields: Any) -> InformeVIF:
        given = {
            "iniciativa": iniciativa,
            "ocurrido_el": self.today,
            "personas_nuevas": 2,
            "atenciones": 3,
            "registrado_por": self.staff["encargada"],
        }
        return InformeVIF.objects.create(**{**given, **fields})


@pytest.fixture
def territory(db: None) -> None:
    load_elqui()


@pytest.fixture
def desk(territory: None) -> Desk:
    return Desk()


@pytest.fixture
def office(territory: None) -> None:
    """Who the demonstration finds at the desk."""
    for username, nombre, rol, area in demo.ACCOUNTS:
        name(make_user(username, nombre=nombre), rol, area)
    name(make_user("jefatura"), Rol.JEFATURA)


@pytest.fixture
def enter(desk: Desk) -> Callable[[str], Client]:
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(desk.staff[who])
