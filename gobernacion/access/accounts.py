"""What is done with an account, by what each act is called in the journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from gobernacion.access import journal
from gobernacion.access.models import User
from gobernacion.access.rules import Accion

ENTRAR, SALIR = "entrar", "salir"
CERRAR, REABRIR = "cerrar", "reabrir"
ENTREGAR_CLAVE, CLAVE_PROPIA = "entregar_clave", "clave_propia"
PONER_CLAVE, VENCER_CLAVE = "poner_clave", "vencer_clave"
"""A password put from the machine itself, and one that was handed over and ran out."""

BY_THEMSELVES = (ENTRAR, SALIR, CERRAR, REABRIR, CLAVE_PROPIA, PONER_CLAVE, VENCER_CLAVE)
"""Acts that no page asks the policy about: they only leave their line."""


def note_came_in(user: User) -> None:
    """Somebody came in, with all it takes."""
    journal.note_decision(user, ENTRAR, [user])


def note_left(user: User) -> None:
    """Somebody closed their session; one that runs out leaves no line."""
    journal.note_decision(user, SALIR, [user])


def note_changed(por: User, user: User, labels: dict[str, Any]) -> None:
    """Fields of an account were changed, by their names and labels: closing and opening it are acts of their own."""
    if "is_active" in labels:
        journal.note_decision(por, REABRIR if user.is_active else CERRAR, [user])
    others = [str(label) for name, label in labels.items() if name != "is_active"]
    if others:
        journal.note_decision(por, Accion.MODIFICAR, [user], journal.changed(others))


def put_own_password(user: User, clave: str) -> None:
    """The person chooses a password nobody else knows."""
    with transaction.atomic():
        user.hacer_propia_la_clave(clave)
        journal.note_decision(user, CLAVE_PROPIA, [user])


def end_passwords(now: datetime) -> int:
    """Make useless the passwords that were handed over and nobody changed in time; answer how many."""
    with transaction.atomic():
        ended = list(User.objects.select_for_update().filter(clave_vence__lte=now))
        for user in ended:
            user.vencer_clave()
        journal.note_decision(None, VENCER_CLAVE, ended)
    return len(ended)
