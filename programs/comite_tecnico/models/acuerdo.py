"""What a meeting agreed: who has to do it, by when, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces, keep_before
from gobernacion.records.deadlines import ConPlazoQuerySet
from gobernacion.records.etapas import Conocidas, Escrito, Etapa, Etapas, Tras
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, list_index, measure_index
from gobernacion.records.step_fields import day_of, estado_de, refers_to
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from programs.comite_tecnico.models.reunion import Reunion

if TYPE_CHECKING:
    from gobernacion.access.models import User


class EstadoAcuerdo(models.TextChoices):
    PENDIENTE = "pendiente", "Pendiente"
    CUMPLIDO = "cumplido", "Cumplido"
    SIN_EFECTO = "sin_efecto", "Dejado sin efecto"


CERRADOS = (EstadoAcuerdo.CUMPLIDO, EstadoAcuerdo.SIN_EFECTO)


class Tarea(models.TextChoices):
    """What has to be done."""

    PLAZA = "plaza", "Plaza ciudadana"
    CHARLA = "charla", "Charla o presentación"
    OPERATIVO = "operativo", "Operativo o visita en conjunto"
    INFORME = "informe", "Informe o catastro"
    GESTION = "gestion", "Gestión o coordinación"
    OTRA = "otra", "Otra"


def sin_cerrar(day: date) -> Q:
    """Not closed when that day began."""
    return Q(cerrado_el=None) | Q(cerrado_el__gte=day)


class AcuerdoQuerySet(ConPlazoQuerySet["Acuerdo"]):
    por_hacer = (EstadoAcuerdo.PENDIENTE,)

    def cumplidos_en(self, period: Period) -> Self:
        """Those kept in the period and still so at its end, with that day as ``cierre``."""
        then = Entonces(Acuerdo, period.hasta)
        inside = Q(cerrado_el__gte=period.desde, cerrado_el__lt=period.hasta)
        kept = then.que(inside & Q(estado=EstadoAcuerdo.CUMPLIDO))
        return self.vigentes().filter(kept).annotate(cierre=then.campo("cerrado_el"))

    def pendientes_al(self, day: date) -> Self:
        """Those agreed before that day, in any year, that were not closed when it began."""
        return self.vigentes().filter(Entonces(Acuerdo, day).que(sin_cerrar(day)), ocurrido_el__lt=day)

    def vencidos_al(self, day: date, at: date) -> Self:
        """Those of them that by then should have been kept before ``at``, with the term of then as ``vencia``."""
        then = Entonces(Acuerdo, day)
        late = then.que(sin_cerrar(day) & Q(plazo__lt=at))
        return self.vigentes().filter(late, ocurrido_el__lt=day).annotate(vencia=then.campo("plazo"))

    def con_primer_plazo_en(self, period: Period) -> Self:
        """Those whose first term ended in the period and that at its end had to be kept, or were.

        With the state and the day it has had since, both as they were then: ``como`` and ``cierre``.
        """
        then = Entonces(Acuerdo, period.hasta)
        due = self.vigentes().filter(plazo_original__gte=period.desde, plazo_original__lt=period.hasta)
        told = due.annotate(como=then.campo("estado"), cierre=then.campo("cerrado_el"))
        return told.exclude(como=EstadoAcuerdo.SIN_EFECTO, cierre__lt=period.hasta)


class Acuerdo(Record):
    """Something a meeting agreed. Its day and its comuna are those of the meeting."""

    apelativo = "Acuerdo"
    etapas = Etapas(
        "ct_acuerdo",
        Etapa(
            "el resultado",
            CERRADOS,
            ("cerrado_el", "resultado"),
            con=("cerrado_con_fecha", "Un acuerdo cerrado, y solo él, lleva fecha y resultado."),
            opcionales=("resultado",),
            reglas=(
                Tras(
                    "ocurrido_el",
                    "cerrado_despues_de_tomarse",
                    dice="No pudo cerrarse antes de la reunión: revise la fecha.",
                ),
            ),
        ),
        Etapa(
            "el resultado",
            [EstadoAcuerdo.SIN_EFECTO],
            lleva=("resultado",),
            con=("sin_efecto_explicado", "Explique por qué se deja sin efecto."),
            queda=True,
        ),
        reglas=(
            Conocidas(("estado", "tarea"), "Elija la tarea de la lista.", campo="tarea"),
            Escrito("texto", "dice_que_se_acordo", "Escriba qué se acordó."),
            Invariant(
                condition=Q(plazo_original__gte=F("ocurrido_el"), plazo__gte=F("plazo_original")),
                name="ct_acuerdo_plazo_despues_de_tomarse",
                field="plazo",
                violation_error_message="El plazo no puede vencer antes de la reunión.",
            ),
        ),
    )

    estado = estado_de(EstadoAcuerdo)
    reunion = refers_to(Reunion, "reunión", related_name="acuerdos")
    tarea = models.CharField("tarea", max_length=9, choices=Tarea, default=Tarea.GESTION)
    texto = models.TextField("qué se acordó", max_length=1000)
    responsable = refers_to(Organizacion, "institución responsable")
    plazo = models.DateField("plazo")
    plazo_original = models.DateField("primer plazo", editable=False)
    cerrado_el = day_of("cumplido o dejado sin efecto el")
    resultado = models.TextField("resultado", max_length=1000, blank=True)

    objects = AcuerdoQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        reunion_id: int | None

    class Meta(Record.Meta):
        verbose_name = "acuerdo"
        verbose_name_plural = "acuerdos"
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "tarea", "responsable", "reunion")),
            models.Index(fields=["plazo"]),
            measure_index("plazo_original"),
            measure_index("cerrado_el"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.take_from(self.reunion)
            self.plazo_original = self.plazo
        super().save(*args, **kwargs)

    def take_from(self, reunion: Reunion) -> bool:
        """Its day and its comuna are those of the meeting; whether they were others."""
        before = (self.ocurrido_el, self.comuna_id)
        self.ocurrido_el, self.comuna_id = reunion.ocurrido_el, reunion.comuna_id
        return before != (self.ocurrido_el, self.comuna_id)

    def clean(self) -> None:
        if not self._state.adding or self.reunion_id is None:
            return
        if self.reunion.anulado or not self.reunion.hecha:
            raise ValidationError({"reunion": "Los acuerdos se anotan cuando la reunión ya se hizo."})
        self.take_from(self.reunion)
        self.plazo_original = self.plazo

    @property
    def modificable(self) -> bool:
        return super().modificable and self.estado == EstadoAcuerdo.PENDIENTE

    @transition(
        "Registrar cumplimiento",
        source=[EstadoAcuerdo.PENDIENTE],
        target=EstadoAcuerdo.CUMPLIDO,
        fields=["cerrado_el"],
        optional=["resultado"],
    )
    def cumplir(self, por: User, on: date) -> None:
        """Whoever had to do it did."""

    @transition(
        "Prorrogar",
        source=[EstadoAcuerdo.PENDIENTE],
        target=EstadoAcuerdo.PENDIENTE,
        fields=["plazo"],
        warning="El primer plazo queda anotado: los cumplimientos en plazo se miden con él.",
    )
    def prorrogar(self, por: User, on: date) -> None:
        """It gets more time; the terms it had are kept."""
        before = Acuerdo.objects.values_list("plazo", flat=True).get(pk=self.pk)
        if self.plazo <= before:
            raise TransicionRechazada(f"El plazo ya era el {before:%d-%m-%Y}: elija uno posterior.")
        keep_before(self, on)

    @transition(
        "Dejar sin efecto",
        source=[EstadoAcuerdo.PENDIENTE],
        target=EstadoAcuerdo.SIN_EFECTO,
        fields=["cerrado_el", "resultado"],
        warning="Deja de esperarse su cumplimiento. Escriba por qué.",
    )
    def dejar_sin_efecto(self, por: User, on: date) -> None:
        """Nobody has to do it any more."""

    @transition(
        "Reabrir",
        source=CERRADOS,
        target=EstadoAcuerdo.PENDIENTE,
        warning="Vuelve a esperarse su cumplimiento; el resultado que tenía queda en el historial.",
    )
    def reabrir(self, por: User, on: date) -> None:
        """It was closed too early; that it had been is kept, and the years it was measure it."""
        assert self.cerrado_el is not None
        keep_before(self, max(on, self.cerrado_el))
        self.etapas.clear_beyond(self, EstadoAcuerdo.PENDIENTE)


class AcuerdoAnterior(Anterior):
    """How an agreement stood until it was reopened or got more time."""

    acuerdo = refers_to(Acuerdo, "acuerdo", related_name="anteriores")
    estado = models.CharField("estado", max_length=10, choices=EstadoAcuerdo)
    plazo = models.DateField("plazo")
    cerrado_el = models.DateField("cumplido o dejado sin efecto el", null=True, blank=True)

    class Meta:
        verbose_name = "situación anterior de un acuerdo"
        verbose_name_plural = "situaciones anteriores de acuerdos"
        indexes = [models.Index(fields=["hasta"], name="ct_acuerdo_anterior_por_dia")]
        constraints = [
            Invariant(
                condition=Q(estado__in=EstadoAcuerdo.values)
                & (Q(cerrado_el=None) | Q(hasta__gte=F("cerrado_el"))),
                name="ct_acuerdo_anterior_en_orden",
                field="hasta",
                violation_error_message="No pudo reabrirse antes de cerrarse.",
            )
        ]
