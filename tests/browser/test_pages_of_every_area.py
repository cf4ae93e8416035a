"""Every page a clerk can reach in every area: no barrier, no refused script or style, and it fits the screen."""

import re

import pytest

from gobernacion.releases.management.commands.demo import CLAVE
from tests.browser.conftest import visit
from tests.every_area import AREAS, demonstration_of, label
from tests.turns import of_today

KEY = re.compile(r"/(?:[0-9a-f-]{36}|\d+)(?=/|$)")
LINKS = "[...document.querySelectorAll('#main a[href]')].map(link => link.getAttribute('href').split('#')[0])"
OFF_THE_SCREEN = """(() => {
  const list = document.querySelector("#changelist .results");
  return list ? list.scrollWidth - list.clientWidth : 0;
})()"""
CUT_OFF = """(() => {
  const pages = document.querySelector(".paginator");
  return pages ? pages.scrollWidth - pages.clientWidth : 0;
})()"""
NOT_PAGES = re.compile(r"/(?:csv|xlsx|archivo|descargar)/?$")


def enter(page, username):
    page.fill("[name=username]", username)
    page.fill("[name=password]", CLAVE)
    with page.expect_navigation():
        page.click("[type=submit]")


def reached(page, home, most):
    """Follow links inside an area from its front page, one of each shape, standing on each page in turn."""
    waiting, shapes = [home], {home}
    for _ in range(most):
        if not waiting:
            return
        address = waiting.pop(0)
        answer = visit(page, address)
        assert answer.status == 200, (address, answer.status)
        yield address
        for link in page.evaluate(LINKS):
            shape = KEY.sub("/N", link.partition("?")[0])
            if link.startswith(home) and shape not in shapes and not NOT_PAGES.search(shape):
                shapes.add(shape)
                waiting.append(link)


@pytest.mark.browser
@pytest.mark.campaign
@pytest.mark.parametrize("area", of_today(AREAS, 3), ids=label)
def test_nobody_is_kept_from_using_a_page_of_the_desk(
    open_page, axe_violations, area, campaign_size, record_property
):
    found, looked_at = {}, 0
    accounts = [demonstration_of(area).ACCOUNTS[0][0], "jefatura"]
    for username in accounts[: campaign_size(sample=1, whole=2)]:
        page = open_page("/interno/")
        enter(page, username)
        for address in reached(page, f"/interno/{area.label}/", campaign_size(sample=6, whole=200)):
            looked_at += 1
            if wrong := axe_violations(page):
                found[username, address] = wrong
            if (width := page.evaluate(OFF_THE_SCREEN)) > 1:
                found[username, address, "columns off the screen"] = width
            page.set_viewport_size({"width": 360, "height": 740})
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
                found[username, address, "telephone"] = width
            if (width := page.evaluate(CUT_OFF)) > 1:
                found[username, address, "pages cut off"] = width
            page.set_viewport_size({"width": 1280, "height": 900})
    assert not found, "\n".join(f"{where}: {wrong}" for where, wrong in found.items())
    assert looked_at > 4
    record_property("pages", looked_at)
