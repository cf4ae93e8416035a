"""Who evaluates does not approve, and who approves does not deliver: in the step, in the database and on the page."""

import pytest
from django.db import IntegrityError, transaction

from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Postulacion


@pytest.mark.parametrize(("step", "role"), [("evaluar", "evaluada por"), ("proponer", "propuesta por")])
def test_who_evaluated_or_proposed_does_not_approve(desk, step, role):
    case = desk.case()
    desk.check(case)
    desk.take(case, "evaluar", "ambas" if step == "evaluar" else "encargada")
    desk.take(case, "proponer", "ambas" if step == "proponer" else "encargada")
    with pytest.raises(TransicionRechazada, match=f"Usted figura en .+ como «{role}»"):
        desk.take(case, "aprobar", "ambas")
    desk.take(case, "aprobar", "jefa")
    assert case.estado == Estado.APROBADA


def test_who_checked_the_risk_does_not_approve(desk):
    case = desk.case()
    desk.check(case, hecho_por=desk.staff["ambas"])
    desk.take(case, "evaluar", "encargada")
    desk.take(case, "proponer", "encargada")
    with pytest.raises(TransicionRechazada, match="hizo el control de riesgo"):
        desk.take(case, "aprobar", "ambas")


def test_who_approves_does_not_deliver(desk):
    case = desk.at(Estado.PROPUESTA)
    desk.take(case, "aprobar", "ambas")
    desk.take(case, "comprar", "encargada")
    with pytest.raises(TransicionRechazada, match="«aprobada por»"):
        desk.take(case, "entregar", "ambas")
    desk.take(case, "entregar", "colega")
    assert case.estado == Estado.ENTREGADA


@pytest.mark.parametrize(
    ("one", "other"),
    [("aprobada_por", "evaluada_por"), ("aprobada_por", "propuesta_por"), ("entregada_por", "aprobada_por")],
)
def test_the_database_refuses_the_same_person_twice(desk, one, other):
    case = desk.at(Estado.ENTREGADA)
    rows = Postulacion.objects.filter(pk=case.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**{one: getattr(case, other)})


def test_the_page_refuses_with_the_same_sentence_and_changes_nothing(desk, enter):
    case = desk.case()
    desk.check(case)
    desk.take(case, "evaluar", "ambas")
    desk.take(case, "proponer", "ambas")
    page = enter("ambas").get(f"/interno/orasmi/postulacion/{case.pk}/aprobar/").content.decode()
    assert "«Aprobar» debe hacerlo otra persona" in page
    case.refresh_from_db()
    assert case.estado == Estado.PROPUESTA


@pytest.mark.parametrize("step", ["aprobar", "cerrar", "dejar_sin_efecto", "anular"])
def test_who_types_cases_has_no_door_to_what_jefatura_decides(desk, enter, step):
    case = desk.at(Estado.PROPUESTA)
    answer = enter("encargada").post(f"/interno/orasmi/postulacion/{case.pk}/{step}/")
    assert answer.status_code == 403


@pytest.mark.parametrize("step", ["evaluar", "proponer", "comprar", "entregar", "rendir"])
def test_who_approves_has_no_door_to_what_the_desk_does(desk, enter, step):
    case = desk.at(Estado.PROPUESTA)
    answer = enter("jefa").post(f"/interno/orasmi/postulacion/{case.pk}/{step}/")
    assert answer.status_code == 403


def test_the_autoridad_sees_no_case(desk, enter):
    case = desk.at(Estado.PROPUESTA)
    for address in ("", f"{case.pk}/change/", f"{case.pk}/imprimir/", "exportar/"):
        assert enter("autoridad").get(f"/interno/orasmi/postulacion/{address}").status_code == 404


def test_whoever_approves_does_not_say_how_much_there_is(desk, enter):
    address = f"/interno/orasmi/presupuesto/{desk.presupuesto.pk}/change/"
    answer = enter("jefa").post(address, {"year": desk.today.year, "monto": "99.000.000", "fuente": "Nada"})
    assert answer.status_code == 403
    desk.presupuesto.refresh_from_db()
    assert desk.presupuesto.monto == 10_000_000
