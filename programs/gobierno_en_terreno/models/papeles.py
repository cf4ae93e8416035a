"""The papers scanned with each jornada and each demand."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from programs.gobierno_en_terreno.models.demanda import Demanda
from programs.gobierno_en_terreno.models.jornada import Jornada


class PapelJornada(Adjunto):
    """A paper of a jornada: the minutes, the signed attendance sheet, photographs."""

    registro = models.ForeignKey(Jornada, models.PROTECT, related_name="papeles", verbose_name="jornada")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la jornada"
        verbose_name_plural = "papeles de la jornada"


class PapelDemanda(Adjunto):
    """A paper of a demand: the letter in which it was asked, the answer of a service."""

    registro = models.ForeignKey(Demanda, models.PROTECT, related_name="papeles", verbose_name="demanda")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la demanda"
        verbose_name_plural = "papeles de la demanda"
