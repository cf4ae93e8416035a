"""The rounds in which the office goes to a locality and renews the cards of its goatherds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.records import actividades
from gobernacion.records.actividades import (
    ASISTENCIA,
    DE_LA_ACTIVIDAD,
    HECHAS,
    POR_HACERSE,
    Actividad,
    EstadoActividad,
)
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import list_index
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from programs.caprino.models.criancero import Localidad

if TYPE_CHECKING:
    from gobernacion.access.models import User


class Operativo(Actividad):
    """One round: a locality, a day, and the leaders with whom it was agreed."""

    apelativo = "Operativo"
    etapas = DE_LA_ACTIVIDAD.mas(
        "ca_operativo",
        ASISTENCIA,
        reglas=(
            Invariant(
                condition=~Q(estado__in=HECHAS) | Q(localidad__isnull=False),
                name="ca_operativo_hecho_en_una_localidad",
                field="localidad",
                violation_error_message="Diga en qué localidad se hizo.",
            ),
        ),
    )
    al_hacerse = ("ocurrido_el", "localidad", "lugar")

    localidad = models.ForeignKey(
        Localidad,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="localidad",
        help_text="Puede quedar en blanco hasta acordarla con los dirigentes.",
    )
    organizacion = models.ForeignKey(
        Organizacion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organización de los dirigentes",
    )
    dirigente = models.CharField("dirigente con quien se acordó", max_length=120, blank=True)

    if TYPE_CHECKING:
        carnets: Any

    class Meta(Actividad.Meta):
        verbose_name = "operativo"
        verbose_name_plural = "operativos"
        indexes = [*Actividad.Meta.indexes, list_index("localidad")]

    def clean(self) -> None:
        super().clean()
        if self.localidad is not None and self.comuna_id and self.localidad.comuna_id != self.comuna_id:
            raise ValidationError({"localidad": "Esa localidad no está en la comuna del operativo."})

    @property
    def titular(self) -> str:
        return f"Operativo en {self.lugar}" if self.lugar else str(self)

    @property
    def admite_carnets(self) -> bool:
        """Whether cards may be issued in it: it was not suspended, nor done by somebody else."""
        return not self.anulado and self.estado in (EstadoActividad.PROGRAMADA, EstadoActividad.REALIZADA)

    def anular(self, por: User, on: date, motivo: str) -> None:
        self._without_cards("anula")
        super().anular(por, on, motivo)

    def _without_cards(self, what: str) -> None:
        if self.carnets.vigentes().exists():
            raise TransicionRechazada(f"En {self} se dieron carnets: no se {what}.")

    @transition(
        "Registrar realización",
        source=[EstadoActividad.PROGRAMADA],
        target=EstadoActividad.REALIZADA,
        fields=al_hacerse,
        optional=["asistentes"],
    )
    def realizar(self, por: User, on: date) -> None:
        """The office was there."""
        self._on_the_day_of_its_cards()

    @transition(
        "Corregir lo realizado",
        source=HECHAS,
        fields=(*al_hacerse, "comuna"),
        optional=["asistentes"],
        corrige=True,
    )
    def corregir(self, por: User, on: date) -> None:
        """The day, the place or the number of people was mistyped; where cards were given, not the place of those."""
        self._on_the_day_of_its_cards()
        if self.carnets.vigentes().exclude(localidad=self.localidad).exists():
            raise TransicionRechazada(f"En {self} se dieron carnets de otra localidad: no se cambia.")

    def _on_the_day_of_its_cards(self) -> None:
        other_day = self.carnets.vigentes().exclude(ocurrido_el=self.ocurrido_el).first()
        if other_day is not None:
            raise TransicionRechazada(
                f"Los carnets de {self} son del {other_day.ocurrido_el:%d-%m-%Y}: anote ese día."
            )

    @transition(
        "Registrar realización por tercero",
        source=POR_HACERSE,
        target=EstadoActividad.TERCERO,
        fields=(*al_hacerse, "realizada_por"),
        optional=["asistentes"],
        warning="Vale para la meta, pero no se cuenta como operativo propio de la oficina.",
    )
    def registrar_tercero(self, por: User, on: date) -> None:
        """Somebody else went there in the office's place."""
        self._without_cards("registra como de un tercero")
        self.unsuspend(self.ocurrido_el)

    @transition(
        "Suspender",
        source=[EstadoActividad.PROGRAMADA],
        target=EstadoActividad.SUSPENDIDA,
        fields=["causa", "suspendida_el"],
        optional=["motivo"],
    )
    def suspender(self, por: User, on: date) -> None:
        """It will not be done on its day."""
        self._without_cards("suspende")

    @transition(
        "Reprogramar",
        source=POR_HACERSE,
        target=EstadoActividad.PROGRAMADA,
        fields=["ocurrido_el"],
        optional=["hora", "localidad", "lugar"],
    )
    def reprogramar(self, por: User, on: date) -> None:
        """It gets another day; the one it was first planned for is kept."""
        self._without_cards("reprograma")
        if self.ocurrido_el < on:
            raise TransicionRechazada("La nueva fecha debe ser hoy o más adelante.")
        self.unsuspend(on)


class SuspensionLevantada(actividades.SuspensionLevantada):
    """A suspension of a round that ended."""

    operativo = models.ForeignKey(
        Operativo, models.PROTECT, related_name="levantadas", verbose_name="operativo"
    )

    class Meta(actividades.SuspensionLevantada.Meta):
        verbose_name = "suspensión levantada"
        verbose_name_plural = "suspensiones levantadas"
