"""What the desk asks of other institutions for somebody: FOSIS and pensiones de gracia."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.records.models import Record
from gobernacion.records.transitions import transition

if TYPE_CHECKING:
    from gobernacion.access.models import User


class OtroPrograma(models.TextChoices):
    FOSIS_SEMILLA = "fosis_semilla", "FOSIS, Yo Emprendo Semilla"
    FOSIS_BASICO = "fosis_basico", "FOSIS, Yo Emprendo básico"
    FOSIS_AVANZADO = "fosis_avanzado", "FOSIS, Yo Emprendo avanzado"
    PENSION_GRACIA = "pension_gracia", "Pensión de gracia"


FOSIS = (OtroPrograma.FOSIS_SEMILLA, OtroPrograma.FOSIS_BASICO, OtroPrograma.FOSIS_AVANZADO)


class Resultado(models.TextChoices):
    """What the other institution answered."""

    POSTULADA = "postulada", "Postulada"
    PRESELECCIONADA = "preseleccionada", "Preseleccionada"
    ACEPTADA = "aceptada", "Aceptada"
    RECHAZADA = "rechazada", "Rechazada"


class PostulacionPrograma(Record):
    """A person put forward to another institution's programme."""

    apelativo = "Postulación"

    estado = models.CharField(
        "resultado", max_length=16, choices=Resultado, default=Resultado.POSTULADA, editable=False
    )
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona que postula")
    programa = models.CharField("programa", max_length=16, choices=OtroPrograma)
    sindicato = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sindicato"
    )
    causa = models.TextField("causa que informó la institución", blank=True)
    preseleccionada_el = models.DateField("preseleccionada el", null=True, blank=True, editable=False)
    respondida_el = models.DateField("respondida el", null=True, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "postulación a otro programa"
        verbose_name_plural = "postulaciones a otros programas"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(estado__in=Resultado.values) & Q(programa__in=OtroPrograma.values),
                name="otro_programa_estado_y_programa_conocidos",
                violation_error_message="Elija el programa de la lista.",
            ),
            models.CheckConstraint(
                condition=~Q(estado=Resultado.RECHAZADA) | ~Q(causa=""),
                name="otro_programa_rechazo_con_causa",
                violation_error_message="Un rechazo lleva la causa que informó la institución.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["ficha", "-ocurrido_el"], name="otro_programa_por_ficha"),
        ]

    @transition("Registrar preselección", source=[Resultado.POSTULADA], target=Resultado.PRESELECCIONADA)
    def preseleccionar(self, por: User, on: date) -> None:
        self.preseleccionada_el = on

    @transition(
        "Registrar aceptación",
        source=[Resultado.POSTULADA, Resultado.PRESELECCIONADA],
        target=Resultado.ACEPTADA,
    )
    def aceptar(self, por: User, on: date) -> None:
        self.respondida_el = on

    @transition(
        "Registrar rechazo",
        source=[Resultado.POSTULADA, Resultado.PRESELECCIONADA],
        target=Resultado.RECHAZADA,
        fields=["causa"],
    )
    def rechazar(self, por: User, on: date) -> None:
        self.respondida_el = on


class MesaNegociacion(Record):
    """A meeting in which unions and authorities negotiate pensiones de gracia."""

    apelativo = "Mesa"

    asunto = models.CharField("asunto", max_length=200)
    sindicatos = models.ManyToManyField(
        Organizacion, related_name="+", verbose_name="sindicatos y organizaciones que asistieron"
    )
    otros_asistentes = models.TextField(
        "otros asistentes", blank=True, help_text="Por su cargo: gerencia, parlamentarios, servicios."
    )
    acuerdos = models.TextField("acuerdos", blank=True)

    class Meta(Record.Meta):
        verbose_name = "mesa de negociación"
        verbose_name_plural = "mesas de negociación"
