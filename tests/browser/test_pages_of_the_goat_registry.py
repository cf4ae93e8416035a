"""The round and the card as the desk meets them: no barrier, usable on a telephone, each card whole on paper."""

import re
from functools import partial

import pytest

from programs.caprino.models import Rebano
from tests.caprino.conftest import Desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2, after=1),
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def open_page(open_as, desk):
    """A page as the clerk of the registry sees it."""
    return partial(open_as, desk.staff["encargada"])


@pytest.fixture
def addresses(desk):
    """The pages of the desk's own, with somebody on each."""
    fair = desk.round()
    for _ in range(3):
        desk.card(days=800)
    cards = [desk.card(operativo=fair) for _ in range(10)]
    Rebano.objects.create(criancero=cards[0].criancero, fecha=desk.today, cabras=60, cabritos=7)
    operativo, criancero = "/interno/caprino/operativo", "/interno/caprino/criancero"
    return {
        "round": f"{operativo}/{fair.pk}/renovar/",
        "cards": f"{operativo}/{fair.pk}/carnets/",
        "card": f"/interno/caprino/carnet/{cards[0].pk}/carnet/",
        "read": f"/interno/caprino/carnet/{cards[0].pk}/change/",
        "duplicate": f"/interno/caprino/carnet/{cards[0].pk}/duplicar/",
        "inscribe": f"{criancero}/add/",
        "goatherd": f"{criancero}/{cards[0].criancero_id}/change/",
        "issue": f"{criancero}/{cards[0].criancero_id}/emitir/",
        "list": "/interno/caprino/carnet/",
    }


def test_nobody_is_kept_from_using_them(open_page, addresses, axe_violations):
    found = {}
    for name, path in addresses.items():
        for dark in (False, True):
            if wrong := axe_violations(open_page(path, dark=dark), colours_only=dark):
                found[f"{name} {'dark' if dark else 'light'}"] = wrong
    assert not found


def test_none_is_wider_than_a_telephone(open_page, addresses):
    wide = {
        name: width
        for name, path in addresses.items()
        if (width := open_page(path, width=360).evaluate("document.documentElement.scrollWidth")) > 360
    }
    assert not wide


def sheets(page):
    """How many sheets come out of the printer, as the page asks for its paper."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))


def test_a_card_comes_out_on_one_sheet_and_those_of_a_round_several_to_a_sheet(open_page, addresses):
    assert sheets(open_page(addresses["card"])) == 1
    assert sheets(open_page(addresses["cards"])) <= 3
