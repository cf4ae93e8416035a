"""A mistyped day, amount or answer of a stage that was taken is mended by another person, and its money follows."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from gobernacion.access.models import Anotacion
from gobernacion.records.rectifying import corregibles, figures_moved, rectify
from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Presupuesto
from tests.orasmi.paper import LIST

POR_QUE = "Se anotó mal la cifra del recibo"


def money(year=None):
    rows = Presupuesto.objects.filter(year=year) if year else Presupuesto.objects.all()
    return rows.values_list("reservado", "pagado", "devuelto").get()


def mend(desk, case, titulo, who="jefe", **values):
    rectify(case, titulo, desk.staff[who], desk.today, POR_QUE, values)
    case.refresh_from_db()
    return case


def test_an_amount_is_mended_and_its_budget_follows(desk):
    case = desk.at(Estado.ENTREGADA)
    assert money() == (0, 190_000, 10_000)
    mend(desk, case, "Entrega", pagado=150_000)
    assert case.pagado == 150_000
    assert money() == (0, 150_000, 50_000)
    mend(desk, case, "Entrega", who="jefa", pagado=180_000)
    assert money() == (0, 180_000, 20_000)


def test_both_values_stay_in_its_history(desk):
    case = mend(desk, desk.at(Estado.ENTREGADA), "Entrega", pagado=150_000)
    last, before = case.history.order_by("-history_id")[:2]
    assert (before.pagado, last.pagado) == (190_000, 150_000)
    assert (last.history_user, last.history_change_reason) == (desk.staff["jefe"], "Corregir «Entrega»")


def test_the_day_of_an_act_takes_its_answer_and_its_money_to_another_year(desk):
    last_year = desk.today.year - 1
    Presupuesto.objects.create(year=last_year, monto=500_000, fuente="Resolución 0")
    case = desk.at(Estado.APROBADA, ocurrido_el=desk.today - timedelta(days=500))
    then = desk.today.replace(year=last_year, day=1)
    mend(
        desk,
        case,
        "Respuesta",
        who="jefe" if case.aprobada_por != desk.staff["jefe"] else "jefa",
        aprobada_el=then,
    )
    assert (case.aprobada_el, case.resuelta_el) == (then, then)
    assert money(desk.today.year) == (0, 0, 0)
    assert money(last_year) == (200_000, 0, 0)


@pytest.mark.parametrize(("titulo", "who"), [("Entrega", "colega"), ("Respuesta", "jefa")])
def test_who_wrote_it_does_not_mend_it(desk, titulo, who):
    case = desk.at(Estado.ENTREGADA)
    wrote = {"Entrega": case.entregada_por, "Respuesta": case.aprobada_por}[titulo]
    name = {"Entrega": "recibo", "Respuesta": "acta_numero"}[titulo]
    with pytest.raises(TransicionRechazada, match="debe corregirlo otra persona"):
        rectify(case, titulo, wrote, desk.today, POR_QUE, {name: "99"})
    case.refresh_from_db()
    assert getattr(case, name) != "99"


def test_who_mended_it_last_does_not_mend_it_again(desk):
    case = mend(desk, desk.at(Estado.ENTREGADA), "Entrega", pagado=150_000)
    with pytest.raises(TransicionRechazada, match="debe corregirlo otra persona"):
        mend(desk, case, "Entrega", pagado=160_000)


def test_what_no_case_may_say_it_may_not_say_mended(desk):
    case = desk.at(Estado.ENTREGADA)
    with pytest.raises(ValidationError, match="No se puede pagar más de lo comprometido"):
        mend(desk, case, "Entrega", pagado=190_001)
    assert case.pagado == 190_000
    assert money() == (0, 190_000, 10_000)


def test_what_the_budget_does_not_have_is_refused_in_words(desk):
    case = desk.at(Estado.APROBADA)
    Presupuesto.objects.update(monto=200_000)
    with pytest.raises(TransicionRechazada, match=r"No alcanza el presupuesto \d+: quedan \$0"):
        mend(desk, case, "Respuesta", aprobado=210_000)
    assert money() == (200_000, 0, 0)


@pytest.mark.parametrize(
    ("titulo", "values", "said"),
    [
        ("Entrega", {"pagado": 190_000}, "Dice lo mismo que antes"),
        ("Rendición", {"rendido": 1}, "no hay qué corregir en «Rendición»"),
        ("Nada", {"rendido": 1}, "no hay qué corregir en «Nada»"),
    ],
)
def test_what_is_no_mending_is_refused(desk, titulo, values, said):
    with pytest.raises(TransicionRechazada, match=said):
        mend(desk, desk.at(Estado.ENTREGADA), titulo, **values)


def test_a_stage_holds_its_own_fields_and_no_signature(desk):
    case = desk.at(Estado.ENTREGADA)
    assert "entregada_por" not in corregibles(case)["Entrega"]
    with pytest.raises(TypeError, match="does not hold estado"):
        mend(desk, case, "Entrega", estado=Estado.CERRADA)


def test_what_was_annulled_is_not_mended(desk):
    case = desk.at(Estado.APROBADA)
    case.anular(desk.staff["jefa"], desk.today, "Se anotó dos veces")
    with pytest.raises(TransicionRechazada, match="está anulado"):
        mend(desk, case, "Respuesta", acta_numero="99")


def test_the_figures_that_it_moves_are_told_and_nothing_is_changed(desk):
    case = desk.at(Estado.ENTREGADA)
    moved = figures_moved(
        case, lambda: rectify(case, "Entrega", desk.staff["jefe"], desk.today, POR_QUE, {"pagado": 150_000})
    )
    assert (190_000, 150_000) in {(one.antes, one.despues) for one in moved}
    assert case.pagado == 190_000
    case.refresh_from_db()
    assert case.pagado == 190_000
    assert money() == (0, 190_000, 10_000)


# --- the page ---------------------------------------------------------------------------------------------------


def page(case):
    return f"{LIST}{case.pk}/rectificar/?etapa=Entrega"


def typed(case, **changes):
    return {
        "version_leida": case.version,
        "recibo": case.recibo,
        "pagado": "150.000",
        "entregada_el": f"{case.entregada_el:%d-%m-%Y}",
        "motivo": POR_QUE,
        **changes,
    }


def test_what_changes_is_read_before_it_does(desk, enter):
    case, browser = desk.at(Estado.ENTREGADA), enter("jefe")
    answer = browser.post(page(case), typed(case))
    said = answer.content.decode()
    assert "decía «$190.000», dirá «$150.000»" in said
    assert "Pesos entregados en ayudas" in said
    assert "de 190.000 a 150.000 pesos" in said
    assert said.count("decía «") == 1
    case.refresh_from_db()
    assert case.pagado == 190_000
    answer = browser.post(page(case), typed(case, confirmar="1"), follow=True)
    assert "«Entrega» quedó corregido" in answer.content.decode()
    case.refresh_from_db()
    assert case.pagado == 150_000
    line = Anotacion.objects.filter(accion="rectificar").get()
    assert (line.quien, line.motivo) == (desk.staff["jefe"], POR_QUE)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pagado": "900.000"}, "No se puede pagar más de lo comprometido"),
        ({"pagado": "mucho"}, "pagado"),
        ({"motivo": "."}, "Escriba el motivo con palabras"),
        ({"pagado": ""}, "Una entrega lleva recibo"),
        ({"version_leida": "1"}, "Otra persona guardó"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, enter, changes, said):
    case = desk.at(Estado.ENTREGADA)
    answer = enter("jefe").post(page(case), typed(case, **changes))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    case.refresh_from_db()
    assert case.pagado == 190_000


def test_the_reason_of_the_case_is_mended_apart_from_why(desk, enter):
    case = desk.case()
    case.desistir(desk.staff["encargada"], desk.today, motivo="Ya lo resolvió", resuelta_el=desk.today)
    answers = {
        "version_leida": case.version,
        "resuelta_el": f"{desk.today:%d-%m-%Y}",
        "motivo_escrito": "Se mudó de provincia",
        "motivo": POR_QUE,
        "confirmar": "1",
    }
    enter("jefe").post(f"{LIST}{case.pk}/rectificar/?etapa=Respuesta", answers)
    case.refresh_from_db()
    assert case.motivo == "Se mudó de provincia"
    assert Anotacion.objects.get(accion="rectificar").motivo == POR_QUE


def test_only_jefatura_mends(desk, enter):
    case = desk.at(Estado.ENTREGADA)
    assert enter("encargada").get(page(case)).status_code in (403, 404)
    assert enter("jefe").get(page(case)).status_code == 200


def test_nothing_is_offered_where_nothing_was_taken(desk, enter):
    case = desk.case()
    assert "rectificar" not in enter("jefe").get(f"{LIST}{case.pk}/change/").content.decode()
