"""The meetings of the committee, in plenary or in a subcommittee, in person or digital, and who came to each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models

from gobernacion.directory.models import Organizacion
from gobernacion.records import actividades
from gobernacion.records.actividades import (
    ASISTENCIA,
    DE_LA_ACTIVIDAD,
    HECHAS,
    SUSPENDIDAS,
    Actividad,
    ActividadQuerySet,
)
from gobernacion.records.etapas import Conocidas
from gobernacion.records.models import RecordLine, list_index
from gobernacion.records.transitions import transition
from programs.comite_tecnico.models.subcomite import Subcomite

if TYPE_CHECKING:
    from gobernacion.access.models import User

PLENARIO = "Plenario"

EN_LINEA = "Videoconferencia"
"""Where a digital meeting is."""


class Modalidad(models.TextChoices):
    PRESENCIAL = "presencial", "Presencial"
    DIGITAL = "digital", "Digital"


class ReunionQuerySet(ActividadQuerySet["Reunion"]):
    def plenarios(self) -> Self:
        return self.filter(subcomite=None)

    def de_subcomite(self) -> Self:
        return self.filter(subcomite__isnull=False)


class Reunion(Actividad):
    """One meeting, from its place in the calendar to who came; without a subcommittee it is a plenary."""

    apelativo = "Reunión"
    etapas = DE_LA_ACTIVIDAD.mas(
        "ct_reunion",
        ASISTENCIA,
        reglas=(
            Conocidas(("modalidad",), "Elija la modalidad de la lista.", "modalidad_conocida", "modalidad"),
        ),
    )

    subcomite = models.ForeignKey(
        Subcomite,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reuniones",
        verbose_name="subcomité",
        help_text="En blanco si es un plenario.",
    )
    modalidad = models.CharField("modalidad", max_length=10, choices=Modalidad, default=Modalidad.PRESENCIAL)
    tabla = models.TextField("tabla y temas tratados", max_length=2000, blank=True)

    objects = ReunionQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        subcomite_id: int | None
        asistencias: Any
        acuerdos: Any

    class Meta(Actividad.Meta):
        verbose_name = "reunión"
        verbose_name_plural = "reuniones"
        indexes = [*Actividad.Meta.indexes, list_index("subcomite"), list_index("modalidad")]

    @property
    def titular(self) -> str:
        return PLENARIO if self.subcomite is None else f"Subcomité {self.subcomite.nombre}"

    def clean(self) -> None:
        super().clean()
        meets = self.estado not in SUSPENDIDAS and self.ocurrido_el
        if self.subcomite and meets and not self.subcomite.vigente(self.ocurrido_el):
            raise ValidationError(
                {
                    "ocurrido_el": f"El subcomité {self.subcomite} no está vigente el {self.ocurrido_el:%d-%m-%Y}."
                }
            )

    @transition(
        "Corregir lo realizado",
        source=HECHAS,
        fields=["ocurrido_el", "comuna", "lugar"],
        optional=["asistentes"],
        corrige=True,
        warning="Los acuerdos de la reunión quedan con la fecha y la comuna corregidas.",
    )
    def corregir(self, por: User, on: date) -> None:
        """The day, the comuna, the place or how many came was mistyped; its agreements move with it."""
        for acuerdo in self.acuerdos.vigentes().order_by("pk"):
            if acuerdo.take_from(self):
                acuerdo.validate_constraints()
                acuerdo.save_signed(por, "Corregir la reunión")

    def convoke(self) -> int:
        """Call the institutions of its subcommittee, or of all in a plenary; returns how many were added."""
        valid = Subcomite.objects.vigentes(self.ocurrido_el)
        called = valid.filter(pk=self.subcomite_id) if self.subcomite_id else valid
        here = set(self.asistencias.values_list("organizacion_id", flat=True))
        members = called.filter(integrantes__isnull=False).order_by("integrantes__nombre")
        missing = dict.fromkeys(
            one for one in members.values_list("integrantes", flat=True) if one not in here
        )
        for organizacion in missing:
            self.asistencias.create(organizacion_id=organizacion)
        return len(missing)


class SuspensionLevantada(actividades.SuspensionLevantada):
    """A suspension of a meeting that ended."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="levantadas", verbose_name="reunión")

    class Meta(actividades.SuspensionLevantada.Meta):
        verbose_name = "suspensión levantada"
        verbose_name_plural = "suspensiones levantadas"


class Asistencia(RecordLine):
    """An institution called to a meeting, and how many came for it."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="asistencias", verbose_name="reunión")
    organizacion = models.ForeignKey(
        Organizacion, models.PROTECT, related_name="+", verbose_name="institución"
    )
    personas = models.PositiveSmallIntegerField(
        "cuántas personas vinieron", null=True, blank=True, help_text="0 si no vino nadie."
    )

    class Meta:
        verbose_name = "institución convocada"
        verbose_name_plural = "instituciones convocadas"
        constraints = [
            models.UniqueConstraint(
                fields=["reunion", "organizacion"],
                name="ct_una_asistencia_por_institucion",
                violation_error_message="Esa institución ya está en la reunión.",
            )
        ]

    def __str__(self) -> str:
        return f"Asistencia {self.pk}"
