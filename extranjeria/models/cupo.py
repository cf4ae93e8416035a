"""How many appointments a day has room for: a locked counter, never passed by two clerks at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q

from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from gobernacion.records.parametros import Parametro
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned

CUPO_DIARIO = Parametro(
    "extranjeria.cupo_diario",
    "Citas que la oficina de extranjería da por día hábil",
    "citas",
    inicial=80,
    norma="Implementación de las citas digitales, 2 de abril de 2019",
)

LOOK_AHEAD = 45
"""Days among which another with room is looked for."""


def is_open(day: date) -> bool:
    """Whether the office opens that day of the week."""
    return day.weekday() < 5


class CupoDiarioQuerySet(models.QuerySet["CupoDiario"]):
    def tomar(self, day: date) -> None:
        """Take one place of that day, or raise TransicionRechazada.

        The row of the day is locked until the transaction ends: of two clerks who take the last place at once, one
        gets it and the other reads that there is none.
        """
        with transaction.atomic():
            cupo = self.abrir(day)
            if cupo.tomadas >= cupo.limite():
                raise TransicionRechazada(self.sin_horas(day))
            cupo.tomadas += 1
            cupo.cupo = max(cupo.limite(), cupo.tomadas)
            self.filter(pk=cupo.pk).update(tomadas=cupo.tomadas, cupo=cupo.cupo)

    def liberar(self, day: date) -> None:
        """Give back a place that will not be used."""
        with transaction.atomic():
            cupo = self.abrir(day)
            tomadas = cupo.tomadas - 1
            self.filter(pk=cupo.pk).update(tomadas=tomadas, cupo=max(cupo.limite(), tomadas))

    def mover(self, day: date, to: date) -> None:
        """Pass a place from one day to another; days are locked in their order: nobody waits in a circle."""
        with transaction.atomic():
            for each in sorted({day, to}):
                self.abrir(each)
            self.liberar(day)
            self.tomar(to)

    def abrir(self, day: date) -> CupoDiario:
        """The row of that day, locked; made the first time somebody needs it."""
        self.get_or_create(dia=day, defaults={"cupo": _usual(day)})
        return self.select_for_update().get(dia=day)

    def entre(self, first: date, last: date) -> Self:
        """The days from one to another, both included, that have a row."""
        return self.filter(dia__gte=first, dia__lte=last)

    def primer_dia_con_hora(self, since: date) -> CupoDiario | None:
        """The first day from then on that has room, as far ahead as appointments are given."""
        last = since + timedelta(days=LOOK_AHEAD)
        known = {cupo.dia: cupo for cupo in self.entre(since, last)}
        for ahead in range(LOOK_AHEAD + 1):
            day = since + timedelta(days=ahead)
            cupo = known.get(day) or CupoDiario(dia=day)
            if cupo.quedan():
                return cupo
        return None

    def sin_horas(self, day: date) -> str:
        """What a clerk reads when a day has no place, with the next one that has."""
        sentence = f"No quedan horas para el {day:%d-%m-%Y}."
        other = self.primer_dia_con_hora(day)
        return (
            f"{sentence} El primer día con horas es el {other.dia:%d-%m-%Y}: {other.frase()}"
            if other
            else sentence
        )


class CupoDiario(Versioned):
    """One day: how many appointments it has room for and how many are taken.

    A day nobody has asked for yet has no row, and the usual room. ``cupo`` is the limit the database itself holds
    the counter to; when the usual room is lowered it stays at what was already given.
    """

    dia = models.DateField(
        "día", unique=True, error_messages={"unique": "Ese día ya está en la lista: búsquelo y cámbielo ahí."}
    )
    propio = models.PositiveSmallIntegerField(
        "cupo de ese día",
        null=True,
        blank=True,
        help_text="En blanco: el cupo de siempre. Escriba 0 un feriado, o menos si atiende menos gente.",
    )
    cupo = models.PositiveSmallIntegerField("cupo", default=0, editable=False)
    tomadas = models.PositiveSmallIntegerField("horas tomadas", default=0, editable=False)

    objects = CupoDiarioQuerySet.as_manager()
    history = Historial(excluded_fields=["cupo", "tomadas"])

    class Meta:
        verbose_name = "cupo del día"
        verbose_name_plural = "cupos por día"
        constraints = [
            Invariant(
                condition=Q(tomadas__gte=0, tomadas__lte=F("cupo")),
                name="ex_cupo_no_se_pasa",
                field="propio",
                violation_error_message="Ese día ya tiene más horas dadas: reprograme algunas antes de bajar el cupo.",
            ),
            Invariant(
                condition=Q(propio=None) | Q(propio=F("cupo")),
                name="ex_cupo_propio_es_el_que_rige",
                field="propio",
                violation_error_message="El cupo que rige un día con cupo propio es ese.",
            ),
        ]

    def __str__(self) -> str:
        return f"Cupo del {self.dia:%d-%m-%Y}"

    def clean(self) -> None:
        """Check against what is taken now, perhaps while this was being typed."""
        if self.dia:
            self.tomadas = (
                type(self).objects.filter(pk=self.pk).values_list("tomadas", flat=True).first() or 0
            )
            self.cupo = max(self.limite(), 0 if self.propio is not None else self.tomadas)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save what people type; what is taken is written by appointments alone."""
        with transaction.atomic():
            if self._state.adding:
                self.cupo = max(self.limite(), self.tomadas)
            else:
                self.tomadas = type(self).objects.select_for_update().get(pk=self.pk).tomadas
                self.cupo = self.limite() if self.propio is not None else max(self.limite(), self.tomadas)
                kwargs.setdefault("update_fields", ["dia", "propio", "cupo", "version"])
            super().save(*args, **kwargs)

    def limite(self) -> int:
        """How many appointments may be given for the day."""
        return _usual(self.dia) if self.propio is None else self.propio

    def quedan(self) -> int:
        """How many are left to give."""
        return max(0, self.limite() - self.tomadas)

    def frase(self) -> str:
        """What is left, said to whoever is giving an appointment."""
        left = self.quedan()
        return f"{'queda' if left == 1 else 'quedan'} {left} de {self.limite()}."


def _usual(day: date) -> int:
    return CUPO_DIARIO.en(day) if is_open(day) else 0
