import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from gobernacion import demonstration, schema
from gobernacion.access.models import Asignacion, User
from gobernacion.access.registry import is_ours
from gobernacion.access.roles import TODAS, Rol
from gobernacion.areas import AreaConfig, installed
from gobernacion.records.demo import date_as_typed
from gobernacion.releases.models import Edicion
from gobernacion.releases.publishing import approve, publish

CLAVE = "demo-elqui-2019"
"""The password of every demonstration account; it opens nothing that is not invented."""

Account = tuple[str, str, Rol, str]

ACCOUNTS: tuple[Account, ...] = (
    ("cuentas", "Carla Cuentas (demostración)", Rol.JEFATURA, TODAS),
    ("jefatura", "Julia Jefatura (demostración)", Rol.JEFATURA, TODAS),
    ("autoridad", "Amanda Autoridad (demostración)", Rol.AUTORIDAD, TODAS),
    ("auditor", "Aldo Auditor (demostración)", Rol.AUDITOR, TODAS),
    ("moderador", "Mónica Moderadora (demostración)", Rol.MODERADOR, TODAS),
    ("directorio", "Diego Directorio (demostración)", Rol.DIRECTORIO, TODAS),
    ("administrador", "Ada Administradora (demostración)", Rol.ADMINISTRADOR, TODAS),
)
"""Those of the whole office; each area's demo adds the ones of its desk."""

BEGUN = datetime(2018, 1, 1, 12, tzinfo=UTC)
"""When everybody of the demonstration was given their function."""
FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def _of_the_house() -> Iterator[Callable[[], None]]:
    """What the parts of the house that are no area load of their own."""
    for app in apps.get_app_configs():
        if is_ours(app) and not isinstance(app, AreaConfig) and find_spec(f"{app.name}.demo"):
            module = import_module(f"{app.name}.demo")
            if hasattr(module, "load"):
                yield module.load


def accounts() -> list[Account]:
    """Those of the whole office and of each desk."""
    of_the_areas = (area.declared("demo") for area in installed())
    return [*ACCOUNTS, *(account for module in of_the_areas for account in getattr(module, "ACCOUNTS", ()))]


class Command(BaseCommand):
    sin_anotar = "Llena una base inventada, que no abre ninguna instalación."
    help = "Carga la demostración: territorio, cuentas de usuario, registros inventados y la cuenta pública 2019."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "La demostración solo se carga con DEMO=1, en una instalación sin datos reales."
            )
        self._make_tables()
        call_command(
            "cargar_territorio", str(FIXTURES / "reference" / "elqui.toml"), save=True, stdout=self.stdout
        )
        self._hire(accounts())
        for area in installed():
            if module := area.declared("demo"):
                module.load()
        # What was loaded or typed before stays: a second start only adds what is missing.
        if not Edicion.objects.filter(year=2019).exists():
            date_as_typed()
            self._publish(FIXTURES / "cuenta_2019", elabora="cuentas", aprueba="autoridad")
        for load in _of_the_house():
            load()
        self._tell(accounts())

    def _make_tables(self) -> None:
        """The tables of a new demonstration, or what one made by an earlier version lacks."""
        if schema.is_empty(connection):
            demonstration.mark(connection)  # first: a start cut short can be made again
            schema.create(connection)
            return
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, stdout=self.stdout)

    @transaction.atomic
    def _hire(self, hired: list[Account]) -> None:
        """The accounts with their functions, but for those that somebody already made or changed."""
        there = set(User.objects.values_list("username", flat=True))
        missing = [account for account in hired if account[0] not in there]
        if not missing:
            return
        # Hashing is slow on purpose: they share a password that everybody is told, so they may share its hash.
        hashed = make_password(CLAVE)
        for username, nombre, rol, area in missing:
            user = User.objects.create(username=username, nombre=nombre, password=hashed)
            Asignacion.objects.create(
                user=user,
                rol=rol,
                area=area,
                desde=BEGUN.date(),
                otorgada_el=BEGUN.date(),
                confirmada_el=BEGUN if rol.decide else None,
                motivo="Demostración",
            )

    @transaction.atomic
    def _publish(self, folder: Path, elabora: str, aprueba: str) -> None:
        """The account of a folder, loaded as an office does and published by those two of the demonstration."""
        call_command("cargar_cuenta", str(folder), elabora=elabora, save=True, stdout=self.stdout)
        edicion = Edicion.objects.order_by("pk").latest("pk")
        approve(edicion, User.objects.get(username=aprueba))
        publicada = publish(edicion, timezone.localdate())
        self.stdout.write(f"Publicada la edición {publicada}, sello {publicada.sello}.")

    def _tell(self, hired: list[Account]) -> None:
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        told = "\n".join(
            f"    {username:<14} {rol.label}{f' ({area})' if area else ''}"
            for username, _, rol, area in hired
        )
        self.stdout.write(
            f"""
Demostración: todas las personas son inventadas.

  Público   {address}/
  Interno   {address}/interno/   clave de todas las cuentas: {CLAVE}
{told}

Para probar:
  1. En la portada, «Lo que se contradice»: qué cifras de la cuenta 2019 no cuadran y por qué.
  2. Una cifra, con la frase de donde salió, su historia y su sello.
  3. Descargar la edición y comprobarla: python verificar_descarga.py ARCHIVO
  4. Entrar como «orasmi» y llevar un caso desde el ingreso; «jefatura» lo aprueba.
"""
        )
