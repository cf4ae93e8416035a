"""While the accounts of an earlier project are pending, its organisation is not admitted, awarded or paid another."""

import pytest
from django.db import IntegrityError, transaction

from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.models import Estado, Exigencia, Proyecto
from tests.at_once import at_once
from tests.fondo_social.conftest import Desk, hire, make_concurso, make_organizacion

OWING = [Estado.TRANSFERIDO, Estado.RENDIDO, Estado.RENDICION_OBSERVADA]
SETTLED = [Estado.RENDICION_APROBADA, Estado.CERRADO, Estado.NO_ADJUDICADO, Estado.ADJUDICADO]
NEXT = {"admitir": Estado.POSTULADO, "adjudicar": Estado.ADMISIBLE, "transferir": Estado.ADJUDICADO}


def refused():
    return pytest.raises(TransicionRechazada, match=r"tiene pendiente la rendición de Proyecto \d{4}-\d{5}")


@pytest.fixture
def later(make_concurso):
    return make_concurso(2020)


@pytest.mark.parametrize("estado", OWING)
def test_who_owes_accounts_is_not_admitted(desk, later, estado):
    desk.at(estado)
    project = desk.at(Estado.POSTULADO, concurso=later)
    with refused():
        desk.take(project, "admitir")
    desk.take(project, "declarar_inadmisible", causa="rendicion")
    assert project.get_causa_display() == "Rendición anterior pendiente"


@pytest.mark.parametrize("step", NEXT)
def test_it_is_asked_again_at_each_step_towards_the_money(desk, later, step):
    project = desk.at(NEXT[step], concurso=later)
    desk.at(Estado.TRANSFERIDO)
    with refused():
        desk.take(project, step)
    assert Proyecto.objects.get(pk=project.pk).estado == NEXT[step]


@pytest.mark.parametrize("estado", SETTLED)
def test_who_owes_nothing_is_admitted(desk, later, estado):
    desk.at(estado)
    assert desk.at(Estado.ADMISIBLE, concurso=later).estado == Estado.ADMISIBLE


@pytest.mark.parametrize(
    ("estado", "pending"),
    [(Estado.TRANSFERIDO, True), (Estado.RENDICION_OBSERVADA, True), (Estado.RENDIDO, False)],
)
def test_the_bases_of_a_contest_may_ask_only_that_they_be_presented(desk, make_concurso, estado, pending):
    desk.at(estado)
    lenient = make_concurso(2020, exige_rendicion=Exigencia.PRESENTADA)
    project = desk.at(Estado.POSTULADO, concurso=lenient)
    if pending:
        with refused():
            desk.take(project, "admitir")
    else:
        desk.take(project, "admitir")


def test_another_organisation_is_not_held_back(desk, later, make_organizacion):
    desk.at(Estado.TRANSFERIDO)
    desk.at(Estado.TRANSFERIDO, concurso=later, organizacion=make_organizacion(2))


@pytest.mark.parametrize("estado", OWING)
@pytest.mark.parametrize("reached", [Estado.ADMISIBLE, Estado.ADJUDICADO])
def test_sql_is_refused_too(desk, later, estado, reached):
    project = desk.at(reached, concurso=later)
    backwards = Proyecto.objects.filter(pk=project.pk)
    backwards.update(estado=Estado.POSTULADO, **_without_review())
    desk.at(estado)
    with pytest.raises(IntegrityError), transaction.atomic():
        backwards.update(estado=Estado.ADMISIBLE, revisado_el=later.cierra, revisado_por=desk.staff["fondo"])


def _without_review():
    nothing = dict.fromkeys(
        ("revisado_el", "revisado_por", "adjudicado", "adjudicado_el", "adjudicado_por", "resuelto_el")
    )
    return {**nothing, "resolucion": ""}


def test_what_is_written_for_a_debtor_from_nothing_is_refused_too(desk, later):
    debt = desk.at(Estado.TRANSFERIDO)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.draft(
            concurso=later,
            estado=Estado.ADMISIBLE,
            rut=debt.rut,
            postulado_el=later.abre,
            revisado_el=later.cierra,
            revisado_por=desk.staff["fondo"],
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_transfers_to_one_organisation_at_once_exactly_one_is_made():
    desk = Desk(hire(), make_concurso(), make_organizacion())
    both = [
        desk.at(Estado.ADJUDICADO),
        desk.at(Estado.ADJUDICADO, concurso=make_concurso(modalidad="fondes")),
    ]

    def pay(project):
        try:
            desk.take(project, "transferir")
            return "paid"
        except TransicionRechazada:
            return "refused"

    outcomes = at_once(pay, [Proyecto.objects.get(pk=project.pk) for project in both])
    assert sorted(outcomes) == ["paid", "refused"]
    assert Proyecto.objects.filter(estado=Estado.TRANSFERIDO).count() == 1
