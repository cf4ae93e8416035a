"""Every version a record ever had: who left it so and when."""

from collections.abc import Iterable
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


def last_to_write(record: Any, names: Iterable[str]) -> Any:
    """Who wrote the version in which those fields of a record last changed; None where no history says."""
    columns = [record._meta.get_field(name).attname for name in names]
    said, writer = None, None
    for user, *now in record.history.order_by("history_id").values_list("history_user", *columns):
        if now != said:
            said, writer = now, user
    return writer
