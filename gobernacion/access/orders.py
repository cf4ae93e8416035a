"""Orders given on the machine itself, by command line: each says what it leaves in the journal, or why nothing.

A command of this product declares ``anota``, the action of the line it leaves, or ``sin_anotar``, why it leaves none.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gobernacion import backup
from gobernacion.access import journal
from gobernacion.access.reasons import GATE

ALL = RESPALDAR, RESTAURAR, VOLCAR, CARGAR = "respaldar", "restaurar", "volcar", "cargar_datos"


def back_up(folder: Path, now: datetime) -> tuple[Path, backup.Manifiesto]:
    """Copy the installation into a folder, which is a line: everything it holds may leave. Raises RespaldoRechazado."""
    journal.note_order(RESPALDAR)
    return backup.make(folder, settings.BACKUP_KEY, now)


class WithReason(BaseCommand):
    """A command that moves rows in or out in the clear: it asks why, and leaves its line first."""

    anota: ClassVar[str]
    says_which: ClassVar[bool] = False
    """Whether what the command is given is the name of tables, and stands beside the reason."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--motivo", required=True, help="Para qué; queda en la bitácora.")

    def handle(self, *args: Any, **options: Any) -> Any:
        motivo = options.pop("motivo")
        try:
            for gate in GATE:
                gate(motivo)
            which = f" ({', '.join(args)})" if args and self.says_which else ""
            journal.note_order(self.anota, f"{motivo.strip()}{which}"[: journal.LONGEST])
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        return super().handle(*args, **options)
