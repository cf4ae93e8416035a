"""The papers scanned with each case."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from orasmi.models.otros_programas import MesaNegociacion
from orasmi.models.postulacion import Postulacion


class PapelPostulacion(Adjunto):
    """A paper of an application: informe social, cotización, cédula, recibo firmado."""

    registro = models.ForeignKey(
        Postulacion, models.PROTECT, related_name="papeles", verbose_name="postulación"
    )

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la postulación"
        verbose_name_plural = "papeles de la postulación"


class PapelMesa(Adjunto):
    """A paper of a negotiation: minutes, attendance."""

    registro = models.ForeignKey(MesaNegociacion, models.PROTECT, related_name="papeles", verbose_name="mesa")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la mesa"
        verbose_name_plural = "papeles de la mesa"
