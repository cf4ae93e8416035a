"""The papers scanned with each activity and each expense."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from programs.crece_contigo.models.actividad import Actividad
from programs.crece_contigo.models.gasto import Gasto


class PapelActividad(Adjunto):
    """A paper of an activity: the minutes, the signed attendance sheet, photographs."""

    registro = models.ForeignKey(Actividad, models.PROTECT, related_name="papeles", verbose_name="actividad")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la actividad"
        verbose_name_plural = "papeles de la actividad"


class PapelGasto(Adjunto):
    """A paper of an expense: the invoice, the purchase order, the reception."""

    registro = models.ForeignKey(Gasto, models.PROTECT, related_name="papeles", verbose_name="gasto")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del gasto"
        verbose_name_plural = "papeles del gasto"
