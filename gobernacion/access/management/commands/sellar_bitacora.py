"""Seals the versions and the lines written since the last time. Meant for the clock of the machine, every hour."""

from typing import Any

from django.core.management.base import BaseCommand

from gobernacion.access import journal, sealed_rows


class Command(BaseCommand):
    sin_anotar = "Deja los sellos, que van en la cadena de la bitácora."
    help = (
        "Sella las versiones de los registros y las anotaciones de la bitácora escritas desde la última vez."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if filas := sealed_rows.seal(self.stdout.write):
            self.stdout.write(f"{filas} versiones y documentos sellados.")
        lote = journal.seal()
        if lote is None:
            self.stdout.write("No hay anotaciones nuevas que sellar.")
        else:
            self.stdout.write(f"Lote {lote.pk}: {lote.filas} anotaciones selladas. Sello {lote.sello}")
