"""The board of an office as its head meets it: no refused style, no barrier, usable on a telephone."""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2),
    pytest.mark.same_on_any_database,
]

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "imagenes" if os.environ.get("PICTURES") else None

HOME, BOARD = "/interno/", "/interno/resumen/"
PAGES = (
    HOME,
    BOARD,
    f"{BOARD}?lapso=semana&dia=11-09-2019",
    f"{BOARD}?lapso=2019-1",
    f"{BOARD}?lapso=año&dia=31-12-2090",
)


@pytest.fixture
def enter(open_page):
    """A page of the demonstration in which somebody came in by the form."""

    def enter(username, **look):
        page = open_page(HOME, **look)
        page.fill("#id_username", username)
        page.fill("#id_password", "demo-elqui-2019")
        page.click("input[type=submit]")
        return page

    return enter


@pytest.mark.parametrize("username", ["jefatura", "autoridad", "orasmi"])
def test_no_page_of_it_shuts_anybody_out(enter, axe_violations, username):
    found = {}
    for dark in (False, True):
        page = enter(username, dark=dark)
        for path in PAGES if username == "jefatura" else PAGES[:2]:
            visit(page, path)
            if wrong := axe_violations(page, colours_only=dark):
                found[path, dark] = wrong
    assert not found


def test_it_fits_on_a_telephone(enter):
    page = enter("jefatura", width=360, height=740)
    heights = {}
    for path in PAGES:
        visit(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        heights[path] = page.evaluate("document.documentElement.scrollHeight")
    assert heights[HOME] < 4500


def test_one_click_from_home_brings_the_workbook(enter):
    page = enter("autoridad")
    if PICTURES:
        page.screenshot(path=PICTURES / "resumen-inicio.png")
    with page.expect_download() as coming:
        page.click("text=Descargar el resumen en Excel")
    assert coming.value.suggested_filename.startswith("resumen-anual-")
    assert Path(coming.value.path()).read_bytes().startswith(b"PK")
    if PICTURES:
        visit(page, BOARD)
        page.screenshot(path=PICTURES / "resumen-tablero.png")
