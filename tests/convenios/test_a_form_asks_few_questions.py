"""What the form of a referral asks of the database does not depend on how many there are."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.convenios.models import Estado


def asked(browser, address):
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def test_a_form_costs_the_same_however_many_there_are(desk, enter):
    browser, case = enter("encargada"), desk.at(Estado.ATENDIDA)
    desk.glasses(case)
    address = f"/interno/convenios/derivacion/{case.pk}/change/"
    browser.get(address)
    of_one = asked(browser, address)
    for _ in range(8):
        desk.at(Estado.DERIVADA)
    assert asked(browser, address) == of_one
