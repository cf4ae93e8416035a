"""How many people were attended each day: the sheet the counter fills in at closing time.

With 150 people a day nobody types each of them again: the counter counts them by procedure, as it did on paper, and
types one sheet a day. Appointments that were registered come proposed in it.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from extranjeria.models.catalogo import Tramite
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, list_index

MOST_A_DAY = 999
"""People that one procedure brings in a day, at the very most."""


def _people(verbose_name: str) -> Any:
    return models.PositiveSmallIntegerField(
        verbose_name, default=0, validators=[MaxValueValidator(MOST_A_DAY)]
    )


class AtencionDiaria(Record):
    """Those who came for one procedure on one day: with appointment, without it, and those who had one and did not."""

    apelativo = "Atenciones"
    comuna = None  # type: ignore[assignment]  # they come to the office, wherever they live

    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="+", verbose_name="trámite")
    con_cita = _people("con cita")
    sin_cita = _people("sin cita")
    no_llegaron = _people("con cita y no llegaron")

    class Meta(Record.Meta):
        verbose_name = "atenciones del día"
        verbose_name_plural = "atenciones por día"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["ocurrido_el", "tramite"],
                condition=Q(anulado_el=None),
                name="ex_una_cuenta_por_dia_y_tramite",
                violation_error_message="Ese trámite ya está anotado ese día: corríjalo en la planilla del día.",
            ),
            Invariant(
                condition=Q(con_cita__range=(0, MOST_A_DAY))
                & Q(sin_cita__range=(0, MOST_A_DAY))
                & Q(no_llegaron__range=(0, MOST_A_DAY)),
                name="ex_atenciones_posibles",
                violation_error_message=f"Un trámite no trae más de {MOST_A_DAY} personas en un día.",
            ),
            Invariant(
                condition=Q(con_cita__gt=0) | Q(sin_cita__gt=0) | Q(no_llegaron__gt=0),
                name="ex_atenciones_de_alguien",
                field="con_cita",
                violation_error_message="Anote al menos una persona, o no anote el trámite.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("tramite")]

    def clean(self) -> None:
        """What the catalogue says of the procedure that day."""
        if not self.tramite_id or not self.ocurrido_el:
            return
        if not self.tramite.vigente(self.ocurrido_el):
            raise ValidationError({"tramite": "Ese trámite no estaba en el catálogo ese día."})
        if not self.tramite.con_cita and (self.con_cita or self.no_llegaron):
            raise ValidationError({"con_cita": "Ese trámite se atiende sin cita: anótelo en «sin cita»."})
