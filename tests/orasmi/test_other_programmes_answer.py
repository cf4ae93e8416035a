"""People put forward to FOSIS and to pensiones de gracia, with what was answered and when."""

import pytest
from django.db import IntegrityError, transaction

from gobernacion.transitions import TransicionRechazada
from orasmi.models import PostulacionPrograma, Resultado


@pytest.fixture
def asked(desk):
    """Makes one: `asked("pension_gracia")`."""

    def asked(programa="fosis_semilla"):
        return PostulacionPrograma.objects.create(
            ocurrido_el=desk.today,
            comuna=desk.comunas[0],
            registrado_por=desk.staff["encargada"],
            ficha=desk.ficha(),
            programa=programa,
        )

    return asked


def test_fosis_preselects_and_then_accepts(desk, asked):
    one = asked()
    one.preseleccionar(desk.staff["encargada"], desk.today, preseleccionada_el=desk.today)
    one.aceptar(desk.staff["encargada"], desk.today, respondida_el=desk.today)
    assert (one.estado, one.preseleccionada_el) == (Resultado.ACEPTADA, desk.today)


def test_a_refusal_says_why(desk, asked):
    one = asked("pension_gracia")
    with pytest.raises(TransicionRechazada, match="causa"):
        one.rechazar(desk.staff["encargada"], desk.today, causa="", respondida_el=desk.today)
    one.rechazar(desk.staff["encargada"], desk.today, causa="Sin presupuesto.", respondida_el=desk.today)
    assert one.estado == Resultado.RECHAZADA


def test_a_pension_has_no_preselection(desk, asked):
    with pytest.raises(TransicionRechazada, match="no tiene preselección"):
        asked("pension_gracia").preseleccionar(
            desk.staff["encargada"], desk.today, preseleccionada_el=desk.today
        )


@pytest.mark.parametrize(
    "change",
    [
        {"estado": "rechazada"},
        {"estado": "preseleccionada"},
        {"respondida_el": "2026-01-01"},
        {"programa": "otro"},
        {"preseleccionada_el": "2001-01-01"},
    ],
)
def test_the_database_refuses_an_answer_by_halves(asked, change):
    one = asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        PostulacionPrograma.objects.filter(pk=one.pk).update(**change)
