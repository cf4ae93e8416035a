"""What the provincial strengthening programme does with municipalities and services, one initiative at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.anteriores import Anterior, Entonces, keep_before
from gobernacion.records.etapas import Etapa, Etapas, Tras
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import Record, RecordQuerySet, list_index, validate_not_future
from gobernacion.records.step_fields import day_of, estado_de, refers_to
from gobernacion.records.transitions import transition
from gobernacion.territory.models import Comuna
from gobernacion.transitions import TransicionRechazada
from programs.desarrollo_social.models.estados import Estado, Linea

if TYPE_CHECKING:
    from gobernacion.access.models import User


class IniciativaQuerySet(RecordQuerySet["Iniciativa"]):
    def de_linea(self, linea: str) -> Self:
        return self.filter(linea=linea)

    def activas_en(self, period: Period) -> Self:
        """Those at work on some day of the period, as its last day told."""
        going_on = Entonces(Iniciativa, period.hasta).que(Q(termino=None) | Q(termino__gte=period.desde))
        return self.vigentes().filter(going_on, ocurrido_el__lt=period.hasta)

    def abiertas(self) -> Self:
        return self.vigentes().filter(estado=Estado.EN_CURSO)


class Iniciativa(Record):
    """One thing the programme does: a shelter, the support of a municipality's producers, the work with SERNAMEG."""

    apelativo = "Iniciativa"
    etapas = Etapas(
        "ds_iniciativa",
        Etapa(
            "el término",
            [Estado.TERMINADA],
            ("termino", "resultado"),
            con=("terminada_con_fecha", "Una iniciativa terminada, y solo ella, lleva su término."),
            opcionales=("resultado",),
            reglas=(
                Tras(
                    "ocurrido_el",
                    "empieza_antes_de_terminar",
                    dice="La iniciativa no puede terminar antes de empezar.",
                ),
            ),
        ),
        reglas=(
            Invariant(
                condition=Q(linea__in=Linea.values, estado__in=Estado.values) & ~Q(nombre=""),
                name="ds_iniciativa_con_linea_y_nombre",
                field="nombre",
                violation_error_message="Elija la línea y escriba el nombre de la iniciativa.",
            ),
            Invariant(
                condition=Q(linea=Linea.ALBERGUE, cupos__isnull=False, cupos__gte=1)
                | ~Q(linea=Linea.ALBERGUE) & Q(cupos=None),
                name="ds_albergue_con_cupos",
                field="cupos",
                violation_error_message="Un albergue, y solo él, lleva cuántas personas caben por noche.",
            ),
            Invariant(
                condition=Q(beneficiarios=None) | Q(linea__in=[Linea.FOMENTO, Linea.OTRA]),
                name="ds_iniciativa_beneficiarios_de_fomento",
                field="beneficiarios",
                violation_error_message=(
                    "Las personas de un albergue se cuentan por sus noches, y las víctimas por sus informes: "
                    "deje este dato en blanco."
                ),
            ),
            Invariant(
                condition=Q(linea__in=[Linea.ALBERGUE, Linea.FOMENTO], comuna__isnull=False)
                | Q(linea=Linea.VIF, comuna=None)
                | Q(linea=Linea.OTRA),
                name="ds_iniciativa_en_su_comuna",
                field="comuna",
                violation_error_message=(
                    "Un albergue o un fomento es de una comuna; el trabajo con víctimas de violencia no dice cuál."
                ),
            ),
        ),
    )

    ocurrido_el = models.DateField("inicio", validators=[validate_not_future])
    comuna = models.ForeignKey(  # type: ignore[assignment]  # a record of others always has one
        Comuna,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="comuna",
        help_text="En blanco si es de toda la provincia; con víctimas de violencia, siempre.",
    )
    estado = estado_de(Estado)
    linea = models.CharField("línea", max_length=8, choices=Linea)
    nombre = models.CharField("nombre", max_length=100, help_text="Sin nombres de personas.")
    institucion = refers_to(Organizacion, "con qué institución")
    objetivo = models.TextField("objetivo", max_length=1000, blank=True, help_text="Sin nombres de personas.")
    cupos = models.PositiveSmallIntegerField(
        "cupos por noche",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Solo de un albergue.",
    )
    beneficiarios = models.PositiveIntegerField(
        "personas apoyadas",
        null=True,
        blank=True,
        help_text="Las que informa el municipio. De un albergue se cuentan solas; de víctimas, no se anotan aquí.",
    )
    termino = day_of("término")
    resultado = models.TextField(
        "resultado", max_length=1000, blank=True, help_text="Sin nombres de personas."
    )

    objects = IniciativaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        noches: Any
        informes: Any
        institucion_id: int

    class Meta(Record.Meta):
        verbose_name = "iniciativa"
        verbose_name_plural = "iniciativas"
        indexes = [*Record.Meta.indexes, *map(list_index, ("estado", "linea", "comuna"))]

    @property
    def modificable(self) -> bool:
        """While it is at work."""
        return super().modificable and self.estado == Estado.EN_CURSO

    def en_curso(self, at: date) -> bool:
        """Whether it was at work on that day."""
        return self.ocurrido_el <= at and (self.termino is None or at <= self.termino)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it. Raises TransicionRechazada while nights or reports stand on it."""
        if self.noches.vigentes().exists() or self.informes.vigentes().exists():
            raise TransicionRechazada(f"{self} tiene noches o informes registrados: anule primero esos.")
        super().anular(por, on, motivo)

    @transition(
        "Terminar",
        source=[Estado.EN_CURSO],
        target=Estado.TERMINADA,
        fields=["termino"],
        optional=["resultado"],
    )
    def terminar(self, por: User, on: date) -> None:
        """It is over: nothing later is written under it."""
        assert self.termino
        later = Q(ocurrido_el__gt=self.termino)
        if self.noches.vigentes().filter(later).exists() or self.informes.vigentes().filter(later).exists():
            raise TransicionRechazada(
                "Hay noches o informes posteriores a ese día: revise la fecha de término."
            )

    @transition("Reabrir", source=[Estado.TERMINADA], target=Estado.EN_CURSO)
    def reabrir(self, por: User, on: date) -> None:
        """It was not over after all; that it had ended is kept, and the years it was measure it."""
        assert self.termino is not None
        keep_before(self, max(on, self.termino))
        self.etapas.clear_beyond(self, Estado.EN_CURSO)


class TerminoReabierto(Anterior):
    """The end of an initiative that was taken up again afterwards."""

    iniciativa = refers_to(Iniciativa, "iniciativa", related_name="terminos")
    termino = models.DateField("término")

    class Meta:
        verbose_name = "término reabierto"
        verbose_name_plural = "términos reabiertos"
        indexes = [models.Index(fields=["hasta"], name="ds_termino_reabierto_por_dia")]
        constraints = [
            Invariant(
                condition=not_after("termino", "hasta"),
                name="ds_termino_reabierto_en_orden",
                field="hasta",
                violation_error_message="No pudo reabrirse antes de terminar.",
            )
        ]


class PapelIniciativa(Adjunto):
    """A paper of an initiative: the agreement, the minutes, the plan. Of the work with victims none is kept here."""

    registro = refers_to(Iniciativa, "iniciativa", related_name="papeles")

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la iniciativa"
        verbose_name_plural = "papeles de la iniciativa"

    def clean(self) -> None:
        if self.registro_id and self.registro.linea == Linea.VIF:
            raise ValidationError(
                "Del trabajo con víctimas de violencia no se guardan papeles en esta oficina."
            )
