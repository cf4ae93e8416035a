"""The desk of the crossing: its staff, a season in course, and the sheets and closures of its days."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.settings import BASE_DIR
from programs.paso_agua_negra.demo import ACCOUNTS
from programs.paso_agua_negra.models import Cierre, Recuento, Temporada
from tests.access.people import browser_of, make_user, name

AREA = "paso_agua_negra"
ELQUI = BASE_DIR / "fixtures" / "reference" / "elqui.toml"


def open_office():
    """The territory and who works at the desk, as in the demonstration."""
    call_command("cargar_territorio", str(ELQUI), save=True, verbosity=0)
    staff = {}
    for username, nombre, rol, area in ACCOUNTS:
        staff[username] = make_user(username, nombre=nombre)
        name(staff[username], rol, area)
    staff["jefatura"] = make_user("jefatura")
    name(staff["jefatura"], Rol.JEFATURA)
    return staff


class Desk:
    def __init__(self):
        self.staff = open_office()
        self.today = timezone.localdate()
        self.abre = self.today - timedelta(days=10)

    def ago(self, days):
        return self.today - timedelta(days=days)

    def season(self, **fields):
        return Temporada.objects.create(**{"abre": self.abre, **fields})

    def count(self, day, **fields):
        given = {"ocurrido_el": day, "registrado_por": self.staff["aguanegra"], "entran_argentinas": 10}
        return Recuento.objects.create(**{**given, **fields})

    def closure(self, first, last=None, **fields):
        given = {"ocurrido_el": first, "hasta": last, "registrado_por": self.staff["aguanegra"]}
        return Cierre.objects.create(**{**given, **fields})

    def old_season(self):
        return self.season(abre=date(2018, 12, 1), cierra=date(2019, 5, 31))


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
