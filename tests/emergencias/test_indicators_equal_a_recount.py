"""Random records, fitted to nothing: the indicators say what counting one by one says."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from programs.emergencias import demo
from tests.emergencias.conftest import open_office
from tests.emergencias.recount import recount


def measured(period):
    return {
        (indicador.codigo, one.dimension, one.categoria): Decimal(one.valor)
        for indicador in registry().of_area("emergencias")
        for one in indicador.measure(period)
    }


def any_period(chance):
    """A year, a year to date, a quarter, or any span of days."""
    year = chance.choice([2018, 2019, 2020])
    match chance.randrange(4):
        case 0:
            return Period.year(year)
        case 1:
            return Period.year(year).until(date(year, 1, 1) + timedelta(days=chance.randrange(364)))
        case 2:
            return Period.quarter(year, chance.randrange(1, 5))
        case _:
            first = date(2017, 6, 1) + timedelta(days=chance.randrange(1200))
            return Period(first, first + timedelta(days=chance.randrange(1, 700)))


@pytest.mark.campaign
def test_a_naive_recount_says_the_same(db, campaign_size):
    open_office()
    nonzero = 0
    for seed in range(campaign_size(sample=8, whole=100)):
        with transaction.atomic():
            chance = Random(seed)
            demo.randomised(seed, chance.choice([0, 1, 5, 60, 250]))
            for _ in range(4):
                period = any_period(chance)
                counted, said = recount(period), measured(period)
                assert {key: said.get(key, 0) for key in counted} == counted, (seed, period)
                assert {key for key, value in said.items() if value} <= counted.keys(), (seed, period)
                nonzero += sum(1 for value in counted.values() if value)
            transaction.set_rollback(True)
    assert nonzero > 300


def test_every_declared_figure_is_recounted(db):
    open_office()
    demo.randomised(3, 300)
    counted = {code for code, _, _ in recount(Period(date(2018, 1, 1), date(2021, 1, 1)))}
    assert counted == {indicador.codigo for indicador in registry().of_area("emergencias")}


def test_measuring_asks_as_many_questions_of_a_thousand_records_as_of_ten(db):
    open_office()
    asked = []
    for seed, how_many in ((1, 30), (2, 970)):
        demo.randomised(seed, how_many)
        with CaptureQueriesContext(connection) as captured:
            measured(Period(date(2018, 1, 1), date(2021, 1, 1)))
        asked.append(len(captured))
    assert asked[0] == asked[1]
