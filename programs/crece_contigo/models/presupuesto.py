"""The money of the yearly project: what it has, how it is shared among the lines, and what each line has spent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q, Sum

from gobernacion.guards import Guard
from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from gobernacion.lib.periods import Period
from gobernacion.money import PesosField
from gobernacion.records.dinero import Saldo
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from gobernacion.records.step_fields import refers_to
from gobernacion.versions import Versioned
from programs.crece_contigo.models.estados import Linea

FIRST, LAST = 1990, 2100


class ProyectoDeCreceQuerySet(models.QuerySet["Proyecto"]):
    def de_los_years(self, period: Period) -> Self:
        """Those of every year that the period touches."""
        return self.filter(year__gte=period.desde.year, year__lte=period.last_day.year)


class Proyecto(Versioned):
    """The project of the network in a year: its money, and what institutions of the province add to it."""

    year = models.PositiveSmallIntegerField(
        "año",
        unique=True,
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
        error_messages={"unique": "Ese año ya tiene proyecto."},
    )
    total = PesosField("total del proyecto")
    aporte_local = PesosField(
        "aporte local",
        default=0,
        help_text="Lo que suman instituciones de la provincia, dentro del total y fuera de las líneas.",
    )
    fuente = models.CharField("convenio o resolución que lo aprueba", max_length=200)

    objects = ProyectoDeCreceQuerySet.as_manager()
    history = Historial()

    if TYPE_CHECKING:
        lineas: Any

    class Meta:
        verbose_name = "proyecto del año"
        verbose_name_plural = "proyectos"
        constraints = [
            Invariant(
                condition=Q(year__range=(FIRST, LAST)),
                name="cc_proyecto_de_un_year_posible",
                field="year",
                violation_error_message="Revise el año.",
            ),
            Invariant(
                condition=Q(aporte_local__lte=F("total")),
                name="cc_aporte_dentro_del_total",
                field="aporte_local",
                violation_error_message="El aporte local no puede superar el total del proyecto.",
            ),
        ]

    def __str__(self) -> str:
        return f"Proyecto {self.year}"

    def clean(self) -> None:
        if self._state.adding or self.total is None or self.aporte_local is None:
            return
        shared = self.presupuestado()
        if shared + self.aporte_local > self.total:
            raise ValidationError(
                {"total": f"Las líneas ya tienen {clp.digits(shared)}: el total no puede ser menor."}
            )

    def presupuestado(self) -> int:
        """What its lines have been given."""
        shared: int = self.lineas.aggregate(n=Sum("asignado", default=0))["n"]
        return shared

    def pendiente(self) -> Pesos:
        """What is left to give to the lines."""
        return Pesos(self.total - self.aporte_local - self.presupuestado())


class PresupuestoDeLineaQuerySet(models.QuerySet["Presupuesto"]):
    def de_los_years(self, period: Period) -> Self:
        """Those of every year that the period touches."""
        return self.filter(proyecto__year__gte=period.desde.year, proyecto__year__lte=period.last_day.year)


class Presupuesto(Saldo):
    """What a line may spend of the project of a year, and how much of it approved expenses have taken."""

    asignado_en, ocupan = "asignado", ("ejecutado",)

    proyecto = refers_to(Proyecto, "proyecto del año", related_name="lineas")
    linea = models.CharField("línea", max_length=12, choices=Linea)
    asignado = PesosField("presupuesto")
    ejecutado = PesosField("gastado a la fecha", default=0, editable=False)

    objects = PresupuestoDeLineaQuerySet.as_manager()
    history = Historial(excluded_fields=["ejecutado"])

    if TYPE_CHECKING:
        proyecto_id: int

    class Meta:
        verbose_name = "presupuesto de la línea"
        verbose_name_plural = "presupuestos por línea"
        constraints = [
            models.UniqueConstraint(
                fields=["proyecto", "linea"],
                name="cc_un_presupuesto_por_linea_y_year",
                violation_error_message="Esa línea ya tiene su presupuesto de ese año.",
            ),
            Invariant(
                condition=Q(linea__in=Linea.values),
                name="cc_presupuesto_de_una_linea",
                field="linea",
                violation_error_message="Elija la línea de la lista.",
            ),
            Invariant(
                condition=Q(ejecutado__gte=0) & Q(ejecutado__lte=F("asignado")),
                name="cc_gastado_dentro_del_presupuesto",
                field="asignado",
                violation_error_message="El presupuesto no puede ser menor que lo ya gastado.",
            ),
        ]

    def __str__(self) -> str:
        return f"Presupuesto {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; two lines given money at once are given it one after the other."""
        with transaction.atomic():
            Proyecto.objects.select_for_update().get(pk=self.proyecto_id)
            super().save(*args, **kwargs)

    def no_alcanza(self, monto: int) -> str:
        return (
            f"No alcanza el presupuesto {self.proyecto.year} de {self.get_linea_display()}: "
            f"quedan {self.libre} y se gastarían {clp.digits(monto)}."
        )

    @classmethod
    def no_existe(cls, de: Mapping[str, Any]) -> str:
        called = Linea(de["linea"]).label
        return (
            f"La línea {called} no tiene presupuesto en {de['proyecto__year']}: agréguelo antes de aprobar."
        )


GUARDS = (
    # A sum over other rows: no CHECK can say it.
    Guard(
        "crece_contigo_presupuesto",
        refuse=("INSERT", "UPDATE"),
        when=(
            "NEW.asignado + (SELECT COALESCE(SUM(other.asignado), 0) FROM crece_contigo_presupuesto other "
            "WHERE other.proyecto_id = NEW.proyecto_id AND other.linea <> NEW.linea) "
            "> (SELECT project.total - project.aporte_local FROM crece_contigo_proyecto project "
            "WHERE project.id = NEW.proyecto_id)"
        ),
    ),
    Guard(
        "crece_contigo_proyecto",
        refuse=("UPDATE",),
        when=(
            "(SELECT COALESCE(SUM(line.asignado), 0) FROM crece_contigo_presupuesto line "
            "WHERE line.proyecto_id = NEW.id) > NEW.total - NEW.aporte_local"
        ),
    ),
)
"""The lines of a project never have more than the project."""
