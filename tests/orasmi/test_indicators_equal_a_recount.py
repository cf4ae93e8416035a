"""Random populations, fitted to nothing: the indicators say what counting one by one says."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.core.management import call_command
from django.db import transaction

from gobernacion.access.roles import Rol
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.settings import BASE_DIR
from orasmi import demo
from orasmi.models import Postulacion, Presupuesto
from tests.access.people import make_user, name
from tests.orasmi.recount import recount

ELQUI = BASE_DIR / "fixtures" / "reference" / "elqui.toml"


def measured(period):
    """Every figure the area measures, by code, dimension and category."""
    return {
        (indicador.codigo, one.dimension, one.categoria): Decimal(one.valor)
        for indicador in registry().of_area("orasmi")
        for one in indicador.measure(period)
    }


def any_period(chance):
    """A year, a year to date, a month, or any span of days."""
    year = chance.choice([2018, 2019, 2020])
    match chance.randrange(4):
        case 0:
            return Period.year(year)
        case 1:
            return Period.year(year).until(date(year, 1, 1) + timedelta(days=chance.randrange(364)))
        case 2:
            return Period.month(year, chance.randrange(1, 13))
        case _:
            first = date(2017, 6, 1) + timedelta(days=chance.randrange(1200))
            return Period(first, first + timedelta(days=chance.randrange(1, 700)))


@pytest.fixture
def office(db):
    call_command("cargar_territorio", str(ELQUI), save=True, verbosity=0)
    for who in ("una", "otra"):
        name(make_user(who), Rol.ENCARGADO, "orasmi")
    name(make_user("jefa"), Rol.JEFATURA)


@pytest.mark.campaign
def test_a_naive_recount_says_the_same(office, campaign_size, capsys):
    compared = nonzero = 0
    for seed in range(campaign_size(sample=6, whole=200)):
        with transaction.atomic():
            chance = Random(seed)
            demo.randomised(seed, chance.choice([0, 1, 2, 5, 20, 60, 120]))
            for _ in range(4):
                period = any_period(chance)
                counted, said = recount(period), measured(period)
                assert {key: said.get(key, 0) for key in counted} == counted, (seed, period)
                assert {key for key, value in said.items() if value} <= counted.keys(), (seed, period)
                compared += len(counted)
                nonzero += sum(1 for value in counted.values() if value)
            transaction.set_rollback(True)
    assert nonzero > compared / 3


def test_a_random_population_has_every_kind_of_case(office):
    demo.randomised(7, 150)
    from orasmi.models import Estado

    assert set(Postulacion.objects.values_list("estado", flat=True)) >= {
        *(Estado.CERRADA, Estado.RECHAZADA, Estado.DERIVADA, Estado.DESISTIDA, Estado.ESPERA),
    }
    assert Postulacion.objects.anulados().exists()
    repeated = Postulacion.objects.values_list("ficha", flat=True)
    assert len(set(repeated)) < len(repeated)


def test_the_budget_of_a_random_population_is_what_its_approvals_took(office):
    demo.randomised(3, 80)
    for budget in Presupuesto.objects.all():
        approved = Postulacion.objects.aprobadas_en(Period.year(budget.year))
        assert budget.reservado == sum(case.aprobado for case in approved)
