"""The journal of the office and the seals that keep it whole."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Anotacion(models.Model):
    """One line of the journal: who saw, exported or decided what, when and why. It is written once and for ever.

    It names the record by its number and never repeats what the record says of a person.
    """

    cuando = models.DateTimeField("cuándo", default=timezone.now, editable=False)
    quien = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="quién",
        related_name="anotaciones",
        null=True,
        help_text="Vacío: una orden de la propia instalación.",
    )
    accion = models.CharField("acción", max_length=40)
    modelo = models.CharField("qué", max_length=80)
    registro = models.CharField("registro", max_length=80, blank=True)
    filas = models.PositiveIntegerField("filas", null=True)
    registros = models.TextField(
        "registros",
        blank=True,
        default="",
        editable=False,
        help_text="Las claves de los que mostró una lista o llevó un archivo.",
    )
    motivo = models.CharField("motivo", max_length=200, blank=True)
    firma = models.CharField("firma", max_length=80, blank=True, editable=False)

    varias = "anotaciones"
    """What several are: on screen all of them are the bitácora."""

    class Meta:
        verbose_name = "anotación"
        verbose_name_plural = "bitácora"
        indexes = [
            models.Index(fields=["modelo", "registro"], name="access_anotacion_registro"),
            models.Index(fields=["quien", "cuando"], name="access_anotacion_quien"),
            models.Index(fields=["modelo", "cuando"], name="access_anotacion_que"),
            models.Index(fields=["cuando"], name="access_anotacion_cuando"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(accion="") & ~Q(modelo=""), name="access_anotacion_dice_que"),
            models.CheckConstraint(condition=Q(id__gt=0), name="access_anotacion_positiva"),
        ]

    def __str__(self) -> str:
        return f"Anotación {self.pk}"


class Lote(models.Model):
    """A sealed batch of the journal: its seal stands for its lines and, by the seal before it, for all earlier ones."""

    cuando = models.DateTimeField("sellado", default=timezone.now, editable=False)
    primera = models.BigIntegerField("primera anotación")
    ultima = models.BigIntegerField("última anotación", unique=True)
    filas = models.PositiveIntegerField("anotaciones")
    anterior = models.CharField("sello anterior", max_length=64, blank=True, unique=True)
    sello = models.CharField("sello", max_length=64, unique=True)

    objects: ClassVar[models.Manager[Lote]] = models.Manager()

    class Meta:
        verbose_name = "lote sellado"
        verbose_name_plural = "lotes sellados"
        constraints = [
            models.CheckConstraint(
                condition=Q(filas__gt=0) & Q(ultima__gte=F("primera")), name="access_lote_no_vacio"
            ),
        ]

    def __str__(self) -> str:
        return f"Lote {self.pk}"
