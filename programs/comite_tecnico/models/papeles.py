"""The papers scanned with each meeting and each agreement."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from programs.comite_tecnico.models.acuerdo import Acuerdo
from programs.comite_tecnico.models.reunion import Reunion


class PapelReunion(Adjunto):
    """A paper of a meeting: the signed minutes, the attendance sheet."""

    registro = models.ForeignKey(Reunion, models.PROTECT, related_name="papeles", verbose_name="reunión")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la reunión"
        verbose_name_plural = "papeles de la reunión"


class PapelAcuerdo(Adjunto):
    """A paper that shows an agreement was kept: a report, a letter."""

    registro = models.ForeignKey(Acuerdo, models.PROTECT, related_name="papeles", verbose_name="acuerdo")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del acuerdo"
        verbose_name_plural = "papeles del acuerdo"
