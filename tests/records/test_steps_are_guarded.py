"""A step is taken from its state, by whom it may, with what it needs; or nothing happens and a sentence says why."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import RegistroCambiado
from tests.recordarea.models import Entrega, Estado
from tests.records.conftest import make_comunas, make_ficha, make_staff

TODAY = date(2026, 11, 23)


@pytest.fixture
def evaluada(entrega, staff):
    entrega.evaluar(staff["encargada"], TODAY)
    return entrega


def refused(sentence):
    return pytest.raises(TransicionRechazada, match=sentence)


def test_a_step_changes_the_state_and_what_it_asks(evaluada, staff):
    evaluada.aprobar(staff["jefa"], TODAY, acta="12", aprobado=8_000)
    kept = Entrega.objects.get()
    assert (kept.estado, kept.acta, kept.aprobado) == (Estado.APROBADA, "12", 8_000)


def test_the_history_says_who_took_it_and_what_it_was(evaluada, staff):
    last = evaluada.history.first()
    assert (last.history_user, last.history_change_reason) == (staff["encargada"], "Evaluar")


def test_what_is_saved_afterwards_is_not_put_down_to_them(evaluada):
    evaluada.detalle = "Otra cosa."
    evaluada.save()
    assert evaluada.history.first().history_user is None


def test_it_is_refused_from_another_state(entrega, staff):
    with refused("está en estado «pedida»: «Aprobar» se hace desde «evaluada»"):
        entrega.aprobar(staff["jefa"], TODAY, acta="12", aprobado=1)


def test_who_did_the_step_before_may_not_take_it(evaluada, staff):
    with refused("Usted figura en Entrega .* como «evaluada por»: «Aprobar» debe hacerlo otra persona"):
        evaluada.aprobar(staff["encargada"], TODAY, acta="12", aprobado=1)


def test_it_is_refused_without_what_it_asks(evaluada, staff):
    with refused("falta «número del acta»"):
        evaluada.aprobar(staff["jefa"], TODAY, acta="", aprobado=1)


def test_it_is_refused_to_what_is_annulled(entrega, staff):
    entrega.anular(staff["jefa"], TODAY, "Duplicada.")
    with refused("está anulado"):
        entrega.evaluar(staff["encargada"], TODAY)


@pytest.mark.parametrize(
    ("aprobado", "error"),
    [(0, TransicionRechazada), (20_000, ValidationError)],
    ids=["its guard", "a constraint"],
)
def test_when_it_is_refused_nothing_is_left_changed_not_even_in_memory(evaluada, staff, aprobado, error):
    with pytest.raises(error):
        evaluada.aprobar(staff["jefa"], TODAY, acta="12", aprobado=aprobado)
    for one in (evaluada, Entrega.objects.get()):
        assert (one.estado, one.acta, one.aprobado) == (Estado.EVALUADA, "", None)


def test_it_is_refused_from_an_old_copy(evaluada, staff):
    old = Entrega.objects.get()
    evaluada.save()
    with pytest.raises(RegistroCambiado):
        old.aprobar(staff["jefa"], TODAY, acta="12", aprobado=1)


def test_what_it_does_not_ask_is_a_mistake_of_the_programmer(evaluada, staff):
    with pytest.raises(TypeError, match="numero"):
        evaluada.aprobar(staff["jefa"], TODAY, acta="12", aprobado=1, numero="2026-99999")


def test_the_steps_of_a_record_are_known_in_their_order():
    assert [step.name for step in transitions_of(Entrega)] == ["evaluar", "aprobar", "entregar"]


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_take_it_at_once_exactly_one_does():
    staff, comunas, ficha = make_staff(), make_comunas(), make_ficha()
    entrega = Entrega.objects.create(
        ocurrido_el=date(2019, 6, 3),
        comuna=comunas[0],
        registrado_por=staff["otra"],
        ficha=ficha,
        solicitado=1,
    )
    ready, outcomes = Barrier(2), []

    def take(who):
        copy = Entrega.objects.get(pk=entrega.pk)
        ready.wait()
        try:
            copy.evaluar(staff[who], TODAY)
            outcomes.append("done")
        except TransicionRechazada:
            outcomes.append("refused")
        connection.close()

    clerks = [Thread(target=take, args=[who]) for who in ("encargada", "jefa")]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert sorted(outcomes) == ["done", "refused"]
