"""Appointments: a place of a day, for one person and one procedure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import Count

from extranjeria.models.catalogo import Tramite
from extranjeria.models.cupo import CupoDiario
from extranjeria.models.estados import OCUPAN, EstadoCita
from gobernacion import proofs
from gobernacion.directory.models import Ficha
from gobernacion.records import bulk
from gobernacion.records.etapas import Conocidas, Etapa, Etapas
from gobernacion.records.models import Record, RecordQuerySet, list_index
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User


class CitaQuerySet(RecordQuerySet["Cita"]):
    def reservadas(self) -> Self:
        """Those that are still to come, or of which nobody said yet whether the person came."""
        return self.vigentes().filter(estado=EstadoCita.RESERVADA)

    def no_presentadas(self) -> Self:
        """Those whose person did not come."""
        return self.vigentes().filter(estado=EstadoCita.NO_PRESENTADA)

    def sin_registrar(self, at: date) -> Self:
        """Those whose day passed and of which nobody said whether the person came."""
        return self.reservadas().filter(ocurrido_el__lt=at)


class Cita(Record):
    """An hour given to somebody to come for one procedure. Its day never changes: it passes to another appointment."""

    apelativo = "Cita"
    sin_vuelta: ClassVar = {
        EstadoCita.REPROGRAMADA: "Sigue en la cita que la reemplaza: es esa la que se cambia o se cancela.",
    }
    comuna = None  # type: ignore[assignment]  # it is at the office, wherever the person lives
    etapas = Etapas(
        "ex_cita",
        Etapa(
            "la reprogramación",
            [EstadoCita.REPROGRAMADA],
            lleva=("pasa_al", "pasa_a_las"),
            con=(
                "reprogramada_para_un_dia",
                "Una cita reprogramada, y solo ella, dice para qué día y hora queda.",
            ),
        ),
        Etapa(
            "la cancelación",
            [EstadoCita.CANCELADA],
            lleva=("motivo",),
            con=("cancelada_con_motivo", "Una cita cancelada, y solo ella, dice por qué."),
        ),
        reglas=(Conocidas(("estado",), "Ese estado no es de una cita.", "estado_conocido"),),
    )

    # Unlike other facts, an appointment is written down before its day.
    ocurrido_el = models.DateField("día")
    hora = models.TimeField("hora")
    estado = models.CharField(
        "estado", max_length=13, choices=EstadoCita, default=EstadoCita.RESERVADA, editable=False
    )
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="+", verbose_name="trámite")
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona")
    viene_de = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reemplazo",
        verbose_name="reemplaza a",
    )
    pasa_al = models.DateField("pasa al día", null=True, blank=True)
    pasa_a_las = models.TimeField("a la hora", null=True, blank=True)
    motivo = models.TextField("por qué se cancela", max_length=300, blank=True)

    objects = CitaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "cita"
        verbose_name_plural = "citas"
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "tramite", "ficha")),
            models.Index(fields=["ocurrido_el", "estado"], name="ex_cita_por_dia"),
        ]

    @property
    def modificable(self) -> bool:
        """While it is to come."""
        return super().modificable and self.estado == EstadoCita.RESERVADA

    @property
    def ocupa(self) -> bool:
        """Whether it takes a place of its day."""
        return self.estado in OCUPAN and not self.anulado

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; a new one takes a place of its day. Raises TransicionRechazada when there is none."""
        with transaction.atomic():
            if self._state.adding and self.ocupa:
                CupoDiario.objects.tomar(self.ocurrido_el)
            super().save(*args, **kwargs)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it; its place is for somebody else."""
        with transaction.atomic():
            held = self.ocupa
            super().anular(por, on, motivo)
            if held:
                CupoDiario.objects.liberar(self.ocurrido_el)

    @transition(
        "Registrar que vino",
        source=[EstadoCita.RESERVADA, EstadoCita.NO_PRESENTADA],
        target=EstadoCita.ATENDIDA,
    )
    def atender(self, por: User, on: date) -> None:
        """The person came, in time or late, and was attended."""
        self._its_day_came(on)

    @transition("Registrar que no vino", source=[EstadoCita.RESERVADA], target=EstadoCita.NO_PRESENTADA)
    def no_presentar(self, por: User, on: date) -> None:
        """The person did not come."""
        self._its_day_came(on)

    @transition(
        "Cancelar",
        source=[EstadoCita.RESERVADA],
        target=EstadoCita.CANCELADA,
        fields=["motivo"],
        warning="La hora queda libre para otra persona.",
    )
    def cancelar(self, por: User, on: date) -> None:
        """It is not needed any more, or the office cannot keep it."""
        CupoDiario.objects.liberar(self.ocurrido_el)

    @transition(
        "Reprogramar",
        source=[EstadoCita.RESERVADA],
        target=EstadoCita.REPROGRAMADA,
        fields=["pasa_al", "pasa_a_las"],
        warning="La hora que tenía queda libre y se reserva la nueva, si ese día tiene lugar.",
    )
    def reprogramar(self, por: User, on: date) -> None:
        """It passes to another day or hour, as an appointment of its own."""
        assert self.pasa_al
        assert self.pasa_a_las
        if self.pasa_al < on:
            raise TransicionRechazada("El nuevo día debe ser hoy o más adelante.")
        self.require_answered(self.pasa_al)
        CupoDiario.objects.mover(self.ocurrido_el, self.pasa_al)
        # The place it had is free before the other takes its own, also where both are of the same day.
        type(self)._base_manager.filter(pk=self.pk).update(
            estado=EstadoCita.REPROGRAMADA, pasa_al=self.pasa_al, pasa_a_las=self.pasa_a_las
        )
        bulk.write(
            [
                Cita(
                    ocurrido_el=self.pasa_al,
                    hora=self.pasa_a_las,
                    tramite_id=self.tramite_id,
                    ficha_id=self.ficha_id,
                    viene_de=self,
                    registrado_por=por,
                )
            ]
        )

    @transition(
        "Reabrir",
        source=[EstadoCita.ATENDIDA, EstadoCita.NO_PRESENTADA, EstadoCita.CANCELADA],
        target=EstadoCita.RESERVADA,
        warning="Vuelve a estar reservada; si se había cancelado toma de nuevo una hora de su día, si queda.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> None:
        """It was of another person that somebody came, did not come or called it off."""
        if not self.ocupa:
            CupoDiario.objects.tomar(self.ocurrido_el)

    def _its_day_came(self, on: date) -> None:
        if self.ocurrido_el > on:
            raise TransicionRechazada(f"La cita es el {self.ocurrido_el:%d-%m-%Y}: regístrela ese día.")


@proofs.recounts(CupoDiario, "cupo", "tomadas")
def of_cupos(rows: Sequence[CupoDiario]) -> dict[Any, tuple[Any, ...]]:
    """How many appointments take a place of each day; of its room, that it is the day's own or enough for them.

    The usual room is what it was when the last place was given, so nothing says it again.
    """
    days = {row.dia: row for row in rows}
    taking = Cita.objects.vigentes().filter(estado__in=OCUPAN, ocurrido_el__in=days).order_by()
    taken = dict(taking.values_list("ocurrido_el").annotate(n=Count("pk")))
    return {row.pk: (_room(row, taken.get(day, 0)), taken.get(day, 0)) for day, row in days.items()}


def _room(row: CupoDiario, taken: int) -> int:
    return max(row.cupo, taken) if row.propio is None else row.propio
