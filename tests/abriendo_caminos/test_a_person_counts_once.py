"""A person of two families counts once, also after the office had to forget that they were deprived of liberty."""

from datetime import date

import pytest

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from programs.abriendo_caminos.forgetting import forget

ENDED = date(2020, 2, 3)
PERIODS = [Period.year(2019), *Period.year(2019).months(), Period(date(2019, 5, 1), date(2019, 9, 1))]


def measured(period):
    return {(one.dimension, one.categoria): one.valor for one in registry()["AC-002"].measure(period)}


def deprived(period):
    return measured(period).get(("rol", "Personas privadas de libertad"), 0)


@pytest.mark.parametrize(
    "again", [date(2019, 4, 20), date(2019, 9, 2)], ids=["at once", "one after the other"]
)
def test_whoever_was_deprived_of_liberty_in_two_families(desk, again):
    one = desk.member(desk.family(), "privada", termino=ENDED)
    one.hasta = date(2019, 6, 10)
    one.save()
    other = desk.family(unidad=desk.unidades[1])
    desk.member(other, "privada", ficha=one.ficha, termino=ENDED, ocurrido_el=again)
    before = [measured(period) for period in PERIODS]
    assert deprived(Period.year(2019)) == 1
    assert forget(ENDED) == 2
    assert [measured(period) for period in PERIODS] == before


def test_whoever_is_in_a_family_for_something_else_counts_in_each_capacity(desk):
    one = desk.member(desk.family(), "privada", termino=ENDED)
    desk.member(desk.family(), "otro", ficha=one.ficha)
    before = [measured(period) for period in PERIODS]
    forget(ENDED)
    assert [measured(period) for period in PERIODS] == before


def test_somebody_of_a_team_with_two_roles_is_one_professional(desk):
    team = desk.convocatoria.equipo
    team.create(nombre="Ana Inventada", cargo="tutor", desde=date(2019, 1, 2), hasta=date(2019, 6, 30))
    team.create(nombre="Ana Inventada", cargo="gestor", desde=date(2019, 7, 1))
    desk.expense().visar(desk.chief, date(2019, 8, 1))
    found = {one.categoria: one.valor for one in registry()["AC-008"].measure(Period.year(2019))}
    assert found == {"": 1, "Intensiva 2019": 1, "Intensiva 2019/Gestor de red": 1}


def test_an_expense_counts_in_the_year_it_was_approved_in(desk):
    desk.expense(ocurrido_el=date(2019, 12, 20)).visar(desk.chief, date(2020, 1, 8))
    spent = [next(iter(registry()["AC-003"].measure(Period.year(year)))).valor for year in (2019, 2020)]
    assert spent == [0, 400_000]
