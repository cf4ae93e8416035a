"""A plot of a community garden, lent to a neighbour from one season to the next."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, RecordQuerySet, list_index
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import transition


class Estado(models.TextChoices):
    PEDIDA = "pedida", "Pedida"
    PRESTADA = "prestada", "Prestada"
    DEVUELTA = "devuelta", "Devuelta"


class ParcelaQuerySet(RecordQuerySet["Parcela"]):
    def prestadas_en(self, period: Period) -> Self:
        """Those lent in the period, whatever came after."""
        return self.vigentes().filter(prestada_el__gte=period.desde, prestada_el__lt=period.hasta)


class Parcela(Record):
    """A neighbour asks for a plot to grow something."""

    apelativo = "Parcela"

    estado = models.CharField("estado", max_length=10, choices=Estado, default=Estado.PEDIDA, editable=False)
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona")
    cultivo = models.CharField("qué cultivará", max_length=60)
    metros = models.PositiveSmallIntegerField("metros cuadrados", default=20)
    prestada_el = day_of("fecha del préstamo")
    prestada_por = signed_by("prestada por")

    objects = ParcelaQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = "parcela"
        verbose_name_plural = "parcelas"
        constraints = [
            *Record.Meta.constraints,
            Invariant(
                condition=Q(metros__gte=1, metros__lte=500),
                name="huertos_parcela_de_un_tamano_posible",
                field="metros",
                violation_error_message="Una parcela tiene entre 1 y 500 metros cuadrados.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("estado"), list_index("comuna"), list_index("ficha")]

    @transition(
        "Prestar",
        source=[Estado.PEDIDA],
        target=Estado.PRESTADA,
        fields=["prestada_el"],
        not_same_as=["registrado_por"],
    )
    def prestar(self, por: User, on: date) -> None:
        """A second person lends it."""
        self.prestada_por = por

    @transition("Devolver", source=[Estado.PRESTADA], target=Estado.DEVUELTA)
    def devolver(self, por: User, on: date) -> None:
        """The neighbour gives it back."""


class Papel(Adjunto):
    registro = models.ForeignKey(Parcela, models.PROTECT, related_name="papeles", verbose_name="parcela")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de una parcela"
        verbose_name_plural = "papeles de parcelas"
