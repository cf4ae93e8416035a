"""What the office promised: the yearly target of an indicator and the commitments of the coming year.

The desk of an area proposes, jefatura approves; what a public document already promised came approved with it. Only
what was approved reaches an account.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.db.models import F, Max, Q
from simple_history.models import HistoricalRecords

from gobernacion.access.public_text import names_nobody
from gobernacion.areas import installed
from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.registry import registry
from gobernacion.labels import label_of
from gobernacion.lib.clp import number
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned

if TYPE_CHECKING:
    from gobernacion.access.models import User

FIRST, LAST = 1990, 2100
ATTEMPTS = 5
"""How many people may take a place in the same chapter at once before one of them has to try again."""


class EstadoMeta(models.TextChoices):
    PROPUESTA = "propuesta", "Por aprobar"
    VIGENTE = "vigente", "Vigente"


class EstadoCompromiso(models.TextChoices):
    PROPUESTO = "propuesto", "Por aprobar"
    DESCARTADO = "descartado", "Descartado"
    PENDIENTE = "pendiente", "Pendiente"
    EN_CURSO = "en_curso", "En curso"
    CUMPLIDO = "cumplido", "Cumplido"
    NO_CUMPLIDO = "no_cumplido", "No cumplido"


SIN_APROBAR = (EstadoCompromiso.PROPUESTO, EstadoCompromiso.DESCARTADO)
"""What was never promised: no account says it."""

ABIERTOS = (EstadoCompromiso.PENDIENTE, EstadoCompromiso.EN_CURSO)
CERRADOS = (EstadoCompromiso.CUMPLIDO, EstadoCompromiso.NO_CUMPLIDO)
AVANCES = (*ABIERTOS, *CERRADOS)


def _person(verbose_name: str) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=verbose_name,
    )


def _history(verbose_name: str, verbose_name_plural: str) -> Any:
    return HistoricalRecords(
        verbose_name=f"historial de {verbose_name}", verbose_name_plural=f"historial de {verbose_name_plural}"
    )


class Promesa(Versioned):
    """What the desk of an area proposes for a year and jefatura approves."""

    POR_APROBAR: ClassVar[str]
    """The state in which it waits for jefatura."""

    area = models.CharField("área", max_length=40)
    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    codigo = models.CharField("indicador", max_length=8)
    fuente = models.TextField(
        "fuente", blank=True, validators=[names_nobody], help_text="La frase o el documento que lo dice."
    )
    propuesta_por = _person("propuesta por")
    aprobada_por = _person("aprobada por")
    motivo = models.CharField("motivo del último cambio", max_length=200, blank=True, editable=False)

    if TYPE_CHECKING:
        estado: str
        propuesta_por_id: int | None
        aprobada_por_id: int | None

    class Meta:
        abstract = True

    @property
    def indicador(self) -> Indicador | None:
        """The indicator it is measured with, if an area of this office declares it."""
        return registry().get(self.codigo)

    @property
    def propuesta(self) -> bool:
        """Whether it waits for jefatura, and may still be written."""
        return self.estado == self.POR_APROBAR

    def clean(self) -> None:
        if self.codigo and self.codigo not in registry():
            raise ValidationError({"codigo": "Ningún área de esta oficina declara ese indicador."})

    def approve(self, por: User, estado: str) -> None:
        """Take it as promised. Raises TransicionRechazada for whoever proposed it."""
        with transaction.atomic():
            self.lock()
            self._require(self.propuesta, "aprobar")
            if self.propuesta_por_id == por.pk:
                raise TransicionRechazada("Quien propone no aprueba: debe hacerlo otra persona de jefatura.")
            self.estado, self.motivo, self.aprobada_por = estado, "", por
            self.save_signed(por, "Aprobar")

    def give_back(self, por: User, motivo: str) -> None:
        """It must be written again, and approved again."""
        with transaction.atomic():
            self.lock()
            self.estado, self.motivo, self.aprobada_por = self.POR_APROBAR, reason(motivo), None
            if self.propuesta_por_id is None:
                self.propuesta_por = por
            self.save_signed(por, "Devolver para corregir")

    def _require(self, allowed: bool, step: str) -> None:
        if not allowed:
            actual = self.get_estado_display().lower()  # type: ignore[attr-defined]
            raise TransicionRechazada(
                f"{self} está en {label_of(self, 'estado')} «{actual}»: así no se puede {step}."
            )


def reason(motivo: str) -> str:
    """Why something was decided. Raises TransicionRechazada when nothing is said."""
    if not motivo.strip():
        raise TransicionRechazada("Escriba el motivo: queda en la historia.")
    return motivo.strip()


class MetaAnualQuerySet(models.QuerySet["MetaAnual"]):
    def vigentes(self) -> Self:
        """Those that count: approved, or said by a public document."""
        return self.filter(estado=EstadoMeta.VIGENTE)


class MetaAnual(Promesa):
    """The target of one indicator for one year, with the sentence in which the office set it."""

    POR_APROBAR = EstadoMeta.PROPUESTA

    valor = models.DecimalField("meta", max_digits=20, decimal_places=4)
    estado = models.CharField(
        "estado", max_length=12, choices=EstadoMeta, default=EstadoMeta.VIGENTE, editable=False
    )

    objects = MetaAnualQuerySet.as_manager()
    history = _history("meta anual", "metas anuales")

    class Meta:
        verbose_name = "meta anual"
        verbose_name_plural = "metas anuales"
        constraints = [
            models.UniqueConstraint(
                fields=["codigo", "year"],
                name="una_meta_por_indicador_y_year",
                violation_error_message="Este indicador ya tiene una meta para ese año.",
            ),
            models.CheckConstraint(
                condition=Q(valor__gte=0),
                name="meta_no_negativa",
                violation_error_message="La meta no puede ser negativa.",
            ),
            models.CheckConstraint(
                condition=Q(estado=EstadoMeta.PROPUESTA, propuesta_por__isnull=False, aprobada_por=None)
                | Q(estado=EstadoMeta.VIGENTE, propuesta_por=None, aprobada_por=None)
                | Q(estado=EstadoMeta.VIGENTE, propuesta_por__isnull=False, aprobada_por__isnull=False)
                & ~Q(aprobada_por=F("propuesta_por")),
                name="meta_aprobada_por_otra_persona",
                violation_error_message="Quien propone una meta no la aprueba: debe hacerlo otra persona.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.codigo} {self.year}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A target belongs to the area that answers for its indicator."""
        if self.codigo in registry():
            self.area = registry().area_of(self.codigo).label
        super().save(*args, **kwargs)

    def aprobar(self, por: User) -> None:
        """From now on the account is held against it."""
        self.approve(por, EstadoMeta.VIGENTE)

    def devolver(self, por: User, motivo: str) -> None:
        """It has to be another: until it is approved again, the year has no target."""
        self._require(self.estado == EstadoMeta.VIGENTE, "devolver")
        self.give_back(por, motivo)


class CompromisoQuerySet(models.QuerySet["Compromiso"]):
    def prometidos(self) -> Self:
        """Those an account may say: approved, or said by a public document."""
        return self.exclude(estado__in=SIN_APROBAR)

    def atrasados(self, at: date) -> Self:
        """Those still open whose day passed; without one, their year."""
        return self.filter(estado__in=ABIERTOS).filter(Q(plazo__lt=at) | Q(plazo=None, year__lt=at.year))

    def en_orden(self) -> Self:
        """As the account tells them."""
        return self.order_by("year", "area", "capitulo", "orden")


class Compromiso(Promesa):
    """What the office says it will do in a coming year, carried into that year's account."""

    POR_APROBAR = EstadoCompromiso.PROPUESTO

    year = models.PositiveSmallIntegerField(
        "año comprometido", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    capitulo = models.CharField("capítulo", max_length=8)
    orden = models.PositiveSmallIntegerField("orden")
    texto = models.TextField(
        "compromiso",
        validators=[names_nobody],
        help_text="Lo que la oficina hará, en una frase que cualquiera entienda.",
    )
    codigo = models.CharField(
        "indicador", max_length=8, blank=True, help_text="Con qué cifra se mide, si hay una."
    )
    meta = models.DecimalField("meta", max_digits=20, decimal_places=4, null=True, blank=True)
    plazo = models.DateField(
        "plazo", null=True, blank=True, help_text="Si no tiene, vence al terminar el año."
    )
    estado = models.CharField(
        "estado",
        max_length=12,
        choices=EstadoCompromiso,
        default=EstadoCompromiso.PENDIENTE,
        editable=False,
    )
    evidencia = models.TextField(
        "en qué se apoya su estado",
        max_length=1000,
        blank=True,
        validators=[names_nobody],
        help_text="Actas, resoluciones, fechas: se publica en la cuenta de ese año. Sin nombres ni RUN.",
    )

    objects = CompromisoQuerySet.as_manager()
    history = _history("compromiso", "compromisos")

    class Meta:
        verbose_name = "compromiso"
        verbose_name_plural = "compromisos"
        constraints = [
            models.UniqueConstraint(
                fields=["capitulo", "year", "orden"],
                name="un_compromiso_por_lugar",
                violation_error_message="Ya hay un compromiso en ese lugar del capítulo.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=EstadoCompromiso.values),
                name="compromiso_estado_conocido",
                violation_error_message="Ese estado no existe.",
            ),
            models.CheckConstraint(
                condition=Q(meta=None) | Q(meta__gte=0),
                name="compromiso_meta_no_negativa",
                violation_error_message="La meta no puede ser negativa.",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=CERRADOS) | ~Q(evidencia=""),
                name="compromiso_cerrado_con_evidencia",
                violation_error_message="Para decir que se cumplió, o que no, escriba en qué se apoya.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=SIN_APROBAR, propuesta_por__isnull=False, aprobada_por=None)
                | Q(estado__in=AVANCES, propuesta_por=None, aprobada_por=None)
                | Q(estado__in=AVANCES, propuesta_por__isnull=False, aprobada_por__isnull=False)
                & ~Q(aprobada_por=F("propuesta_por")),
                name="compromiso_aprobado_por_otra_persona",
                violation_error_message="Quien propone un compromiso no lo aprueba: debe hacerlo otra persona.",
            ),
        ]

    def __str__(self) -> str:
        return f"Compromiso {self.capitulo}.{self.orden} de {self.year}"

    @property
    def vence_el(self) -> date:
        """The last day on which it is kept in time."""
        return self.plazo or date(self.year, 12, 31)

    def atrasado(self, at: date) -> bool:
        """Whether it is still open and its day passed, as ``atrasados`` finds them."""
        return self.estado in ABIERTOS and self.vence_el < at

    def clean(self) -> None:
        super().clean()
        if self.codigo and self.area and registry().area_of(self.codigo).label != self.area:
            titulo = registry().area_of(self.codigo).titulo
            raise ValidationError({"codigo": f"{self.codigo} es de {titulo}: elija uno de su área."})
        if self.meta is not None and not self.codigo:
            raise ValidationError({"codigo": "Una meta se mide con un indicador: elija cuál."})
        if self.plazo and self.year and self.plazo.year != self.year:
            raise ValidationError({"plazo": f"El plazo debe ser de {self.year}."})
        stated = self._yearly_target()
        if stated is not None and self.meta not in (None, stated):
            sentence = (
                f"La meta de {self.codigo} para {self.year} es {number(stated)}: corrija una de las dos."
            )
            raise ValidationError({"meta": sentence})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """One that is written at a desk takes the next place of the chapter that tells of it."""
        if not self._state.adding or self.orden is not None:
            super().save(*args, **kwargs)
            return
        for attempt in range(1, ATTEMPTS + 1):
            self.take_place()
            try:
                with transaction.atomic():
                    super().save(*args, **kwargs)
                return
            except IntegrityError:
                self.orden = None  # somebody else took the place meanwhile
                if attempt == ATTEMPTS:
                    raise

    def take_place(self) -> None:
        """The chapter that tells of it, and the next place in it."""
        if not self.capitulo:
            area = next(area for area in installed() if area.label == self.area)
            self.capitulo = self.indicador.capitulo if self.indicador else area.capitulos[0]
        taken = Compromiso.objects.filter(capitulo=self.capitulo, year=self.year).aggregate(n=Max("orden"))
        self.orden = (taken["n"] or 0) + 1

    def aprobar(self, por: User) -> None:
        """The office promises it."""
        self.approve(por, EstadoCompromiso.PENDIENTE)

    def devolver(self, por: User, motivo: str) -> None:
        """It has to be said otherwise. Raises TransicionRechazada once something was done about it."""
        self._require(self.estado == EstadoCompromiso.PENDIENTE, "devolver")
        self.give_back(por, motivo)

    def descartar(self, por: User, motivo: str) -> None:
        """The office does not promise it. Raises TransicionRechazada once it was approved."""
        with transaction.atomic():
            self.lock()
            self._require(self.propuesta, "descartar")
            self.estado, self.motivo = EstadoCompromiso.DESCARTADO, reason(motivo)
            self.save_signed(por, "Descartar")

    def cambiar_estado(self, por: User, estado: str, evidencia: str, motivo: str) -> None:
        """Say how far it has come, on what that rests and why it changes."""
        with transaction.atomic():
            self.lock()
            self._require(self.estado in AVANCES, "cambiar su avance")
            if estado not in AVANCES:
                raise TransicionRechazada("Ese estado no existe.")
            if estado in CERRADOS and not evidencia.strip():
                raise TransicionRechazada("Para decir que se cumplió, o que no, escriba en qué se apoya.")
            self.estado, self.evidencia, self.motivo = estado, evidencia.strip(), reason(motivo)
            self.save_signed(por, EstadoCompromiso(estado).label)

    def _yearly_target(self) -> Decimal | None:
        metas = (
            MetaAnual.objects.filter(codigo=self.codigo, year=self.year)
            if self.codigo and self.year
            else None
        )
        return metas.values_list("valor", flat=True).first() if metas is not None else None
