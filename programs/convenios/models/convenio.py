"""The agreements with institutions, and the health centres where people already have their papers."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from gobernacion.codes import CodigoField
from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.territory.models import Comuna
from gobernacion.versions import Versioned
from programs.convenios.models.estados import TipoCentro, TipoConvenio


class ConvenioQuerySet(models.QuerySet["Convenio"]):
    def vigentes_en(self, period: Period) -> Self:
        """Those in force on some day of the period."""
        return self.filter(Q(hasta=None) | Q(hasta__gte=period.desde), desde__lt=period.hasta)


class Convenio(Versioned):
    """What the office and an institution agreed to do for the people of the province."""

    nombre = models.CharField(
        "nombre",
        max_length=100,
        unique=True,
        help_text="Como lo nombra la oficina: Fundación Oftalmológica Los Andes…",
        error_messages={"unique": "Ya hay un convenio con ese nombre."},
    )
    institucion = models.ForeignKey(
        Organizacion, models.PROTECT, related_name="+", verbose_name="institución"
    )
    tipo = models.CharField("tipo", max_length=8, choices=TipoConvenio, default=TipoConvenio.FORMAL)
    resolucion = CodigoField(
        "resolución que lo aprueba", max_length=60, blank=True, help_text="Solo si es formal."
    )
    objeto = models.TextField("objeto", max_length=1000, help_text="Para qué es. Sin nombres de personas.")
    exige = models.TextField(
        "antecedentes que exige", max_length=1000, blank=True, help_text="Uno por línea, como se piden."
    )
    con_nomina = models.BooleanField(
        "se derivan personas con nombre",
        default=True,
        help_text="Sin marcar si atiende a víctimas de violencia: entonces no se anota a nadie aquí.",
    )
    desde = models.DateField("vigente desde")
    hasta = models.DateField("vigente hasta", null=True, blank=True, help_text="Último día, si lo tiene.")

    objects = ConvenioQuerySet.as_manager()
    history = Historial()

    class Meta:
        verbose_name = "convenio"
        verbose_name_plural = "convenios"
        constraints = [
            Invariant(
                condition=~Q(nombre="") & ~Q(objeto="") & Q(tipo__in=TipoConvenio.values),
                name="cv_convenio_con_nombre_y_objeto",
                field="nombre",
                violation_error_message="Escriba el nombre y el objeto del convenio, y elija su tipo.",
            ),
            Invariant(
                condition=Q(tipo=TipoConvenio.INFORMAL, resolucion="")
                | Q(tipo=TipoConvenio.FORMAL) & ~Q(resolucion=""),
                name="cv_convenio_formal_con_resolucion",
                field="resolucion",
                violation_error_message="Un convenio formal, y solo él, lleva la resolución que lo aprueba.",
            ),
            Invariant(
                condition=not_after("desde", "hasta"),
                name="cv_convenio_fechas_en_orden",
                field="hasta",
                violation_error_message="El convenio no puede terminar antes de empezar.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    def vigente(self, at: date) -> bool:
        """Whether it was in force on that day."""
        return self.desde <= at and (self.hasta is None or at <= self.hasta)

    def clean(self) -> None:
        if not self.con_nomina and not self._state.adding and self.derivaciones.exists():
            raise ValidationError({"con_nomina": "Este convenio ya tiene personas derivadas con nombre."})


class CentroSalud(Versioned):
    """A consultorio, posta or hospital: where somebody's papers are asked for."""

    nombre = models.CharField("nombre", max_length=100)
    tipo = models.CharField("tipo", max_length=11, choices=TipoCentro, default=TipoCentro.CONSULTORIO)
    comuna = models.ForeignKey(Comuna, models.PROTECT, related_name="+", verbose_name="comuna")

    history = Historial()

    class Meta:
        verbose_name = "centro de salud"
        verbose_name_plural = "centros de salud"
        constraints = [
            Invariant(
                condition=~Q(nombre="") & Q(tipo__in=TipoCentro.values),
                name="cv_centro_con_nombre_y_tipo",
                field="nombre",
                violation_error_message="Escriba el nombre del centro y elija su tipo.",
            ),
            models.UniqueConstraint(
                fields=["comuna", "nombre"],
                name="cv_un_centro_por_nombre_y_comuna",
                violation_error_message="Ese centro ya está en la lista de la comuna.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre
