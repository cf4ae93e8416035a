"""The board of an office as its head meets it: no refused style, no barrier, usable on a telephone."""

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader

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
OF_2019 = f"{BOARD}?lapso=año&dia=31-12-2019"
BY_MONTH = "/interno/informes/fondo_social/dirigentes_por_mes/?lapso=año&dia=31-12-2019"


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
    for path in (*PAGES, OF_2019, BY_MONTH):
        visit(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        heights[path] = page.evaluate("document.documentElement.scrollHeight")
    assert heights[HOME] < 4500
    assert heights[OF_2019] < 3500, "each headline in a few lines, and the tables folded"
    assert heights[BOARD] < 4000


def test_what_a_telephone_folds_unfolds_by_keyboard_and_without_javascript(enter):
    page = enter("jefatura", width=360, height=740, javascript=False)
    visit(page, OF_2019)
    folded = page.locator(".plegable")
    assert folded.count() >= 3
    for one in folded.all():
        inside = one.locator("table, ul").first
        assert not inside.is_visible()
        summary = one.locator("summary")
        assert any(letter.isdigit() for letter in summary.inner_text()), "it says how many"
        summary.focus()
        page.keyboard.press("Enter")
        assert inside.is_visible()
    row = page.locator(".titulares tbody tr").first
    assert row.locator("a").is_visible()
    assert [text for text in row.locator(".en-la-frase").all() if text.is_visible()] == []


def test_on_a_desk_what_a_telephone_folds_stands_open(enter):
    page = enter("jefatura")
    visit(page, OF_2019)
    folded = page.locator(".plegable").all()
    assert folded
    assert all(one.locator("table, ul").first.is_visible() for one in folded)
    assert not any(one.locator("summary").is_visible() for one in folded)


@pytest.mark.parametrize("path", [OF_2019, BY_MONTH])
@pytest.mark.parametrize("as_the_page_asks", [True, False])
def test_on_paper_no_column_is_lost_and_a_total_stands_once(enter, path, as_the_page_asks):
    page = enter("jefatura")
    visit(page, path)
    heads = page.locator("#content th").evaluate_all("all => all.map(e => e.textContent)")
    buttons = page.locator("#content .acciones, #content summary").evaluate_all(
        "all => all.map(e => e.textContent)"
    )
    page.emulate_media(media="print")
    printed = PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=as_the_page_asks)))
    pages = ["".join(one.extract_text().split()) for one in printed.pages]
    printed = "".join(pages)
    assert len(heads) > 12
    assert [head for head in heads if "".join(head.split()) not in printed] == []
    assert [text for text in buttons if "".join(text.split()) in printed] == []
    if path == BY_MONTH:
        assert printed.count("Total5") == 1
        assert len(pages) <= 2


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
