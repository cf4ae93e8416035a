"""The money of the fund, year by year."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from gobernacion.money import PesosField
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned

FIRST, LAST = 1990, 2100


class PresupuestoQuerySet(models.QuerySet["Presupuesto"]):
    def reservar(self, year: int, monto: int) -> None:
        """Take an amount out of what is left of the year, or raise TransicionRechazada.

        One conditional UPDATE: of two officials who take the last of it at once, exactly one succeeds.
        """
        left = self.filter(year=year, monto__gte=F("reservado") + monto)
        if left.update(reservado=F("reservado") + monto):
            return
        presupuesto = self.filter(year=year).first()
        if presupuesto is None:
            raise TransicionRechazada(
                f"El fondo no tiene presupuesto cargado para {year}: agréguelo antes de aprobar."
            )
        raise TransicionRechazada(
            f"No alcanza el presupuesto {year}: quedan {presupuesto.disponible} "
            f"y se piden {clp.digits(monto)}."
        )

    def liberar(self, year: int, monto: int) -> None:
        """Give back what an approval took and no longer needs."""
        self.filter(year=year).update(reservado=F("reservado") - monto)


class Presupuesto(Versioned):
    """What the fund may spend in a year, and how much of it approvals have taken already."""

    year = models.PositiveSmallIntegerField(
        "año",
        unique=True,
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
        error_messages={"unique": "Ese año ya tiene presupuesto."},
    )
    monto = PesosField("presupuesto")
    reservado = PesosField("aprobado a la fecha", default=0, editable=False)
    fuente = models.CharField("resolución o instrucción que lo asigna", max_length=200)

    objects = PresupuestoQuerySet.as_manager()
    history = Historial(excluded_fields=["reservado"])

    class Meta:
        verbose_name = "presupuesto del año"
        verbose_name_plural = "presupuestos"
        constraints = [
            Invariant(
                condition=Q(reservado__gte=0) & Q(reservado__lte=F("monto")),
                name="orasmi_reservado_dentro_del_presupuesto",
                field="monto",
                violation_error_message="El presupuesto no puede ser menor que lo ya aprobado.",
            ),
        ]

    def __str__(self) -> str:
        return f"Presupuesto {self.year}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save what people type; what is taken is written by approvals alone, perhaps while this was being typed."""
        if not self._state.adding:
            kwargs.setdefault("update_fields", ["year", "monto", "fuente", "version"])
        super().save(*args, **kwargs)

    @property
    def disponible(self) -> Pesos:
        return Pesos(self.monto - self.reservado)

    @property
    def frase(self) -> str:
        """What is left, said to whoever decides."""
        return f"Del presupuesto {self.year} ({self.monto}) quedan {self.disponible}."
