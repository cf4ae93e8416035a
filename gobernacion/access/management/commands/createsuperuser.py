"""Django's own, which opens an account from the machine itself: it leaves its line in the journal."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser

from gobernacion.access import journal
from gobernacion.access.models import User
from gobernacion.access.rules import Accion


class Command(createsuperuser.Command):
    anota = Accion.AGREGAR

    def handle(self, *args: Any, **options: Any) -> Any:
        # No transaction around it: nobody could write while the password is being typed.
        there = set(User.objects.values_list("pk", flat=True))
        said = super().handle(*args, **options)
        opened = User.objects.exclude(pk__in=there)
        journal.note_decision(
            None, Accion.AGREGAR, opened, journal.Frase("Cuenta abierta con createsuperuser.")
        )
        return said
