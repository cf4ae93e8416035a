"""A family that left comes back with who was in it, and an approved expense waits again; years that ended stay."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.transitions import TransicionRechazada
from programs.abriendo_caminos.models import EstadoFamilia, EstadoGasto, Presupuesto

LEFT, BACK = date(2019, 6, 30), date(2020, 3, 2)
YEAR, AUTUMN, LATER = Period.year(2019), Period(date(2019, 9, 1), date(2019, 12, 1)), Period.year(2020)
FAMILIES, STAYING, SPENT = "AC-001", "AC-014", "AC-003"


@pytest.fixture
def family(desk):
    one = desk.family()
    desk.member(one, "nna")
    one.egresar(desk.clerk, LEFT, egreso=LEFT, causa_egreso="renuncia")
    return one


def told(code):
    return [registry().total(code, period) for period in (YEAR, AUTUMN, LATER)]


def test_a_family_comes_back_with_who_left_with_it(desk, family):
    family.reincorporar(desk.chief, BACK)
    family.refresh_from_db()
    assert (family.estado, family.egreso, family.causa_egreso) == (EstadoFamilia.ACTIVA, None, "")
    members = family.integrantes.vigentes().order_by("pk")
    assert {(one.rol, one.ocurrido_el) for one in members.filter(hasta=None)} == {
        ("cuidador", BACK),
        ("nna", BACK),
    }
    assert members.filter(hasta=LEFT).count() == 2


def test_the_years_it_was_out_still_measure_it(desk, family):
    before = told(FAMILIES), told(STAYING)
    assert before == ([1, 0, 0], [0, 0, 0])
    family.reincorporar(desk.chief, BACK)
    assert (told(FAMILIES), told(STAYING)) == ([1, 0, 1], [0, 0, 1])


def test_who_is_in_another_family_by_now_stops_it_in_words(desk, family):
    [child] = family.integrantes.filter(rol="nna")
    desk.member(desk.family(), "nna", ficha=child.ficha, ocurrido_el=date(2019, 8, 1))
    with pytest.raises(ValidationError, match="ya integra una familia"):
        family.reincorporar(desk.chief, BACK)
    family.refresh_from_db()
    assert family.estado == EstadoFamilia.EGRESADA
    assert family.integrantes.filter(hasta=None).count() == 0


def test_an_expense_waits_again_and_its_budget_has_its_money_back(desk):
    gasto = desk.expense(400_000)
    gasto.visar(desk.chief, date(2019, 5, 7))
    assert Presupuesto.objects.get().ejecutado == 400_000
    with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
        gasto.reabrir(desk.chief, BACK)
    gasto.reabrir(desk.clerk, BACK)
    gasto.refresh_from_db()
    assert (gasto.estado, gasto.visado_el, gasto.visado_por) == (EstadoGasto.ANOTADO, None, None)
    assert Presupuesto.objects.get().ejecutado == 0
    assert told(SPENT)[::2] == [400_000, 0]
