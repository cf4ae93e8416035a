"""A rule becomes days, the clerk takes out the holidays, and the same plan sent twice adds nothing."""

from datetime import date, timedelta

import pytest

from gobernacion.lib.periods import Period
from gobernacion.records.planning import MENSUAL, QUINCENAL, SEMANAL, days_of
from seguridad.models import Actividad, Tipo

PROGRAMAR = "/interno/seguridad/actividad/programar/"
JANUARY = Period.month(2019, 1)


@pytest.mark.parametrize(
    ("ritmo", "weekdays", "expected"),
    [
        (SEMANAL, [4], [4, 11, 18, 25]),
        (SEMANAL, [0, 4], [4, 7, 11, 14, 18, 21, 25, 28]),
        (QUINCENAL, [4], [4, 18]),
        (QUINCENAL, [1], [1, 15, 29]),
        (MENSUAL, [4], [4]),
        (MENSUAL, [], []),
    ],
)
def test_a_rule_falls_on_these_days(ritmo, weekdays, expected):
    assert [day.day for day in days_of(JANUARY, weekdays, ritmo)] == expected


def test_a_weekly_round_is_52_a_year_and_a_monthly_check_is_12():
    assert len(list(days_of(Period.year(2019), [4], SEMANAL))) == 52
    assert len(list(days_of(Period.year(2019), [5], MENSUAL))) == 12


@pytest.fixture
def plan(desk):
    """Six rounds from next Monday on, the first two comunas taking turns."""
    monday = desk.today + timedelta(days=7 - desk.today.weekday())
    return {
        "tipo": Tipo.RONDA,
        "hora": "",
        "lugar": "",
        "desde": f"{monday:%d-%m-%Y}",
        "hasta": f"{monday + timedelta(days=40):%d-%m-%Y}",
        "ritmo": SEMANAL,
        "dias": ["0"],
        "comunas": [str(comuna.pk) for comuna in desk.comunas[:2]],
    }


def proposed(answer):
    return [one["turno"].clave for one in answer.context["proposed"]]


def test_the_days_are_shown_before_anything_is_written(enter, plan):
    answer = enter("encargada").post(PROGRAMAR, plan)
    assert len(proposed(answer)) == 6
    assert not Actividad.objects.exists()


def test_those_that_stay_ticked_are_written_the_comunas_taking_turns(desk, enter, plan):
    browser = enter("encargada")
    chosen = proposed(browser.post(PROGRAMAR, plan))[:5]
    answer = browser.post(PROGRAMAR, {**plan, "confirmar": "1", "elegidos": chosen})
    assert answer.status_code == 302
    written = list(Actividad.objects.order_by("ocurrido_el"))
    assert [one.comuna for one in written] == [desk.comunas[0], desk.comunas[1]] * 2 + [desk.comunas[0]]
    assert all(one.programada_el == one.ocurrido_el and one.history.count() == 1 for one in written)
    assert len({one.numero for one in written}) == 5


def test_the_same_plan_sent_twice_adds_nothing(enter, plan):
    browser = enter("encargada")
    sent = {**plan, "confirmar": "1", "elegidos": proposed(browser.post(PROGRAMAR, plan))}
    browser.post(PROGRAMAR, sent)
    answer = browser.post(PROGRAMAR, sent)
    assert Actividad.objects.count() == 6
    assert all(one["ya"] for one in answer.context["proposed"])
    browser.post(PROGRAMAR, {**sent, "tipo": Tipo.VEHICULAR})
    assert Actividad.objects.count() == 12


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("desde", "01-01-2019", "hoy o después"),
        ("hasta", "01-01-2019", "terminar después de empezar"),
        ("hasta", "01-01-2099", "hasta dos años"),
        ("dias", [], "obligatorio"),
        ("comunas", ["999999"], "no es una de las opciones"),
        ("tipo", "paseo", "no es una de las opciones"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(enter, plan, field, value, said):
    answer = enter("encargada").post(PROGRAMAR, {**plan, field: value})
    assert said in answer.content.decode()
    assert not Actividad.objects.exists()


def test_days_that_were_not_proposed_are_not_written(enter, plan):
    answer = enter("encargada").post(
        PROGRAMAR, {**plan, "confirmar": "1", "elegidos": [f"{date(2030, 1, 1)} 04101"]}
    )
    assert answer.status_code == 200
    assert not Actividad.objects.exists()


def test_whoever_only_approves_does_not_plan(enter, plan):
    assert enter("jefa").post(PROGRAMAR, plan).status_code == 403
