"""An expense cannot exceed what is left of its line, however many people approve at once."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from gobernacion.transitions import TransicionRechazada
from programs.crece_contigo.models import EstadoGasto, Gasto, Linea, Presupuesto
from tests.access.people import browser_of
from tests.at_once import at_once


def post_approval(desk, gasto, who):
    client = browser_of(desk.staff[who])
    return client.post(f"/interno/crece_contigo/gasto/{gasto.pk}/aprobar/", {"version_leida": gasto.version})


def test_what_is_approved_is_taken_from_its_line_and_from_no_other(desk):
    desk.approve(desk.expense(400_000))
    assert {linea: desk.spent(linea) for linea in Linea} == {
        Linea.COORDINACION: 0,
        Linea.CAPACITACION: 0,
        Linea.DIFUSION: 400_000,
    }


def test_what_is_only_typed_takes_nothing(desk):
    desk.expense(900_000)
    desk.expense(900_000)
    assert desk.spent() == 0


def test_what_is_left_is_said_when_it_is_not_enough(desk):
    desk.approve(desk.expense(700_000))
    gasto = desk.expense(300_001)
    with pytest.raises(TransicionRechazada, match=r"Difusión: quedan \$300\.000 y se gastarían \$300\.001"):
        desk.approve(gasto)
    gasto.refresh_from_db()
    assert (gasto.estado, desk.spent()) == (EstadoGasto.ANOTADO, 700_000)
    desk.approve(desk.expense(300_000))
    assert desk.spent() == 1_000_000


def test_the_money_is_of_the_year_of_the_document(desk):
    last_year = desk.today.replace(year=desk.today.year - 1, month=12, day=20)
    gasto = desk.expense(ocurrido_el=last_year)
    with pytest.raises(TransicionRechazada, match=f"no tiene presupuesto en {last_year.year}"):
        desk.approve(gasto)


def test_what_is_annulled_goes_back(desk):
    gasto = desk.approve(desk.expense(400_000))
    gasto.anular(desk.staff["jefa"], desk.today, "Repetido")
    assert desk.spent() == 0
    desk.expense(400_000).anular(desk.staff["jefa"], desk.today, "Repetido")
    assert desk.spent() == 0


def test_a_line_is_not_lowered_below_what_it_spent_nor_spends_more_by_raw_writes(desk):
    desk.approve(desk.expense(400_000))
    of_line = Presupuesto.objects.filter(linea=Linea.DIFUSION)
    for change in ({"asignado": 399_999}, {"ejecutado": 1_000_001}, {"ejecutado": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            of_line.update(**change)


def test_a_budget_typed_while_somebody_approves_keeps_what_was_spent(desk):
    typed = Presupuesto.objects.get(linea=Linea.DIFUSION)
    desk.approve(desk.expense(400_000))
    typed.asignado = 1_200_000
    typed.save()
    assert desk.spent() == 400_000


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(2))
def test_of_two_who_approve_the_last_of_it_exactly_one_succeeds(desk, round_):
    gastos = [desk.expense(600_000), desk.expense(600_000)]
    codes = at_once(
        lambda pair: post_approval(desk, *pair).status_code, zip(gastos, ("jefa", "jefe"), strict=True)
    )
    assert sorted(codes) == [200, 302]
    assert desk.spent() == 600_000


@pytest.mark.django_db(transaction=True)
def test_of_six_at_once_as_many_succeed_as_there_is_money_for(desk):
    gastos = [desk.expense(300_000) for _ in range(6)]
    codes = at_once(
        lambda pair: post_approval(desk, *pair).status_code, zip(gastos, ["jefa", "jefe"] * 3, strict=True)
    )
    assert sorted(codes) == [200] * 3 + [302] * 3
    approved = Gasto.objects.aprobados().aggregate(n=Sum("monto"))["n"]
    assert approved == desk.spent() == 900_000
