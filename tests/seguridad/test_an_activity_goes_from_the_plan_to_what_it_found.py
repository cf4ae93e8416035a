"""Each step leads from the states it should to the one it should; every other is refused with a sentence."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from seguridad.models import Actividad, Tipo

STEPS = {step.name: step for step in transitions_of(Actividad)}
OPEN = [(estado, name) for estado in EstadoActividad for name, step in STEPS.items() if estado in step.source]
CLOSED = [(estado, name) for estado in EstadoActividad for name in STEPS if (estado, name) not in OPEN]


@pytest.mark.parametrize(("estado", "step"), OPEN)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    activity = desk.take(desk.at(estado), step)
    activity.refresh_from_db()
    assert activity.estado == (STEPS[step].target or estado)


@pytest.mark.parametrize(("estado", "step"), CLOSED)
def test_a_step_that_is_not_open_is_refused_saying_from_where_it_is(desk, estado, step):
    activity = desk.at(estado)
    with pytest.raises(TransicionRechazada, match=r"está en estado «.+»: «.+» se hace desde «.+»"):
        desk.take(activity, step)
    activity.refresh_from_db()
    assert activity.estado == estado


@pytest.mark.parametrize("step", STEPS)
def test_a_step_asks_for_what_it_needs(desk, step):
    for name in STEPS[step].fields:
        with pytest.raises(TransicionRechazada, match=r"falta «.+»"):
            desk.take(
                desk.at(STEPS[step].source[0]), step, **{name: "" if name in ("lugar", "causa") else None}
            )


def test_nothing_was_done_tomorrow(desk):
    activity = desk.activity()
    with pytest.raises(ValidationError, match="aún no llega"):
        desk.take(activity, "realizar", ocurrido_el=desk.today + timedelta(days=1))


def test_a_meeting_is_with_somebody(desk):
    meeting = desk.activity(tipo=Tipo.REUNION)
    with pytest.raises(ValidationError, match="con qué organización"):
        desk.take(meeting, "realizar", asistentes=12)
    desk.take(meeting, "realizar", asistentes=12, organizacion=desk.junta, acuerdos="Pedir luminarias.")
    assert meeting.estado == EstadoActividad.REALIZADA


def test_there_are_no_more_closures_than_checks(desk):
    with pytest.raises(ValidationError, match="más clausuras que controles"):
        desk.take(desk.activity(tipo=Tipo.NOCTURNOS), "realizar", fiscalizados=3, clausuras=4)


def test_another_cause_is_explained(desk):
    with pytest.raises(ValidationError, match="Explique"):
        desk.take(desk.activity(), "suspender", causa=CausaSuspension.OTRA)


def test_a_sector_lies_in_the_comuna_of_the_activity(desk):
    la_serena, coquimbo = desk.comunas[:2]
    with pytest.raises(ValidationError, match="no está en la comuna"):
        desk.activity(comuna=la_serena, sector=coquimbo.sectores.first()).full_clean()


def test_the_day_it_was_first_planned_for_is_kept(desk):
    activity = desk.at(EstadoActividad.SUSPENDIDA)
    first = activity.programada_el
    desk.take(activity, "reprogramar")
    assert (activity.programada_el, activity.ocurrido_el) == (first, desk.today + timedelta(days=7))
    assert (activity.causa, activity.suspendida_el) == ("", None)


def test_it_is_not_rescheduled_into_the_past(desk):
    with pytest.raises(TransicionRechazada, match="hoy o más adelante"):
        desk.take(desk.activity(), "reprogramar", ocurrido_el=desk.today - timedelta(days=1))


def test_what_is_written_down_after_its_day_was_never_planned(desk):
    from django.utils import timezone

    assert desk.activity(registrado_el=timezone.now()).programada_el is None
    assert desk.activity().programada_el == desk.today - timedelta(days=1)
