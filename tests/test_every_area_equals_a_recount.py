"""Random populations, fitted to nothing: the indicators of every area say what counting one by one says."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from tests.every_area import (
    AREAS,
    any_period,
    at_random,
    label,
    lives_of,
    measured,
    open_office,
    populations,
    recounting,
    type_late,
    unlisted,
)

EVERY_AREA = pytest.mark.parametrize("area", AREAS, ids=label)
WHOLE = Period(date(2017, 1, 1), date(2022, 1, 1))


@EVERY_AREA
def test_every_indicator_is_measured_and_recounted(db, area):
    open_office(area)
    at_random(area, 5, 60)
    assert unlisted(measured(area, WHOLE)) == set()
    declared = {indicador.codigo for indicador in registry().of_area(area.label)}
    counted = {codigo for codigo, _, _ in recounting(area).recount(WHOLE)}
    assert {i.codigo for i in registry().of_area(area.label) if i.measure} == declared == counted


@pytest.mark.campaign
@EVERY_AREA
def test_a_naive_recount_says_the_same(db, area, campaign_size, record_property):
    open_office(area)
    naive = recounting(area)
    compared = nonzero = 0
    for seed, chance, size in populations(campaign_size(sample=5, whole=200)):
        with transaction.atomic():
            at_random(area, seed, size)
            if afterwards := getattr(naive, "afterwards", None):
                afterwards(seed)
            lives_of(area).continued(chance, date(2018, 1, 1) + timedelta(days=chance.randrange(900)))
            type_late(area, chance)
            for _ in range(4):
                period = any_period(chance)
                counted, said = naive.recount(period), measured(area, period)
                assert {key: said.get(key, 0) for key in counted} == counted, (seed, period)
                assert {key for key, value in said.items() if value} <= counted.keys(), (seed, period)
                compared += len(counted)
                nonzero += sum(1 for value in counted.values() if value)
            transaction.set_rollback(True)
    record_property(f"figures of {area.label}", compared)
    assert nonzero > compared / 5, "there is too little to count"


@pytest.mark.campaign
@EVERY_AREA
def test_measuring_asks_as_many_questions_of_many_records_as_of_ten(db, area, campaign_size):
    open_office(area)
    asked = []
    for seed, how_many in ((1, 10), (2, campaign_size(sample=150, whole=990))):
        at_random(area, seed, how_many)
        with CaptureQueriesContext(connection) as captured:
            measured(area, WHOLE)
        asked.append(len(captured))
    assert asked[0] == asked[1]
    declared = registry().of_area(area.label)
    assert asked[1] <= sum(2 + len(indicador.desgloses) for indicador in declared)
