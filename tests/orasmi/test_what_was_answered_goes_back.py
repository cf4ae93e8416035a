"""What was answered, bought, handed over or closed goes back by another person; a year that ended still says it."""

from datetime import date, timedelta

import pytest

from gobernacion.access.models import Anotacion
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from orasmi.informes import presupuestos
from orasmi.models import Decision, Estado, Postulacion, PostulacionAnterior, PostulacionPrograma, Presupuesto
from orasmi.models.otros_programas import Resultado
from tests.orasmi.paper import LIST


def money():
    return Presupuesto.objects.values_list("reservado", "pagado", "devuelto").get()


def figures(year):
    return {
        one.codigo: list(one.measure(Period.year(year)))
        for one in registry().of_area("orasmi")
        if one.measure
    }


def refused(desk, estado):
    """A case that jefatura, or the desk, left without an aid: with the approval of one that had it."""
    if estado in (Estado.APROBADA, Estado.COMPRA):
        case = desk.at(estado)
        desk.take(case, "dejar_sin_efecto", "jefa")
        return case
    return desk.at(estado)


@pytest.mark.parametrize("estado", [Estado.RECHAZADA, Estado.DERIVADA, Estado.DESISTIDA])
def test_a_case_answered_without_an_aid_is_evaluated_again(desk, estado):
    case = refused(desk, estado)
    case.reponer(desk.staff["jefa"], desk.today)
    assert (case.estado, case.resuelta_el, case.derivada_a) == (Estado.EVALUACION, None, "")
    assert case.anteriores.values_list("estado", "resuelta_el", "hasta").get() == (
        estado,
        desk.today,
        desk.today,
    )
    desk.take(case, "proponer", "encargada")
    desk.take(case, "aprobar", "jefa")
    assert case.estado == Estado.APROBADA


def test_one_that_nobody_evaluated_waits_for_somebody_to(desk):
    case = desk.case()
    desk.take(case, "desistir", "encargada")
    case.reponer(desk.staff["jefa"], desk.today)
    assert case.estado == Estado.INGRESADA


@pytest.mark.parametrize(("estado", "held"), [(Estado.APROBADA, 200_000), (Estado.COMPRA, 190_000)])
def test_a_withdrawn_approval_holds_its_money_again(desk, estado, held):
    case = refused(desk, estado)
    assert money() == (0, 0, 200_000)
    case.reponer(desk.staff["jefe"], desk.today)
    assert (case.estado, case.sin_efecto_el, money()) == (estado, None, (held, 0, 200_000 - held))


def test_it_is_not_restored_with_money_that_is_not_there(desk):
    case = refused(desk, Estado.APROBADA)
    Presupuesto.objects.update(monto=100_000)
    with pytest.raises(TransicionRechazada, match="No alcanza el presupuesto"):
        case.reponer(desk.staff["jefe"], desk.today)
    assert case.estado == Estado.DESISTIDA


def test_whom_the_control_left_out_is_decided_about_again(desk):
    case = desk.case()
    desk.check(case, sin_parentesco=False, observaciones="Son primas.")
    desk.take(case, "evaluar", "encargada")
    desk.take(case, "decidir", "jefa", decision=Decision.NO_ADMITIDA)
    with pytest.raises(TransicionRechazada, match="debe volverlo atrás otra persona"):
        case.reponer(desk.staff["jefa"], desk.today)
    case.reponer(desk.staff["jefe"], desk.today)
    assert (case.estado, case.decision, case.decidida_por) == (Estado.EVALUACION, "", None)
    with pytest.raises(TransicionRechazada, match="no se propone"):
        desk.take(case, "proponer", "encargada")


def test_no_approval_is_restored_that_could_not_be_given(desk):
    case = refused(desk, Estado.APROBADA)
    case.control.sin_parentesco, case.control.observaciones = False, "Son primas."
    case.control.save()
    with pytest.raises(TransicionRechazada, match="no vuelve a estar aprobada"):
        case.reponer(desk.staff["jefe"], desk.today)


def test_a_payment_that_failed_is_done_again(desk):
    case = desk.at(Estado.ENTREGADA)
    case.registrar_devolucion(desk.staff["jefa"], desk.today)
    assert (case.estado, case.pagado, case.recibo, money()) == (
        Estado.COMPRA,
        None,
        "",
        (190_000, 0, 10_000),
    )
    desk.take(case, "entregar", "colega")
    assert money() == (0, 190_000, 10_000)


def test_a_purchase_that_fell_through_is_made_again(desk):
    case = desk.at(Estado.COMPRA)
    case.registrar_devolucion(desk.staff["jefa"], desk.today)
    assert (case.estado, case.via, case.comprometido, money()) == (Estado.APROBADA, "", None, (200_000, 0, 0))


def test_what_was_closed_is_reopened_a_stage_at_a_time(desk):
    case = desk.at(Estado.ENTREGADA)
    desk.take(case, "rendir", "encargada", rendido=150_000)
    given = {"reintegrado": 40_000, "reintegrado_el": desk.today, "reintegro_comprobante": "TGR-88"}
    desk.take(case, "cerrar", "jefa", **given)
    assert money() == (0, 150_000, 50_000)
    case.reabrir(desk.staff["jefe"], desk.today)
    assert (case.estado, case.reintegrado, money()) == (Estado.RENDIDA, None, (0, 190_000, 10_000))
    case.reabrir(desk.staff["jefa"], desk.today)
    assert (case.estado, case.rendido, case.rendida_el) == (Estado.ENTREGADA, None, None)


def test_every_state_of_a_case_has_a_step_out(desk):
    left = {state for step in transitions_of(Postulacion) for state in step.source}
    assert left == set(Estado.values)


BACK = [
    (Estado.RECHAZADA, "reponer"),
    (Estado.COMPRA, "registrar_devolucion"),
    (Estado.ENTREGADA, "registrar_devolucion"),
    (Estado.RENDIDA, "reabrir"),
]


@pytest.mark.parametrize(("estado", "step"), BACK)
def test_a_year_that_ended_still_measures_what_it_was(desk, estado, step):
    last = desk.today.year - 1
    Presupuesto.objects.create(year=last, monto=1_000_000, fuente="Resolución 0")
    then, desk.today = desk.today, date(last, 6, 1)
    case = desk.at(estado)
    desk.today = then
    before, now = figures(last), figures(then.year)
    spent = list(presupuestos(last, date(last, 12, 31)))
    getattr(case, step)(desk.staff["jefe"], then)
    assert figures(last) == before
    assert list(presupuestos(last, date(last, 12, 31))) == spent
    if estado != Estado.COMPRA:
        assert figures(then.year) != now


def test_its_page_asks_why_and_the_journal_keeps_it(desk, enter):
    case = desk.at(Estado.CERRADA)
    address = f"{LIST}{case.pk}/reabrir/"
    assert enter("encargada").get(address).status_code in (403, 404)
    typed = {"version_leida": case.version, "motivo": "Se cerró el caso de otra persona"}
    enter("jefe").post(address, typed)
    case.refresh_from_db()
    assert case.estado == Estado.RENDIDA
    assert Anotacion.objects.get(accion="reabrir").motivo == typed["motivo"]
    assert PostulacionAnterior.objects.get().estado == Estado.CERRADA


# --- other programmes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["aceptar", "rechazar"])
def test_another_programme_is_asked_again(desk, step):
    last = date(desk.today.year - 1, 6, 1)
    one = PostulacionPrograma.objects.create(
        ocurrido_el=last,
        comuna=desk.comunas[0],
        registrado_por=desk.staff["encargada"],
        ficha=desk.ficha(),
        programa="fosis_semilla",
    )
    who, other = desk.staff["ambas"], desk.staff["jefa"]
    one.preseleccionar(who, last, preseleccionada_el=last)
    answer = {"respondida_el": last + timedelta(days=9), **({"causa": "No"} if step == "rechazar" else {})}
    getattr(one, step)(who, last, **answer)
    before = figures(last.year)
    with pytest.raises(TransicionRechazada, match="otra persona"):
        one.reabrir(who, desk.today)
    one.reabrir(other, desk.today)
    assert (one.estado, one.respondida_el, one.causa) == (Resultado.PRESELECCIONADA, None, "")
    assert figures(last.year) == before
