"""What the office promised: the yearly target of an indicator and the commitments of the coming year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class MetaAnual(models.Model):
    """The target of one indicator for one year, with the sentence in which the office set it."""

    codigo = models.CharField("indicador", max_length=8)
    year = models.PositiveSmallIntegerField("año")
    valor = models.DecimalField("meta", max_digits=20, decimal_places=4)
    fuente = models.TextField("fuente", blank=True)

    class Meta:
        verbose_name = "meta anual"
        verbose_name_plural = "metas anuales"
        constraints = [
            models.UniqueConstraint(
                fields=["codigo", "year"],
                name="una_meta_por_indicador_y_year",
                violation_error_message="Este indicador ya tiene una meta para ese año.",
            ),
            models.CheckConstraint(
                condition=Q(valor__gte=0),
                name="meta_no_negativa",
                violation_error_message="La meta no puede ser negativa.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.codigo} {self.year}"


class EstadoCompromiso(models.TextChoices):
    PENDIENTE = "pendiente", "Pendiente"
    EN_CURSO = "en_curso", "En curso"
    CUMPLIDO = "cumplido", "Cumplido"
    NO_CUMPLIDO = "no_cumplido", "No cumplido"


class Compromiso(models.Model):
    """What the office says it will do in a coming year, carried into that year's account."""

    area = models.CharField("área", max_length=40)
    capitulo = models.CharField("capítulo", max_length=8)
    year = models.PositiveSmallIntegerField("año comprometido")
    orden = models.PositiveSmallIntegerField("orden")
    texto = models.TextField("compromiso")
    codigo = models.CharField("indicador", max_length=8, blank=True)
    meta = models.DecimalField("meta", max_digits=20, decimal_places=4, null=True, blank=True)
    plazo = models.DateField("plazo", null=True, blank=True)
    estado = models.CharField(
        "estado", max_length=12, choices=EstadoCompromiso, default=EstadoCompromiso.PENDIENTE
    )
    fuente = models.TextField("fuente", blank=True)

    class Meta:
        verbose_name = "compromiso"
        verbose_name_plural = "compromisos"
        constraints = [
            models.UniqueConstraint(
                fields=["capitulo", "year", "orden"],
                name="un_compromiso_por_lugar",
                violation_error_message="Ya hay un compromiso en ese lugar del capítulo.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=EstadoCompromiso.values),
                name="compromiso_estado_conocido",
                violation_error_message="Ese estado no existe.",
            ),
        ]

    def __str__(self) -> str:
        return f"Compromiso {self.capitulo}.{self.orden} de {self.year}"
