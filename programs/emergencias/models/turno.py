"""The roster of the watch: from which day to which, and at what hours, somebody follows what happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from gobernacion.lib.periods import Period
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, RecordQuerySet, list_index

DAY = 24


class TurnoQuerySet(RecordQuerySet["Turno"]):
    def que_tocan(self, period: Period) -> Self:
        """Those with a day of the period, or with the night before it."""
        eve = period.desde - timedelta(days=1)
        return self.vigentes().filter(ocurrido_el__lt=period.hasta, hasta__gte=eve)


class Turno(Record):
    """A watch kept at the same hours from one day to another."""

    apelativo = "Turno"
    comuna = None  # type: ignore[assignment]  # it watches the whole province

    # A roster is written before its days come.
    ocurrido_el = models.DateField("desde el")
    hasta = models.DateField("hasta el", help_text="Último día, incluido.")
    desde_las = models.PositiveSmallIntegerField(
        "desde las", validators=[MaxValueValidator(DAY - 1)], help_text="Hora en punto, de 0 a 23."
    )
    horas = models.PositiveSmallIntegerField(
        "cuántas horas", default=8, validators=[MinValueValidator(1), MaxValueValidator(DAY)]
    )
    responsable = models.CharField("quién lo cumple", max_length=120, blank=True)

    objects = TurnoQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "turno de monitoreo"
        verbose_name_plural = "turnos de monitoreo"
        constraints = [
            *Record.Meta.constraints,
            Invariant(
                condition=Q(hasta__gte=F("ocurrido_el")),
                name="em_turno_empieza_antes_de_terminar",
                field="hasta",
                violation_error_message="El turno no puede terminar antes de empezar.",
            ),
            Invariant(
                condition=Q(desde_las__lt=DAY, horas__range=(1, DAY)),
                name="em_turno_dentro_del_dia",
                field="horas",
                violation_error_message="Las horas van de 0 a 23 y un turno dura de 1 a 24.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("hasta")]

    def cubre(self, period: Period) -> Iterator[tuple[date, int]]:
        """Each hour of the period it covers, by its day; past midnight they are of the day after."""
        first, last = (
            max(self.ocurrido_el, period.desde - timedelta(days=1)),
            min(self.hasta, period.last_day),
        )
        for started in range((last - first).days + 1):
            for hour in range(self.desde_las, self.desde_las + self.horas):
                day = first + timedelta(days=started + hour // DAY)
                if period.contains(day):
                    yield day, hour % DAY
