"""What a night or its roll asks of the database does not depend on how many slept there."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


def asked(browser, address):
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", ["change", "pasar_lista"])
def test_a_night_costs_the_same_however_many_slept_there(desk, enter, page):
    shelter, browser = desk.initiative(cupos=30), enter("encargada")
    night = desk.night(shelter, slept=[desk.guest(shelter)])
    address = f"/interno/desarrollo_social/noche/{night.pk}/{page}/"
    browser.get(address)
    of_one = asked(browser, address)
    desk.call(night, [desk.guest(shelter) for _ in range(25)])
    assert asked(browser, address) == of_one
