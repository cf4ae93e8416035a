"""A planilla taken, filled in and brought back, as staff meet it: no barrier, on a desk's screen and on a telephone.

`make pictures` keeps what some of its pages show for the guide.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from gobernacion.records.planillas import jobs
from gobernacion.territory.models import Comuna
from seguridad.models import Actividad, Tipo
from tests.browser.conftest import ROOT
from tests.every_area import open_desk
from tests.records.planillas.carrying import Papel

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2),
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]

LIST = "/interno/seguridad/actividad/"
PICTURES = ROOT / "docs" / "imagenes" if os.environ.get("PICTURES") else None
TALL = {"height": 620}


@pytest.fixture
def staff():
    staff = open_desk("seguridad")
    for number, comuna in enumerate(Comuna.objects.propias().ordenadas()[:3]):
        Actividad.objects.create(
            tipo=Tipo.RONDA,
            ocurrido_el=timezone.localdate() + timedelta(days=number + 1),
            comuna=comuna,
            registrado_por=staff["encargada"],
            lugar=f"Plaza inventada {number + 1}",
        )
    return staff


def shows(page, name):
    if PICTURES:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def barriers(page, axe_violations):
    """What keeps somebody from using the page; what was refused to axe is not of the next one."""
    found = axe_violations(page)
    page.refused_in_console.clear()
    return found


def taken(page):
    """The planilla with the rows of the list, in somebody's hands."""
    page.get_by_label("Con las filas de la lista").check()
    page.get_by_label("Para qué se llevan las filas").fill("Rondas de la semana en terreno")
    with page.expect_download() as download:
        page.get_by_role("button", name="Descargar").click()
    return Papel(Path(download.value.path()).read_bytes())


def filled(papel, staff):
    """What was typed far away, while a colleague saved one of the same records."""
    one = Actividad.objects.order_by("-ocurrido_el").first()
    one.lugar = "Sede vecinal"
    one.save_signed(staff["colega"], "Corregir")
    papel.say(papel.row_of(one), Lugar="Plaza de Armas")
    papel.say(papel.row_of(Actividad.objects.order_by("ocurrido_el").first()), Hora="10:30")
    tipo = papel.cell(papel.row_of(one), "Tipo").value
    papel.say(9, Fecha=date(2019, 6, 3), Tipo=tipo, Comuna="Vicuña", Lugar="Avenida inventada")
    papel.say(10, Fecha="pronto", Tipo=tipo, Comuna="Vicunia", Lugar="Avenida inventada")
    return papel


def test_it_is_taken_filled_and_brought_back(open_as, staff, axe_violations, tmp_path):
    page = open_as(staff["encargada"], f"{LIST}descargar_planilla/", **TALL)
    assert barriers(page, axe_violations) == []
    shows(page, "planilla-descargar")
    file = tmp_path / "planilla.xlsx"
    file.write_bytes(filled(taken(page), staff).content())

    page.goto(f"{LIST}cargar_planilla/")
    assert barriers(page, axe_violations) == []
    page.set_input_files("[name=archivo]", file)
    page.get_by_role("button", name="Revisar").click()
    page.wait_for_url("**carga=*")
    said = page.locator("table.filas").inner_text()
    for words in (
        "Sede vecinal",
        "Plaza de Armas",
        "10:30",
        "¿quiso escribir «Vicuña»?",
        "Dejar lo que dice la planilla",
    ):
        assert words in said
    assert barriers(page, axe_violations) == []
    shows(page, "planilla-revisar")

    telephone = open_as(staff["encargada"], page.url, width=360)
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 360
    assert barriers(telephone, axe_violations) == []

    page.get_by_role("button", name="Guardar solo lo que está bien").click()
    page.wait_for_load_state()
    assert "agregados 1, cambiados 1" in page.locator("#content").inner_text()
    assert barriers(page, axe_violations) == []
    page.get_by_role("button", name="Deshacer esta carga").click()
    page.wait_for_load_state()
    assert Actividad.objects.get(lugar="Sede vecinal")


def test_a_long_one_says_how_far_it_is_and_then_what_it_found(open_as, staff, monkeypatch, tmp_path):
    monkeypatch.setattr(jobs, "IN_LINE", 1)
    page = open_as(staff["encargada"], f"{LIST}descargar_planilla/")
    file = tmp_path / "planilla.xlsx"
    file.write_bytes(filled(taken(page), staff).content())
    page.goto(f"{LIST}cargar_planilla/")
    page.set_input_files("[name=archivo]", file)
    page.get_by_role("button", name="Revisar").click()
    page.locator("table.filas").wait_for()
    page.get_by_role("button", name="Guardar solo lo que está bien").click()
    page.get_by_text("agregados 1, cambiados 1").wait_for()
    new = Actividad.objects.get(lugar="Avenida inventada")
    assert new.history.get().history_user == staff["encargada"]
