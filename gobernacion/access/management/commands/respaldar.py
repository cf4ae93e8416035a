"""Makes an encrypted copy of the whole installation, and reads it back before it counts as made."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gobernacion import backup, snapshots
from gobernacion.access import orders


class Command(BaseCommand):
    anota = orders.RESPALDAR
    help = "Copia la base de datos y los archivos, mientras se trabaja, en un archivo cifrado que luego se lee entero."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("carpeta", nargs="?", help="Dónde dejar el respaldo; sin ella, BACKUP_DIR.")
        parser.add_argument(
            "--crear-clave",
            metavar="ARCHIVO",
            help="Crear la clave de los respaldos: la secreta queda en ese archivo, la pública se imprime.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["crear_clave"]:
            self.create_key(Path(options["crear_clave"]))
        else:
            self.copy(options["carpeta"])

    def copy(self, asked: str | None) -> None:
        if not settings.BACKUP_KEY:
            raise CommandError("Falta BACKUP_KEY: cree la clave con «respaldar --crear-clave ARCHIVO».")
        folder = Path(asked or settings.BACKUP_DIR)
        if not folder.is_dir():
            raise CommandError(f"No existe la carpeta {folder}.")
        try:
            path, manifest = orders.back_up(folder, timezone.localtime())
        except snapshots.RespaldoRechazado as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"No se pudo escribir en {folder}: {error.strerror}.") from None
        rows = sum(rows for rows, _ in manifest.tablas.values())
        self.stdout.write(
            f"{path}: {path.stat().st_size} bytes. Filas: {rows}. Archivos: {len(manifest.archivos) - 1}. "
            "Se leyó de vuelta y es igual."
        )

    def create_key(self, path: Path) -> None:
        secret, public = backup.new_key()
        try:
            with snapshots.private(path) as out:
                out.write(f"# clave pública: {public}\n{secret}\n".encode())
        except FileExistsError:
            raise CommandError(f"Ya existe {path}: no se cambia.") from None
        self.stdout.write(f"BACKUP_KEY={public}")
        self.stdout.write(
            f"Guarde {path} fuera de esta máquina, en dos lugares: sin él ningún respaldo se abre."
        )
