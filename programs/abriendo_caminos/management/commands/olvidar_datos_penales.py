"""Forgets the penal data whose recorded end passed. Meant for the clock of the machine, every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from programs.abriendo_caminos.forgetting import forget


class Command(BaseCommand):
    help = "Borra de las tablas y de su historial los datos penales cuyo término ya pasó; queda el recuento anónimo."

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = forget(timezone.localdate())
        self.stdout.write(
            "No había datos penales que olvidar."
            if not forgotten
            else f"Datos penales olvidados: {forgotten}. Queda su recuento anónimo."
        )
