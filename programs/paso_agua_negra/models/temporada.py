"""The seasons in which the crossing is open: it closes with the snow, so each one runs over a New Year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from gobernacion.lib.periods import Period
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Correlativo
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned

MID_YEAR = 7
"""A season that opens from this month on closes the year after."""

LONGEST = 300
"""Days; a season that lasts longer was mistyped."""

ONE_DAY = timedelta(days=1)


class TemporadaQuerySet(models.QuerySet["Temporada"]):
    def de(self, day: date) -> Self:
        """The one that holds that day."""
        return self.filter(Q(cierra=None) | Q(cierra__gte=day), abre__lte=day)

    def que_tocan(self, period: Period) -> Self:
        """Those with a day of the period."""
        return self.filter(Q(cierra=None) | Q(cierra__gte=period.desde), abre__lt=period.hasta)

    def que_cierran_en(self, year: int) -> Self:
        """Those that close in that year, or would if they have not yet."""
        return self.filter(abre__gte=date(year - 1, MID_YEAR, 1), abre__lt=date(year, MID_YEAR, 1))

    def ultima(self, at: date) -> Temporada | None:
        """The one in course on that day, or the last before it."""
        return self.filter(abre__lte=at).order_by("-abre").first()

    def retener(self, day: date) -> Temporada:
        """Hold the season of a day until the transaction ends: a count and a closure of it see each other.

        Raises TransicionRechazada if the crossing was not open that day.
        """
        held = self.de(day).select_for_update().first()
        if held is None:
            raise TransicionRechazada(sin_temporada(day))
        return held


class Temporada(Versioned):
    """A season of the crossing, from the day it opens to the day it closes."""

    abre = models.DateField("abre el", help_text="Primer día en que se puede cruzar.")
    cierra = models.DateField(
        "cierra el", null=True, blank=True, help_text="Último día abierto; en blanco mientras no cierre."
    )
    fuente = models.CharField(
        "quién lo informa",
        max_length=200,
        blank=True,
        help_text="Por ejemplo, el aviso de la Unidad de Pasos Fronterizos.",
    )

    objects = TemporadaQuerySet.as_manager()
    history = Historial()

    if TYPE_CHECKING:
        recuentos: Any
        cierres: Any

    class Meta:
        verbose_name = "temporada"
        verbose_name_plural = "temporadas"
        constraints = [
            models.UniqueConstraint(
                fields=["abre"],
                name="an_una_temporada_por_apertura",
                violation_error_message="Ya hay una temporada que abre ese día.",
            ),
            Invariant(
                condition=Q(cierra=None) | Q(cierra__gte=F("abre")),
                name="an_temporada_abre_antes_de_cerrar",
                field="cierra",
                violation_error_message="La temporada no puede cerrar antes de abrir.",
            ),
        ]

    def __str__(self) -> str:
        return f"Temporada {self.nombre}"

    @property
    def nombre(self) -> str:
        """The years it runs over, as everybody calls it: "2018-2019"."""
        first = self.abre.year
        last = self.cierra.year if self.cierra else first + (self.abre.month >= MID_YEAR)
        return str(first) if first == last else f"{first}-{last}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            # Two seasons typed at once wait for each other here, and the second sees the days of the first.
            Correlativo.take(Temporada, 0, 0)  # type: ignore[arg-type]  # only its row is held: a season has no number
            super().save(*args, **kwargs)

    def clean(self) -> None:
        if not self.abre:
            return
        last = self.cierra or date.max
        if self.cierra and (self.cierra - self.abre).days > LONGEST:
            raise ValidationError(
                {"cierra": f"Una temporada dura hasta {LONGEST} días: revise ambas fechas."}
            )
        others = Temporada.objects.exclude(pk=self.pk).filter(Q(cierra=None) | Q(cierra__gte=self.abre))
        if other := others.filter(abre__lte=last).order_by("abre").first():
            raise ValidationError({"abre": f"Comparte días con la {other}: dos temporadas no se traslapan."})
        if not self._state.adding:
            inside = Q(ocurrido_el__gte=self.abre, ocurrido_el__lte=last)
            if left_out := self.recuentos.vigentes().exclude(inside).order_by("ocurrido_el").first():
                raise ValidationError(
                    f"El {left_out.ocurrido_el:%d-%m-%Y} tiene recuento y quedaría fuera de la temporada."
                )

    # --- its days ---

    def abierta(self, day: date) -> bool:
        """Whether the day is one of the season."""
        return self.abre <= day and (self.cierra is None or day <= self.cierra)

    def cerrados(self, last: date) -> set[date]:
        """The days up to that one on which nobody could cross. One query."""
        return {
            day
            for cierre in self.cierres.vigentes().totales()
            for day in cierre.dias(last)
            if self.abierta(day)
        }

    def sin_recuento(self, last: date) -> list[date]:
        """The days up to that one of which the sheet is missing. Two queries."""
        last = min(last, self.cierra or last)
        there = set(self.recuentos.vigentes().values_list("ocurrido_el", flat=True)) | self.cerrados(last)
        days = (self.abre + timedelta(days=ahead) for ahead in range((last - self.abre).days + 1))
        return [day for day in days if day not in there]


def sin_temporada(day: date) -> str:
    """What the clerk is told of a day outside every season."""
    return f"El {day:%d-%m-%Y} el paso no estaba abierto: revise la fecha, o agregue antes la temporada."
