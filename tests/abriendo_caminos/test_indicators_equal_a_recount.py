"""Random populations, fitted to nothing: the indicators say what counting one by one says, at the same cost."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from programs.abriendo_caminos import demo
from programs.abriendo_caminos.forgetting import forget
from programs.abriendo_caminos.models import Integrante, Parentesco
from tests.abriendo_caminos.recount import recount


def measured(period):
    """Every figure the area measures, by code, dimension and category."""
    return {
        (indicador.codigo, one.dimension, one.categoria): Decimal(one.valor)
        for indicador in registry().of_area("abriendo_caminos")
        for one in indicador.measure(period)
    }


def any_period(chance):
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


@pytest.mark.campaign
def test_a_naive_recount_says_the_same(office, campaign_size):
    compared = nonzero = 0
    for seed in range(campaign_size(sample=5, whole=100)):
        with transaction.atomic():
            chance = Random(seed)
            demo.randomised(seed, chance.choice([0, 1, 2, 5, 20, 40]))
            if seed % 3 == 2:
                forget(date(2019, 6, 1))
            for _ in range(3):
                period = any_period(chance)
                counted, said = recount(period), measured(period)
                assert {key: said.get(key, 0) for key in counted} == counted, (seed, period)
                assert {key for key, value in said.items() if value} <= counted.keys(), (seed, period)
                compared += len(counted)
                nonzero += sum(1 for value in counted.values() if value)
            transaction.set_rollback(True)
    assert nonzero > compared / 4


def test_a_random_population_has_every_kind_of_member(office):
    demo.randomised(7, 60)
    assert set(Integrante.objects.values_list("rol", flat=True)) == set(Parentesco.values)
    assert Integrante.objects.anulados().exists()


def test_measuring_costs_the_same_whatever_there_is(office):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            measured(Period.year(2019))
        return len(asked)

    demo.randomised(1, 10)
    of_ten = questions()
    demo.randomised(2, 150)
    assert questions() == of_ten
