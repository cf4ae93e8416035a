from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from gobernacion import guards, proofs
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.verifying import Anotacion, heads_file, interrupted, problems, write_head


class Command(BaseCommand):
    sin_anotar = "Solo compara; nombra casos por su número y nada de nadie."
    help = (
        "Comprueba que lo publicado, los registros, su historial, la bitácora y los documentos son lo que el sistema "
        "escribió. Termina con error si algo fue alterado."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sello", default="", help="un sello impreso o de una descarga, que debe estar en la cadena"
        )
        parser.add_argument(
            "--anotar",
            action="store_true",
            help="anota las ediciones cuya publicación se interrumpió justo antes de anotarlas",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(problems(options["sello"]))
        found += [
            f"Falta la protección de la base de datos: {lost}."
            for lost in guards.missing(connection, guards.registered())
        ]
        found += proofs.problems()
        for problem in found:
            self.stderr.write(self.style.ERROR(problem))
        self._say_what_is_not_proved()
        if found:
            raise CommandError(
                f"{len(found)} problema(s): algo no está como el sistema lo escribió y protegió."
            )
        name = heads_file().name
        for cabeza in interrupted():
            if options["anotar"]:
                write_head(Anotacion.PUBLICADA, cabeza)
                self.stdout.write(f"{cabeza.slug}: anotada en {name}.")
            else:
                self.stdout.write(
                    self.style.WARNING(
                        f"{cabeza.slug}: se publicó, pero algo se detuvo antes de anotarla en {name}. "
                        "Para anotarla: manage.py verificar --anotar"
                    )
                )
        count = EdicionPublicada.objects.count()
        self.stdout.write(
            self.style.SUCCESS(f"{count} edición(es) publicada(s): todos los sellos corresponden.")
        )

    def _say_what_is_not_proved(self) -> None:
        self.stdout.write("Lo que esto no prueba, y por qué se copian los sellos fuera de la máquina:")
        for sentence in proofs.NOT_PROVED:
            self.stdout.write(f"  - {sentence}.")
