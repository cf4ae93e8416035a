"""Each RUT has one application in a contest: the form says so, the steps say so, and the database has the last word."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.fondo_social.models import Estado, Modalidad, Proyecto
from tests.access.people import browser_of
from tests.at_once import at_once
from tests.fondo_social.conftest import Desk, hire, make_concurso, make_organizacion

LIST = "/interno/fondo_social/proyecto/"
ONCE = "cada RUT postula una sola vez"


def typed(desk, **changes):
    """What the browser sends when a project is added."""
    return {
        "concurso": desk.concurso.pk,
        "folio": "",
        "organizacion": desk.organizacion.pk,
        "comuna": desk.comuna.pk,
        "nombre": "Otra idea",
        "tipo": "equipamiento",
        "solicitado": "500.000",
        "ocurrido_el": "06-05-2019",
        **changes,
    }


def test_the_form_refuses_a_second_one_saying_why(desk, enter):
    desk.draft()
    answer = enter("fondo").post(f"{LIST}add/", typed(desk))
    assert answer.status_code == 200
    assert ONCE in " ".join(answer.context["adminform"].form.non_field_errors())
    assert Proyecto.objects.count() == 1


def test_sql_is_refused_a_second_one(desk):
    first = desk.at(Estado.POSTULADO)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.draft()
    # The same RUT under another row of the directory, which somebody typed twice.
    twin = make_organizacion(2, rut=None)
    other = desk.draft(organizacion=twin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proyecto.objects.filter(pk=other.pk).update(
            rut=first.rut, estado=Estado.POSTULADO, postulado_el=first.postulado_el
        )


def test_a_step_is_refused_a_second_one(desk):
    first = desk.at(Estado.POSTULADO)
    type(desk.organizacion).objects.filter(pk=desk.organizacion.pk).update(rut=None)
    other = desk.draft(organizacion=make_organizacion(2, rut=first.rut))
    with pytest.raises(ValidationError, match=ONCE):
        desk.take(other, "postular")


@pytest.mark.parametrize("differs", [{"year": 2020}, {"modalidad": Modalidad.FONDES}, {"llamado": 2}])
def test_another_contest_is_another_matter(desk, make_concurso, differs):
    desk.at(Estado.POSTULADO)
    desk.at(Estado.POSTULADO, concurso=make_concurso(**differs))
    assert Proyecto.objects.count() == 2


def test_what_was_annulled_leaves_its_place(desk):
    desk.at(Estado.POSTULADO).anular(desk.staff["jefa"], desk.today, "Otra organización")
    desk.at(Estado.POSTULADO)
    assert Proyecto.objects.vigentes().count() == 1


def test_what_was_left_out_does_not(desk, enter):
    desk.at(Estado.INADMISIBLE)
    answer = enter("fondo").post(f"{LIST}add/", typed(desk))
    assert ONCE in " ".join(answer.context["adminform"].form.non_field_errors())


@pytest.mark.django_db(transaction=True)
def test_of_several_clerks_who_type_it_at_once_exactly_one_does():
    desk = Desk(hire(), make_concurso(), make_organizacion())
    browsers = [browser_of(desk.staff[one]) for one in ("fondo", "fondo2", "fondo", "fondo2")]
    answers = at_once(lambda browser: browser.post(f"{LIST}add/", typed(desk)).status_code, browsers)
    assert sorted(answers) == [200, 200, 200, 302]
    assert Proyecto.objects.count() == 1
