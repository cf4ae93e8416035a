from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gobernacion.published.models import EdicionPublicada
from gobernacion.published.verifying import problems


class Command(BaseCommand):
    help = "Comprueba que todo lo publicado corresponde a sus sellos. Termina con error si algo fue alterado."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sello", default="", help="un sello impreso o de una descarga, que debe estar en la cadena")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(problems(options["sello"]))
        for problem in found:
            self.stderr.write(self.style.ERROR(problem))
        if found:
            raise CommandError(f"{len(found)} problema(s): lo publicado no es lo que se selló.")
        count = EdicionPublicada.objects.count()
        self.stdout.write(self.style.SUCCESS(f"{count} edición(es) publicada(s): todos los sellos corresponden."))
