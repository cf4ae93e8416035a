"""Django's own, which puts a password from the machine itself: it leaves its line in the journal."""

import getpass
from typing import Any

from django.contrib.auth.management.commands import changepassword
from django.db import transaction
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.accounts import PONER_CLAVE
from gobernacion.access.models import User
from gobernacion.access.models.user import CLAVE_VALE, EstadoClave


class Command(changepassword.Command):
    anota = PONER_CLAVE

    def handle(self, *args: Any, **options: Any) -> Any:
        # No transaction around it: nobody could write while the password is being typed.
        said = super().handle(*args, **options)
        user = User.objects.get(username=options["username"] or getpass.getuser())
        with transaction.atomic():
            if user.estado_clave == EstadoClave.PROVISORIA:
                # It is one more that somebody else knows: its three days begin again.
                user.clave_vence = timezone.now() + CLAVE_VALE
                user.save(update_fields=["clave_vence"])
            journal.note_decision(None, PONER_CLAVE, [user])
        return said
