"""The shelter: who may sleep there, and who did each night. People are counted from the nights they were lodged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q

from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, RecordLine, list_index, validate_not_future
from gobernacion.records.step_fields import refers_to
from gobernacion.transitions import TransicionRechazada
from programs.desarrollo_social.models.estados import Linea
from programs.desarrollo_social.models.iniciativa import Iniciativa

if TYPE_CHECKING:
    from gobernacion.access.models import User

NO_ES_ALBERGUE = "Esa iniciativa no es un albergue: elija uno de la lista."
CERRADO = "El albergue no estaba abierto ese día: revise la fecha o la iniciativa."


class Huesped(Record):
    """Somebody received in a shelter for its season: typed once, ticked each night."""

    apelativo = "Huésped"
    comuna = None  # type: ignore[assignment]

    ocurrido_el = models.DateField("ingreso", validators=[validate_not_future])
    iniciativa = refers_to(Iniciativa, "albergue", related_name="huespedes")
    ficha = refers_to(Ficha, "persona acogida")

    if TYPE_CHECKING:
        ficha_id: Any
        iniciativa_id: int
        alojamientos: Any

    class Meta(Record.Meta):
        verbose_name = "huésped"
        verbose_name_plural = "huéspedes"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["iniciativa", "ficha"],
                condition=Q(anulado_el=None),
                name="ds_un_huesped_por_albergue",
                violation_error_message="Esta persona ya está en la lista del albergue: márquela en la noche.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("iniciativa"), list_index("ficha")]

    def clean(self) -> None:
        check_shelter(self)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it. Raises TransicionRechazada while they are in the list of a night."""
        if self.alojamientos.filter(noche__anulado_el=None).exists():
            raise TransicionRechazada(f"{self} figura en noches del albergue: quite primero esas marcas.")
        super().anular(por, on, motivo)


class Noche(Record):
    """One night of a shelter, with how many slept there and how many could."""

    apelativo = "Noche"
    comuna = None  # type: ignore[assignment]

    ocurrido_el = models.DateField("noche del", validators=[validate_not_future])
    iniciativa = refers_to(Iniciativa, "albergue", related_name="noches")
    cupos = models.PositiveSmallIntegerField("cupos", default=0, editable=False)
    alojadas = models.PositiveSmallIntegerField("personas alojadas", default=0, editable=False)

    if TYPE_CHECKING:
        iniciativa_id: int
        alojamientos: Any

    class Meta(Record.Meta):
        verbose_name = "noche de albergue"
        verbose_name_plural = "noches de albergue"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["iniciativa", "ocurrido_el"],
                condition=Q(anulado_el=None),
                name="ds_una_noche_por_dia",
                violation_error_message="Esa noche ya está anotada: ábrala en la lista y pase lista ahí.",
            ),
            Invariant(
                condition=Q(alojadas__lte=F("cupos")),
                name="ds_noche_dentro_de_los_cupos",
                violation_error_message="En una noche no duermen más personas que los cupos del albergue.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("iniciativa")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and not self.cupos:
            self.cupos = self.iniciativa.cupos or 0
        super().save(*args, **kwargs)

    def clean(self) -> None:
        check_shelter(self)

    def pasar_lista(self, por: User, on: date, huespedes: Iterable[Huesped]) -> None:
        """Write who slept there that night: those, and nobody else. The row is held, so that two people who call the
        roll at once never fill more places than there are.

        Raises TransicionRechazada if they do not fit or the night is annulled.
        """
        chosen = {one.pk for one in huespedes}
        with transaction.atomic():
            self.lock()
            if self.anulado:
                raise TransicionRechazada(f"{self} está anulada: ya no admite cambios.")
            if len(chosen) > self.cupos:
                raise TransicionRechazada(
                    f"Marcó {len(chosen)} personas y el albergue tiene {self.cupos} cupos: revise la lista."
                )
            there = {line.huesped_id: line for line in self.alojamientos.all()}
            for gone in there.keys() - chosen:
                there[gone]._history_user = por
                there[gone].delete()
            for new in sorted(chosen - there.keys()):
                line = Alojamiento(noche=self, huesped_id=new)
                line._history_user = por
                line.save()
            self.alojadas = len(chosen)
            self.save_signed(por, "Pasar lista")


class AlojamientoQuerySet(models.QuerySet["Alojamiento"]):
    def en(self, period: Period) -> Self:
        """Those of the nights of the period that stand."""
        return self.filter(
            noche__anulado_el=None, noche__ocurrido_el__gte=period.desde, noche__ocurrido_el__lt=period.hasta
        )

    def una_por_persona(self) -> Self:
        """The last night of each person among these, so that tables of persons add up."""
        later = Q(noche__ocurrido_el__gt=OuterRef("noche__ocurrido_el")) | Q(
            noche__ocurrido_el=OuterRef("noche__ocurrido_el"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(self.filter(later, huesped__ficha=OuterRef("huesped__ficha"))))


class Alojamiento(RecordLine):
    """One person who slept in the shelter one night."""

    noche = refers_to(Noche, "noche", related_name="alojamientos")
    huesped = refers_to(Huesped, "persona alojada", related_name="alojamientos")

    objects = AlojamientoQuerySet.as_manager()

    if TYPE_CHECKING:
        huesped_id: int

    class Meta:
        verbose_name = "alojamiento"
        verbose_name_plural = "alojamientos"
        constraints = [
            models.UniqueConstraint(
                fields=["noche", "huesped"],
                name="ds_un_alojamiento_por_noche",
                violation_error_message="Esa persona ya está en la lista de esa noche.",
            )
        ]

    def __str__(self) -> str:
        return f"Alojamiento {self.pk}"


def check_shelter(record: Huesped | Noche) -> None:
    """What is written of a shelter is of one that was open that day. Raises ValidationError."""
    if not record.iniciativa_id or not record.ocurrido_el:
        return
    if record.iniciativa.linea != Linea.ALBERGUE:
        raise ValidationError({"iniciativa": NO_ES_ALBERGUE})
    if not record.iniciativa.en_curso(record.ocurrido_el):
        raise ValidationError({"ocurrido_el": CERRADO})
