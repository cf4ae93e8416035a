"""The form is the sheet of the complex: the day that comes next is proposed, and an empty box is none."""

import re
from datetime import timedelta

import pytest

from programs.paso_agua_negra.models import Recuento, Temporada
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS

LIST = "/interno/paso_agua_negra/recuento/"
ADD = f"{LIST}add/"
EMPTY = dict.fromkeys((*PERSONAS, *VEHICULOS), "")


def sheet(day, **boxes):
    return {"ocurrido_el": f"{day:%d-%m-%Y}", "observacion": "", **EMPTY, **boxes}


def proposed(browser):
    return browser.get(ADD).context["adminform"].form.initial["ocurrido_el"]


def test_the_first_day_without_a_sheet_is_proposed(desk, enter):
    browser = enter("aguanegra")
    desk.season()
    assert proposed(browser) == desk.abre
    desk.count(desk.abre)
    desk.closure(desk.abre + timedelta(days=1), desk.abre + timedelta(days=2))
    assert proposed(browser) == desk.abre + timedelta(days=3)


def test_a_link_may_say_which_day(desk, enter):
    desk.season()
    answer = enter("aguanegra").get(ADD, {"ocurrido_el": f"{desk.ago(2):%d-%m-%Y}"})
    assert answer.context["adminform"].form.initial["ocurrido_el"] == desk.ago(2)


def test_an_empty_box_is_none_and_thousands_have_their_dot(desk, enter):
    desk.season()
    answer = enter("aguanegra").post(
        ADD, sheet(desk.ago(3), entran_argentinas="1.204", salen_autos="310", _addanother="1")
    )
    assert answer.status_code == 302, answer.context["errors"]
    assert answer["Location"] == ADD
    [count] = Recuento.objects.all()
    assert (count.entran_argentinas, count.salen_autos, count.entran_otras) == (1204, 310, 0)
    assert (count.personas_entran, count.vehiculos_salen) == (1204, 310)
    assert count.temporada == Temporada.objects.get()


def test_an_empty_sheet_is_no_sheet_but_a_zero_is(desk, enter):
    desk.season()
    browser = enter("aguanegra")
    answer = browser.post(ADD, sheet(desk.ago(3)))
    assert "escriba 0 si no cruzó nadie" in answer.content.decode()
    assert not Recuento.objects.exists()
    assert browser.post(ADD, sheet(desk.ago(3), entran_chilenas="0")).status_code == 302


@pytest.mark.parametrize("typed", ["-1", "12,5", "doce", "20001"])
def test_what_is_no_count_is_refused_and_what_was_typed_stays(desk, enter, typed):
    desk.season()
    page = enter("aguanegra").post(ADD, sheet(desk.ago(3), entran_otras=typed, salen_otras="77"))
    assert page.context["errors"]
    assert 'value="77"' in page.content.decode()
    assert not Recuento.objects.exists()


def test_a_day_that_cannot_be_counted_says_why_beside_the_date(desk, enter):
    desk.season()
    browser = enter("aguanegra")
    desk.closure(desk.ago(5), desk.ago(5))
    desk.count(desk.ago(4))
    reasons = {5: "estaba cerrado", 4: "ya tiene su", 99: "no estaba abierto"}
    for ago, said in reasons.items():
        form = browser.post(ADD, sheet(desk.ago(ago), entran_otras="3")).context["adminform"].form
        assert said in str(form.errors["ocurrido_el"])


def test_the_boxes_are_laid_out_as_a_table_with_both_ways_side_by_side(desk, enter):
    desk.season()
    page = enter("aguanegra").get(ADD).content.decode()
    rows = re.findall(r'<th scope="row">(.*?)</th>', page)
    assert rows == [
        *("Chilena", "Argentina", "Otra", "Total"),
        *(
            "Automóviles y camionetas",
            "Buses y minibuses",
            "Camiones",
            "Motocicletas",
            "Otros vehículos",
            "Total",
        ),
    ]
    for name in (*PERSONAS, *VEHICULOS):
        assert f'name="{name}"' in page
    assert 'aria-label="Personas argentinas que entran"' in page


def test_whoever_only_reads_sees_the_same_table(desk, enter):
    desk.season()
    count = desk.count(desk.ago(2), salen_camiones=7)
    page = enter("jefatura").get(f"{LIST}{count.pk}/change/").content.decode()
    assert "Camiones" in page
    assert "<input" not in page.partition("data-totales")[2].partition("</table>")[0]


def test_days_without_a_sheet_wait_until_yesterday(desk, enter):
    browser = enter("aguanegra")
    assert not browser.get("/interno/").context["waiting"]
    desk.season()
    for ago in (10, 9, 8):
        desk.count(desk.ago(ago))
    [[waiting]] = [group["lists"] for group in browser.get("/interno/").context["waiting"]]
    assert (waiting["title"], waiting["count"], waiting["oldest"]) == ("Días sin recuento", 7, desk.ago(7))
    assert browser.get(waiting["url"]).status_code == 200


def test_the_season_is_shown_beside_the_one_before(desk, enter):
    before = desk.season(abre=desk.abre - timedelta(days=365), cierra=desk.abre - timedelta(days=300))
    desk.count(before.abre, entran_argentinas=100)
    season = desk.season()
    desk.count(season.abre, entran_argentinas=150, salen_chilenas=10, entran_autos=4)
    answer = enter("jefatura").get(f"{LIST}resumen/")
    assert answer.context["total"][1:] == (1, 150, 10, 160, 4, 0, 4)
    assert answer.context["previous"].personas == 100
    assert answer.context["variacion"][2] == 60
    assert answer.context["sin_recuento"][0] == season.abre + timedelta(days=1)
    older = enter("jefatura").get(f"{LIST}resumen/", {"cual": before.pk})
    assert older.context["total"].personas == 100
    assert older.context["previous"] is None


def test_before_the_first_season_pages_say_what_to_do(enter):
    browser = enter("aguanegra")
    assert "Aún no hay temporadas" in browser.get(f"{LIST}resumen/").content.decode()
    assert "Agregue la temporada" in browser.get(LIST).content.decode()
    for cual in ("x", "99999999999999999999", ""):
        assert browser.get(f"{LIST}resumen/", {"cual": cual}).status_code == 200
