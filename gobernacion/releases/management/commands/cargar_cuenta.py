from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.indicators.cuadraturas import Estado
from gobernacion.lib.clp import counted
from gobernacion.releases.checking import check
from gobernacion.releases.documents import DocumentoInvalido, read_document
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.models import Edicion
from gobernacion.releases.publishing import approve, publish
from gobernacion.transitions import TransicionRechazada


class Command(BaseCommand):
    help = (
        "Carga una cuenta transcrita como edición, la revisa y dice qué se contradice. "
        "Sin --save solo muestra; con --aprueba, además la aprueba y publica."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("carpeta", type=Path, help="carpeta con edicion.toml y un archivo por capítulo")
        parser.add_argument("--elabora", required=True, metavar="USUARIO", help="quién elabora la edición")
        parser.add_argument("--aprueba", metavar="USUARIO", help="otra persona, que la aprueba y publica")
        parser.add_argument("--save", action="store_true", help="guarda lo mostrado")

    def handle(self, *args: Any, **options: Any) -> None:
        elabora = self._user(options["elabora"])
        aprueba = self._user(options["aprueba"]) if options["aprueba"] else None
        try:
            documento = read_document(options["carpeta"])
            with transaction.atomic():
                edicion = draft_from_document(documento, elabora)
                left = check(edicion)
                self._tell(edicion)
                if not options["save"]:
                    transaction.set_rollback(True)
                    self.stdout.write("Solo se mostró: para guardar, agregue --save.")
                    return
                # In the same transaction: what is cut short leaves nothing behind and can be run again.
                publicada = None
                if aprueba and not left:
                    approve(edicion, aprueba)
                    publicada = publish(edicion, timezone.localdate())
        except (DocumentoInvalido, TransicionRechazada) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(f"Guardada la edición {edicion}."))
        if left:
            raise CommandError("No se puede publicar todavía:\n" + "\n".join(f"- {one}" for one in left))
        if publicada:
            self.stdout.write(
                self.style.SUCCESS(f"Publicada la edición {publicada}, sello {publicada.sello}.")
            )

    def _user(self, username: str) -> User:
        try:
            return User.objects.get(username=username)
        except User.DoesNotExist:
            raise CommandError(f"No existe la cuenta de usuario «{username}».") from None

    def _tell(self, edicion: Edicion) -> None:
        checked = edicion.cuadraturas.order_by("orden")
        self.stdout.write(
            f"{edicion.titulo}: {counted(edicion.capitulos.count(), 'capítulo', 'capítulos')}, "
            f"{counted(edicion.cifras.count(), 'cifra', 'cifras')}, "
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
