"""The papers scanned with each activity."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from seguridad.models.actividad import Actividad


class PapelActividad(Adjunto):
    """A paper of an activity: the minutes, the signed attendance sheet, photographs."""

    registro = models.ForeignKey(Actividad, models.PROTECT, related_name="papeles", verbose_name="actividad")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la actividad"
        verbose_name_plural = "papeles de la actividad"
