"""Two desks typing the same person at once write one document and a ficha each; nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from gobernacion.access.models import User
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.merging import merge
from gobernacion.directory.models import Ficha, Persona
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import RegistroCambiado
from tests.directory.conftest import demo_run, make_ficha

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], Any]) -> list[BaseException]:
    """Start all of them together, each with its own connection, and return what went wrong."""
    start = threading.Barrier(len(works))
    wrong: list[BaseException] = []

    def run(work: Callable[[], Any]) -> None:
        try:
            start.wait(20)
            work()
        except BaseException as error:  # noqa: BLE001  (told to the test)
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    return wrong


def typed(area: str, documento: Persona) -> None:
    """What saving the form does with a person the area did not know when it looked."""
    with transaction.atomic():
        new = Ficha(area=area, persona=documento, nombres="Ana", primer_apellido="Pérez")
        form = FichaFields.__new__(FichaFields)
        form.area = area
        form._keep(new)


def test_desks_of_many_areas_share_the_document() -> None:
    works = [lambda n=n: typed(f"area{n}", Persona.con_run(demo_run(1))) for n in range(6)]
    assert at_once(*works) == []
    assert Persona.objects.count() == 1
    assert Ficha.objects.count() == 6


def test_two_clerks_of_one_area_write_one_ficha() -> None:
    works = [lambda: typed("area", Persona.con_run(demo_run(1))) for _ in range(6)]
    assert at_once(*works) == []
    assert Ficha.objects.count() == Persona.objects.count() == 1


def test_joining_and_typing_never_leave_an_area_with_two(transactional_db: None) -> None:
    user = User.objects.create_user("directorio", nombre="Rosa")
    known, passport = make_ficha("uno", 1).persona, make_ficha("dos", Persona.extranjera("AB1", "PE")).persona
    wrong = at_once(
        lambda: merge(known, passport, user, "Es la misma"),
        lambda: typed("tres", Persona.con_run(demo_run(1))),
        lambda: typed("tres", Persona.extranjera("AB1", "PE")),
    )
    assert not [error for error in wrong if not isinstance(error, TransicionRechazada | RegistroCambiado)]
    titulares = list(Ficha.objects.vigentes().filter(area="tres").values_list("persona__titular", flat=True))
    assert len(titulares) == len(set(titulares))


def test_two_stewards_join_the_same_pair_once() -> None:
    user = User.objects.create_user("directorio", nombre="Rosa")
    one, other = (make_ficha("uno", number).persona for number in (1, 2))
    wrong = at_once(
        lambda: merge(one, other, user, "Es la misma"), lambda: merge(other, one, user, "Es la misma")
    )
    assert [type(error) for error in wrong] == [TransicionRechazada]
    assert Persona.objects.filter(unida_a__isnull=False).count() == 1
