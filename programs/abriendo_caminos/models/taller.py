"""Workshops for caregivers and for children, who came to them, and the network the programme leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.guards import Guard
from gobernacion.records.actividades import ASISTENCIA, DE_LA_ACTIVIDAD, Actividad
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import RecordLine, list_index
from programs.abriendo_caminos.models.estados import ClaseRed, Parentesco, Publico
from programs.abriendo_caminos.models.familia import Integrante

ASISTE: dict[str, str] = {Publico.CUIDADORAS: Parentesco.CUIDADOR, Publico.NNA: Parentesco.NNA}
"""The role in the family of those each kind of workshop is for."""


class Tema(models.Model):
    """A topic of the catalogue of workshops."""

    publico = models.CharField("para", max_length=10, choices=Publico)
    nombre = models.CharField("tema", max_length=120)

    class Meta:
        verbose_name = "tema de taller"
        verbose_name_plural = "temas de taller"
        constraints = [
            models.UniqueConstraint(
                fields=["publico", "nombre"],
                name="ac_un_tema_por_publico_y_nombre",
                violation_error_message="Ese tema ya está en el catálogo.",
            ),
            models.CheckConstraint(
                condition=Q(publico__in=Publico.values) & ~Q(nombre=""),
                name="ac_tema_con_nombre_y_publico",
                violation_error_message="Escriba el tema y elija para quién es.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nombre} ({self.get_publico_display()})"


class Taller(Actividad):
    """One workshop on one topic."""

    apelativo = "Taller"
    etapas = DE_LA_ACTIVIDAD.mas("ac_taller", ASISTENCIA)

    tema = models.ForeignKey(Tema, models.PROTECT, related_name="talleres", verbose_name="tema")

    if TYPE_CHECKING:
        tema_id: int

    class Meta(Actividad.Meta):
        verbose_name = "taller"
        verbose_name_plural = "talleres"
        indexes = [*Actividad.Meta.indexes, list_index("tema")]

    @property
    def titular(self) -> str:
        return f"Taller: {self.tema.nombre}"


class Asistencia(RecordLine):
    """Somebody of a family who came to a workshop."""

    taller = models.ForeignKey(Taller, models.PROTECT, related_name="asistencias", verbose_name="taller")
    integrante = models.ForeignKey(
        Integrante, models.PROTECT, related_name="asistencias", verbose_name="asistente"
    )

    if TYPE_CHECKING:
        taller_id: int
        integrante_id: int

    class Meta:
        verbose_name = "asistente"
        verbose_name_plural = "asistentes al taller"
        constraints = [
            models.UniqueConstraint(
                fields=["taller", "integrante"],
                name="ac_una_asistencia_por_taller",
                violation_error_message="Ya está en la lista del taller.",
            )
        ]

    def __str__(self) -> str:
        return f"Asistencia {self.pk}"

    def clean(self) -> None:
        if self.taller_id and self.integrante_id and ASISTE[self.taller.tema.publico] != self.integrante.rol:
            raise ValidationError({"integrante": "El taller no es para quien tiene ese rol en la familia."})


class PapelTaller(Adjunto):
    """A paper scanned with a workshop: the signed attendance sheet, photographs."""

    registro = models.ForeignKey(Taller, models.PROTECT, related_name="papeles", verbose_name="taller")

    class Meta(Adjunto.Meta):
        verbose_name = "papel del taller"
        verbose_name_plural = "papeles del taller"


class InstitucionRed(RecordLine):
    """An institution the programme can count on: a school, a kindergarten, a centre."""

    organizacion = models.OneToOneField(
        Organizacion,
        models.PROTECT,
        related_name="+",
        verbose_name="institución",
        error_messages={"unique": "Esa institución ya está en la red."},
    )
    clase = models.CharField("clase", max_length=14, choices=ClaseRed)
    desde = models.DateField("en la red desde")

    class Meta:
        verbose_name = "institución de la red"
        verbose_name_plural = "instituciones de la red"
        constraints = [
            Invariant(
                condition=Q(clase__in=ClaseRed.values),
                name="ac_red_clase_conocida",
                field="clase",
                violation_error_message="Elija la clase de la lista.",
            )
        ]

    def __str__(self) -> str:
        return f"Institución {self.pk}"


GUARDS = (
    Guard(
        "abriendo_caminos_asistencia",
        refuse=("INSERT", "UPDATE"),
        when=(
            "NOT EXISTS (SELECT 1 FROM abriendo_caminos_integrante AS one "
            "JOIN abriendo_caminos_taller AS taller ON taller.id = NEW.taller_id "
            "JOIN abriendo_caminos_tema AS tema ON tema.id = taller.tema_id "
            "WHERE one.id = NEW.integrante_id AND (tema.publico = 'nna' AND one.rol = 'nna' "
            "OR tema.publico = 'cuidadoras' AND one.rol = 'cuidador'))"
        ),
    ),
)
"""What triggers refuse: somebody in the list of a workshop that is not for their role; so nobody's deprivation of
liberty can be read from a list."""
