from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gobernacion.open_data.archive import archive, archive_name
from gobernacion.published.models import EdicionPublicada


class Command(BaseCommand):
    sin_anotar = "Guarda lo que ya es público."
    help = (
        "Guarda cada edición publicada en un archivo ZIP que se comprueba solo: sus descargas, su sello y el programa "
        "que los comprueba. Lo que ya está y no cambió se deja; si se retiró un texto, el archivo se hace otra vez."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("carpeta", type=Path, help="La carpeta donde quedan, que debe existir.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["carpeta"]
        if not folder.is_dir():
            raise CommandError(f"No existe la carpeta {folder}.")
        editions = EdicionPublicada.objects.en_orden()
        if not editions:
            self.stdout.write("Todavía no hay ninguna edición publicada: no hay nada que archivar.")
        for edicion in editions:
            path, content = folder / archive_name(edicion), archive(edicion)
            before = path.read_bytes() if path.exists() else None
            if before != content:
                unfinished = path.with_suffix(".sin-terminar")
                try:
                    unfinished.write_bytes(content)
                    unfinished.replace(path)
                except OSError as error:
                    raise CommandError(f"No se pudo escribir en {folder}: {error.strerror}.") from None
            told = "guardado" if before is None else "igual" if before == content else "hecho otra vez"
            self.stdout.write(f"{path.name}: {told}.")
