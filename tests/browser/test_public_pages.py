"""The public pages as a person has them: any width, light or dark, without JavaScript, by keyboard, on paper."""

import re

import pytest

from tests.turns import of_today

pytestmark = pytest.mark.browser

LARGEST_PAGE = 50_000
LARGEST_VISIT = 80_000
PAGES = [
    "/",
    "/cuenta/2019/",
    "/cuenta/2019-1/",
    "/cuenta/2019/cifras/",
    "/cuenta/2019/cifras/?texto=submarinos",
    "/cuenta/2019/cifras/?capitulo=99",
    "/cuenta/2019/cuadraturas/",
    "/comparar/",
    "/comparar/?a=2019&b=2020&desgloses=1",
    "/comparar/?a=2019-1&b=2019-1",
    "/verificar/",
    "/oferta/",
    "/oferta/?texto=submarinos",
    "/oferta/?plazo=todas&tema=trabajo",
    "/oferta/calendario/",
    "/oferta/calendario/?mes=1999-01",
    "/datos/",
    "/no-existe/",
]
SAMPLE = [
    "/",
    "/cuenta/2019/capitulo/1c/",
    "/cuenta/2019/cifra/AC-008/",
    "/cuenta/2019/cifras/",
    "/comparar/",
]

UNFOLD = "document.querySelectorAll('details').forEach(details => details.open = true)"


@pytest.fixture(scope="module")
def addresses(browser, demo_server):
    """Every public page: those above, every chapter, every figure and every offer."""
    context = browser.new_context(base_url=demo_server, java_script_enabled=False)
    page = context.new_page()
    found = dict.fromkeys(PAGES)
    page.goto("/cuenta/2019/")
    for chapter in hrefs(page):
        if "/capitulo/" in chapter:
            found[chapter] = None
    for chapter in [address for address in found if "/capitulo/" in address]:
        page.goto(chapter)
        found |= dict.fromkeys(href for href in hrefs(page) if "/cifra/" in href)
    page.goto("/oferta/")
    found |= dict.fromkeys(href for href in hrefs(page) if re.fullmatch(r"/oferta/\d+-\d+/", href))
    context.close()
    assert len(found) > 80
    return list(found)


@pytest.fixture(scope="module")
def looked_at(addresses):
    """One page of each type, and of the others those of the day; in a campaign all there are."""
    return list(dict.fromkeys([*PAGES, *SAMPLE, *of_today(addresses, 8)]))


def hrefs(page):
    links = [a.get_attribute("href") for a in page.locator("main a[href^='/']").all()]
    return [href.partition("#")[0] for href in links]


def too_wide(page):
    """By how many pixels the page is wider than its window, and what sticks out."""
    return page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll("body *")]
              .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest("thead"))
              .map(e => e.outerHTML.slice(0, 120));
        }"""
    )


def too_faint_on_paper(page):
    """Texts that a printer would leave white or grey on white."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(e => e.checkVisibility() && getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).some(c => c > 200))
            .map(e => e.outerHTML.slice(0, 120))"""
    )


@pytest.mark.campaign
def test_nobody_is_kept_from_using_a_page(open_page, looked_at, axe_violations, record_property):
    page = open_page("/")
    for address in looked_at:
        page.goto(address)
        page.evaluate(UNFOLD)
        assert axe_violations(page) == [], address
    record_property("pages", len(looked_at))


@pytest.mark.campaign
@pytest.mark.parametrize("look", [{"dark": True}, {"width": 360}], ids=["dark", "telephone"])
def test_nobody_is_kept_from_using_it_in_the_dark_or_on_a_telephone(open_page, axe_violations, look):
    page = open_page("/", **look)
    for address in of_today([*PAGES, *SAMPLE], 8):
        page.goto(address)
        page.evaluate(UNFOLD)
        assert axe_violations(page, colours_only="dark" in look) == [], address


@pytest.mark.campaign
def test_no_page_is_wider_than_its_window(open_page, looked_at, record_property):
    page = open_page("/")
    for address in looked_at:
        page.goto(address)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert too_wide(page) == [], (address, width)
    record_property("pages", len(looked_at))


@pytest.mark.campaign
def test_the_policy_refuses_nothing_because_nothing_breaks_it(
    open_page, looked_at, csp_violations, record_property
):
    page = open_page("/")
    for address in looked_at:
        page.goto(address)
        assert csp_violations(page) == [], address
    record_property("pages", len(looked_at))


@pytest.mark.campaign
def test_a_visit_is_light_and_asks_nobody_else(open_page, looked_at, demo_server, record_property):
    page = open_page("about:blank", javascript=False)
    asked, styles = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: styles.append(answer) if answer.url.endswith(".css") else None)
    page.goto(f"{demo_server}/")
    style_sheet = sum(len(style.body()) for style in styles)
    assert style_sheet
    for address in looked_at:
        asked.clear()
        main = page.goto(f"{demo_server}{address}")
        size = len(main.body())
        assert size < LARGEST_PAGE, address
        assert size + style_sheet < LARGEST_VISIT, address
        others = [url for url in asked if url != main.url]
        assert all(url.startswith(f"{demo_server}/static/") for url in others), others
    record_property("pages", len(looked_at))


def test_the_whole_site_is_read_without_javascript(open_page, demo_server):
    page = open_page("/", javascript=False)
    page.get_by_role("link", name="Personas acompañadas", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Personas acompañadas"
    page.get_by_role("navigation", name="Esta edición").get_by_role("link", name="Cifras").click()
    page.get_by_label("Buscar").fill("migracion solicitudes")
    page.get_by_label("Buscar").fill("venezuela")
    page.get_by_role("button", name="Filtrar").click()
    assert "texto=venezuela" in page.url
    assert "3.059" in page.locator("table").inner_text()
    page.get_by_role("link", name="Comparar", exact=True).click()
    page.get_by_label("Comparar", exact=True).select_option("2019")
    page.get_by_label("con", exact=True).select_option("2020")
    page.get_by_role("button", name="Comparar").click()
    assert "El año 2019 y el año 2020" in page.locator("main").inner_text()
    assert "no se compara con uno completo" in page.locator("main").inner_text()


def test_the_keyboard_alone_reaches_the_content_and_shows_where_it_is(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Saltar al contenido"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    for _ in range(12):
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", page.locator(":focus").inner_text()
        page.keyboard.press("Tab")


def test_the_menu_says_where_the_reader_is(open_page):
    page = open_page("/verificar/")
    assert page.locator("[aria-current=page]").all_inner_texts() == ["Verificar"]
    page.goto("/cuenta/2019/cuadraturas/")
    assert page.locator("[aria-current]").all_inner_texts() == ["Cuenta 2019", "Qué se comprobó"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_charts_take_the_colours_of_the_page(open_page, dark):
    page = open_page("/cuenta/2019/cifra/AC-008/", dark=dark)
    fills = page.evaluate(
        "[...document.querySelectorAll('svg rect[class]')].map(e => getComputedStyle(e).fill)"
    )
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len(set(fills)) >= 5
    assert "rgb(0, 0, 0)" not in fills
    assert background not in fills
    assert (background == "rgb(255, 255, 255)") is not dark


def test_text_in_a_chart_is_as_large_on_a_telephone_and_stays_inside(open_page):
    for width in (360, 1280):
        page = open_page("/cuenta/2019/cifra/FS-002/", width=width)
        texts = page.locator("svg.grafico text").all()
        assert texts
        for text in texts:
            box = text.bounding_box()
            assert box["height"] >= 14
            assert box["x"] + box["width"] <= width


def test_on_paper_there_is_the_account_and_no_buttons(open_page):
    page = open_page("/cuenta/2019/capitulo/2/", media="print", dark=True)
    assert page.locator(".cabecera nav").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    page.goto("/cuenta/2019/cifras/")
    assert page.locator(".filtro").is_hidden()
    for address in ("/", "/cuenta/2019/cifra/AC-008/"):
        page.goto(address)
        assert too_faint_on_paper(page) == []


def test_on_paper_a_head_is_repeated_and_a_total_is_not(open_page):
    page = open_page("/cuenta/2019/capitulo/11/", media="print")
    display = "e => getComputedStyle(e).display"
    assert page.locator("tfoot").first.evaluate(display) == "table-row-group"
    assert page.locator("thead").first.evaluate(display) == "table-header-group"
    assert page.locator("tr").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_the_icon_is_found_where_browsers_once_looked(open_page, csp_violations):
    page = open_page("/favicon.ico")
    assert page.url.endswith(".svg")
    page.goto("/")
    assert page.locator("link[rel=icon]").get_attribute("href").endswith(".svg")
    assert csp_violations(page) == []


def test_a_long_word_or_a_large_amount_does_not_push_a_telephone_sideways(open_page):
    page = open_page("/cuenta/2019/cifra/FS-002/", width=320)
    assert re.search(r"\$60\.586\.425", page.locator(".grande").inner_text())
    assert too_wide(page) == []
