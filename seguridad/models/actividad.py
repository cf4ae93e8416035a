"""Rounds, meetings with neighbours and inspections that the gobernación coordinates with the police and other services.

What Carabineros went on doing from October to December 2019, when the office could not, is «realizada por tercero»:
it counts for the target and not as an activity of the office. Who was arrested or fined is never kept, only how many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.records import actividades
from gobernacion.records.actividades import DE_LA_ACTIVIDAD, HECHAS, ActividadQuerySet, EstadoActividad
from gobernacion.records.etapas import Conocidas, Tope
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import list_index
from gobernacion.territory.models import Sector

if TYPE_CHECKING:
    pass


class Tipo(models.TextChoices):
    RONDA = "ronda", "Ronda extraordinaria"
    REUNION = "reunion", "Reunión de seguridad"
    NOCTURNOS = "nocturnos", "Fiscalización de locales nocturnos"
    FERIAS = "ferias", "Fiscalización de ferias libres"
    VEHICULAR = "vehicular", "Fiscalización vehicular nocturna"
    PREVENTIVA = "preventiva", "Otra fiscalización preventiva"
    ESTADIO = "estadio", "Estadio Seguro"


RESULTADOS = ("fiscalizados", "infracciones", "clausuras", "detenidos")
"""What an activity found, as numbers."""


class DeSeguridadQuerySet(ActividadQuerySet["Actividad"]):
    def de_tipo(self, tipo: Tipo) -> Self:
        return self.filter(tipo=tipo)


class Actividad(actividades.Actividad):
    """One activity of public security, from its place in the plan to what it found."""

    etapas = DE_LA_ACTIVIDAD.mas(
        "seguridad",
        reglas=(
            Conocidas(("tipo",), "Elija el tipo de la lista.", "actividad_tipo_conocido", "tipo"),
            Invariant(
                condition=~Q(tipo=Tipo.REUNION, estado=EstadoActividad.REALIZADA)
                | Q(organizacion__isnull=False),
                name="seguridad_reunion_con_alguien",
                field="organizacion",
                violation_error_message="Diga con qué organización fue la reunión.",
            ),
            Invariant(
                condition=Q(estado__in=HECHAS)
                | Q(fiscalizados=None, infracciones=None, clausuras=None, detenidos=None),
                name="seguridad_resultados_si_se_hizo",
                violation_error_message="Los resultados se anotan cuando la actividad se hizo.",
            ),
            Tope(
                "clausuras",
                "fiscalizados",
                "clausuras_entre_los_controles",
                "No puede haber más clausuras que controles: revise ambos números.",
            ),
        ),
    )
    resultados = ("asistentes", "organizacion", *RESULTADOS, "acuerdos")

    tipo = models.CharField("tipo", max_length=10, choices=Tipo)
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sector"
    )
    organismos = models.ManyToManyField(
        Organizacion,
        blank=True,
        related_name="+",
        verbose_name="organismos presentes",
        help_text="Carabineros, PDI, SENDA, SEREMI, inspectores municipales, gremios, clubes…",
    )
    organizacion = models.ForeignKey(
        Organizacion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organización con que se reunió",
        help_text="La junta de vecinos u otra organización de la reunión.",
    )
    fiscalizados = models.PositiveIntegerField(
        "controles", null=True, blank=True, help_text="Personas, vehículos o locales fiscalizados."
    )
    infracciones = models.PositiveIntegerField("infracciones", null=True, blank=True)
    clausuras = models.PositiveIntegerField("clausuras", null=True, blank=True)
    detenidos = models.PositiveIntegerField("detenidos", null=True, blank=True)
    acuerdos = models.TextField("acuerdos", max_length=4000, blank=True)

    objects = DeSeguridadQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(actividades.Actividad.Meta):
        verbose_name = "actividad de seguridad"
        verbose_name_plural = "actividades de seguridad"
        indexes = [*actividades.Actividad.Meta.indexes, list_index("tipo")]

    def clean(self) -> None:
        super().clean()
        if self.sector and self.comuna_id and self.sector.comuna_id != self.comuna_id:
            raise ValidationError({"sector": "Ese sector no está en la comuna de la actividad."})

    @property
    def titular(self) -> str:
        return self.get_tipo_display()


class SuspensionLevantada(actividades.SuspensionLevantada):
    """A suspension of an activity of public security that ended."""

    actividad = models.ForeignKey(
        Actividad, models.PROTECT, related_name="levantadas", verbose_name="actividad"
    )

    class Meta(actividades.SuspensionLevantada.Meta):
        verbose_name = "suspensión levantada"
        verbose_name_plural = "suspensiones levantadas"
