"""Telling people what the State offers them, in every visit, call or meeting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gobernacion.records.models import Record, list_index


class Canal(models.TextChoices):
    PRESENCIAL = "presencial", "Presencial"
    TELEFONO = "telefono", "Teléfono"
    REDES = "redes", "Redes sociales"
    REUNION = "reunion", "Reunión vecinal"
    CORREO = "correo", "Correo"


class Programa(models.TextChoices):
    """What people ask about."""

    SUF = "suf", "Subsidio Único Familiar"
    SAP = "sap", "Subsidio de agua potable"
    PENSION = "pension", "Pensión básica solidaria"
    VIVIENDA = "vivienda", "Subsidio habitacional"
    BECA = "beca", "Becas"
    OTRO = "otro", "Otros programas"


class AtencionDifusion(Record):
    """Once that somebody was told about a social programme; nothing of the person is kept."""

    apelativo = "Atención"

    canal = models.CharField("canal", max_length=12, choices=Canal, default=Canal.PRESENCIAL)
    materia = models.CharField("materia", max_length=10, choices=Programa)

    class Meta(Record.Meta):
        verbose_name = "atención de difusión"
        verbose_name_plural = "atenciones de difusión"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(canal__in=Canal.values) & Q(materia__in=Programa.values),
                name="atencion_canal_y_materia_conocidos",
                violation_error_message="Elija el canal y la materia de la lista.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            list_index("canal"),
            list_index("materia"),
            list_index("comuna"),
        ]
