"""The papers scanned with each project and each workshop."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from programs.fondo_social.models.proyecto import Proyecto
from programs.fondo_social.models.taller import Taller


class PapelProyecto(Adjunto):
    """A paper of a project: certificate of personalidad jurídica, quotation, transfer, accounts."""

    registro = models.ForeignKey(Proyecto, models.PROTECT, related_name="papeles", verbose_name="proyecto")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del proyecto"
        verbose_name_plural = "papeles del proyecto"


class PapelTaller(Adjunto):
    """A paper of a workshop: the signed attendance sheet, photographs."""

    registro = models.ForeignKey(Taller, models.PROTECT, related_name="papeles", verbose_name="taller")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del taller"
        verbose_name_plural = "papeles del taller"
