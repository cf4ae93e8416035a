"""Each step leads from the states it should to the one it should; every other is refused with a sentence."""

import pytest

from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Postulacion
from orasmi.models.estados import BENEFICIADAS, EN_TRAMITE, SIN_AYUDA

STEPS = {step.name: step for step in transitions_of(Postulacion)}
ALLOWED = [
    (estado, name)
    for estado in Estado
    for name, step in STEPS.items()
    if estado in step.source and step.target
]
"""But for the decision on a risk check, which the check must ask for."""


def who_takes(step):
    of_others = {"aprobar": "jefe", "cerrar": "jefa", "dejar_sin_efecto": "jefa", "decidir": "jefa"}
    return {**of_others, "entregar": "colega"}.get(step, "encargada")


def test_a_case_goes_from_entry_to_closing(desk):
    case = desk.at(Estado.CERRADA)
    case.refresh_from_db()
    assert case.estado == Estado.CERRADA
    assert (case.aprobado, case.comprometido, case.pagado, case.rendido) == (
        200_000,
        190_000,
        190_000,
        190_000,
    )
    told = list(case.history.order_by("history_id").values_list("history_change_reason", flat=True))
    assert told[1:] == ["Evaluar", "Proponer", "Aprobar", "Comprar", "Entregar", "Rendir", "Cerrar"]


@pytest.mark.parametrize(("estado", "step"), ALLOWED)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    case = desk.at(estado)
    desk.take(case, step, who_takes(step))
    case.refresh_from_db()
    assert case.estado == STEPS[step].target


@pytest.mark.parametrize("estado", Estado)
def test_a_step_that_is_not_open_is_refused_saying_from_where_it_is(desk, estado):
    case = desk.at(estado)
    closed = [name for name, step in STEPS.items() if estado not in step.source]
    assert closed
    for step in closed:
        with pytest.raises(TransicionRechazada, match=r"está en estado «.+»: «.+» se hace desde «.+»"):
            desk.take(case, step, who_takes(step))
    case.refresh_from_db()
    assert case.estado == estado


def test_every_state_is_waiting_helped_or_answered():
    assert set(EN_TRAMITE) | set(BENEFICIADAS) | set(SIN_AYUDA) == set(Estado)
    assert len(EN_TRAMITE) + len(BENEFICIADAS) + len(SIN_AYUDA) == len(Estado)


@pytest.mark.parametrize("step", [name for name, step in STEPS.items() if step.fields])
def test_a_step_asks_for_what_it_needs(desk, step):
    case = desk.at(STEPS[step].source[0])
    if step == "decidir":
        case.control.sin_parentesco, case.control.observaciones = False, "Son primas."
        case.control.save()
    for name in STEPS[step].fields:
        if name == "motivo":
            setattr(case, name, "")
        with pytest.raises(TransicionRechazada, match=r"falta «.+»"):
            desk.take(case, step, who_takes(step), **{name: None if name != "motivo" else ""})


def test_an_annulled_case_takes_no_step(desk):
    case = desk.at(Estado.INGRESADA)
    case.anular(desk.staff["jefa"], desk.today, "Repetida")
    with pytest.raises(TransicionRechazada, match="está anulado"):
        desk.take(case, "evaluar", "encargada")


# --- what a proposal needs ---------------------------------------------------------------------------------


def test_nobody_is_proposed_without_a_chilean_identity_card(desk):
    from gobernacion.directory.models import Persona

    case = desk.at(Estado.EVALUACION, ficha=desk.ficha(Persona.extranjera("A-123", "PE")))
    with pytest.raises(TransicionRechazada, match="cédula de identidad chilena"):
        desk.take(case, "proponer", "encargada")


def test_nobody_is_proposed_without_siep_folio(desk):
    case = desk.at(Estado.EVALUACION, folio_siep=None)
    with pytest.raises(TransicionRechazada, match="folio SIEP"):
        desk.take(case, "proponer", "encargada")


def test_nobody_is_proposed_without_the_risk_check(desk):
    case = desk.case()
    desk.take(case, "evaluar", "encargada")
    with pytest.raises(TransicionRechazada, match="control de riesgo"):
        desk.take(case, "proponer", "encargada")


def test_nobody_is_proposed_when_the_identity_does_not_hold(desk):
    case = desk.case()
    desk.check(case, identidad=False, observaciones="La cédula venció.")
    desk.take(case, "evaluar", "encargada")
    with pytest.raises(TransicionRechazada, match="la cédula no está en orden"):
        desk.take(case, "proponer", "encargada")


@pytest.mark.parametrize("step", ["proponer", "aprobar"])
def test_nothing_is_proposed_or_approved_for_zero_pesos(desk, step):
    case = desk.at(STEPS[step].source[0])
    amount = {"proponer": "propuesto", "aprobar": "aprobado"}[step]
    with pytest.raises(TransicionRechazada, match="mayor que cero"):
        desk.take(case, step, who_takes(step), **{amount: 0})


def test_a_purchase_names_its_supplier_unless_the_money_is_deposited(desk):
    case = desk.at(Estado.APROBADA)
    with pytest.raises(TransicionRechazada, match="proveedor"):
        desk.take(case, "comprar", "encargada", proveedor=None)
    desk.take(case, "comprar", "encargada", proveedor=None, via="deposito")
    assert case.estado == Estado.COMPRA


# --- going back --------------------------------------------------------------------------------------------


def test_a_proposal_sent_back_is_proposed_again_for_another_amount(desk):
    case = desk.at(Estado.PROPUESTA)
    desk.take(case, "devolver", "jefa")
    desk.take(case, "proponer", "encargada", propuesto=180_000)
    assert (case.estado, case.propuesto) == (Estado.PROPUESTA, 180_000)


@pytest.mark.parametrize("estado", [Estado.APROBADA, Estado.COMPRA])
def test_an_approval_withdrawn_stays_written_with_the_day_it_was(desk, estado):
    case = desk.at(estado)
    bought = case.comprometido
    desk.take(case, "dejar_sin_efecto", "jefa")
    case.refresh_from_db()
    assert (case.estado, case.sin_efecto_el) == (Estado.DESISTIDA, desk.today)
    assert (case.aprobado, case.aprobada_el, case.comprometido) == (200_000, desk.today, bought)
    assert case.resuelta_el == case.aprobada_el


@pytest.mark.parametrize("estado", [Estado.ENTREGADA, Estado.RENDIDA, Estado.CERRADA])
def test_what_was_handed_over_is_not_annulled(desk, estado):
    case = desk.at(estado)
    with pytest.raises(TransicionRechazada, match="ya se entregó"):
        case.anular(desk.staff["jefa"], desk.today, "Repetida")
