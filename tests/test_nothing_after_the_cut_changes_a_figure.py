"""What happens after a period ended changes none of its figures: random lives go on, and it is measured again."""

import random
from datetime import date, timedelta

import pytest
from django.db import transaction

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
)
from tests.turns import of_this_database

EVERYTHING = Period(date(2017, 1, 1), date(2022, 1, 1))
"""A period that ends after all the random lives: whatever they may still do is after its cut."""


@pytest.mark.campaign
@pytest.mark.parametrize("area", of_this_database(AREAS), ids=label)
def test_a_period_that_ended_is_measured_the_same_for_ever(db, area, campaign_size, record_property):
    open_office(area)
    lives = lives_of(area)
    drawn = changed = 0
    for seed, chance, size in populations(campaign_size(sample=5, whole=100)):
        with transaction.atomic():
            at_random(area, seed, size)
            for turn, period in enumerate([EVERYTHING, any_period(chance), any_period(chance)]):
                before = measured(area, period)
                with transaction.atomic():
                    day = period.last_day + timedelta(days=chance.choice([0, 0, chance.randrange(90)]))
                    drawn += size
                    changed += lives.continued(random.Random(f"{seed} {turn}"), day)
                    after = measured(area, period)
                    transaction.set_rollback(True)
                moved = {
                    key: (before.get(key), after.get(key))
                    for key in sorted(before.keys() | after.keys())
                    if before.get(key, 0) != after.get(key, 0)
                }
                assert not moved, (seed, period, moved)
            transaction.set_rollback(True)
    record_property(f"records of {area.label} that went on", changed)
    assert changed > drawn / 5, "too few records went on"
