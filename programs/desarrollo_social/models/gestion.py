"""The management indicators the office leads: their value is quoted by its code from whoever measures it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from gobernacion.indicators.moments import total_told
from gobernacion.money import PesosField
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from gobernacion.versions import Versioned
from programs.desarrollo_social.models.estados import Instrumento, Sentido

FIRST, LAST = 2000, 2100


class IndicadorGestion(Versioned):
    """One indicator of the service's management commitments in one year, with its target."""

    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    instrumento = models.CharField("instrumento", max_length=4, choices=Instrumento)
    nombre = models.CharField("indicador", max_length=60, help_text="Como lo nombra el instrumento: Tiempo…")
    a_cargo = models.BooleanField("lo encabeza esta gobernación", default=True)
    codigo = models.CharField(
        "cifra que lo mide",
        max_length=8,
        blank=True,
        help_text="La cifra se cita de quien la mide; aquí no se anota su valor.",
    )
    sentido = models.CharField("cómo se cumple", max_length=8, choices=Sentido, default=Sentido.AL_MENOS)
    meta = models.DecimalField("meta", max_digits=12, decimal_places=2, null=True, blank=True)

    history = Historial()

    class Meta:
        verbose_name = "indicador de gestión"
        verbose_name_plural = "indicadores de gestión"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "instrumento", "nombre"],
                name="ds_un_indicador_por_year",
                violation_error_message="Ese indicador ya está anotado ese año.",
            ),
            Invariant(
                condition=Q(
                    year__range=(FIRST, LAST), instrumento__in=Instrumento.values, sentido__in=Sentido.values
                )
                & ~Q(nombre=""),
                name="ds_indicador_con_nombre_e_instrumento",
                field="nombre",
                violation_error_message="Escriba el indicador y elija el año y el instrumento.",
            ),
            Invariant(
                condition=Q(codigo="") | Q(codigo__regex=r"^[A-Z]{2}-[0-9]{3}$"),
                name="ds_indicador_con_codigo",
                field="codigo",
                violation_error_message="Elija de la lista la cifra que lo mide.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nombre} ({self.get_instrumento_display()}), {self.year}"

    def medido(self, at: date) -> Decimal | None:
        """What the quoted figure says of its year, up to that day; None where nobody measures it."""
        return total_told(self.codigo, self.year, at)

    def se_cumple(self, valor: Decimal | None) -> bool | None:
        """Whether that value reaches the target; None while one of them is not known."""
        if valor is None or self.meta is None:
            return None
        return valor >= self.meta if self.sentido == Sentido.AL_MENOS else valor <= self.meta


class PresupuestoOtraOficina(Versioned):
    """What another office of the region says it had for aids in a year, to compare with."""

    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    oficina = models.CharField("oficina", max_length=100)
    monto = PesosField("presupuesto")
    fuente = models.CharField("dónde lo informa", max_length=160)

    history = Historial()

    class Meta:
        verbose_name = "presupuesto de otra oficina"
        verbose_name_plural = "presupuestos de otras oficinas"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "oficina"],
                name="ds_un_presupuesto_por_oficina_y_year",
                violation_error_message="El presupuesto de esa oficina ya está anotado ese año.",
            ),
            Invariant(
                condition=Q(year__range=(FIRST, LAST), monto__gt=0) & ~Q(oficina="") & ~Q(fuente=""),
                name="ds_presupuesto_con_oficina_y_fuente",
                field="oficina",
                violation_error_message="Escriba la oficina, un monto mayor que cero y dónde lo informa.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.oficina}, {self.year}"
