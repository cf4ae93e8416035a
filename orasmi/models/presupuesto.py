"""The money of the fund, year by year: what is free, what approvals hold, what was paid and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from gobernacion.lib import clp
from gobernacion.money import PesosField
from gobernacion.records.dinero import Saldo
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant

FIRST, LAST = 1990, 2100
DE_LOS_PASOS = ("reservado", "pagado", "devuelto")
"""What only the steps of the cases write."""


class Presupuesto(Saldo):
    """What the fund may spend in a year, and where that money is."""

    asignado_en, ocupan, cuentan = "monto", ("reservado", "pagado"), ("devuelto",)

    year = models.PositiveSmallIntegerField(
        "año",
        unique=True,
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
        error_messages={"unique": "Ese año ya tiene presupuesto."},
    )
    monto = PesosField("presupuesto")
    reservado = PesosField(
        "reservado", default=0, editable=False, help_text="Aprobado o en compra, y aún sin entregar."
    )
    pagado = PesosField(
        "pagado", default=0, editable=False, help_text="De las ayudas entregadas, menos lo que se reintegró."
    )
    devuelto = PesosField(
        "devuelto",
        default=0,
        editable=False,
        help_text="Lo que se aprobó y volvió: compras y pagos por menos, aprobaciones retiradas y reintegros.",
    )
    fuente = models.CharField("resolución o instrucción que lo asigna", max_length=200)

    history = Historial(excluded_fields=DE_LOS_PASOS)

    class Meta:
        verbose_name = "presupuesto del año"
        verbose_name_plural = "presupuestos"
        constraints = [
            # What is free is the rest: that it is never less than nothing is all there is to keep.
            Invariant(
                condition=Q(monto__gte=F("reservado") + F("pagado")),
                name="orasmi_reservado_y_pagado_dentro_del_presupuesto",
                field="monto",
                violation_error_message="El presupuesto no puede ser menor que lo ya reservado y pagado.",
            ),
        ]

    def __str__(self) -> str:
        return f"Presupuesto {self.year}"

    def no_alcanza(self, monto: int) -> str:
        return f"No alcanza el presupuesto {self.year}: quedan {self.libre} y se piden {clp.digits(monto)}."

    @classmethod
    def no_existe(cls, de: Mapping[str, Any]) -> str:
        return f"El fondo no tiene presupuesto cargado para {de['year']}: agréguelo antes de aprobar."

    @property
    def movido(self) -> bool:
        """Whether an approval ever took of it."""
        return any((self.reservado, self.pagado, self.devuelto))

    @property
    def frase(self) -> str:
        """What is left, said to whoever decides."""
        return f"Del presupuesto {self.year} ({self.monto}) quedan {self.libre}."
