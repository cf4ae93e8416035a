"""Fields that the steps of a record fill: who took one, and the day it happened."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from gobernacion.records.models import validate_not_future


def signed_by(verbose_name: str) -> Any:
    """Who took a step: only the step writes it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=verbose_name,
    )


def day_of(verbose_name: str) -> Any:
    """The day a step happened, which may be before the day it is typed."""
    return models.DateField(verbose_name, null=True, blank=True, validators=[validate_not_future])
