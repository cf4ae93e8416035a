"""Does the periodic work that is due: forgets, seals, empties. Meant for the clock of the machine, every hour."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gobernacion.access import periodic


class Command(BaseCommand):
    sin_anotar = "Cada tarea anota lo que olvida o sella; las demás no tocan nada de nadie."
    help = "Hace las tareas periódicas que tocan: olvidar, sellar, vaciar lo que ya no se guarda."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--todas", action="store_true", help="Hacerlas todas, toquen o no.")

    def handle(self, *args: Any, **options: Any) -> None:
        titles = {tarea.codigo: tarea.titulo for tarea in periodic.declared()}
        failed = done = 0
        try:
            for vuelta in periodic.run(timezone.now(), every=options["todas"]):
                done += 1
                failed += bool(vuelta.fallas)
                self.stdout.write(f"{titles[vuelta.codigo]}: {vuelta.resultado}")
        except periodic.YaEnMarcha:
            raise CommandError("Otro proceso ya está haciendo las tareas periódicas.") from None
        if not done:
            self.stdout.write("Nada que hacer: todo está al día.")
        if failed:
            raise CommandError(f"Tareas que no se pudieron hacer: {failed}.")
