"""The desk of the goat registry: its staff, two localities, and a goatherd with or without a card."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Persona
from gobernacion.territory.models import Comuna
from programs.caprino.models import Carnet, Criancero, Localidad, Operativo
from tests.access.people import browser_of, make_user, name
from tests.directory.conftest import demo_run
from tests.elqui import load_elqui

AREA = "caprino"
ROUND = "/interno/caprino/operativo/{}/renovar/"


class Desk:
    def __init__(self):
        load_elqui()
        self.staff = {who: make_user(who) for who in ("encargada", "colega", "jefa", "autoridad")}
        name(self.staff["encargada"], Rol.ENCARGADO, AREA)
        name(self.staff["colega"], Rol.ENCARGADO, AREA)
        name(self.staff["jefa"], Rol.JEFATURA, AREA)
        name(self.staff["autoridad"], Rol.AUTORIDAD)
        self.today = timezone.localdate()
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.quebrada, self.majada = (
            Localidad.objects.create(comuna=comuna, nombre=nombre, lugar="Escuela inventada")
            for comuna, nombre in zip(self.comunas, ("Quebrada inventada", "Majada inventada"), strict=False)
        )
        self.people = 0

    def ago(self, days):
        return self.today - timedelta(days=days)

    def ficha(self, area=AREA):
        self.people += 1
        return Ficha.objects.create(
            area=area,
            persona=Persona.objects.keep(Persona.con_run(demo_run(self.people))),
            nombres="Rosa",
            primer_apellido=f"Inventada{self.people}",
        )

    def goatherd(self, **fields):
        given = {
            "ocurrido_el": self.ago(3000),
            "registrado_por": self.staff["encargada"],
            "localidad": self.quebrada,
        }
        if "ficha" not in fields:
            given["ficha"] = self.ficha()
        return Criancero.objects.create(**{**given, **fields})

    def card(self, criancero=None, days=0, **fields):
        """A card issued some days ago."""
        criancero = criancero or self.goatherd()
        return Carnet.objects.emitir(criancero, self.staff["encargada"], self.ago(days), **fields)

    def round(self, **fields):
        given = {
            "ocurrido_el": self.today,
            "comuna": self.quebrada.comuna,
            "localidad": self.quebrada,
            "lugar": "Escuela inventada",
            "registrado_por": self.staff["encargada"],
        }
        return Operativo.objects.create(**{**given, **fields})


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
