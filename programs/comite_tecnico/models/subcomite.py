"""The subcommittees in which the public services of the province meet, each valid from one day to another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS
from gobernacion.records.etapas import Escrito, Etapas, Tras
from gobernacion.records.history import Historial
from gobernacion.records.step_fields import may_refer_to
from gobernacion.versions import Versioned


class SubcomiteQuerySet(models.QuerySet["Subcomite"]):
    def vigentes(self, at: date) -> Self:
        """Those that meet on that day."""
        return self.filter(Q(hasta=None) | Q(hasta__gte=at), desde__lte=at)

    def vigentes_en(self, period: Period) -> Self:
        """Those that met on some day of the period."""
        return self.filter(Q(hasta=None) | Q(hasta__gte=period.desde), desde__lt=period.hasta)


class Subcomite(Versioned):
    """A subcommittee of the technical committee. One that takes up again after ending is another row of its name."""

    etapas = Etapas(
        "ct_subcomite",
        reglas=(
            Escrito("nombre", dice="Escriba el nombre del subcomité."),
            Tras("desde", "fechas_en_orden", "hasta", "No puede terminar antes de empezar."),
        ),
    )

    nombre = models.CharField(
        "nombre", max_length=80, help_text="Como lo nombra la cuenta: Protección Social…"
    )
    materia = models.CharField("qué coordina", max_length=200, blank=True)
    coordina = may_refer_to(Organizacion, "institución que lo coordina")
    desde = models.DateField("vigente desde")
    hasta = models.DateField(
        "vigente hasta", null=True, blank=True, help_text="Último día; en blanco mientras siga."
    )
    integrantes = models.ManyToManyField(
        Organizacion, blank=True, related_name="+", verbose_name="instituciones que lo integran"
    )

    objects = SubcomiteQuerySet.as_manager()
    history = Historial()

    if TYPE_CHECKING:
        reuniones: Any

    class Meta:
        verbose_name = "subcomité"
        verbose_name_plural = "subcomités"
        indexes = [models.Index(fields=["nombre", "desde"])]

    def __str__(self) -> str:
        return self.nombre

    def clean(self) -> None:
        if self.desde is None:
            return
        self.nombre = " ".join(self.nombre.split())
        self._clean_overlap()
        if self.pk is not None:
            self._clean_meetings()

    def vigente(self, at: date) -> bool:
        """Whether it meets on that day."""
        return self.desde <= at and (self.hasta is None or at <= self.hasta)

    def _clean_overlap(self) -> None:
        others = Subcomite.objects.filter(nombre=self.nombre).exclude(pk=self.pk)
        others = others.filter(Q(hasta=None) | Q(hasta__gte=self.desde))
        if self.hasta:
            others = others.filter(desde__lte=self.hasta)
        if others.exists():
            raise ValidationError(
                {"nombre": "Ya hay un subcomité con ese nombre en esas fechas: revise desde y hasta cuándo."}
            )

    def _clean_meetings(self) -> None:
        """Its meetings stay inside its dates."""
        held = self.reuniones.vigentes().filter(estado__in=HECHAS)
        outside = Q(ocurrido_el__lt=self.desde)
        if self.hasta:
            outside |= Q(ocurrido_el__gt=self.hasta)
        one = held.filter(outside).order_by("ocurrido_el").first()
        if one is not None:
            raise ValidationError(f"{one} fue el {one.ocurrido_el:%d-%m-%Y}, fuera de esas fechas.")
