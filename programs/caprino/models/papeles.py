"""The papers scanned with each goatherd and each round."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from programs.caprino.models.criancero import Criancero
from programs.caprino.models.operativo import Operativo


class PapelCriancero(Adjunto):
    """A paper of a goatherd: the old card, the declaration of existence of animals."""

    registro = models.ForeignKey(Criancero, models.PROTECT, related_name="papeles", verbose_name="criancero")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del criancero"
        verbose_name_plural = "papeles del criancero"


class PapelOperativo(Adjunto):
    """A paper of a round: the minutes, the signed sheet, photographs."""

    registro = models.ForeignKey(Operativo, models.PROTECT, related_name="papeles", verbose_name="operativo")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del operativo"
        verbose_name_plural = "papeles del operativo"
