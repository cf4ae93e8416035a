"""What a purchase or a payment did not need goes back to the budget and is seen; closing asks for what is missing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Postulacion, Presupuesto
from tests.orasmi.paper import LIST

BUDGETS = "/interno/orasmi/presupuesto/"


def money():
    """What is held, what was paid and what came back."""
    return Presupuesto.objects.values_list("reservado", "pagado", "devuelto").get()


def post(browser, case, step, **answers):
    form = {name: f"{one:%d-%m-%Y}" if hasattr(one, "year") else one for name, one in answers.items()}
    return browser.post(f"{LIST}{case.pk}/{step}/", {**form, "version_leida": case.version}, follow=True)


def text(answer):
    return answer.content.decode()


def test_a_purchase_for_less_gives_the_rest_back_and_says_so(desk, enter):
    case = desk.at(Estado.APROBADA)
    bought = {**desk.answers("comprar"), "proveedor": desk.proveedor.pk}
    said = text(post(enter("encargada"), case, "comprar", **bought))
    assert money() == (190_000, 0, 10_000)
    budget = f"Del presupuesto {desk.today.year} ($10.000.000) quedan $9.810.000."
    assert f"«Comprar» quedó hecho. Vuelven al presupuesto $10.000. {budget}" in said


def test_a_delivery_for_less_gives_the_rest_back_and_pays_the_other(desk, enter):
    case = desk.at(Estado.COMPRA)
    delivered = {**desk.answers("entregar"), "pagado": "150.000"}
    said = text(post(enter("colega"), case, "entregar", **delivered))
    assert money() == (0, 150_000, 50_000)
    assert "Vuelven al presupuesto $40.000." in said
    assert "quedan $9.850.000" in said


def test_one_that_costs_what_was_held_says_nothing_of_the_budget(desk, enter):
    case = desk.at(Estado.COMPRA)
    assert "Vuelven" not in text(post(enter("colega"), case, "entregar", **desk.answers("entregar")))
    assert money() == (0, 190_000, 10_000)


@pytest.mark.parametrize("estado", [Estado.APROBADA, Estado.COMPRA])
@pytest.mark.parametrize("step", ["dejar_sin_efecto", "anular"])
def test_what_is_withdrawn_gives_back_what_was_still_held(desk, enter, estado, step):
    case = desk.at(estado)
    held = case.ocupa().montos["reservado"]
    said = text(post(enter("jefa"), case, step, **{"motivo": "Se anotó dos veces", **desk.answers(step)}))
    assert money() == (0, 0, 200_000)
    assert f"Vuelven al presupuesto {held}." in said


@pytest.mark.parametrize(
    ("estado", "step", "amount"),
    [
        (Estado.APROBADA, "comprar", {"comprometido": 200_001}),
        (Estado.COMPRA, "entregar", {"pagado": 190_001}),
    ],
)
def test_a_step_that_is_refused_moves_nothing(desk, enter, estado, step, amount):
    case = desk.at(estado)
    before = money()
    who = {"comprar": "encargada", "entregar": "colega"}[step]
    answers = {**desk.answers(step), **amount}
    answer = post(enter(who), case, step, **{name: getattr(one, "pk", one) for name, one in answers.items()})
    assert answer.context["form"].errors
    assert money() == before


def test_the_case_and_the_budget_show_what_came_back(desk, enter):
    case = desk.at(Estado.ENTREGADA)
    page = text(enter("jefa").get(f"{LIST}{case.pk}/change/"))
    assert "Volvió al presupuesto" in page
    assert "$10.000" in page
    for address in ("", f"{Presupuesto.objects.get().pk}/change/"):
        page = text(enter("jefa").get(BUDGETS + address))
        for words in ("Libre", "$9.810.000", "Reservado", "Pagado", "$190.000", "Devuelto", "$10.000"):
            assert words in page, (address, words)
    assert "Cuadra." in page


def test_a_budget_that_does_not_say_what_its_cases_say_is_pointed_out(desk, enter):
    desk.at(Estado.ENTREGADA)
    budget = Presupuesto.objects.get()
    Presupuesto.objects.update(reservado=5)
    said = text(enter("jefa").get(f"{BUDGETS}{budget.pk}/change/"))
    assert "No cuadra: los casos del año suman reservado $0." in said


def test_a_budget_that_has_not_what_a_case_holds_refuses_its_step_in_words(desk):
    case = desk.at(Estado.APROBADA)
    Presupuesto.objects.update(reservado=5)
    with pytest.raises(TransicionRechazada, match="no tiene lo que este registro ocupa"):
        desk.take(case, "comprar", "encargada")


# --- closing --------------------------------------------------------------------------------------------------


def accounted_for(desk, rendido):
    """A case of which so much of its 190.000 was accounted for."""
    case = desk.at(Estado.ENTREGADA)
    desk.take(case, "rendir", "encargada", rendido=rendido)
    return case


def test_what_is_to_be_given_back_is_out_of_the_hands_of_the_office(desk, enter):
    case = accounted_for(desk, 150_000)
    assert money() == (0, 190_000, 10_000)
    page = text(enter("jefa").get(f"{LIST}{case.pk}/change/"))
    assert "Sin rendir ni reintegrar" in page
    assert "$40.000" in page


def test_a_case_accounted_for_whole_closes_as_ever(desk, enter):
    case = desk.at(Estado.RENDIDA)
    form = enter("jefa").get(f"{LIST}{case.pk}/cerrar/").context["form"]
    assert set(form.fields) == {"version_leida"}
    post(enter("jefa"), case, "cerrar")
    case.refresh_from_db()
    assert (case.estado, case.reintegrado, money()) == (Estado.CERRADA, None, (0, 190_000, 10_000))


def test_what_was_given_back_goes_to_the_budget_with_its_day_and_its_voucher(desk, enter):
    case = accounted_for(desk, 150_000)
    given = {"reintegrado": "40.000", "reintegrado_el": desk.today, "reintegro_comprobante": "TGR-88"}
    said = text(post(enter("jefa"), case, "cerrar", **given))
    case.refresh_from_db()
    assert (case.estado, case.reintegrado, case.por_reintegrar) == (Estado.CERRADA, 40_000, None)
    assert money() == (0, 150_000, 50_000)
    assert "Vuelven al presupuesto $40.000." in said
    for words in ("TGR-88", "$50.000"):
        assert words in said


MISSING = [
    ({}, "reintegrado", "obligatorio"),
    ({"reintegrado": "40.001"}, "reintegrado", "hasta lo que se pagó y no se rindió"),
    ({"reintegrado": "40.000"}, "reintegro_comprobante", "su fecha y su comprobante"),
    ({"reintegrado": "40.000", "reintegro_comprobante": "T"}, "reintegro_comprobante", "su fecha"),
    ({"reintegrado": "0"}, "sin_rendir_motivo", "lleva su motivo"),
    (
        {"reintegrado": "0", "sin_rendir_motivo": "Perdió la boleta", "reintegro_comprobante": "T"},
        "reintegro_comprobante",
        "solo eso",
    ),
]


@pytest.mark.parametrize(("answers", "field", "sentence"), MISSING)
def test_closing_asks_for_what_is_missing_beside_its_field(desk, enter, answers, field, sentence):
    case = accounted_for(desk, 150_000)
    answer = post(enter("jefa"), case, "cerrar", **answers)
    assert sentence in " ".join(answer.context["form"].errors[field])
    case.refresh_from_db()
    assert (case.estado, money()) == (Estado.RENDIDA, (0, 190_000, 10_000))


def test_money_was_not_given_back_before_it_was_handed_over(desk, enter):
    case = accounted_for(desk, 150_000)
    before = desk.today - timedelta(days=1)
    given = {"reintegrado": "40.000", "reintegrado_el": before, "reintegro_comprobante": "T"}
    answer = post(enter("jefa"), case, "cerrar", **given)
    assert "anterior a la entrega" in " ".join(answer.context["form"].errors["reintegrado_el"])


def test_what_is_missing_is_never_passed_over(desk):
    case = accounted_for(desk, 150_000)
    with pytest.raises(TransicionRechazada, match=r"se rindieron \$150\.000: .+ los \$40\.000 que faltan"):
        desk.take(case, "cerrar", "jefa")
    desk.take(case, "cerrar", "jefa", reintegrado=0, sin_rendir_motivo="La boleta se extravió.")
    assert (case.estado, case.por_reintegrar, money()) == (Estado.CERRADA, 40_000, (0, 190_000, 10_000))


def test_what_was_accounted_for_whole_is_not_given_back(desk):
    from django.core.exceptions import ValidationError

    case = desk.at(Estado.RENDIDA)
    with pytest.raises(ValidationError, match="hasta lo que se pagó y no se rindió"):
        desk.take(case, "cerrar", "jefa", reintegrado=1, reintegrado_el=desk.today, reintegro_comprobante="T")
    assert money() == (0, 190_000, 10_000)


# --- what the database refuses --------------------------------------------------------------------------------


def refused(rows, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**changes)


def test_the_database_lets_no_case_close_without_its_answer(desk):
    case = accounted_for(desk, 150_000)
    refused(Postulacion.objects.filter(pk=case.pk), estado=Estado.CERRADA)


def test_the_database_gives_no_year_the_money_of_another(desk):
    desk.at(Estado.COMPRA)
    refused(Presupuesto.objects.all(), year=desk.today.year + 1)
    refused(Presupuesto.objects.all(), monto=189_999)


def test_the_year_of_a_budget_is_typed_until_something_was_taken_of_it(desk, enter):
    address = f"{BUDGETS}{desk.presupuesto.pk}/change/"
    assert 'name="year"' in text(enter("encargada").get(address))
    desk.at(Estado.APROBADA)
    assert 'name="year"' not in text(enter("encargada").get(address))
