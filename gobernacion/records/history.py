"""Every version a record ever had: who left it so and when."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class Historial(HistoricalRecords):  # type: ignore[misc]  # the library ships no types
    """The history of a record, named in Spanish."""

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        options: dict[str, Any] = super().get_meta_options(model)
        options["verbose_name"] = f"historial de {model._meta.verbose_name}"
        options["verbose_name_plural"] = f"historial de {model._meta.verbose_name_plural}"
        return options
