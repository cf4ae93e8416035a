"""What an application had been answered, paid or closed as, until a step went back."""

from __future__ import annotations

from django.db import models

from gobernacion.money import PesosField
from gobernacion.records.anteriores import Anterior
from orasmi.models.estados import Estado, Via
from orasmi.models.otros_programas import PostulacionPrograma, Resultado
from orasmi.models.postulacion import Postulacion


class PostulacionAnterior(Anterior):
    """How a case of the fund stood until it went back."""

    postulacion = models.ForeignKey(
        Postulacion, models.PROTECT, related_name="anteriores", verbose_name="postulación"
    )
    estado = models.CharField("estado", max_length=12, choices=Estado)
    resuelta_el = models.DateField("fecha de la respuesta", null=True, blank=True)
    aprobada_el = models.DateField("fecha del acta", null=True, blank=True)
    sin_efecto_el = models.DateField("sin efecto el", null=True, blank=True)
    via = models.CharField("vía de compra", max_length=16, choices=Via, blank=True)
    comprometido = PesosField("monto comprometido", null=True, blank=True)
    comprada_el = models.DateField("fecha de la compra", null=True, blank=True)
    pagado = PesosField("monto pagado", null=True, blank=True)
    entregada_el = models.DateField("fecha de la entrega", null=True, blank=True)
    rendido = PesosField("monto rendido", null=True, blank=True)
    rendida_el = models.DateField("fecha de la rendición", null=True, blank=True)
    reintegrado = PesosField("monto reintegrado", null=True, blank=True)
    reintegrado_el = models.DateField("fecha del reintegro", null=True, blank=True)

    class Meta:
        verbose_name = "situación anterior de una postulación"
        verbose_name_plural = "situaciones anteriores de postulaciones"
        indexes = [models.Index(fields=["hasta"], name="postulacion_anterior_por_dia")]


class RespuestaReabierta(Anterior):
    """What another institution had answered, until it was asked again."""

    postulacion = models.ForeignKey(
        PostulacionPrograma, models.PROTECT, related_name="reabiertas", verbose_name="postulación"
    )
    estado = models.CharField("resultado", max_length=16, choices=Resultado)
    respondida_el = models.DateField("fecha de la respuesta")

    class Meta:
        verbose_name = "respuesta reabierta"
        verbose_name_plural = "respuestas reabiertas"
        indexes = [models.Index(fields=["hasta"], name="respuesta_reabierta_por_dia")]
