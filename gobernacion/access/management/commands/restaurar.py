"""Puts a copy back in an empty installation, and does again what the office did since to protect people."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gobernacion import backup, snapshots
from gobernacion.access import journal, orders, periodic


class Command(BaseCommand):
    anota = orders.RESTAURAR
    help = "Restaura un respaldo en una instalación vacía y vuelve a olvidar lo que se olvidó después de él."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("respaldo", help="El archivo respaldo-….age.")
        parser.add_argument("--clave", required=True, help="El archivo con la clave secreta.")

    def handle(self, *args: Any, **options: Any) -> None:
        path, key = Path(options["respaldo"]), Path(options["clave"])
        for file in (path, key):
            if not file.is_file():
                raise CommandError(f"No existe el archivo {file}.")
        try:
            manifest = backup.put_back(path, backup.read_key(key.read_text(errors="replace")))
        except snapshots.RespaldoRechazado as refusal:
            raise CommandError(str(refusal)) from None
        rows = sum(rows for rows, _ in manifest.tablas.values())
        self.stdout.write(
            f"Restaurado el respaldo del {manifest.hecho}. Filas: {rows}, iguales a las copiadas."
        )
        journal.note_order(self.anota, filas=rows)
        periodic.forget(timezone.now())
        for said in backup.catch_up(manifest):
            self.stdout.write(said)
        self.stdout.write("Ejecute ahora «manage.py migrate» y «manage.py verificar».")
