from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from gobernacion.lib.toml_tables import ArchivoInvalido
from gobernacion.territory.files import read_territory
from gobernacion.territory.loading import Carga, TerritorioRechazado, count_unnamed, store_territory


class Command(BaseCommand):
    sin_anotar = "Escribe comunas y población, que son públicas."
    """Shows what a territory file would change, and stores it with --save."""

    help = (
        "Carga institución, provincia, comunas, sectores y población desde un archivo. "
        "Sin --save solo muestra lo que cambiaría."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "archivo",
            type=Path,
            nargs="?",
            default=settings.BASE_DIR / "fixtures" / "reference" / "elqui.toml",
            help="archivo TOML del territorio; si no se indica, el de la provincia de Elqui",
        )
        parser.add_argument("--save", action="store_true", help="guarda lo mostrado")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            territorio = read_territory(options["archivo"])
            # What is shown is what the database would take: stored in full, then undone.
            with transaction.atomic():
                cargas = store_territory(territorio)
                self._tell(cargas)
                if not options["save"]:
                    transaction.set_rollback(True)
        except (ArchivoInvalido, TerritorioRechazado) as error:
            raise CommandError(f"No se guardó nada. {error}") from None
        if options["save"]:
            self.stdout.write(self.style.SUCCESS("Guardado."))
        else:
            self.stdout.write("Solo se mostró: para guardar, agregue --save.")

    def _tell(self, cargas: Sequence[Carga]) -> None:
        """Say each row that is new or changes, and how many there are of each."""
        for carga in cargas:
            if not carga.igual:
                mark, detail = ("+", "") if carga.nueva else ("~", f" ({'; '.join(carga.cambios)})")
                self.stdout.write(f"{mark} {carga.objeto._meta.verbose_name} {carga.nombre}{detail}")
        nuevas = sum(carga.nueva for carga in cargas)
        iguales = sum(carga.igual for carga in cargas)
        cambian = len(cargas) - nuevas - iguales
        self.stdout.write(f"Filas nuevas: {nuevas}. Con cambios: {cambian}. Iguales: {iguales}.")
        if unnamed := count_unnamed(cargas):
            self.stdout.write(f"Guardadas antes y no nombradas en el archivo, se conservan: {unnamed}.")
