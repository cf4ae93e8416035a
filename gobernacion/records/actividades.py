"""What an office plans for a day and then does, sees done by somebody else, or suspends: rounds, fairs, workshops."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces, keep_before, link_of, written_on
from gobernacion.records.etapas import Condicion, Conocidas, Etapa, Etapas
from gobernacion.records.invariants import not_after
from gobernacion.records.models import Record, RecordQuerySet, list_index, measure_index
from gobernacion.records.step_fields import day_of
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User

A = TypeVar("A", bound="Actividad")


class EstadoActividad(models.TextChoices):
    PROGRAMADA = "programada", "Programada"
    REALIZADA = "realizada", "Realizada"
    TERCERO = "tercero", "Realizada por tercero"
    SUSPENDIDA = "suspendida", "Suspendida"
    RETIRADA = "retirada", "Retirada del plan"


HECHAS = (EstadoActividad.REALIZADA, EstadoActividad.TERCERO)
"""Done, whoever did it: what counts as the plan kept."""
SUSPENDIDAS = (EstadoActividad.SUSPENDIDA, EstadoActividad.RETIRADA)
"""Not done on its day: the second waits for no other."""
POR_HACERSE = (EstadoActividad.PROGRAMADA, *SUSPENDIDAS)
"""What may still get another day, or be done by somebody else."""
LISTA_HECHAS = "&".join(f"estado__exact={estado}" for estado in HECHAS)
LISTA_PROPIAS = f"estado__exact={EstadoActividad.REALIZADA}"
LISTA_TERCEROS = f"estado__exact={EstadoActividad.TERCERO}"
"""How the list of the activities of an area is asked for those done: by anybody, by the office, in its place."""


class CausaSuspension(models.TextChoices):
    """Why something planned was not done."""

    CONTINGENCIA = "contingencia", "Contingencia u orden público"
    CLIMA = "clima", "Clima o emergencia"
    SANITARIA = "sanitaria", "Situación sanitaria"
    DOTACION = "dotacion", "Falta de personal o de medios"
    CONVOCATORIA = "convocatoria", "No llegaron quienes debían participar"
    OTRA = "otra", "Otra (explicar)"


class ActividadQuerySet(RecordQuerySet[A]):
    def hechas(self) -> Self:
        """Done by the office or in its place: what counts for a target."""
        return self.vigentes().filter(estado__in=HECHAS)

    def propias(self) -> Self:
        """Done by the office: what somebody else did is not its own activity."""
        return self.vigentes().filter(estado=EstadoActividad.REALIZADA)

    def de_terceros(self) -> Self:
        """Done by somebody else in the office's place."""
        return self.vigentes().filter(estado=EstadoActividad.TERCERO)

    def programadas_en(self, period: Period) -> Self:
        """Those first planned for the period, whatever became of them."""
        return self.vigentes().filter(programada_el__gte=period.desde, programada_el__lt=period.hasta)

    def suspendidas_en(self, period: Period) -> Self:
        """Those suspended in the period and not done by its end, with the last cause each had in it as ``por``.

        One that got another day stays counted until it is done.
        """
        inside = {"suspendida_el__gte": period.desde, "suspendida_el__lt": period.hasta}
        link = link_of(self.model)
        lifted = link.related_model._default_manager.filter(**inside)
        own = lifted.filter(**{link.field.name: OuterRef("pk")})
        last = own.order_by("-suspendida_el", "-pk")
        stands = ~Exists(own.filter(suspendida_el__gt=OuterRef("suspendida_el")))
        rows = self.vigentes().filter(
            Q(**inside) | Q(pk__in=list(lifted.values_list(link.field.name, flat=True)))
        )
        undone = rows.exclude(estado__in=HECHAS, ocurrido_el__lt=period.hasta)
        return undone.annotate(
            por=Case(When(Q(**inside) & stands, then="causa"), default=Subquery(last.values("causa")[:1]))
        )

    def pendientes_al(self, day: date) -> Self:
        """Those planned before that day, in any year, that were neither done nor suspended when it began."""
        planned = self.vigentes().filter(programada_el__lt=day)
        return planned.exclude(estado__in=HECHAS, ocurrido_el__lt=day).exclude(self._suspended_at(day))

    def con_resultado_al(self, day: date) -> Self:
        """With the state each was in when that day began, whatever became of it later, as ``resultado``."""
        done = (When(estado=estado, ocurrido_el__lt=day, then=Value(str(estado))) for estado in HECHAS)
        suspended = When(self._suspended_at(day), then=Value(str(EstadoActividad.SUSPENDIDA)))
        pending = Value(str(EstadoActividad.PROGRAMADA))
        return self.annotate(
            resultado=Case(*done, suspended, default=pending, output_field=models.CharField())
        )

    def _suspended_at(self, day: date) -> Q:
        return Entonces(self.model, day).que(Q(suspendida_el__lt=day))

    def atrasadas(self, at: date) -> Self:
        """Those whose day passed and of which nobody said yet what became."""
        return self.vigentes().filter(estado=EstadoActividad.PROGRAMADA, ocurrido_el__lt=at)


DE_LA_ACTIVIDAD = Etapas(
    "%(app_label)s_%(class)s",
    Etapa(
        "la realización",
        HECHAS,
        lleva=("lugar",),
        con=("hecha_en_un_lugar", "Diga en qué lugar se hizo."),
        queda=True,
        reglas=(
            Condicion(
                Q(asistentes=None) | Q(estado__in=HECHAS),
                "asistentes_si_se_hizo",
                "Los asistentes se anotan cuando la actividad se hizo.",
                "asistentes",
            ),
        ),
    ),
    Etapa(
        "la realización por tercero",
        [EstadoActividad.TERCERO],
        ("realizada_por",),
        con=("de_tercero_con_nombre", "Diga quién la hizo en lugar de la oficina."),
    ),
    Etapa(
        "la suspensión",
        SUSPENDIDAS,
        (("causa", "suspendida_el"), "motivo"),
        con=("suspendida_con_causa", "Una actividad suspendida, y solo ella, lleva causa y fecha."),
        lleva=("causa", "suspendida_el"),
        reglas=(
            Condicion(
                ~Q(causa=CausaSuspension.OTRA) | ~Q(motivo=""),
                "otra_causa_explicada",
                "Explique por qué se suspendió.",
                "motivo",
            ),
        ),
    ),
    reglas=(
        Conocidas(("causa", "estado"), "Elija la causa de la lista.", "estado_y_causa_conocidos", "causa"),
    ),
)
"""The life of an activity in one table."""

ASISTENCIA = Etapa("el resultado", HECHAS, ("asistentes",))
"""How many came, in an area where only the steps say it."""


class Actividad(Record):
    """An activity of an area: planned, and then done, done by a third party, or suspended with its cause."""

    apelativo = "Actividad"
    etapas = DE_LA_ACTIVIDAD

    sin_vuelta = dict.fromkeys(
        HECHAS, "Lo mal anotado se enmienda con «Corregir lo realizado»; la que no se hizo se anula."
    )

    al_hacerse: ClassVar[tuple[str, ...]] = ("ocurrido_el", "lugar")
    """What has to be said of one that was done."""
    resultados: ClassVar[tuple[str, ...]] = ("asistentes",)
    """What may be said of one that was done."""

    # Unlike other facts, an activity is written down before it happens.
    ocurrido_el = models.DateField("fecha", help_text="El día para el que se programa o en que se hizo.")
    estado = models.CharField(
        "estado", max_length=10, choices=EstadoActividad, default=EstadoActividad.PROGRAMADA, editable=False
    )
    hora = models.TimeField("hora", null=True, blank=True)
    lugar = models.CharField(
        "lugar", max_length=120, blank=True, help_text="Sede, avenida, plaza… Sin nombres de personas."
    )
    programada_el = models.DateField("programada para el", null=True, blank=True, editable=False)
    asistentes = models.PositiveIntegerField("asistentes", null=True, blank=True)
    realizada_por = models.ForeignKey(
        "directory.Organizacion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="quién la hizo en lugar de la oficina",
    )
    causa = models.CharField(
        "causa de la suspensión", max_length=12, choices=CausaSuspension, blank=True, default=""
    )
    suspendida_el = day_of("suspendida el")
    motivo = models.TextField("detalle de la suspensión", max_length=500, blank=True)

    objects = ActividadQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        abstract = True
        indexes = [
            *Record.Meta.indexes,
            list_index("estado"),
            list_index("comuna"),
            models.Index(fields=["programada_el"]),
            measure_index("suspendida_el"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.plan()
        super().save(*args, **kwargs)

    def plan(self) -> None:
        """Keep the day it is first planned for; what is written down after its day was never planned."""
        if self.ocurrido_el >= timezone.localdate(self.registrado_el):
            self.programada_el = self.ocurrido_el

    def clean(self) -> None:
        if self.estado in HECHAS and self.ocurrido_el and self.ocurrido_el > timezone.localdate():
            raise ValidationError({"ocurrido_el": "Esta fecha aún no llega: anote el día en que se hizo."})

    @property
    def hecha(self) -> bool:
        """Whether it was done, by whomever."""
        return self.estado in HECHAS

    @property
    def titular(self) -> str:
        """What a calendar calls it; nothing personal."""
        return self.lugar or str(self)

    @transition(
        "Registrar realización",
        source=[EstadoActividad.PROGRAMADA],
        target=EstadoActividad.REALIZADA,
        fields=lambda kind: kind.al_hacerse,
        optional=lambda kind: kind.resultados,
    )
    def realizar(self, por: User, on: date) -> None:
        """The office did it."""

    @transition(
        "Registrar realización por tercero",
        source=POR_HACERSE,
        target=EstadoActividad.TERCERO,
        fields=lambda kind: (*kind.al_hacerse, "realizada_por"),
        optional=lambda kind: kind.resultados,
        warning="Vale para la meta, pero no se cuenta como actividad propia de la oficina.",
    )
    def registrar_tercero(self, por: User, on: date) -> None:
        """Somebody else did it in the office's place."""
        self.unsuspend(self.ocurrido_el)

    @transition(
        "Corregir lo realizado",
        source=HECHAS,
        fields=lambda kind: (*kind.al_hacerse, "comuna"),
        optional=lambda kind: kind.resultados,
        corrige=True,
    )
    def corregir(self, por: User, on: date) -> None:
        """The day, the place or the number of people was mistyped."""

    @transition(
        "Suspender",
        source=[EstadoActividad.PROGRAMADA],
        target=EstadoActividad.SUSPENDIDA,
        fields=["causa", "suspendida_el"],
        optional=["motivo"],
    )
    def suspender(self, por: User, on: date) -> None:
        """It will not be done on its day."""

    @transition(
        "Retirar del plan",
        source=[EstadoActividad.SUSPENDIDA],
        target=EstadoActividad.RETIRADA,
        fields=["motivo"],
        warning="No tendrá otra fecha y deja de esperarla. Los años en que estaba suspendida la cuentan igual.",
    )
    def retirar(self, por: User, on: date) -> None:
        """It will not be held; what was measured of it stays."""

    @transition(
        "Reprogramar",
        source=POR_HACERSE,
        target=EstadoActividad.PROGRAMADA,
        fields=["ocurrido_el"],
        optional=["hora", "lugar"],
    )
    def reprogramar(self, por: User, on: date) -> None:
        """It gets another day; the one it was first planned for is kept."""
        if self.ocurrido_el < on:
            raise TransicionRechazada("La nueva fecha debe ser hoy o más adelante.")
        self.unsuspend(on)

    def unsuspend(self, on: date) -> None:
        """It is suspended no longer from that day on; where the area measures that, it keeps that it was."""
        if self.suspendida_el and link_of(type(self)):
            keep_before(self, max(on, self.suspendida_el))
        self.causa, self.suspendida_el, self.motivo = "", None, ""


class SuspensionLevantada(Anterior):
    """A suspension that ended because the activity got another day or was done after all.

    The activity itself tells only of one that goes on; years that were closed before still measure this one. An area
    that measures suspensions declares it with its ``actividad``, related as ``levantadas``.
    """

    suspendida_el = models.DateField("suspendida el")
    causa = models.CharField("causa de la suspensión", max_length=12, choices=CausaSuspension)
    hasta = models.DateField("hasta", help_text="Primer día en que ya no lo estaba.")

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["suspendida_el", "hasta"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(causa__in=CausaSuspension.values) & not_after("suspendida_el", "hasta"),
                name="%(app_label)s_%(class)s_con_causa_y_fechas",
                violation_error_message="Una suspensión lleva su causa y no termina antes de empezar.",
            )
        ]


def lifted_on(before: Any, after: Any) -> date | None:
    """From which day on a suspension was none, where one version of an activity tells of it and the next does not."""
    if not before.suspendida_el or after.suspendida_el:
        return None
    day: date = after.ocurrido_el if after.estado == EstadoActividad.TERCERO else written_on(after)
    since: date = before.suspendida_el
    return max(since, day)
