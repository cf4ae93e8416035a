"""The activities of the network: tables, training days and outreach, each of a kind that says its line.

Who came is counted; who they were stays on the signed sheet, which is scanned with the activity.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.records import actividades
from gobernacion.records.actividades import ASISTENCIA, DE_LA_ACTIVIDAD, HECHAS, ActividadQuerySet
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import list_index
from programs.crece_contigo.models.estados import (
    AMBITO_DE,
    AMBITOS,
    GENERAL,
    NOMBRE_DE,
    TEMAS,
    TEMAS_POR_AMBITO,
)

if TYPE_CHECKING:
    pass


class AmbitoField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """Where an activity belongs: what its kind says, written with it whoever writes and however many at once."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        ambito = AMBITO_DE.get(model_instance.tema, "")  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, ambito)
        return ambito


class DeCreceContigoQuerySet(ActividadQuerySet["Actividad"]):
    def generales(self) -> Self:
        """Those of the yearly plan that are of no line."""
        return self.filter(ambito=GENERAL)

    def de_las_lineas(self) -> Self:
        return self.exclude(ambito=GENERAL)


class Actividad(actividades.Actividad):
    """One activity of the network Chile Crece Contigo."""

    etapas = DE_LA_ACTIVIDAD.mas(
        "cc",
        ASISTENCIA,
        reglas=(
            Invariant(
                condition=reduce(
                    or_, (Q(ambito=str(ambito), tema__in=list(temas)) for ambito, temas in TEMAS.items())
                ),
                name="cc_actividad_tema_de_su_linea",
                field="tema",
                violation_error_message="Elija el tema de la lista.",
            ),
            Invariant(
                condition=~Q(estado__in=HECHAS) | Q(asistentes__isnull=False, asistentes__gte=1),
                name="cc_actividad_hecha_con_asistentes",
                field="asistentes",
                violation_error_message="Una actividad hecha lleva cuántas personas vinieron.",
            ),
        ),
    )
    al_hacerse = ("ocurrido_el", "lugar", "asistentes")
    resultados = ("acuerdos",)

    tema = models.CharField("tema", max_length=20, choices=TEMAS_POR_AMBITO)
    ambito = AmbitoField("línea", max_length=12, choices=AMBITOS, editable=False)
    asistentes = models.PositiveIntegerField(
        "asistentes",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Los que firmaron la lista.",
    )
    instituciones = models.ManyToManyField(
        Organizacion,
        blank=True,
        related_name="+",
        verbose_name="instituciones presentes",
        help_text="Servicios públicos, municipios, establecimientos de salud y educación…",
    )
    acuerdos = models.TextField("acuerdos", max_length=4000, blank=True)

    objects = DeCreceContigoQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(actividades.Actividad.Meta):
        verbose_name = "actividad"
        verbose_name_plural = "actividades"
        indexes = [*actividades.Actividad.Meta.indexes, list_index("tema"), list_index("ambito")]

    def clean(self) -> None:
        super().clean()
        # What is derived is part of what the constraints check.
        self.ambito = AMBITO_DE.get(self.tema, "")

    @property
    def titular(self) -> str:
        return NOMBRE_DE.get(self.tema, self.tema)


class SuspensionLevantada(actividades.SuspensionLevantada):
    """A suspension of an activity of the network that ended."""

    actividad = models.ForeignKey(
        Actividad, models.PROTECT, related_name="levantadas", verbose_name="actividad"
    )

    class Meta(actividades.SuspensionLevantada.Meta):
        verbose_name = "suspensión levantada"
        verbose_name_plural = "suspensiones levantadas"
