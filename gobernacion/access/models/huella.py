"""The digests that stand for what is written once: every version of every record, and each scanned paper."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Tanda(models.Model):
    """Rows of one table sealed together: its seal stands for their digests and, by the one before it, for all earlier.

    The last seal of each run is a line of the journal, and with it stands in the file outside the database.
    """

    cuando = models.DateTimeField("sellada", default=timezone.now, editable=False)
    modelo = models.CharField("tabla", max_length=80)
    columnas = models.TextField("columnas")
    desde = models.BigIntegerField("después de la fila")
    hasta = models.BigIntegerField("hasta la fila")
    filas = models.PositiveIntegerField("filas")
    anterior = models.CharField("sello anterior", max_length=64, blank=True, unique=True)
    sello = models.CharField("sello", max_length=64, unique=True)

    objects: ClassVar[models.Manager[Tanda]] = models.Manager()

    class Meta:
        verbose_name = "tanda sellada"
        verbose_name_plural = "tandas selladas"
        constraints = [
            models.CheckConstraint(condition=Q(filas__gt=0), name="access_tanda_no_vacia"),
        ]

    def __str__(self) -> str:
        return f"Tanda {self.pk}"


class Huella(models.Model):
    """The digest of one row, made with a random salt.

    Without its salt nobody can try values until one fits: what is forgotten loses it, and its digest tells nothing.
    """

    tanda = models.ForeignKey(Tanda, models.PROTECT, related_name="huellas", verbose_name="tanda")
    fila = models.BigIntegerField("fila")
    registro = models.CharField("registro", max_length=40)
    sal = models.CharField("sal", max_length=32, blank=True)
    huella = models.CharField("huella", max_length=64)

    objects: ClassVar[models.Manager[Huella]] = models.Manager()

    class Meta:
        verbose_name = "huella"
        verbose_name_plural = "huellas"
        constraints = [
            models.UniqueConstraint(fields=["tanda", "fila"], name="access_una_huella_por_fila_y_tanda"),
        ]
        indexes = [models.Index(fields=["registro"], name="access_huella_registro")]

    def __str__(self) -> str:
        return f"Huella {self.pk}"
