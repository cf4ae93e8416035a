"""The desk of Chile Crece Contigo: its staff, a project with its three lines, activities and expenses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory.models import ClaseOrganizacion, Organizacion
from gobernacion.territory.models import Comuna
from programs.crece_contigo.models import Actividad, Gasto, Linea, Presupuesto, Proyecto
from tests.access.people import browser_of, make_user, name
from tests.elqui import load_elqui

AREA = "crece_contigo"


class Desk:
    def __init__(self):
        load_elqui()
        self.staff = {
            who: make_user(who) for who in ("encargada", "colega", "jefa", "jefe", "ambas", "autoridad")
        }
        name(self.staff["encargada"], Rol.ENCARGADO, AREA)
        name(self.staff["colega"], Rol.ENCARGADO, AREA)
        name(self.staff["jefa"], Rol.JEFATURA, AREA)
        name(self.staff["jefe"], Rol.JEFATURA)
        name(self.staff["ambas"], Rol.ENCARGADO, AREA)
        name(self.staff["ambas"], Rol.JEFATURA, AREA)
        name(self.staff["autoridad"], Rol.AUTORIDAD)
        self.today = timezone.localdate()
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.proveedor = Organizacion.objects.create(
            nombre="Imprenta inventada", clase=ClaseOrganizacion.EMPRESA
        )
        self.proyecto = Proyecto.objects.create(
            year=self.today.year, total=3_500_000, aporte_local=200_000, fuente="Convenio 1"
        )
        for linea in Linea.values:
            Presupuesto.objects.create(proyecto=self.proyecto, linea=linea, asignado=1_000_000)

    def expense(self, monto=400_000, who="encargada", **fields):
        given = {
            "ocurrido_el": self.today,
            "registrado_por": self.staff[who],
            "linea": Linea.DIFUSION,
            "proveedor": self.proveedor,
            "folio": f"F-{Gasto.objects.count() + 1}",
            "concepto": "Trípticos",
            "monto": monto,
        }
        return Gasto.objects.create(**{**given, **fields})

    def approve(self, gasto, who="jefa"):
        gasto.aprobar(self.staff[who], self.today)
        return gasto

    def spent(self, linea=Linea.DIFUSION):
        return Presupuesto.objects.get(proyecto=self.proyecto, linea=linea).ejecutado

    def activity(self, tema="mesa_provincial", **fields):
        given = {
            "ocurrido_el": self.today - timedelta(days=1),
            "registrado_el": timezone.now() - timedelta(days=14),
            "comuna": self.comunas[0],
            "registrado_por": self.staff["encargada"],
            "lugar": "Salón inventado",
        }
        return Actividad.objects.create(tema=tema, **{**given, **fields})

    def held(self, tema="mesa_provincial", came=12, **fields):
        activity = self.activity(tema, **fields)
        activity.realizar(self.staff["encargada"], self.today, asistentes=came)
        return activity


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
