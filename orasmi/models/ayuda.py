"""The catalogue of what the fund may be asked for."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from gobernacion.lib.periods import months_after


class Clase(models.TextChoices):
    """Whether an aid helps somebody to stand on their own feet or relieves a need: the fund owes the first a share."""

    PROMOCION = "promocion_social", "Promoción social"
    ASISTENCIAL = "asistencial", "Asistencial"


class Materia(models.TextChoices):
    """The area of need an aid answers."""

    SALUD = "salud", "Salud"
    VIVIENDA = "vivienda", "Vivienda"
    EDUCACION = "educacion", "Educación"
    CAPACITACION = "capacitacion", "Capacitación y trabajo"
    EMPRENDIMIENTO = "emprendimiento", "Emprendimiento"
    DISCAPACIDAD = "discapacidad", "Discapacidad"
    ASISTENCIA = "asistencia", "Asistencia social"


class AyudaQuerySet(models.QuerySet["Ayuda"]):
    def vigentes(self, at: date) -> Self:
        """What may be asked for on that day."""
        return self.filter(Q(hasta=None) | Q(hasta__gt=at), desde__lte=at)

    def ofrecidas(self, at: date, elegida: int | None = None) -> Self:
        """What a form offers: what may be asked for, what could be until a year ago, and what was chosen."""
        return self.filter(Q(pk=elegida) | Q(hasta=None) | Q(hasta__gt=months_after(at, -12)))


class Ayuda(models.Model):
    """One kind of aid of the catalogue, valid from one day to another."""

    materia = models.CharField("materia", max_length=15, choices=Materia)
    nombre = models.CharField("ayuda", max_length=100)
    clase = models.CharField("clase", max_length=16, choices=Clase)
    desde = models.DateField("vigente desde")
    hasta = models.DateField(
        "vigente hasta", null=True, blank=True, help_text="Primer día en que ya no se puede pedir."
    )

    objects = AyudaQuerySet.as_manager()

    class Meta:
        verbose_name = "ayuda del catálogo"
        verbose_name_plural = "catálogo de ayudas"
        constraints = [
            models.UniqueConstraint(
                fields=["materia", "nombre", "desde"],
                name="una_ayuda_por_materia_y_nombre",
                violation_error_message="Esa ayuda ya está en el catálogo desde ese día.",
            ),
            models.CheckConstraint(
                condition=Q(hasta=None) | Q(hasta__gt=F("desde")),
                name="ayuda_vigencia_en_orden",
                violation_error_message="La vigencia debe terminar después de empezar.",
            ),
            models.CheckConstraint(
                condition=Q(clase__in=Clase.values) & Q(materia__in=Materia.values),
                name="ayuda_clase_y_materia_conocidas",
                violation_error_message="Elija la clase y la materia de la lista.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_materia_display()}: {self.nombre}"

    def vigente(self, at: date) -> bool:
        """Whether it may be asked for on that day."""
        return self.desde <= at and (self.hasta is None or at < self.hasta)
