"""What a list, a form or a roll asks of the database does not depend on how many records there are."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.access.roles import Rol
from programs.desarrollo_social import demo
from programs.desarrollo_social.models import Huesped, InformeVIF, Iniciativa, Noche
from tests.access.people import browser_of, make_user, name


def asked(browser, address):
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("kind", [Huesped, InformeVIF, Iniciativa, Noche])
def test_a_page_of_ten_and_of_many_cost_the_same(office, kind):
    clerk = make_user("otra")
    name(clerk, Rol.ENCARGADO, "desarrollo_social")
    browser = browser_of(clerk)
    address = f"/interno/desarrollo_social/{kind._meta.model_name}/"
    demo.randomised(1, 10)
    browser.get(address)
    of_few = asked(browser, address)
    demo.randomised(2, 120)
    assert kind.objects.count() > 40
    assert asked(browser, address) == of_few


@pytest.mark.parametrize("page", ["change", "pasar_lista"])
def test_a_night_costs_the_same_however_many_slept_there(desk, enter, page):
    shelter, browser = desk.initiative(cupos=30), enter("encargada")
    night = desk.night(shelter, slept=[desk.guest(shelter)])
    address = f"/interno/desarrollo_social/noche/{night.pk}/{page}/"
    browser.get(address)
    of_one = asked(browser, address)
    desk.call(night, [desk.guest(shelter) for _ in range(25)])
    assert asked(browser, address) == of_one
