"""How long a card is worth is a dated number; that it expired is seen by its date, in the list and on the account."""

from datetime import date, timedelta

import pytest

from gobernacion.lib.periods import Period, months_after
from gobernacion.records.models import ValorVigente
from programs.caprino.indicators import measures
from programs.caprino.models import VIGENCIA

LIST = "/interno/caprino/carnet/"


def total(measure, day):
    return next(iter(measure(Period(date(2000, 1, 1), day + timedelta(days=1))))).valor


def test_it_is_worth_as_many_months_as_ruled_on_the_day_it_was_issued(desk):
    ValorVigente.objects.create(clave=VIGENCIA.clave, desde=desk.ago(5), valor=36, norma="Resolución 1")
    before, after = desk.card(days=6), desk.card(days=5)
    assert before.vence_el == months_after(before.ocurrido_el, 24)
    assert after.vence_el == months_after(after.ocurrido_el, 36)


def test_it_is_worth_until_its_last_day(desk):
    card = desk.card(days=100)
    assert card.situacion(card.vence_el) == "Vigente"
    assert card.situacion(card.vence_el + timedelta(days=1)) == "Vencido"


def test_the_account_of_a_day_knows_what_was_worth_on_it_whatever_came_after(desk):
    first = desk.card(days=900)
    desk.card(first.criancero, days=10)
    last_day = first.vence_el
    assert (total(measures.vigentes, last_day), total(measures.vencidos, last_day)) == (1, 0)
    next_day = last_day + timedelta(days=1)
    assert (total(measures.vigentes, next_day), total(measures.vencidos, next_day)) == (0, 1)
    assert (total(measures.vigentes, desk.today), total(measures.vencidos, desk.today)) == (1, 0)
    assert total(measures.vigentes, desk.ago(901)) == 0


def test_whoever_renews_is_counted_once_on_the_day_of_the_change(desk):
    first = desk.card(days=300)
    desk.card(first.criancero, days=20)
    assert total(measures.vigentes, desk.ago(20)) == total(measures.vigentes, desk.ago(21)) == 1


@pytest.mark.parametrize(("choice", "found"), [("vencidos", 1), ("30", 1), ("90", 2), ("180", 2)])
def test_the_list_says_whose_expired_and_whose_is_about_to(desk, enter, choice, found):
    two_years = (desk.today - months_after(desk.today, -24)).days
    for days in (two_years + 5, two_years - 20, two_years - 60, 10):
        desk.card(days=days)
    answer = enter("encargada").get(LIST, {"vencimiento": choice})
    assert answer.context["cl"].result_count == found
