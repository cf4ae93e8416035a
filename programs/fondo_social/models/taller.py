"""Workshops in which leaders learn to present projects, and the organisations they came from.

Attendance is counted by organisation: who each leader was stays on the signed sheet, which is scanned with the
workshop, because no number the office answers for needs their names.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.invariants import Invariant, only_in
from gobernacion.records.models import Record, RecordLine, RecordQuerySet, list_index
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.models.estados import HECHOS, EstadoTaller, Modalidad, Tema

if TYPE_CHECKING:
    from gobernacion.access.models import User


class TallerQuerySet(RecordQuerySet["Taller"]):
    def realizados(self) -> Self:
        """The office's own: what somebody else did in its place counts only as the plan kept."""
        return self.vigentes().filter(estado=EstadoTaller.REALIZADO)

    def programados_en(self, period: Period) -> Self:
        """Those first planned for the period, whatever became of them."""
        return self.vigentes().filter(programado_el__gte=period.desde, programado_el__lt=period.hasta)


class Taller(Record):
    """One workshop: planned for a day, and then done, done by somebody else or suspended."""

    apelativo = "Taller"

    # Unlike other facts a workshop may be written down before it happens.
    ocurrido_el = models.DateField("fecha", help_text="El día para el que se programa o en que se hizo.")
    estado = models.CharField(
        "estado", max_length=10, choices=EstadoTaller, default=EstadoTaller.PROGRAMADO, editable=False
    )
    tema = models.CharField("tema", max_length=12, choices=Tema, default=Tema.FORMULACION)
    modalidad = models.CharField(
        "modalidad del fondo", max_length=8, choices=Modalidad, default=Modalidad.NACIONAL
    )
    hora = models.TimeField("hora", null=True, blank=True)
    lugar = models.CharField("lugar", max_length=120, help_text="Sede, municipalidad, biblioteca…")
    programado_el = models.DateField("programado para el", null=True, blank=True, editable=False)
    presentes = models.PositiveSmallIntegerField(
        "dirigentes presentes", null=True, blank=True, help_text="Los que firmaron la lista."
    )
    realizado_por = models.ForeignKey(
        Organizacion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="quién lo hizo en lugar de la oficina",
    )
    motivo = models.TextField("motivo", max_length=500, blank=True)

    objects = TallerQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "taller"
        verbose_name_plural = "talleres"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    estado__in=EstadoTaller.values, tema__in=Tema.values, modalidad__in=Modalidad.values
                ),
                name="fs_taller_listas_conocidas",
                violation_error_message="Elija de la lista el tema y la modalidad.",
            ),
            Invariant(
                condition=only_in(HECHOS, Q(presentes__isnull=False), Q(presentes=None)),
                name="fs_taller_hecho_con_presentes",
                field="presentes",
                violation_error_message="Un taller hecho, y solo él, lleva cuántos dirigentes hubo.",
            ),
            Invariant(
                condition=only_in(
                    [EstadoTaller.TERCERO], Q(realizado_por__isnull=False), Q(realizado_por=None)
                ),
                name="fs_taller_de_tercero_con_nombre",
                field="realizado_por",
                violation_error_message="Diga quién hizo el taller en lugar de la oficina.",
            ),
            Invariant(
                condition=~Q(estado=EstadoTaller.SUSPENDIDO) | ~Q(motivo=""),
                name="fs_taller_suspendido_con_motivo",
                field="motivo",
                violation_error_message="Un taller suspendido lleva su motivo.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            list_index("estado"),
            list_index("comuna"),
            models.Index(fields=["programado_el"], name="fs_taller_por_programa"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; one written down before its day keeps the day it was first planned for."""
        if self._state.adding and self.ocurrido_el > timezone.localdate(self.registrado_el):
            self.programado_el = self.ocurrido_el
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if self.estado in HECHOS and self.ocurrido_el and self.ocurrido_el > timezone.localdate():
            raise ValidationError({"ocurrido_el": "Esta fecha aún no llega: anote el día en que se hizo."})

    @transition(
        "Registrar realización",
        source=[EstadoTaller.PROGRAMADO],
        target=EstadoTaller.REALIZADO,
        fields=["ocurrido_el", "presentes"],
    )
    def realizar(self, por: User, on: date) -> None:
        """It was done; the signed sheet says how many came."""

    @transition(
        "Registrar realización por tercero",
        source=[EstadoTaller.PROGRAMADO],
        target=EstadoTaller.TERCERO,
        fields=["ocurrido_el", "presentes", "realizado_por"],
    )
    def registrar_tercero(self, por: User, on: date) -> None:
        """Somebody else did it in the office's place."""

    @transition(
        "Suspender", source=[EstadoTaller.PROGRAMADO], target=EstadoTaller.SUSPENDIDO, fields=["motivo"]
    )
    def suspender(self, por: User, on: date) -> None:
        """It will not be done on its day."""

    @transition(
        "Reprogramar",
        source=[EstadoTaller.PROGRAMADO, EstadoTaller.SUSPENDIDO],
        target=EstadoTaller.PROGRAMADO,
        fields=["ocurrido_el"],
        optional=["hora", "lugar"],
    )
    def reprogramar(self, por: User, on: date) -> None:
        """It gets another day; the one it was first planned for is kept."""
        if self.ocurrido_el < on:
            raise TransicionRechazada("La nueva fecha debe ser hoy o más adelante.")


class Asistencia(RecordLine):
    """How many leaders of one organisation came to a workshop."""

    taller = models.ForeignKey(Taller, models.PROTECT, related_name="asistencias", verbose_name="taller")
    organizacion = models.ForeignKey(
        Organizacion, models.PROTECT, related_name="+", verbose_name="organización"
    )
    dirigentes = models.PositiveSmallIntegerField("dirigentes", default=1, validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = "organización asistente"
        verbose_name_plural = "organizaciones asistentes"
        constraints = [
            models.UniqueConstraint(
                fields=["taller", "organizacion"],
                name="fs_una_asistencia_por_organizacion",
                violation_error_message="Esa organización ya está en la lista del taller.",
            ),
            Invariant(
                condition=Q(dirigentes__gte=1),
                name="fs_asistencia_de_alguien",
                field="dirigentes",
                violation_error_message="Anote cuántos dirigentes vinieron, al menos uno.",
            ),
        ]

    def __str__(self) -> str:
        return f"Asistencia {self.pk}"
