"""What may be asked for at the migration office and which procedures need an appointment, from one day to another."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from extranjeria.models.estados import Clase
from gobernacion.lib.periods import Period
from gobernacion.records.invariants import Invariant

YA_ESTA = "Ya está en el catálogo en esos días: póngale término antes de agregarlo otra vez."


def _in_order(prefijo: str, que: str) -> list[models.BaseConstraint]:
    """A name is there once from each day, and ends after it begins."""
    return [
        models.UniqueConstraint(
            fields=["nombre", "desde"],
            name=f"ex_un_{prefijo}_por_nombre_y_dia",
            violation_error_message=f"Ese {que} ya está en el catálogo desde ese día.",
        ),
        Invariant(
            condition=Q(hasta=None) | Q(hasta__gt=F("desde")),
            name=f"ex_{prefijo}_vigencia_en_orden",
            field="hasta",
            violation_error_message="La vigencia debe terminar después de empezar.",
        ),
    ]


class CatalogoQuerySet(models.QuerySet[Any]):
    def vigentes(self, at: date) -> Self:
        """What holds on that day."""
        return self.filter(Q(hasta=None) | Q(hasta__gt=at), desde__lte=at)

    def vigentes_en(self, period: Period) -> Self:
        """What held on some day of the period."""
        return self.filter(Q(hasta=None) | Q(hasta__gt=period.desde), desde__lt=period.hasta)


class Catalogo(models.Model):
    """A name that the law or the office fixes, valid from one day to another; the same name may come back later."""

    nombre = models.CharField("nombre", max_length=120)
    desde = models.DateField("vigente desde")
    hasta = models.DateField(
        "vigente hasta", null=True, blank=True, help_text="Primer día en que ya no rige."
    )

    objects = CatalogoQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.nombre} (hasta el {self.hasta:%d-%m-%Y})" if self.hasta else self.nombre

    def clean(self) -> None:
        """The same name is in the catalogue once at a time."""
        if not (self.nombre and self.desde) or (self.hasta and self.hasta <= self.desde):
            return
        others = type(self)._default_manager.filter(
            Q(hasta=None) | Q(hasta__gt=self.desde), nombre=self.nombre
        )
        if self.hasta:
            others = others.filter(desde__lt=self.hasta)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"nombre": YA_ESTA})

    def vigente(self, at: date) -> bool:
        """Whether it holds on that day."""
        return self.desde <= at and (self.hasta is None or at < self.hasta)


class TipoSolicitud(Catalogo):
    """A kind of request: a visa, an extension, a permit, a certificate."""

    clase = models.CharField("clase", max_length=10, choices=Clase, default=Clase.RESIDENCIA)

    class Meta:
        verbose_name = "tipo de solicitud"
        verbose_name_plural = "tipos de solicitud"
        constraints = [
            *_in_order("tipo", "tipo"),
            Invariant(
                condition=~Q(nombre="") & Q(clase__in=Clase.values),
                name="ex_tipo_con_nombre_y_clase",
                violation_error_message="Escriba el nombre y elija la clase de la lista.",
            ),
        ]


class Tramite(Catalogo):
    """What people come to the counter for, and whether they need an appointment for it."""

    con_cita = models.BooleanField(
        "necesita cita", default=True, help_text="Sin marca: se atiende por orden de llegada."
    )

    class Meta:
        verbose_name = "trámite"
        verbose_name_plural = "trámites"
        constraints = [
            *_in_order("tramite", "trámite"),
            Invariant(
                condition=~Q(nombre=""),
                name="ex_tramite_con_nombre",
                field="nombre",
                violation_error_message="Escriba el nombre del trámite.",
            ),
        ]
