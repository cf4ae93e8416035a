"""What a list or a form asks of the database does not depend on how many referrals there are."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.access.roles import Rol
from programs.convenios import demo
from programs.convenios.models import Derivacion, Estado, Prestacion
from tests.access.people import browser_of, make_user, name


def asked(browser, address):
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("kind", [Derivacion, Prestacion])
def test_a_page_of_ten_and_of_many_cost_the_same(office, kind):
    clerk = make_user("otra")
    name(clerk, Rol.ENCARGADO, "convenios")
    browser = browser_of(clerk)
    address = f"/interno/convenios/{kind._meta.model_name}/"
    demo.randomised(1, 12)
    browser.get(address)
    of_few = asked(browser, address)
    demo.randomised(2, 150)
    assert kind.objects.count() > 60
    assert asked(browser, address) == of_few


def test_a_form_costs_the_same_however_many_there_are(desk, enter):
    browser, case = enter("encargada"), desk.at(Estado.ATENDIDA)
    desk.glasses(case)
    address = f"/interno/convenios/derivacion/{case.pk}/change/"
    browser.get(address)
    of_one = asked(browser, address)
    for _ in range(8):
        desk.at(Estado.DERIVADA)
    assert asked(browser, address) == of_one
