"""A year of the demonstration is measured, confirmed, approved, published and corrected in the pages alone.

`make pictures` keeps what some of them show for the guide.
"""

import os
import re

import pytest

from gobernacion.releases.management.commands.demo import CLAVE
from tests.browser.conftest import ROOT, readers_page, serving
from tests.every_area import AREAS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.once_in(days=2),
]  # in one process: stolen by another, its office would be made twice

LIST = "/interno/releases/edicion/"
PICTURES = ROOT / "docs" / "imagenes" if os.environ.get("PICTURES") else None
CONFIRM = re.compile("^Confirmar ")
WROTE = "Se hicieron {SE-001} rondas, y **ninguna** sin los vecinos."
NO_PAPERS = "Las fichas de esas mesas no se encontraron."


class Desk:
    """Somebody of the office at the browser."""

    def __init__(self, browser, address, who):
        self.page = readers_page(browser, address)
        self.page.goto("/interno/")
        self.page.fill("[name=username]", who)
        self.page.fill("[name=password]", CLAVE)
        self.page.click("[type=submit]")
        self.page.wait_for_url("**/interno/")

    def opens(self, edition):
        self.page.goto(LIST)
        self.follow(edition)

    def press(self, title):
        self.goes_to(self.page.get_by_role("button", name=title, exact=True))

    def follow(self, title):
        exact = isinstance(title, str)
        self.goes_to(self.page.get_by_role("link", name=title, exact=exact).first)

    def goes_to(self, control):
        with self.page.expect_navigation():
            control.click()

    def offered(self, title):
        return self.page.get_by_role("link", name=title, exact=True).count() > 0

    def said(self):
        return self.page.locator("ul.messagelist").inner_text()

    def state(self):
        return self.page.locator(".field-estado .readonly").first.inner_text()

    def in_the_way(self):
        return self.page.locator(".field-falta .readonly").inner_text()

    def shows(self, name):
        """Kept as a picture for the guide, where it is asked for."""
        if PICTURES:
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=False)


@pytest.fixture(scope="module")
def office(browser, copy_demonstration):
    """The three whom it takes, in a demonstration of their own."""
    with serving(*copy_demonstration("published")) as address:
        desks = {
            who: Desk(browser, address, who) for who in ("cuentas", "jefatura", "autoridad", "seguridad")
        }
        yield desks
        for desk in desks.values():
            desk.page.context.close()


def confirms_every_area(head, edition):
    """From the front page to the board, and from there every area; of the tables of ORASMI nothing is told."""
    head.page.goto("/interno/")
    head.follow(re.compile("por confirmar"))
    head.opens(edition)
    head.follow("Tablero de áreas")
    head.shows("tablero")
    writes_a_chapter(head)
    while head.page.get_by_role("link", name=CONFIRM).count():
        head.follow(CONFIRM)
        confirms(head)


def writes_a_chapter(head):
    """From what is to be confirmed: a figure cited that there is not is said at once, and mended there."""
    head.follow("Confirmar Seguridad pública")
    head.follow("Redactar los textos")
    head.page.locator("textarea").first.fill("Se hicieron {SE-0001} rondas, y **ninguna** sin los vecinos.")
    head.press("Guardar los textos")
    assert "SE-0001" in head.said()
    assert "SE-001" in head.said()
    head.follow("Redactar los textos")
    head.page.locator("textarea").first.fill(WROTE)
    head.press("Guardar los textos")
    assert "Textos guardados" in head.said()
    assert "SE-0001" not in head.said()
    head.follow("Redactar los textos")
    head.page.locator("summary").first.click()
    head.shows("redactar")
    head.page.go_back()
    assert "rondas, y ninguna sin los vecinos" in head.page.locator(".palabras").first.inner_text()
    confirms(head)


def confirms(head):
    asked = head.page.locator("fieldset.opciones")
    for place in range(asked.count()):
        tables = "mesas de negociación" in asked.nth(place).inner_text()
        asked.nth(place).get_by_label("No se informa" if tables else "No hubo").check()
    if asked.filter(has_text="mesas de negociación").count():
        head.press("Confirmar")
        assert "Lo que no se informa dice por qué." in head.page.locator(".errorlist").inner_text()
        head.page.fill("[name=por_que]", NO_PAPERS)
        head.shows("confirmar")
    head.press("Confirmar")
    assert "conforme" in head.said()


def explains_everything(desk, edition):
    desk.opens(edition)
    while "No cuadra" in desk.in_the_way():
        desk.follow("Explicar lo que no cuadra")
        desk.page.fill("[name=texto]", "Los registros de esta demostración son inventados.")
        desk.page.fill("[name=firma]", "Unidad de Cuentas")
        desk.press("Firmar la nota")


def approves_and_publishes(office, edition):
    office["jefatura"].opens(edition)
    office["jefatura"].press("Aprobar")
    office["autoridad"].opens(edition)
    office["autoridad"].press("Publicar")
    assert "Sello" in office["autoridad"].said()


@pytest.fixture(scope="module")
def closed(office):
    """The whole year 2020, which was told up to a day before: its second edition."""
    prepares, head, authority = office["cuentas"], office["jefatura"], office["autoridad"]
    prepares.page.goto(LIST)
    prepares.follow("Medir de los registros")
    prepares.page.fill("[name=year]", "2020")
    prepares.press("Medir")
    prepares.press("Revisar")
    assert "No puede aprobarse todavía" in prepares.said()
    assert prepares.in_the_way().count("Falta que su jefatura confirme") == len(AREAS)
    assert not prepares.offered("Aprobar")
    prepares.shows("falta")
    confirms_every_area(head, "2020-2")
    explains_everything(prepares, "2020-2")
    assert prepares.state() == "Revisada", prepares.in_the_way()
    prepares.press("Aprobar")
    assert "debe hacerlo otra persona" in prepares.said()
    head.opens("2020-2")
    head.press("Aprobar")
    authority.opens("2020-2")
    authority.follow("Devolver a borrador")
    authority.page.fill("[name=motivo]", "Falta presentar el año.")
    authority.press("Devolver")
    prepares.opens("2020-2")
    prepares.follow("Redactar")
    prepares.page.fill("[name=presentacion]", "El año 2020 entero.")
    prepares.press("Guardar los textos")
    assert prepares.state() == "Revisada"
    approves_and_publishes(office, "2020-2")
    return office


@pytest.fixture(scope="module")
def corrected(closed):
    """A round that was not one is annulled, and an erratum of the close and another of the day say so."""
    prepares, head = closed["cuentas"], closed["jefatura"]
    head.page.goto("/interno/seguridad/actividad/?tipo__exact=ronda&periodo=2020")
    head.goes_to(head.page.locator("#result_list tbody th a").last)
    head.follow("Anular")
    head.page.fill("[name=motivo]", "Se anotó dos veces.")
    head.press("Anular")
    for before, after in (("2020-1", "2020-3"), ("2020-2", "2020-4")):
        prepares.opens(before)
        prepares.follow("Frente a los registros de hoy")
        assert "con diferencia" in prepares.page.locator("p.registro").inner_text()
        prepares.shows("confronto")
        prepares.opens(before)
        prepares.follow("Corregir con fe de erratas")
        prepares.page.fill("[name=que_corrige]", "Una ronda se había anotado dos veces.")
        prepares.press("Empezar la fe de erratas")
        prepares.press("Revisar")
        assert "no cambia nada todavía" in prepares.in_the_way()
        prepares.follow("Tomar de los registros")
        for one in prepares.page.locator("[name=codigos]").all():
            one.check()
        prepares.shows("tomar-de-los-registros")
        prepares.press("Tomar lo elegido")
        assert prepares.in_the_way().count("Falta que su jefatura confirme") == 1
        head.opens(after)
        head.follow("Tablero de áreas")
        head.follow(CONFIRM)
        confirms(head)
        explains_everything(prepares, after)
        approves_and_publishes(closed, after)
    return closed


def test_a_year_is_told_up_to_a_day_closed_and_each_corrected_at_four_addresses_that_stay(corrected):
    page = corrected["autoridad"].page
    for edition, says in (
        ("2020-1", "Una ronda se había anotado dos veces."),
        ("2020-2", "Una ronda se había anotado dos veces."),
        ("2020-3", "cuenta el año 2020 hasta una fecha"),
        ("2020-4", "2020-4 · vigente"),
    ):
        assert page.goto(f"/cuenta/{edition}/").status == 200
        assert says in page.locator("body").inner_text(), edition


def test_the_home_page_tells_the_year_that_was_closed(corrected):
    page = corrected["autoridad"].page
    page.goto("/")
    assert page.locator("h1").inner_text() == "El año 2020 en cifras"
    assert "2020, al 06-03-2020" in page.get_by_role("navigation", name="Años y fechas").inner_text()


def test_what_is_not_told_says_why_to_everybody(corrected):
    page = corrected["autoridad"].page
    page.goto("/cuenta/2020/cifra/OR-011/")
    assert NO_PAPERS in page.locator("main").inner_text()


def test_a_season_is_told_in_the_year_in_which_it_closes(corrected):
    page = corrected["autoridad"].page
    page.goto("/cuenta/2020/cifra/AN-001/")
    assert "emporada 2019-2020" in page.locator("main").inner_text()


def test_a_chapter_reads_as_its_head_wrote_it(corrected):
    page = corrected["autoridad"].page
    page.goto("/cuenta/2020-2/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Seguridad")).first.click()
    assert re.search(r"Se hicieron \d+ rondas, y ninguna sin los vecinos", page.locator("main").inner_text())
