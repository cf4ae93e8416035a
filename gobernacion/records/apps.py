from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    name = "gobernacion.records"
    verbose_name = "Registros"

    def ready(self) -> None:
        from gobernacion.records import checks  # noqa: F401  (registers itself)

        post_migrate.connect(_refresh_statistics, sender=self, dispatch_uid="records.statistics")


def _refresh_statistics(using: str, **kwargs: Any) -> None:
    from gobernacion.records import statistics

    statistics.refresh(connections[using])
