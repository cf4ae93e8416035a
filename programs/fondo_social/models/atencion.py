"""The leaders who come to the office to ask about their projects."""

from __future__ import annotations

from django.db import models

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.records.etapas import Conocidas, Etapas
from gobernacion.records.models import Record, list_index
from programs.fondo_social.models.estados import Materia


class AtencionDirigente(Record):
    """Once that a leader was attended at the office; the comuna is that of their organisation."""

    apelativo = "Atención"
    etapas = Etapas(
        "fs_atencion", reglas=(Conocidas(("materia",), "Elija la materia de la lista.", "materia_conocida"),)
    )

    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="dirigente")
    organizacion = models.ForeignKey(
        Organizacion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organización",
        help_text="En blanco si todavía no está constituida.",
    )
    materia = models.CharField("materia", max_length=12, choices=Materia, default=Materia.FORMULACION)
    detalle = models.TextField("qué se le orientó", max_length=1000, blank=True)

    class Meta(Record.Meta):
        verbose_name = "atención a dirigente"
        verbose_name_plural = "atenciones a dirigentes"
        indexes = [*Record.Meta.indexes, *map(list_index, ("materia", "comuna", "ficha"))]
