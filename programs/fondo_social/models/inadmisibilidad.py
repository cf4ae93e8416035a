"""What a project was left out for, and then was not."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gobernacion.records.anteriores import Anterior
from gobernacion.records.invariants import Invariant, not_after
from programs.fondo_social.models.estados import Causa
from programs.fondo_social.models.proyecto import Proyecto


class InadmisibilidadRepuesta(Anterior):
    """What a project had been left out for, until the organisation's complaint was upheld."""

    proyecto = models.ForeignKey(
        Proyecto, models.PROTECT, related_name="inadmisibilidades", verbose_name="proyecto"
    )
    causa = models.CharField("causa de inadmisibilidad", max_length=14, choices=Causa)
    resuelto_el = models.DateField("fecha de la respuesta")

    class Meta:
        verbose_name = "inadmisibilidad repuesta"
        verbose_name_plural = "inadmisibilidades repuestas"
        indexes = [models.Index(fields=["hasta"], name="fs_repuesta_por_dia")]
        constraints = [
            Invariant(
                condition=Q(causa__in=Causa.values) & not_after("resuelto_el", "hasta"),
                name="fs_inadmisibilidad_con_causa_y_fechas",
                field="hasta",
                violation_error_message="Una inadmisibilidad lleva su causa, y se repone después de declararse.",
            )
        ]
