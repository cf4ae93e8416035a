"""The money of the fund, year by year: what is free, what approvals hold, what was paid and what came back."""

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
DE_LOS_PASOS = ("reservado", "pagado", "devuelto")
"""What only the steps of the cases write."""


class PresupuestoQuerySet(models.QuerySet["Presupuesto"]):
    """Every movement is one conditional UPDATE: of two officials who take the last of it at once, one succeeds."""

    def reservar(self, year: int, monto: int) -> None:
        """Hold an amount of what is free in the year, or raise TransicionRechazada."""
        left = self.filter(year=year, monto__gte=F("reservado") + F("pagado") + monto)
        if left.update(reservado=F("reservado") + monto):
            return
        presupuesto = self.filter(year=year).first()
        if presupuesto is None:
            raise TransicionRechazada(
                f"El fondo no tiene presupuesto cargado para {year}: agréguelo antes de aprobar."
            )
        raise TransicionRechazada(
            f"No alcanza el presupuesto {year}: quedan {presupuesto.libre} y se piden {clp.digits(monto)}."
        )

    def liberar(self, year: int, monto: int) -> None:
        """Give back what an approval or a purchase held and no longer needs."""
        self._move(year, held=monto)

    def pagar(self, year: int, reservado: int, pagado: int) -> None:
        """Pay out of what was held for an aid; what was held beyond it comes back."""
        self._move(year, held=reservado, paid=pagado)

    def reintegrar(self, year: int, monto: int) -> None:
        """Take back money that was paid and not spent."""
        self._move(year, paid=-monto)

    def _move(self, year: int, *, held: int = 0, paid: int = 0) -> None:
        """Hold so much less and let so much more be paid; what that frees came back."""
        if held == paid == 0:
            return
        enough = self.filter(year=year, reservado__gte=held, pagado__gte=-paid)
        moved = enough.update(
            reservado=F("reservado") - held,
            pagado=F("pagado") + paid,
            devuelto=F("devuelto") + (held - paid),
        )
        # A year whose budget nobody loaded has nothing to move.
        if not moved and self.filter(year=year).exists():
            raise TransicionRechazada(
                f"El presupuesto {year} no tiene reservado o pagado lo que este caso ocupa: "
                "revise en él qué no cuadra."
            )


class Presupuesto(Versioned):
    """What the fund may spend in a year, and where that money is."""

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

    objects = PresupuestoQuerySet.as_manager()
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save what people type; where the money is, the steps alone write, perhaps while this was being typed."""
        if not self._state.adding:
            kwargs.setdefault("update_fields", ["year", "monto", "fuente", "version"])
        super().save(*args, **kwargs)

    @property
    def ocupado(self) -> Pesos:
        """What is no longer free."""
        return Pesos(self.reservado + self.pagado)

    @property
    def libre(self) -> Pesos:
        return Pesos(self.monto - self.ocupado)

    @property
    def movido(self) -> bool:
        """Whether an approval ever took of it."""
        return any((self.reservado, self.pagado, self.devuelto))

    @property
    def frase(self) -> str:
        """What is left, said to whoever decides."""
        return f"Del presupuesto {self.year} ({self.monto}) quedan {self.libre}."
