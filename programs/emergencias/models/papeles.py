"""The papers scanned with each record of the desk."""

from __future__ import annotations

from django.db import models

from gobernacion.records.adjuntos import Adjunto
from programs.emergencias.models.actividad import Actividad
from programs.emergencias.models.evento import Evento
from programs.emergencias.models.solicitud import SolicitudAgua


class PapelSolicitud(Adjunto):
    """A paper of a request: the letter of the municipality, the list of places, the letter of dispatch."""

    registro = models.ForeignKey(
        SolicitudAgua, models.PROTECT, related_name="papeles", verbose_name="solicitud"
    )

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la solicitud"
        verbose_name_plural = "papeles de la solicitud"


class PapelEvento(Adjunto):
    """A paper of an event: a report, a photograph."""

    registro = models.ForeignKey(Evento, models.PROTECT, related_name="papeles", verbose_name="evento")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del evento"
        verbose_name_plural = "papeles del evento"


class PapelActividad(Adjunto):
    """A paper of a meeting or workshop: the minutes, the signed attendance sheet, photographs."""

    registro = models.ForeignKey(Actividad, models.PROTECT, related_name="papeles", verbose_name="actividad")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la actividad"
        verbose_name_plural = "papeles de la actividad"
