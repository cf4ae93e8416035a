import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from gobernacion.access.models import User
from gobernacion.areas import installed
from gobernacion.releases.models import Edicion

CLAVE = "demo-elqui-2019"
"""The password of every demonstration account; it opens nothing that is not invented."""

ACCOUNTS = {
    "cuentas": "Carla Cuentas (demostración)",
    "autoridad": "Amanda Autoridad (demostración)",
}
FIXTURES = Path(settings.BASE_DIR) / "fixtures"


class Command(BaseCommand):
    help = "Carga la demostración: territorio, cuentas de usuario, registros inventados y la cuenta pública 2019."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "La demostración solo se carga con DEMO=1, en una instalación sin datos reales."
            )
        call_command(
            "cargar_territorio", str(FIXTURES / "reference" / "elqui.toml"), save=True, stdout=self.stdout
        )
        for username, nombre in ACCOUNTS.items():
            if not User.objects.filter(username=username).exists():
                User.objects.create_user(username, CLAVE, nombre=nombre)
        for area in installed():
            module = area.declared("demo")
            if module is not None:
                module.load()
        # What was loaded or typed before stays: a second start only adds what is missing.
        if not Edicion.objects.filter(year=2019).exists():
            call_command(
                "cargar_cuenta",
                str(FIXTURES / "cuenta_2019"),
                elabora="cuentas",
                aprueba="autoridad",
                save=True,
                stdout=self.stdout,
            )
        self._tell()

    def _tell(self) -> None:
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        accounts = "\n".join(f"    {username:<12} {nombre}" for username, nombre in ACCOUNTS.items())
        self.stdout.write(
            f"""
Demostración: todas las personas son inventadas.

  Público   {address}/
  Interno   {address}/interno/   clave de todas las cuentas: {CLAVE}
{accounts}

Para probar:
  1. En la portada, «Lo que se contradice»: qué cifras de la cuenta 2019 no cuadran y por qué.
  2. Una cifra, con la frase de donde salió, su historia y su sello.
  3. Descargar la edición y comprobarla: python verificar_descarga.py ARCHIVO
"""
        )
