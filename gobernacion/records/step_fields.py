"""Fields that a record declares in one line: what its steps fill, and what it refers to."""

from __future__ import annotations

from typing import Any, TypeVar

from django.conf import settings
from django.db import models

from gobernacion.records.models import validate_not_future

M = TypeVar("M", bound=models.Model)


def estado_de(estados: type[models.TextChoices], verbose_name: str = "estado") -> Any:
    """Where a record stands: in the first of its states until a step takes it to another."""
    return models.CharField(
        verbose_name,
        max_length=max(map(len, estados.values)),
        choices=estados,
        default=next(iter(estados)),
        editable=False,
    )


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


def refers_to(to: type[M], verbose_name: str, **more: Any) -> models.ForeignKey[M, M]:
    """A reference: what it names is not deleted, and leads back only if ``related_name`` says how."""
    said: dict[str, Any] = {"related_name": "+", **more}
    return models.ForeignKey(to, models.PROTECT, verbose_name=verbose_name, **said)


def may_refer_to(to: type[M], verbose_name: str, **more: Any) -> models.ForeignKey[M | None, M | None]:
    """A reference that may be left blank."""
    found: Any = refers_to(to, verbose_name, null=True, blank=True, **more)
    return found  # type: ignore[no-any-return]
