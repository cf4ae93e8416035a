"""What a project had been answered, paid or approved, until a step went back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gobernacion.money import PesosField
from gobernacion.records.anteriores import Anterior
from gobernacion.records.invariants import Invariant, not_after
from programs.fondo_social.models.estados import Causa
from programs.fondo_social.models.proyecto import Proyecto


class InadmisibilidadRepuesta(Anterior):
    """How a project stood until it went back; until then only what was left out did."""

    proyecto = models.ForeignKey(
        Proyecto, models.PROTECT, related_name="inadmisibilidades", verbose_name="proyecto"
    )
    causa = models.CharField("causa de inadmisibilidad", max_length=14, choices=Causa, blank=True)
    resuelto_el = models.DateField("fecha de la respuesta", null=True, blank=True)
    adjudicado_el = models.DateField("fecha de la resolución", null=True, blank=True)
    desistido_el = models.DateField("fecha del desistimiento o renuncia", null=True, blank=True)
    transferido_el = models.DateField("fecha de la transferencia", null=True, blank=True)
    rendir_hasta = models.DateField("plazo para rendir", null=True, blank=True)
    rendido = PesosField("monto rendido", null=True, blank=True)
    rendicion_aprobada_el = models.DateField("fecha de aprobación de la rendición", null=True, blank=True)

    class Meta:
        verbose_name = "situación anterior de un proyecto"
        verbose_name_plural = "situaciones anteriores de proyectos"
        indexes = [models.Index(fields=["hasta"], name="fs_repuesta_por_dia")]
        constraints = [
            Invariant(
                condition=Q(causa__in=["", *Causa.values]) & not_after("resuelto_el", "hasta"),
                name="fs_inadmisibilidad_con_causa_y_fechas",
                field="hasta",
                violation_error_message="Una respuesta se repone después de darse.",
            )
        ]
