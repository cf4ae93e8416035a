"""How to plant the rows that have rules of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

from gobernacion.access import journal
from gobernacion.access.models import Anotacion, Asignacion, Lote, User
from gobernacion.access.roles import Rol
from tests.access.canaries import BUILDERS, Aviary


def account(aviary: Aviary, area: str | None) -> User:
    word = aviary.word
    return User.objects.create(username=word(), nombre=word(), correo=f"{word()}@example.cl", password=word())


def function(aviary: Aviary, area: str | None) -> Asignacion:
    user: Any = aviary.plant(User, None)
    return Asignacion.objects.create(
        user=user, rol=Rol.JEFATURA, desde=date(2020, 1, 1), motivo=aviary.word()
    )


def line(aviary: Aviary, area: str | None) -> Anotacion:
    return Anotacion.objects.create(
        quien=None, accion="ver", modelo="testarea.Caso", registro=aviary.word(), motivo=aviary.word()
    )


def batch(aviary: Aviary, area: str | None) -> Lote:
    aviary.plant(Anotacion, None)
    sealed = journal.seal()
    assert sealed
    return sealed


BUILDERS |= {
    "access.User": account,
    "access.Asignacion": function,
    "access.Anotacion": line,
    "access.Lote": batch,
}
