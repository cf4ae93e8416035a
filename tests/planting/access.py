"""Accounts, functions and the journal."""

from __future__ import annotations

from datetime import date

from gobernacion.access import journal
from gobernacion.access.models import Anotacion, Lote, User
from gobernacion.access.roles import Rol


def batch() -> Lote:
    Anotacion.objects.create(accion="ver", modelo="testarea.Caso")
    sealed = journal.seal()
    assert sealed
    return sealed


MADE = {"access.Lote": batch}
PLANTING = {
    "access.User": lambda aviary, area: {
        "password": aviary.word(),
        "is_superuser": False,
        "clave_vence": None,
    },
    "access.Asignacion": lambda aviary, area: {
        "user": aviary.plant(User, None),
        "rol": Rol.JEFATURA,
        "area": "",
        "desde": date(2020, 1, 1),
        "otorgada_el": date(2020, 1, 1),
        "confirmada_por": None,
    },
    "access.Anotacion": lambda aviary, area: {"quien": None},
}
