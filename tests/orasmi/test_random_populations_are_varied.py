"""Random populations of the fund hold every kind of case, and their budgets what was approved from them."""

import pytest
from django.db.models import F

from orasmi import demo
from orasmi.models import Estado, Postulacion, Presupuesto
from tests.every_area import AREAS, open_office
from tests.orasmi.money import added_up, agree


@pytest.fixture
def office(db):
    open_office(*(area for area in AREAS if area.label == "orasmi"))


def test_a_random_population_has_every_kind_of_case(office):
    demo.randomised(7, 240)
    assert set(Postulacion.objects.values_list("estado", flat=True)) >= {
        *(Estado.CERRADA, Estado.RECHAZADA, Estado.DERIVADA, Estado.DESISTIDA, Estado.ESPERA),
    }
    assert Postulacion.objects.anulados().exists()
    assert Postulacion.objects.filter(sin_efecto_el__gt=F("aprobada_el")).exists()
    assert Postulacion.objects.filter(aprobada_el__year__gt=F("ocurrido_el__year")).exists()
    repeated = Postulacion.objects.values_list("ficha", flat=True)
    assert len(set(repeated)) < len(repeated)


def test_the_budget_of_a_random_population_is_what_its_cases_say(office):
    demo.randomised(3, 80)
    assert Presupuesto.objects.count() > 1
    agree(added_up())
