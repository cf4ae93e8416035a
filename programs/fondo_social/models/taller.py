"""Workshops in which leaders learn to present projects, and the organisations they came from.

Attendance is counted by organisation: who each leader was stays on the signed sheet, which is scanned with the
workshop, because no number the office answers for needs their names.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, Sum

from gobernacion.directory.models import Organizacion
from gobernacion.records.actividades import ASISTENCIA, DE_LA_ACTIVIDAD, HECHAS, Actividad, ActividadQuerySet
from gobernacion.records.etapas import Conocidas
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import RecordLine, list_index
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.models.estados import Modalidad, Tema

if TYPE_CHECKING:
    from gobernacion.access.models import User


class TallerQuerySet(ActividadQuerySet["Taller"]):
    def de_formulacion(self) -> Self:
        """Those in which projects were taught to be written: the ones the account counts."""
        return self.filter(tema=Tema.FORMULACION)


class Taller(Actividad):
    """One workshop for leaders of organisations."""

    apelativo = "Taller"
    etapas = DE_LA_ACTIVIDAD.mas(
        "fs_taller",
        ASISTENCIA,
        reglas=(
            Conocidas(("modalidad", "tema"), "Elija de la lista el tema y la modalidad."),
            Invariant(
                condition=~Q(estado__in=HECHAS) | Q(asistentes__isnull=False),
                name="fs_taller_hecho_con_asistentes",
                field="asistentes",
                violation_error_message="Un taller hecho lleva cuántos dirigentes vinieron.",
            ),
        ),
    )
    al_hacerse = ("ocurrido_el", "lugar", "asistentes")
    resultados = ()

    tema = models.CharField("tema", max_length=12, choices=Tema, default=Tema.FORMULACION)
    modalidad = models.CharField(
        "modalidad del fondo", max_length=8, choices=Modalidad, default=Modalidad.NACIONAL
    )
    asistentes = models.PositiveIntegerField(
        "dirigentes presentes", null=True, blank=True, help_text="Los que firmaron la lista."
    )

    objects = TallerQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        asistencias: Any

    class Meta(Actividad.Meta):
        verbose_name = "taller"
        verbose_name_plural = "talleres"
        indexes = [*Actividad.Meta.indexes, list_index("tema")]

    @property
    def titular(self) -> str:
        return f"Taller: {self.get_tema_display().lower()}"

    @transition(
        "Corregir lo realizado",
        source=HECHAS,
        fields=(*al_hacerse, "comuna"),
        corrige=True,
    )
    def corregir(self, por: User, on: date) -> None:
        """The day, the place or the number of leaders was mistyped."""
        counted = self.asistencias.aggregate(n=Sum("dirigentes", default=0))["n"]
        if counted > (self.asistentes or 0):
            raise TransicionRechazada(
                f"Las organizaciones asistentes ya suman {counted} dirigentes: corríjalas primero."
            )


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
