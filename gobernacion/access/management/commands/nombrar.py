"""Gives a function, or confirms one that waits, with the account of whoever holds it, from the machine itself: how an
office begins, and how it goes on when nobody is left who may confirm. Whoever runs the machine answers for it: the line
in the journal says so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.models import Asignacion, User
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.reasons import GATE
from gobernacion.access.roles import TODAS, Rol
from gobernacion.access.rules import Accion


class Command(BaseCommand):
    anota = "nombrar"
    help = "Asigna una función a una cuenta; si la cuenta no existe, la crea y pide su clave con «changepassword»."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("usuario")
        parser.add_argument("rol", choices=Rol.values)
        parser.add_argument("--area", default=TODAS, help="El área, para las funciones que se tienen en una.")
        parser.add_argument("--nombre", default="", help="Nombre y apellidos, si la cuenta es nueva.")
        parser.add_argument("--motivo", required=True, help="Resolución, contratación…")
        parser.add_argument("--save", action="store_true", help="Guardar; sin esta opción solo se muestra.")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            try:
                user, asignacion = self.name_somebody(options)
                told = f"{asignacion}, desde el {asignacion.desde:%d-%m-%Y}."
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from None
            if not options["save"]:
                transaction.set_rollback(True)
        self.stdout.write(told)
        if not options["save"]:
            self.stdout.write("No se guardó nada: agregue --save.")
        elif not user.has_usable_password():
            self.stdout.write(f"Ponga ahora la clave: manage.py changepassword {user.username}")

    def name_somebody(self, options: dict[str, Any]) -> tuple[User, Asignacion]:
        for gate in GATE:
            gate(options["motivo"])
        username = User.normalize_username(options["usuario"])
        user = User.objects.filter(username=username).first()
        if options["area"] and options["area"] not in dict(areas_instaladas()):
            known = ", ".join(label for label, _ in areas_instaladas())
            raise ValidationError(f"No hay un área «{options['area']}». Son: {known}.")
        if user is None:
            if not options["nombre"].strip():
                raise ValidationError("La cuenta es nueva: diga con --nombre los nombres y apellidos.")
            user = User(username=username, nombre=options["nombre"])
            user.set_unusable_password()
            user.full_clean()
            user.save()
            journal.note_decision(None, Accion.AGREGAR, [user], options["motivo"])
        if not user.is_active:
            raise ValidationError("Esa cuenta está cerrada: reábrala antes.")
        function = {"user": user, "rol": options["rol"], "area": options["area"]}
        now = timezone.now()
        today = timezone.localdate(now)
        if user.estado_clave == EstadoClave.POR_CONFIRMAR:
            user.confirmar_por_la_instalacion()
            journal.note_decision(None, "confirmar", [user], options["motivo"])
            held = Asignacion.objects.filter(**function).vigentes(today).first()
            if held is not None:
                return user, held
        asignacion = Asignacion.objects.por_confirmar(today).filter(**function).first()
        if asignacion is None:
            asignacion = Asignacion(**function, motivo=options["motivo"])
            asignacion.full_clean()
            asignacion.save()
        if asignacion.por_confirmar:
            asignacion.confirmar_por_la_instalacion(now)
        journal.note_decision(None, "nombrar", [asignacion], options["motivo"])
        return user, asignacion
