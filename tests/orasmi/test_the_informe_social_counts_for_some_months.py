"""The informe social must count on the day of the act, for as many months as the rule of that day says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gobernacion.lib.periods import months_after
from gobernacion.records.models import ValorVigente
from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Postulacion
from orasmi.models.informe import VIGENCIA_INFORME, oldest_informe


def fix(months, desde):
    ValorVigente.objects.create(clave=VIGENCIA_INFORME.clave, desde=desde, valor=months, norma="Circular")


def approve(desk, case, day):
    desk.take(case, "aprobar", "jefa", aprobada_el=day)


def test_it_counts_on_the_last_day_of_its_six_months(desk):
    case = desk.at(Estado.PROPUESTA)
    Postulacion.objects.filter(pk=case.pk).update(informe_fecha=months_after(desk.today, -6))
    case.refresh_from_db()
    approve(desk, case, desk.today)
    assert case.estado == Estado.APROBADA


def test_a_day_later_it_does_not(desk):
    case = desk.at(Estado.PROPUESTA)
    Postulacion.objects.filter(pk=case.pk).update(
        informe_fecha=months_after(desk.today, -6) - timedelta(days=1)
    )
    case.refresh_from_db()
    with pytest.raises(TransicionRechazada, match="no está vigente el día del acta"):
        approve(desk, case, desk.today)


def test_an_act_of_some_days_ago_asks_about_its_own_day(desk):
    case = desk.at(Estado.PROPUESTA)
    signed = case.ocurrido_el + timedelta(days=1)
    Postulacion.objects.filter(pk=case.pk).update(informe_fecha=signed + timedelta(days=1))
    case.refresh_from_db()
    with pytest.raises(TransicionRechazada, match="no está vigente el día del acta"):
        approve(desk, case, signed)


def test_the_rule_in_force_on_that_day_holds(desk):
    case = desk.at(Estado.PROPUESTA)
    assert case.informe_fecha < desk.today
    fix(0, desde=desk.today)
    with pytest.raises(TransicionRechazada, match="no está vigente"):
        approve(desk, case, desk.today)


def test_a_rule_that_changes_later_does_not_reach_back(desk):
    case = desk.at(Estado.PROPUESTA)
    fix(0, desde=desk.today + timedelta(days=1))
    approve(desk, case, desk.today)
    assert case.estado == Estado.APROBADA


def test_nothing_is_proposed_with_one_that_expired(desk):
    case = desk.at(Estado.EVALUACION)
    Postulacion.objects.filter(pk=case.pk).update(informe_fecha=date(2018, 1, 1))
    case.refresh_from_db()
    with pytest.raises(TransicionRechazada, match="informe social vigente"):
        desk.take(case, "proponer", "encargada")


class OldestInforme(TestCase):
    @given(st.dates(date(2015, 1, 1), date(2030, 12, 31)), st.integers(0, 800))
    def test_the_list_and_the_step_agree_on_every_day(self, at, age):
        informe = at - timedelta(days=age)
        counts = at <= months_after(informe, VIGENCIA_INFORME.en(at))
        assert Postulacion(informe_fecha=informe).tiene_informe_vigente(at) == counts
        assert (oldest_informe(at) <= informe) == counts
