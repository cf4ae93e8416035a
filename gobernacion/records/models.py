"""What every record of the office has in common: its number, its two dates, who typed it, and how it is annulled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from gobernacion.lib.periods import Period
from gobernacion.records.etapas import Etapas
from gobernacion.records.history import Historial
from gobernacion.records.invariants import AskedAtOnce
from gobernacion.records.planillas.models import Carga, FilaCargada
from gobernacion.territory.vigencias import Termino, ends
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned

if TYPE_CHECKING:
    from gobernacion.access.models import User
    from gobernacion.territory.models import Comuna

__all__ = [
    "LIST_ORDER",
    "Carga",
    "Correlativo",
    "FilaCargada",
    "Record",
    "RecordLine",
    "RecordQuerySet",
    "RegistroImborrable",
    "ValorVigente",
    "list_index",
    "measure_index",
    "refuse_after",
    "validate_not_future",
]

R = TypeVar("R", bound="Record")


class RegistroImborrable(TypeError):
    """Records are annulled with a reason, never deleted."""


def validate_not_future(day: date) -> None:
    """A record tells what already happened."""
    if day > timezone.localdate():
        raise ValidationError("Esta fecha aún no llega: anote el día en que ocurrió.", code="futura")


def refuse_after(end: Termino | None, day: date) -> None:
    """Refuse a day after the end of an area, where it has one."""
    if end and day > end.ultimo_dia:
        raise ValidationError(
            f"La oficina respondió por esta área hasta el {end.ultimo_dia:%d-%m-%Y} ({end.motivo}): "
            "revise la fecha."
        )


LIST_ORDER = ("-anulado_el", "-ocurrido_el", "-id")
"""The latest fact first; of what was annulled, the latest annulment."""


def list_index(*fields: str, also: tuple[str, ...] = ()) -> models.Index:
    """The index by which a list cut by these fields is read in its own order, however long it is.

    ``also`` is what a filter asks of each row besides: it is found in the index, without going to look at the rows.
    """
    return models.Index(fields=[*fields, *LIST_ORDER, *also])


def measure_index(day: str, *more: str, name: str = "") -> models.Index:
    """The index by which what stands is measured by another of its days, and by what else is asked of each row."""
    return models.Index(fields=["anulado_el", day, *more], name=name)


class Correlativo(models.Model):
    """The last number given to a kind of record in a year; its row is locked while the next one is taken."""

    modelo = models.CharField("registro", max_length=100)
    year = models.PositiveSmallIntegerField("año")
    ultimo = models.PositiveIntegerField("último número", default=0)

    class Meta:
        verbose_name = "correlativo"
        constraints = [
            models.UniqueConstraint(fields=["modelo", "year"], name="un_correlativo_por_registro_y_year")
        ]

    def __str__(self) -> str:
        return f"{self.modelo} {self.year}: {self.ultimo}"

    @classmethod
    def take(cls, model: type[Record], year: int, how_many: int = 1) -> list[str]:
        """The next numbers of that kind of record and year, theirs as soon as the transaction commits."""
        with transaction.atomic():
            counter, _ = cls.objects.select_for_update().get_or_create(
                modelo=model._meta.label_lower, year=year
            )
            first = counter.ultimo + 1
            counter.ultimo += how_many
            counter.save(update_fields=["ultimo"])
        return [f"{year}-{number:05d}" for number in range(first, first + how_many)]


class ValorVigente(models.Model):
    """What a number fixed by a norm or the office is worth from a day on (see ``records.parametros``)."""

    clave = models.CharField("parámetro", max_length=60)
    desde = models.DateField("vigente desde")
    valor = models.PositiveIntegerField("valor")
    norma = models.CharField("norma o instrucción que lo fija", max_length=200)

    class Meta:
        verbose_name = "parámetro"
        verbose_name_plural = "parámetros"
        constraints = [
            models.UniqueConstraint(
                fields=["clave", "desde"],
                name="un_valor_por_parametro_y_dia",
                violation_error_message="Ese parámetro ya tiene un valor desde ese día.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.clave} desde el {self.desde:%d-%m-%Y}"


class RecordQuerySet(models.QuerySet[R]):
    def vigentes(self) -> Self:
        """The records that stand: not annulled."""
        standing = self.filter(anulado_el=None)
        *before, stand = standing.query.where.children
        # Asked twice, SQLite takes it for two conditions that few records keep, and chooses its index by that.
        return self.all() if stand in before else standing

    def anulados(self) -> Self:
        # Not "IS NOT NULL": SQLite reads that from the table, and a range from the index.
        return self.filter(anulado_el__gte=date.min)

    def en(self, period: Period) -> Self:
        """Those that happened in the period, whenever they were typed."""
        return self.filter(ocurrido_el__gte=period.desde, ocurrido_el__lt=period.hasta)

    def de_comuna(self, comuna: Comuna) -> Self:
        return self.filter(comuna=comuna)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RegistroImborrable(
            f"{self.model._meta.verbose_name_plural}: los registros se anulan, no se borran."
        )


class Record(AskedAtOnce, Versioned):
    """A fact of the office, as a clerk of one desk registers it."""

    apelativo: ClassVar[str] = "Caso"
    """How the desk calls one of these before its number; nothing of the person is ever part of it."""

    etapas: ClassVar[Etapas] = Etapas()
    """The stages of its life: what each writes, and what must hold of it."""

    sin_vuelta: ClassVar[dict[str, str]] = {}
    """The states that no step leads out of, and why: what is done instead."""

    lleva_consigo: ClassVar[tuple[str, ...]] = ()
    """Its relations whose records are annulled with it, because they are nothing without it."""

    numero = models.CharField("número", max_length=14, unique=True, editable=False)
    ocurrido_el = models.DateField("fecha", validators=[validate_not_future])
    comuna = models.ForeignKey("territory.Comuna", models.PROTECT, related_name="+", verbose_name="comuna")
    registrado_el = models.DateTimeField("registrado el", default=timezone.now, editable=False)
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="registrado por",
    )
    anulado_el = models.DateField("anulado el", null=True, blank=True, editable=False)
    anulado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="anulado por",
    )
    motivo_anulacion = models.TextField("motivo de la anulación", blank=True, editable=False)

    objects = RecordQuerySet.as_manager()
    history = Historial(inherit=True)

    if TYPE_CHECKING:
        estado: str  # a subclass that has steps declares it, with its choices
        comuna_id: int
        registrado_por_id: int
        anulado_por_id: int | None

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(anulado_el=None, anulado_por=None, motivo_anulacion="")
                | Q(anulado_el__isnull=False, anulado_por__isnull=False) & ~Q(motivo_anulacion=""),
                name="%(app_label)s_%(class)s_anulacion",
                violation_error_message="Una anulación lleva fecha, responsable y motivo.",
            ),
        ]
        indexes = [list_index()]

    def __str__(self) -> str:
        return f"{self.apelativo} {self.numero}"

    def clean_fields(self, exclude: Any = None) -> None:
        """Check each field; a fact of an area that ended is dated on its last day or before.

        What was dated later before that was known may still be corrected otherwise.
        """
        super().clean_fields(exclude)
        day = self.ocurrido_el
        if not day or "ocurrido_el" in (exclude or ()):
            return
        if not self._was_dated(day):
            try:
                self.require_answered(day)
            except ValidationError as refusal:
                raise ValidationError({"ocurrido_el": refusal}) from None

    @classmethod
    def require_answered(cls, day: date) -> None:
        """Refuse a day after the last one on which the office answers for the area."""
        label = cls._meta.app_label
        refuse_after(ends(label).get(label), day)

    def _was_dated(self, day: date) -> bool:
        return type(self)._base_manager.filter(pk=self.pk, ocurrido_el=day).exists()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it as its next version; a new one takes the next number of its kind and year."""
        unnumbered = self._state.adding and not self.numero
        try:
            with transaction.atomic():
                if unnumbered:
                    [self.numero] = Correlativo.take(type(self), timezone.localdate(self.registrado_el).year)
                super().save(*args, **kwargs)
        except BaseException:
            if unnumbered:
                self.numero = ""  # the counter gives it to the next record that is saved
            raise

    def save_signed(self, por: User, reason: str) -> None:
        """Save it and say who and why; a step begins no record after the last day of its area."""
        if self._state.adding:
            self.require_answered(self.ocurrido_el)
        super().save_signed(por, reason)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RegistroImborrable(f"{self}: los registros se anulan, no se borran.")

    @property
    def anulado(self) -> bool:
        return self.anulado_el is not None

    @property
    def modificable(self) -> bool:
        """Whether its form may still be corrected; a subclass says up to which state."""
        return not self.anulado

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it with its reason, and what it takes along. Raises TransicionRechazada without one, or if it already
        is."""
        if self.anulado:
            raise TransicionRechazada(f"{self} ya está anulado.")
        if not motivo.strip():
            raise TransicionRechazada("Una anulación lleva su motivo: escriba por qué se anula.")
        self.anulado_el, self.anulado_por, self.motivo_anulacion = on, por, motivo.strip()
        with transaction.atomic():
            self.save_signed(por, "Anular")
            for name in self.lleva_consigo:
                for one in getattr(self, name).vigentes():
                    one.anular(por, on, motivo)

    def al_corregir(self, antes: Self) -> None:
        """Let what follows from a mended field follow it; a kind of record says what does."""

    def sigue(self, campo: str, otro: str, antes: Self) -> None:
        """Let a field that said the same as another, before that was mended, say the same as it now."""
        said = getattr(antes, campo)
        if said is not None and said == getattr(antes, otro) and said == getattr(self, campo):
            setattr(self, campo, getattr(self, otro))


class RecordLine(AskedAtOnce, Versioned):
    """A line typed inside a record (a thing bought, somebody who attended), with a history of its own."""

    history = Historial(inherit=True)

    class Meta:
        abstract = True
