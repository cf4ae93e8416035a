"""The month by comuna, the plan against what was done, the sheets to sign, and what waits to be registered."""

from datetime import timedelta

import pytest

from gobernacion.records.actividades import EstadoActividad
from seguridad.models import Actividad, Tipo

LIST = "/interno/seguridad/actividad/"
CALENDAR = f"{LIST}calendario/"


def shown(answer):
    return [entry.record for week in answer.context["weeks"] for day in week for entry in day.entries]


def test_it_shows_what_happens_in_the_month_and_nothing_else(desk, enter):
    inside = desk.activity(ocurrido_el=desk.today)
    desk.activity(ocurrido_el=desk.today + timedelta(days=70))
    annulled = desk.activity(ocurrido_el=desk.today)
    annulled.anular(desk.staff["jefa"], desk.today, "Repetida")
    answer = enter("encargada").get(CALENDAR)
    assert shown(answer) == [inside]
    assert "Ronda extraordinaria" in answer.content.decode()


def test_it_can_be_cut_by_comuna_and_turned_to_another_month(desk, enter):
    here, there = (desk.activity(comuna=comuna, ocurrido_el=desk.today) for comuna in desk.comunas[:2])
    browser = enter("jefa")
    assert shown(browser.get(CALENDAR, {"comuna": here.comuna_id})) == [here]
    assert shown(browser.get(CALENDAR, {"area": "todas"})) == [here, there]
    assert shown(browser.get(CALENDAR, {"mes": "2019-01"})) == []


@pytest.mark.parametrize("address", ["mes=ayer", "mes=9999-12", "comuna=x", "area=otra", "mes=0001-01"])
def test_an_address_typed_wrong_shows_this_month(desk, enter, address):
    here = desk.activity(ocurrido_el=desk.today)
    answer = enter("encargada").get(f"{CALENDAR}?{address}")
    assert shown(answer) == [here]


def test_the_plan_of_each_month_is_beside_what_came_of_it(desk, enter):
    day = desk.today
    desk.activity(ocurrido_el=day)
    desk.take(desk.activity(ocurrido_el=day), "realizar")
    desk.take(desk.activity(ocurrido_el=day), "registrar_tercero")
    desk.take(desk.activity(ocurrido_el=day), "suspender")
    Actividad.objects.filter(pk=desk.take(desk.activity(ocurrido_el=day), "realizar").pk).update(
        programada_el=None
    )
    answer = enter("encargada").get(CALENDAR)
    [row] = [row for row in answer.context["table"] if row.mes.month == day.month]
    assert row[2:] == (4, 1, 1, 1, 1, 1)


def test_what_was_typed_after_its_day_asks_at_once_what_came_of_it(desk, enter):
    answer = enter("encargada").post(
        f"{LIST}add/",
        {
            "tipo": Tipo.RONDA,
            "ocurrido_el": f"{desk.today:%d-%m-%Y}",
            "comuna": desk.comunas[0].pk,
            "lugar": "Avenida inventada",
            "_save": "Guardar",
        },
    )
    [activity] = Actividad.objects.all()
    assert answer["Location"] == f"{LIST}{activity.pk}/realizar/"


def test_what_is_planned_for_later_waits_for_nobody(desk, enter):
    desk.activity()
    desk.activity(ocurrido_el=desk.today + timedelta(days=30))
    browser = enter("encargada")
    [[waiting]] = [group["lists"] for group in browser.get("/interno/").context["waiting"]]
    assert (waiting["title"], waiting["count"]) == ("Por registrar", 1)
    assert browser.get(waiting["url"]).context["cl"].result_count == 1


@pytest.mark.parametrize(("filtro", "found"), [("atrasadas", 1), ("proximas", 1), ("mes", None), ("hoy", 0)])
def test_the_list_answers_what_is_late_and_what_comes(desk, enter, filtro, found):
    desk.activity()
    desk.activity(ocurrido_el=desk.today + timedelta(days=3))
    answer = enter("encargada").get(LIST, {"periodo": filtro})
    assert answer.status_code == 200
    assert found is None or answer.context["cl"].result_count == found


@pytest.mark.parametrize("sheet", ["asistencia", "acta", "imprimir"])
def test_the_sheets_come_out_with_what_is_known(desk, enter, sheet):
    activity = desk.at(EstadoActividad.REALIZADA)
    activity.organismos.add(desk.carabineros)
    page = enter("encargada").get(f"{LIST}{activity.pk}/{sheet}/").content.decode()
    assert "Avenida inventada" in page
    assert ("Carabineros de Chile" in page) == (sheet != "asistencia")


def test_a_step_is_typed_in_its_form(desk, enter):
    activity = desk.activity(tipo=Tipo.NOCTURNOS)
    answer = enter("encargada").post(
        f"{LIST}{activity.pk}/realizar/",
        {
            "version_leida": activity.version,
            "ocurrido_el": f"{desk.today:%d-%m-%Y}",
            "lugar": "Barrio inventado",
            "fiscalizados": "8",
            "clausuras": "1",
        },
    )
    assert answer.status_code == 302
    activity.refresh_from_db()
    assert (activity.estado, activity.fiscalizados, activity.clausuras) == (EstadoActividad.REALIZADA, 8, 1)
