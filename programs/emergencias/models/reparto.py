"""The water trucks and what each one delivers."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from gobernacion.codes import CodigoField
from gobernacion.directory.models import Organizacion
from gobernacion.guards import Guard
from gobernacion.lib.clp import number
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, list_index
from gobernacion.territory.models import Comuna
from gobernacion.versions import Versioned

PLATE = RegexValidator(
    r"^[A-Z]{2}[A-Z0-9]{2}[0-9]{2}\Z", "Escriba la placa como BBCC12 o AB1234, sin guiones."
)


class CamionQuerySet(models.QuerySet["Camion"]):
    def activos(self, at: date) -> Self:
        """Those that deliver on that day."""
        return self.filter(Q(hasta=None) | Q(hasta__gte=at), desde__lte=at)


class Camion(Versioned):
    """A water truck hired for a comuna."""

    patente = CodigoField(
        "placa patente", max_length=6, validators=[PLATE], help_text="Por ejemplo BBCC12.", plate=True
    )
    capacidad = models.DecimalField(
        "capacidad (m³)", max_digits=4, decimal_places=1, help_text="Lo que lleva en un viaje."
    )
    comuna = models.ForeignKey(Comuna, models.PROTECT, related_name="+", verbose_name="comuna")
    empresa = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="empresa"
    )
    desde = models.DateField("reparte desde el")
    hasta = models.DateField(
        "reparte hasta el", null=True, blank=True, help_text="Último día; en blanco mientras siga."
    )

    objects = CamionQuerySet.as_manager()
    history = Historial()

    class Meta:
        verbose_name = "camión aljibe"
        verbose_name_plural = "camiones aljibe"
        constraints = [
            models.UniqueConstraint(
                fields=["patente"],
                name="em_un_camion_por_patente",
                violation_error_message="Ese camión ya está registrado: búsquelo por su placa.",
            ),
            Invariant(
                condition=Q(capacidad__gt=0),
                name="em_camion_con_capacidad",
                field="capacidad",
                violation_error_message="La capacidad debe ser mayor que cero.",
            ),
            Invariant(
                condition=Q(hasta=None) | Q(hasta__gte=F("desde")),
                name="em_camion_empieza_antes_de_terminar",
                field="hasta",
                violation_error_message="No puede terminar antes de empezar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.patente} ({number(self.capacidad)} m³)"

    def clean_fields(self, exclude: Any = None) -> None:
        self.patente = "".join(self.patente.split()).replace("-", "").replace(".", "").upper()
        super().clean_fields(exclude=exclude)

    def activo(self, at: date) -> bool:
        return self.desde <= at and (self.hasta is None or at <= self.hasta)


class Entrega(Record):
    """What one truck delivered in one place on one day."""

    apelativo = "Entrega"

    camion = models.ForeignKey(Camion, models.PROTECT, related_name="+", verbose_name="camión")
    localidad = models.CharField("localidad", max_length=80, help_text="Sin nombres de personas.")
    viajes = models.PositiveSmallIntegerField("viajes", default=1, validators=[MinValueValidator(1)])
    m3 = models.DecimalField("m³ entregados", max_digits=6, decimal_places=1)
    personas = models.PositiveIntegerField("personas que recibieron", validators=[MinValueValidator(1)])

    class Meta(Record.Meta):
        verbose_name = "entrega de agua"
        verbose_name_plural = "entregas de agua"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["camion", "ocurrido_el", "localidad"],
                condition=Q(anulado_el=None),
                name="em_una_entrega_por_camion_dia_y_localidad",
                violation_error_message="Ese camión ya tiene anotada su entrega de ese día en esa localidad.",
            ),
            Invariant(
                condition=Q(m3__gt=0, viajes__gte=1, personas__gte=1) & ~Q(localidad=""),
                name="em_entrega_de_algo_a_alguien",
                field="m3",
                violation_error_message="Anote los m³, los viajes, la localidad y cuántas personas recibieron.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("comuna")]

    def clean(self) -> None:
        if self.camion_id is None or not self.ocurrido_el:
            return
        if not self.camion.activo(self.ocurrido_el):
            raise ValidationError({"camion": "Ese camión no repartía ese día: revise la fecha o sus fechas."})
        if self.m3 is not None and self.viajes and self.m3 > self.viajes * self.camion.capacidad:
            raise ValidationError(
                {"m3": f"No caben en {self.viajes} viaje{'s' if self.viajes > 1 else ''} de {self.camion}."}
            )


CAPACITY = "(SELECT capacidad FROM emergencias_camion AS c WHERE c.id = NEW.camion_id)"
OVERFLOWS = f"NEW.anulado_el IS NULL AND NEW.m3 > NEW.viajes * {CAPACITY}"

GUARDS = (Guard("emergencias_entrega", refuse=("INSERT", "UPDATE"), when=OVERFLOWS),)
"""What triggers refuse: more water than the truck could carry."""
