"""An approval cannot exceed what is left of the year, even when several officials approve at once."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Postulacion, Presupuesto
from tests.access.people import browser_of
from tests.at_once import at_once
from tests.exported import rows_of

LEFT = 1_000_000


def leave(desk, amount):
    """Leave that much in the budget of the year."""
    Presupuesto.objects.filter(pk=desk.presupuesto.pk).update(monto=amount, reservado=0)


def post_approval(desk, case, who, amount):
    """What the browser of an official sends from the form of «Aprobar»."""
    answers = {"aprobado": str(amount), "acta_numero": "7", "aprobada_el": f"{desk.today:%d-%m-%Y}"}
    client = browser_of(desk.staff[who])
    return client.post(
        f"/interno/orasmi/postulacion/{case.pk}/aprobar/", {**answers, "version_leida": case.version}
    )


def test_what_is_left_is_said_when_it_is_not_enough(desk):
    leave(desk, LEFT)
    case = desk.at(Estado.PROPUESTA, solicitado=2_000_000)
    Postulacion.objects.filter(pk=case.pk).update(propuesto=2_000_000)
    case.refresh_from_db()
    with pytest.raises(TransicionRechazada, match=r"quedan \$1\.000\.000 y se piden \$1\.000\.001"):
        desk.take(case, "aprobar", "jefa", aprobado=LEFT + 1)
    case.refresh_from_db()
    assert case.estado == Estado.PROPUESTA
    assert Presupuesto.objects.get().reservado == 0


def test_a_year_without_budget_approves_nothing(desk):
    Presupuesto.objects.all().delete()
    case = desk.at(Estado.PROPUESTA)
    with pytest.raises(TransicionRechazada, match="no tiene presupuesto cargado"):
        desk.take(case, "aprobar", "jefa")


def test_the_money_is_of_the_year_of_the_act(desk):
    Presupuesto.objects.create(year=desk.today.year - 1, monto=500_000, fuente="Resolución 0")
    last_year = desk.today.replace(year=desk.today.year - 1, month=12, day=30)
    case = desk.at(Estado.PROPUESTA, ocurrido_el=last_year)
    Postulacion.objects.filter(pk=case.pk).update(informe_fecha=last_year)
    case.refresh_from_db()
    desk.take(case, "aprobar", "jefa", aprobada_el=last_year)
    taken = dict(Presupuesto.objects.values_list("year", "reservado"))
    assert taken == {desk.today.year: 0, desk.today.year - 1: 200_000}


@pytest.mark.parametrize("give_back", ["dejar_sin_efecto", "anular"])
def test_what_is_not_handed_over_goes_back(desk, give_back):
    case = desk.at(Estado.APROBADA)
    assert Presupuesto.objects.get().reservado == 200_000
    if give_back == "anular":
        case.anular(desk.staff["jefa"], desk.today, "Repetida")
    else:
        desk.take(case, "dejar_sin_efecto", "jefa")
    assert Presupuesto.objects.get().reservado == 0


def test_what_was_withdrawn_and_then_annulled_goes_back_once(desk):
    desk.at(Estado.APROBADA)
    case = desk.at(Estado.APROBADA)
    desk.take(case, "dejar_sin_efecto", "jefa")
    case.anular(desk.staff["jefa"], desk.today, "Repetida")
    assert Presupuesto.objects.get().reservado == 200_000


def test_a_budget_is_not_lowered_below_what_was_approved(desk, enter):
    desk.at(Estado.APROBADA)
    budget = Presupuesto.objects.get()
    answer = enter("encargada").post(
        f"/interno/orasmi/presupuesto/{budget.pk}/change/",
        {"year": budget.year, "monto": "199.999", "fuente": "Rebaja", "version_leida": budget.version},
    )
    form = answer.context["adminform"].form
    assert form.errors["monto"] == ["El presupuesto no puede ser menor que lo ya reservado y pagado."]
    with pytest.raises(IntegrityError), transaction.atomic():
        Presupuesto.objects.update(monto=199_999)


def test_a_budget_typed_while_somebody_approves_keeps_the_approval(desk):
    typed = Presupuesto.objects.get()
    desk.at(Estado.APROBADA)
    typed.monto = 12_000_000
    typed.save()
    assert Presupuesto.objects.values_list("monto", "reservado").get() == (12_000_000, 200_000)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(3))
def test_of_two_officials_who_approve_the_last_of_it_exactly_one_succeeds(desk, round_):
    leave(desk, 250_000)
    cases = [desk.at(Estado.PROPUESTA), desk.at(Estado.PROPUESTA)]
    codes = at_once(
        lambda pair: post_approval(desk, *pair, 200_000).status_code,
        zip(cases, ("jefa", "jefe"), strict=True),
    )
    assert sorted(codes) == [200, 302]
    assert Postulacion.objects.filter(estado=Estado.APROBADA).count() == 1
    assert Presupuesto.objects.get().reservado == 200_000


@pytest.mark.django_db(transaction=True)
def test_of_eight_approvals_at_once_as_many_succeed_as_there_is_money_for(desk):
    leave(desk, LEFT)
    cases = [desk.at(Estado.PROPUESTA) for _ in range(8)]
    who = ["jefa", "jefe"] * 4
    codes = at_once(
        lambda pair: post_approval(desk, *pair, 190_000).status_code, zip(cases, who, strict=True)
    )
    assert sorted(codes) == [200] * 3 + [302] * 5
    approved = Postulacion.objects.filter(estado=Estado.APROBADA).aggregate(n=Sum("aprobado"))["n"]
    assert approved == Presupuesto.objects.get().reservado == 950_000


@pytest.mark.django_db(transaction=True)
def test_two_officials_approving_the_same_case_take_the_money_once(desk):
    case = desk.at(Estado.PROPUESTA)
    codes = at_once(lambda who: post_approval(desk, case, who, 200_000).status_code, ["jefa", "jefe"])
    assert codes.count(302) == 1
    assert Presupuesto.objects.get().reservado == 200_000


@pytest.mark.parametrize("who", ["encargada", "jefa", "autoridad"])
def test_the_budgets_are_exported_with_what_is_left_of_each(desk, who):
    leave(desk, LEFT)
    desk.at(Estado.APROBADA)
    presupuesto = Presupuesto.objects.get()
    [row] = rows_of(browser_of(desk.staff[who]), "/interno/orasmi/presupuesto/")
    assert presupuesto.reservado
    assert (int(row["Presupuesto"]), int(row["Reservado"])) == (LEFT, presupuesto.reservado)
    assert int(row["Libre"]) == presupuesto.libre
