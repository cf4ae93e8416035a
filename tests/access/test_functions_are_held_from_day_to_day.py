"""A function counts from its first day until the day it ends, in its area, and for an account that is whole."""

from __future__ import annotations

from datetime import date

import pytest

from gobernacion.access.grants import Grants
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.roles import TODAS, Rol
from gobernacion.access.rules import Accion
from tests.access.people import AREA, OTHER, make_user, name
from tests.testarea.models import Caso, Contacto, Secreto

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 10)


def test_the_first_day_counts_and_the_last_does_not() -> None:
    user = make_user("uno")
    name(user, Rol.ENCARGADO, AREA, desde=date(2026, 3, 10), hasta=date(2026, 3, 12))
    may = [Grants(user, date(2026, 3, day)).may(Accion.VER, Caso) for day in (9, 10, 11, 12)]
    assert may == [False, True, True, False]


def test_a_function_counts_only_in_its_area() -> None:
    user = make_user("uno")
    name(user, Rol.ENCARGADO, OTHER)
    held = Grants(user, DAY)
    assert not held.actions(Caso)
    assert held.may(Accion.VER, Contacto(area=OTHER))
    assert not held.may(Accion.VER, Contacto(area=AREA))
    assert not held.may(Accion.VER, Contacto(area=""))


def test_functions_in_several_areas_add_up_only_where_they_meet() -> None:
    user = make_user("uno")
    name(user, Rol.ENCARGADO, AREA)
    name(user, Rol.JEFATURA, OTHER)
    held = Grants(user, DAY)
    assert "run" in held.visible(Contacto(area=AREA))
    assert "run" not in held.visible(Contacto(area=OTHER))
    assert "run" not in held.visible(Contacto)  # in a list only what is visible in every row
    assert held.may(Accion.MODIFICAR, Contacto(area=AREA))
    assert not held.may(Accion.MODIFICAR, Contacto(area=OTHER))
    Contacto.objects.create(area=AREA, numero="1")
    Contacto.objects.create(area=OTHER, numero="2")
    assert held.scope(Contacto.objects.all()).count() == 2
    assert held.scope(Contacto.objects.all(), Accion.MODIFICAR).get().area == AREA
    assert not held.may("aprobar", Caso)


def test_a_function_over_all_areas_adds_to_those_of_one() -> None:
    user = make_user("uno")
    name(user, Rol.ENCARGADO, AREA)
    name(user, Rol.JEFATURA, TODAS)
    held = Grants(user, DAY)
    assert held.visible(Caso) >= {"direccion", "diagnostico"}
    assert held.may("aprobar", Caso)
    assert held.roles_in(OTHER) == {Rol.JEFATURA}


@pytest.mark.parametrize("estado", [EstadoClave.PROVISORIA, EstadoClave.POR_CONFIRMAR])
def test_an_account_that_is_not_confirmed_holds_nothing(estado: EstadoClave) -> None:
    user = make_user("uno", estado_clave=estado, clave_por=make_user("dos"))
    name(user, Rol.JEFATURA)
    assert Grants(user, DAY).functions == []
    assert not Grants(user, DAY).actions(Caso)


def test_an_account_switched_off_holds_nothing() -> None:
    user = make_user("uno", is_active=False)
    name(user, Rol.JEFATURA)
    assert not Grants(user, DAY).actions(Caso)
    assert not user.has_perm("testarea.view_caso")


def test_who_administers_accounts_sees_no_case_whatever_else_is_written() -> None:
    user = make_user("uno")
    name(user, Rol.JEFATURA)
    name(user, Rol.ADMINISTRADOR)
    held = Grants(user, DAY)
    assert not held.actions(Caso)
    assert not held.scope(Caso.objects.all()).query.can_filter() or not held.may(Accion.VER, Caso)


def test_a_model_nobody_declared_anything_for_is_seen_by_nobody() -> None:
    user = make_user("uno")
    for rol in (Rol.JEFATURA, Rol.AUDITOR, Rol.AUTORIDAD, Rol.DIRECTORIO, Rol.MODERADOR):
        name(user, rol)
    assert Grants(user, DAY).actions(Secreto) == frozenset()
    assert Grants(user, DAY).visible(Secreto) == frozenset()


def test_django_s_question_is_answered_by_the_policy() -> None:
    user = make_user("uno")
    name(user, Rol.ENCARGADO, AREA)
    assert user.has_perm("testarea.view_caso")
    assert user.has_perms(["testarea.add_caso", "testarea.change_caso"])
    assert not user.has_perm("testarea.delete_caso")
    assert not user.has_perm("testarea.aprobar_caso")
    assert not user.has_perm("testarea.nope")
    assert not user.has_perm("access.view_user")
    assert user.has_module_perms("testarea")
    assert not user.has_module_perms("otherarea.nope")


def test_the_questions_of_one_page_cost_one_query(django_assert_num_queries) -> None:
    user = make_user("uno")
    name(user, Rol.ENCARGADO, AREA)
    with django_assert_num_queries(1):
        held = Grants(user, DAY)
        for model in (Caso, Contacto, Secreto):
            held.actions(model)
            held.visible(model)
            held.scope(model.objects.all())
