from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    name = "gobernacion.records"
    verbose_name = "Registros"

    def ready(self) -> None:
        from gobernacion.access import periodic
        from gobernacion.access.periodic import Cada, Tarea
        from gobernacion.lib.clp import counted
        from gobernacion.records import checks, proving  # noqa: F401  (register themselves)
        from gobernacion.records.planillas.models import discard_old

        post_migrate.connect(_refresh_statistics, sender=self, dispatch_uid="records.statistics")
        periodic.register(
            Tarea(
                "records.planillas",
                "Descartar las planillas que nadie decidió",
                Cada.DIA,
                lambda now: f"Descartado: {counted(discard_old(now), 'planilla', 'planillas')}.",
            )
        )


def _refresh_statistics(using: str, **kwargs: Any) -> None:
    from gobernacion.records import statistics

    statistics.refresh(connections[using])
