"""Seals what the journal wrote since the last batch. Meant for the clock of the machine, every hour."""

from typing import Any

from django.core.management.base import BaseCommand

from gobernacion.access import journal


class Command(BaseCommand):
    help = "Sella las anotaciones de la bitácora escritas desde el último lote."

    def handle(self, *args: Any, **options: Any) -> None:
        lote = journal.seal()
        if lote is None:
            self.stdout.write("No hay anotaciones nuevas que sellar.")
        else:
            self.stdout.write(f"Lote {lote.pk}: {lote.filas} anotaciones selladas. Sello {lote.sello}")
