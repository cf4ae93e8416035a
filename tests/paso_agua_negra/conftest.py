"""The desk of the crossing: its staff, a season in course, and the sheets and closures of its days."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from programs.paso_agua_negra.models import Cierre, Recuento, Temporada
from tests.access.people import browser_of
from tests.every_area import open_office

AREA = "paso_agua_negra"


class Desk:
    def __init__(self):
        self.staff = open_office(apps.get_app_config(AREA))
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
