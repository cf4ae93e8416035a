"""Somebody is visited: the smallest record about a person."""

from __future__ import annotations

from django.db import models

from gobernacion.directory.models import Ficha
from gobernacion.records.models import Record


class Visita(Record):
    """The office visits somebody."""

    apelativo = "Visita"

    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona")
    detalle = models.TextField("detalle", blank=True)

    class Meta(Record.Meta):
        verbose_name = "visita"
        verbose_name_plural = "visitas"
