"""What is awarded never exceeds the money of its contest, even when several officials award at once."""

import pytest
from django.db import IntegrityError, transaction

from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.models import Concurso, Estado, Modalidad, Proyecto
from tests.access.people import browser_of
from tests.at_once import at_once
from tests.exported import rows_of
from tests.fondo_social.conftest import Desk, hire, make_concurso, make_organizacion

MARCO = 2_000_000


@pytest.fixture
def fondes(make_concurso):
    return make_concurso(modalidad=Modalidad.FONDES, marco=MARCO)


def taken(concurso):
    return Concurso.objects.get(pk=concurso.pk).comprometido


def test_an_award_takes_its_money_from_the_contest(desk, fondes):
    desk.at(Estado.ADJUDICADO, concurso=fondes)
    assert taken(fondes) == 900_000


def test_what_is_left_is_said_when_it_is_not_enough(desk, fondes, make_organizacion):
    desk.at(Estado.ADJUDICADO, concurso=fondes)
    project = desk.at(
        Estado.ADMISIBLE, concurso=fondes, organizacion=make_organizacion(2), solicitado=1_200_000
    )
    with pytest.raises(TransicionRechazada, match=r"quedan \$1\.100\.000 y se piden \$1\.100\.001"):
        desk.take(project, "adjudicar", adjudicado=1_100_001)
    desk.take(project, "adjudicar", adjudicado=1_100_000)
    assert taken(fondes) == MARCO


def test_a_contest_shared_out_elsewhere_has_no_limit_here(desk, concurso):
    desk.at(Estado.ADJUDICADO)
    assert (concurso.marco, taken(concurso)) == (None, 900_000)


@pytest.mark.parametrize("give_back", ["desistir", "anular"])
def test_what_will_not_be_paid_goes_back(desk, fondes, give_back):
    project = desk.at(Estado.ADJUDICADO, concurso=fondes)
    if give_back == "anular":
        project.anular(desk.staff["jefa"], desk.today, "Repetida")
    else:
        desk.take(project, "desistir")
    assert taken(fondes) == 0


def test_what_was_given_up_and_then_annulled_goes_back_once(desk, fondes):
    project = desk.at(Estado.ADJUDICADO, concurso=fondes)
    desk.take(project, "desistir")
    project.anular(desk.staff["jefa"], desk.today, "Repetida")
    assert taken(fondes) == 0


def test_a_contest_is_not_cut_below_what_it_awarded(desk, fondes, enter):
    desk.at(Estado.ADJUDICADO, concurso=fondes)
    address = f"/interno/fondo_social/concurso/{fondes.pk}/change/"
    page = enter("fondo").get(address)
    form = page.context["adminform"].form
    opened = {name: form[name].value() for name in form.fields}
    opened |= {"abre": "02-05-2019", "cierra": "31-05-2019", "marco": "899.999"}
    answer = enter("fondo").post(
        address, {name: value for name, value in opened.items() if value is not None}
    )
    assert answer.context["adminform"].form.errors["marco"] == [
        "El marco no puede ser menor que lo ya adjudicado."
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Concurso.objects.filter(pk=fondes.pk).update(marco=899_999)


def test_typing_the_contest_leaves_alone_what_was_awarded_meanwhile(desk, fondes):
    stale = Concurso.objects.get(pk=fondes.pk)
    desk.at(Estado.ADJUDICADO, concurso=fondes)
    stale.bases = "Resolución 2"
    stale.save()
    assert (taken(fondes), Concurso.objects.get(pk=fondes.pk).bases) == (900_000, "Resolución 2")


@pytest.mark.django_db(transaction=True)
def test_of_several_officials_who_take_the_last_of_it_exactly_one_does():
    desk = Desk(hire(), make_concurso(marco=1_000_000), make_organizacion())
    waiting = [desk.at(Estado.ADMISIBLE, organizacion=make_organizacion(number)) for number in range(2, 6)]
    cookies = browser_of(desk.staff["jefa"]).cookies

    def award(project):
        own = browser_of(None)
        own.cookies = cookies.copy()
        answers = {"adjudicado": "900.000", "resolucion": "7", "adjudicado_el": "01-09-2019"}
        return own.post(
            f"/interno/fondo_social/proyecto/{project.pk}/adjudicar/",
            {**answers, "version_leida": project.version},
        ).status_code

    assert sorted(at_once(award, waiting)) == [200, 200, 200, 302]
    assert Proyecto.objects.filter(estado=Estado.ADJUDICADO).count() == 1
    assert Concurso.objects.get().comprometido == 900_000


def test_the_contests_are_exported_with_what_is_left_to_award(desk, fondes, concurso):
    desk.at(Estado.ADJUDICADO, concurso=fondes)
    rows = rows_of(browser_of(desk.staff["jefa"]), "/interno/fondo_social/concurso/")
    left = {row["Modalidad (código)"]: row["Queda por adjudicar"] for row in rows}
    assert left == {Modalidad.FONDES: "1100000", Modalidad.NACIONAL: ""}
    assert {row["Modalidad"] for row in rows} == {Modalidad.FONDES.label, Modalidad.NACIONAL.label}
