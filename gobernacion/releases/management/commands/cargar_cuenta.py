from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.grants import Grants
from gobernacion.access.models import User
from gobernacion.indicators.cuadraturas import Estado
from gobernacion.lib.clp import counted
from gobernacion.published.kinds import kinds, told
from gobernacion.releases import transcription
from gobernacion.releases.checking import check
from gobernacion.releases.documents import DocumentoInvalido
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.models import Edicion
from gobernacion.releases.proofreading import read_proofread
from gobernacion.transitions import TransicionRechazada


class Command(BaseCommand):
    anota = "cargar"
    help = (
        "Lee una cuenta transcrita, dice todo lo que está mal escrito y qué se contradice. Sin --save solo muestra; "
        "con él deja un borrador, que se aprueba y publica en el sistema. Con --codigos o --modelo ayuda a "
        "transcribirla."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "carpeta", type=Path, nargs="?", help="carpeta con edicion.toml y un archivo por capítulo"
        )
        parser.add_argument(
            "--elabora", metavar="USUARIO", help="la cuenta de quien elabora la edición y tiene esa función"
        )
        parser.add_argument("--save", action="store_true", help="guarda lo mostrado, como borrador")
        parser.add_argument(
            "--codigos", action="store_true", help="muestra los códigos, sus desgloses y sus categorías"
        )
        parser.add_argument(
            "--modelo", action="store_true", help="crea la carpeta con los archivos de una cuenta por llenar"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["codigos"]:
            self.stdout.write("\n".join(transcription.codes()))
            return
        folder = options["carpeta"]
        if folder is None:
            raise CommandError("Diga la carpeta de la cuenta, o pida --codigos.")
        try:
            if options["modelo"]:
                written = transcription.write_model(folder)
                self.stdout.write(f"Escrito en {folder}: {', '.join(written)}. Llénelo y cárguelo.")
                return
            self._load(folder, options["elabora"], options["save"])
        except (DocumentoInvalido, TransicionRechazada) as error:
            raise CommandError(str(error)) from error

    def _load(self, folder: Path, username: str | None, save: bool) -> None:
        if not username:
            raise CommandError("Diga con --elabora quién elabora la edición.")
        elabora = self._who_prepares(username)
        documento = read_proofread(folder, timezone.localdate())
        with transaction.atomic():
            edicion = draft_from_document(documento, elabora)
            left = check(edicion)
            self._tell(edicion)
            if save:
                journal.note_decision(elabora, "cargar", [edicion])
            else:
                transaction.set_rollback(True)
        if save:
            self.stdout.write(self.style.SUCCESS(f"Guardada la edición {edicion}."))
        else:
            self.stdout.write("Solo se mostró: para guardar, agregue --save.")
        if left:
            raise CommandError("No puede aprobarse todavía:\n" + "\n".join(f"- {one}" for one in left))
        if save:
            self.stdout.write("Se aprueba y se publica en el sistema, por quienes tienen esa función.")

    def _who_prepares(self, username: str) -> User:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"No existe la cuenta de usuario «{username}».")
        if not Grants(user, timezone.localdate()).may("medir", Edicion):
            raise CommandError(
                f"La cuenta de usuario «{username}» no elabora cuentas públicas: necesita hoy la función de jefatura "
                "de toda la oficina, y haber elegido su clave."
            )
        return user

    def _tell(self, edicion: Edicion) -> None:
        checked = edicion.cuadraturas.order_by("orden")
        self.stdout.write(
            f"{edicion.titulo}: {counted(edicion.capitulos.count(), 'capítulo', 'capítulos')}, "
            f"{counted(edicion.cifras.count(), 'cifra', 'cifras')} ({', '.join(told(kinds(edicion.cifras.all())))}), "
            f"{counted(len(checked), 'comprobación', 'comprobaciones')}."
        )
        for row in checked:
            if row.estado == Estado.CUADRA:
                continue
            style = self.style.ERROR if row.estado == Estado.QUIEBRE else self.style.WARNING
            self.stdout.write(style(f"{row.get_estado_display()}: {row.nombre}"))
            self.stdout.write(f"  {row.frase}")
            if row.nota:
                self.stdout.write(f"  Nota pública: {row.nota} ({row.firma})")
            else:
                self.stdout.write(f"  Para explicarlo: {transcription.note_for(row)}")
