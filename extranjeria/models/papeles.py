"""The papers scanned with each request."""

from __future__ import annotations

from django.db import models

from extranjeria.models.solicitud import Solicitud
from gobernacion.records.adjuntos import Adjunto


class PapelSolicitud(Adjunto):
    """A paper of a request: passport, contract of work, certificate of criminal record, resolution."""

    registro = models.ForeignKey(Solicitud, models.PROTECT, related_name="papeles", verbose_name="solicitud")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la solicitud"
        verbose_name_plural = "papeles de la solicitud"
