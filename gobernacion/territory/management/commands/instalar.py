from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from gobernacion import schema


class Command(BaseCommand):
    sin_anotar = "Crea las tablas, también la de la bitácora: antes no hay nada."
    help = "Crea las tablas de una instalación nueva, en una base de datos vacía."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            migrations = schema.create(connection)
        except schema.NotEmpty as found:
            raise CommandError(
                f"La base de datos {found} ya tiene tablas: nada se cambió. "
                "Para ponerla al día ejecute «manage.py migrate»."
            ) from found
        self.stdout.write(f"Base de datos lista: {migrations} migraciones anotadas como hechas.")
