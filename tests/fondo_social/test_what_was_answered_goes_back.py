"""What was refused, given up, paid or closed goes back by another person; a year that ended still says it."""

from datetime import date, timedelta

import pytest

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.informes import presupuestos
from programs.fondo_social.models import Concurso, Estado, InadmisibilidadRepuesta, Proyecto


def figures(year):
    ours = registry().of_area("fondo_social")
    return {one.codigo: list(one.measure(Period.year(year))) for one in ours if one.measure}


def given_up(desk, estado):
    return desk.take(desk.at(estado), "desistir")


@pytest.mark.parametrize(
    ("estado", "back"),
    [
        (Estado.POSTULADO, Estado.POSTULADO),
        (Estado.ADMISIBLE, Estado.ADMISIBLE),
        (Estado.ADJUDICADO, Estado.ADJUDICADO),
    ],
)
def test_who_gave_up_comes_back_to_where_it_was(desk, estado, back):
    project = given_up(desk, estado)
    desk.take(project, "reponer")
    assert (project.estado, project.desistido_el) == (back, None)
    assert project.resuelto_el == project.adjudicado_el


def test_an_award_that_comes_back_takes_its_money_again(desk, concurso):
    project = given_up(desk, Estado.ADJUDICADO)
    assert Concurso.objects.get().comprometido == 0
    Concurso.objects.update(marco=100_000)
    with pytest.raises(TransicionRechazada, match="No alcanza el marco"):
        desk.take(Proyecto.objects.get(), "reponer")
    Concurso.objects.update(marco=5_000_000)
    desk.take(project, "reponer")
    assert Concurso.objects.get().comprometido == 900_000


def test_what_got_no_money_is_compared_again_and_may_be_awarded(desk):
    project = desk.take(desk.at(Estado.NO_ADJUDICADO), "reponer")
    assert (project.estado, project.resuelto_el) == (Estado.ADMISIBLE, None)
    assert desk.take(project, "adjudicar").estado == Estado.ADJUDICADO


def test_who_owes_accounts_does_not_come_back(desk, make_concurso):
    project = given_up(desk, Estado.ADMISIBLE)
    desk.at(Estado.TRANSFERIDO, concurso=make_concurso(2020))
    with pytest.raises(TransicionRechazada, match="tiene pendiente la rendición"):
        desk.take(project, "reponer")


def test_a_transfer_that_failed_is_made_again_or_given_up(desk):
    project = desk.at(Estado.TRANSFERIDO)
    desk.take(project, "registrar_devolucion")
    told = (project.estado, project.transferido_el, project.comprobante, project.rendir_hasta)
    assert told == (Estado.ADJUDICADO, None, "", None)
    assert Concurso.objects.get().comprometido == 900_000
    desk.take(project, "desistir")
    assert Concurso.objects.get().comprometido == 0


def test_the_term_of_a_transfer_is_not_when_it_failed(desk):
    project = desk.at(Estado.TRANSFERIDO)
    day = project.transferido_el + timedelta(days=5)
    project.registrar_devolucion(desk.staff["jefe"], day)
    assert InadmisibilidadRepuesta.objects.get().hasta == day


def test_what_was_closed_is_reopened_a_stage_at_a_time(desk):
    project = desk.at(Estado.CERRADO)
    desk.take(project, "reabrir")
    assert project.estado == Estado.RENDICION_APROBADA
    desk.take(project, "reabrir", "jefa")
    assert (project.estado, project.rendicion_aprobada_el, project.rendicion_aprobada_por) == (
        Estado.RENDIDO,
        None,
        None,
    )
    desk.take(project, "observar_rendicion")


@pytest.mark.parametrize(
    ("estado", "step"), [(Estado.NO_ADJUDICADO, "reponer"), (Estado.RENDICION_APROBADA, "reabrir")]
)
def test_who_answered_does_not_take_it_back(desk, estado, step):
    project = desk.at(estado)
    with pytest.raises(TransicionRechazada, match="debe volverlo atrás otra persona"):
        desk.take(project, step, "jefa")


def test_every_state_has_a_step_out(desk):
    assert {state for step in transitions_of(Proyecto) for state in step.source} == set(Estado)


@pytest.mark.parametrize(
    ("estado", "step"),
    [
        (Estado.NO_ADJUDICADO, "reponer"),
        (Estado.DESISTIDO, "reponer"),
        (Estado.TRANSFERIDO, "registrar_devolucion"),
        (Estado.RENDICION_APROBADA, "reabrir"),
    ],
)
def test_a_year_that_ended_still_measures_what_it_was(desk, estado, step):
    project = desk.at(estado)
    end = date(2019, 12, 31)
    before, now = (figures(2019), list(presupuestos(2019, end))), figures(2020)
    values = {"motivo": "Tenía razón."} if step == "reponer" else {}
    getattr(project, step)(desk.staff["jefe"], date(2020, 2, 3), **values)
    assert (figures(2019), list(presupuestos(2019, end))) == before
    assert figures(2020) != now
