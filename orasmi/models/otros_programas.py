"""What the desk asks of other institutions for somebody: FOSIS and pensiones de gracia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, list_index, validate_not_future
from gobernacion.records.transitions import otra_persona, transition
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from datetime import date

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


RESPONDIDAS = (Resultado.ACEPTADA, Resultado.RECHAZADA)


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
    preseleccionada_el = models.DateField(
        "fecha de la preselección", null=True, blank=True, validators=[validate_not_future]
    )
    respondida_el = models.DateField(
        "fecha de la respuesta", null=True, blank=True, validators=[validate_not_future]
    )
    causa = models.TextField("causa que informó la institución", max_length=1000, blank=True)

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
                condition=Q(estado__in=RESPONDIDAS, respondida_el__isnull=False)
                | Q(~Q(estado__in=RESPONDIDAS), respondida_el=None),
                name="otro_programa_respondida_con_fecha",
                violation_error_message="Una respuesta lleva su fecha.",
            ),
            models.CheckConstraint(
                condition=~Q(estado=Resultado.PRESELECCIONADA) | Q(preseleccionada_el__isnull=False),
                name="otro_programa_preseleccion_con_fecha",
                violation_error_message="Una preselección lleva su fecha.",
            ),
            models.CheckConstraint(
                condition=~Q(estado=Resultado.RECHAZADA) | ~Q(causa=""),
                name="otro_programa_rechazo_con_causa",
                violation_error_message="Un rechazo lleva la causa que informó la institución.",
            ),
            Invariant(
                condition=Q(preseleccionada_el=None) | Q(preseleccionada_el__gte=F("ocurrido_el")),
                name="otro_programa_preseleccion_despues_de_postular",
                field="preseleccionada_el",
                violation_error_message="La preselección no puede ser anterior a la postulación.",
            ),
            Invariant(
                condition=Q(respondida_el=None) | Q(respondida_el__gte=F("ocurrido_el")),
                name="otro_programa_respuesta_despues_de_postular",
                field="respondida_el",
                violation_error_message="La respuesta no puede ser anterior a la postulación.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            list_index("programa"),
            list_index("estado"),
            list_index("comuna"),
            list_index("ficha"),
        ]

    @transition(
        "Registrar preselección",
        source=[Resultado.POSTULADA],
        target=Resultado.PRESELECCIONADA,
        fields=["preseleccionada_el"],
    )
    def preseleccionar(self, por: User, on: date) -> None:
        """FOSIS keeps the person in its contest."""
        if self.programa not in FOSIS:
            raise TransicionRechazada("La pensión de gracia no tiene preselección: registre la respuesta.")

    @transition(
        "Registrar aceptación",
        source=[Resultado.POSTULADA, Resultado.PRESELECCIONADA],
        target=Resultado.ACEPTADA,
        fields=["respondida_el"],
    )
    def aceptar(self, por: User, on: date) -> None:
        """The institution says yes."""

    @transition(
        "Registrar rechazo",
        source=[Resultado.POSTULADA, Resultado.PRESELECCIONADA],
        target=Resultado.RECHAZADA,
        fields=["causa", "respondida_el"],
    )
    def rechazar(self, por: User, on: date) -> None:
        """The institution says no, and why."""

    @transition(
        "Reabrir",
        source=RESPONDIDAS,
        target=[Resultado.POSTULADA, Resultado.PRESELECCIONADA],
        unless=otra_persona,
        warning="Vuelve a esperarse la respuesta; la que tenía se conserva con sus fechas.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> str:
        """The institution answered something else."""
        self.respondida_el, self.causa = None, ""
        return Resultado.PRESELECCIONADA if self.preseleccionada_el else Resultado.POSTULADA


class MesaNegociacion(Record):
    """A meeting in which unions and authorities negotiate pensiones de gracia."""

    apelativo = "Mesa"

    asunto = models.CharField("asunto", max_length=200)
    sindicatos = models.ManyToManyField(
        Organizacion, related_name="+", verbose_name="sindicatos y organizaciones que asistieron"
    )
    otros_asistentes = models.TextField(
        "otros asistentes",
        max_length=1000,
        blank=True,
        help_text="Por su cargo: gerencia, parlamentarios, servicios.",
    )
    acuerdos = models.TextField("acuerdos", max_length=4000, blank=True)

    class Meta(Record.Meta):
        verbose_name = "mesa de negociación"
        verbose_name_plural = "mesas de negociación"
        indexes = [*Record.Meta.indexes, list_index("comuna")]
