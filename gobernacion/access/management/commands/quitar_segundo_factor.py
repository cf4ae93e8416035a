"""Takes a second factor away from the machine itself: how the only administrador of an office comes in again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from gobernacion.access import journal, open_sessions, second_factor
from gobernacion.access.models import User
from gobernacion.access.reasons import GATE


class Command(BaseCommand):
    anota = second_factor.REMOVE
    help = (
        "Quita el segundo factor de una cuenta que perdió el teléfono y los códigos; al entrar registra otro."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("usuario")
        parser.add_argument("--motivo", required=True, help="Por qué; queda en la bitácora.")
        parser.add_argument("--save", action="store_true", help="Guardar; sin esta opción solo se muestra.")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=User.normalize_username(options["usuario"])).first()
        if user is None or not second_factor.has_factor(user):
            raise CommandError("No hay una cuenta con ese usuario y un segundo factor.")
        with transaction.atomic():
            try:
                for gate in GATE:
                    gate(options["motivo"])
                journal.note_decision(None, second_factor.REMOVE, [user], options["motivo"])
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from None
            second_factor.remove(user)
            open_sessions.close(open_sessions.of_user(user))
            if not options["save"]:
                transaction.set_rollback(True)
        self.stdout.write(f"Sin segundo factor: {user}.")
        if not options["save"]:
            self.stdout.write("No se guardó nada: agregue --save.")
        else:
            self.stdout.write(f"Ponga ahora otra clave: manage.py changepassword {user.username}")
