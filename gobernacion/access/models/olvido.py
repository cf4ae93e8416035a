"""What was forgotten: which record, when and why, and nothing of what it said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class ClaseOlvido(models.TextChoices):
    PLAZO = "plazo", "Se cumplió su plazo"
    RETIRO = "retiro", "Se retiró un texto publicado"


class Olvido(models.Model):
    """That a record, or versions of it, were taken out by rule. It is written once and for ever.

    The database lets the history of a record go only once it is named here.
    """

    cuando = models.DateTimeField("cuándo", default=timezone.now, editable=False)
    modelo = models.CharField("qué", max_length=80)
    registro = models.CharField("registro", max_length=80)
    clase = models.CharField("por qué", max_length=12, choices=ClaseOlvido, default=ClaseOlvido.PLAZO)

    class Meta:
        verbose_name = "olvido"
        verbose_name_plural = "olvidos"
        indexes = [models.Index(fields=["modelo", "registro"], name="access_olvido_registro")]
        constraints = [
            models.CheckConstraint(condition=~Q(modelo="") & ~Q(registro=""), name="access_olvido_dice_que"),
        ]

    def __str__(self) -> str:
        return f"Olvido {self.pk}"
