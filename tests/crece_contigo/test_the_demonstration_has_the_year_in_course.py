"""The demonstration has the year in course since it began, and nothing of 2020 or before waits today."""

from datetime import date

import pytest
from django.utils import timezone

from gobernacion.lib.periods import Period
from gobernacion.records.demo import year_in_course
from programs.crece_contigo import demo
from programs.crece_contigo.models import Actividad, EstadoGasto, Gasto, Presupuesto

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(keep_demonstration_of):
    keep_demonstration_of("crece_contigo")


def test_every_expense_up_to_march_2020_was_answered_by_april(demonstration):
    old = Gasto.objects.filter(ocurrido_el__lte=demo.HASTA)
    assert old.filter(resuelto_el__gt=demo.HASTA).count() == 5
    assert not old.exclude(resuelto_el__lte=date(2020, 12, 31)).exists()


def test_an_expense_of_each_line_waits_and_there_is_money_for_it(demonstration):
    waiting = Gasto.objects.filter(estado=EstadoGasto.ANOTADO)
    assert waiting.count() == 3
    for gasto in waiting:
        assert (
            gasto.monto
            <= Presupuesto.objects.get(proyecto__year=gasto.ocurrido_el.year, linea=gasto.linea).libre
        )


def test_activities_were_held_since_the_year_in_course_began(demonstration):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    assert Actividad.objects.hechas().en(so_far).count() > 0.6 * so_far.days / 7 - 2


def test_each_one_could_have_been_typed(demonstration):
    for kind in (Actividad, Gasto):
        for record in kind.objects.all():
            record.full_clean()
            assert record.history.count() == record.version
