"""An answered expense goes back to wait for its answer: its money too, and a year that ended still measures it."""

from datetime import timedelta

import pytest

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.transitions import TransicionRechazada
from programs.crece_contigo.models import EstadoGasto

APPROVED, WAITING = "CC-017", "CC-015"


def undo(desk, gasto, who="encargada", on=None):
    gasto.reabrir(desk.staff[who], on or desk.today)
    gasto.refresh_from_db()
    return gasto


def test_what_was_approved_waits_again_and_its_line_has_its_money_back(desk):
    gasto = desk.approve(desk.expense(400_000))
    assert desk.spent() == 400_000
    undo(desk, gasto)
    assert (gasto.estado, gasto.resuelto_el, gasto.resuelto_por) == (EstadoGasto.ANOTADO, None, None)
    assert desk.spent() == 0
    desk.approve(gasto)
    assert desk.spent() == 400_000


def test_what_was_refused_may_be_approved_after_all(desk):
    gasto = desk.expense()
    gasto.rechazar(desk.staff["jefa"], desk.today, motivo="No es del proyecto.")
    undo(desk, gasto)
    assert gasto.motivo == ""
    desk.approve(gasto)
    assert gasto.estado == EstadoGasto.APROBADO


def test_who_answered_does_not_undo_it(desk):
    gasto = desk.approve(desk.expense())
    with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
        undo(desk, gasto, "jefa")
    assert desk.spent() == 400_000


def test_a_year_that_ended_before_still_measures_the_answer(desk):
    gasto = desk.approve(desk.expense(400_000))
    ended = Period(desk.today - timedelta(days=30), desk.today + timedelta(days=1))
    later = Period(ended.desde, ended.hasta + timedelta(days=1))
    undo(desk, gasto, on=ended.hasta)
    assert registry().total(APPROVED, ended) == 400_000
    assert registry().total(WAITING, ended) == 0
    assert registry().total(APPROVED, later) == 0
    assert registry().total(WAITING, later) == 1
