"""The round and the card as the desk meets them: no barrier, usable on a telephone, each card whole on paper."""

import re

import pytest
from django.conf import settings

from programs.caprino.models import Rebano
from tests.access.people import browser_of
from tests.caprino.conftest import Desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def open_page(browser, live_server, desk):
    contexts = []

    def open_page(path, *, width=1280, dark=False):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            locale="es-CL",
            reduced_motion="reduce",
        )
        contexts.append(context)
        cookie = browser_of(desk.staff["encargada"]).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": live_server.url}]
        )
        page = context.new_page()
        page.add_init_script("window.refused = [];")
        page.refused_in_console = []
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


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
            if wrong := axe_violations(open_page(path, dark=dark)):
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
