"""What neighbours ask for in a jornada, and what the office does until each one is answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces, keep_before
from gobernacion.records.deadlines import ConPlazoQuerySet
from gobernacion.records.etapas import Conocidas, Escrito, Etapa, Etapas, Tras
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import Record, RecordLine, list_index, measure_index, validate_not_future
from gobernacion.records.parametros import Parametro
from gobernacion.records.step_fields import day_of, estado_de, may_refer_to, refers_to
from gobernacion.records.transitions import transition
from programs.gobierno_en_terreno.models.estados import CERRADAS, POR_RESPONDER, EstadoDemanda, Tema
from programs.gobierno_en_terreno.models.jornada import Jornada

if TYPE_CHECKING:
    from gobernacion.access.models import User

PLAZO = Parametro(
    "gobierno_en_terreno.plazo_de_demandas", "Plazo para responder una demanda ciudadana", "días", inicial=30
)


def sin_cerrar(day: date) -> Q:
    """Not closed when that day began."""
    return Q(respondida_el=None) | Q(respondida_el__gte=day)


class DemandaQuerySet(ConPlazoQuerySet["Demanda"]):
    por_hacer = POR_RESPONDER

    def cerradas_en(self, period: Period) -> Self:
        """Those closed in the period, whenever they were asked, and still closed at its end.

        How and when, and by when they should have been, as it was then: ``resultado``, ``cierre`` and ``vencia``.
        """
        then = Entonces(Demanda, period.hasta)
        closed = then.que(Q(respondida_el__gte=period.desde, respondida_el__lt=period.hasta))
        return (
            self.vigentes()
            .filter(closed)
            .annotate(
                resultado=then.campo("estado"), cierre=then.campo("respondida_el"), vencia=then.campo("plazo")
            )
        )

    def sin_respuesta_al(self, day: date) -> Self:
        """Those asked before that day that were not closed when it began, with whom they had been sent to, and when."""
        then = Entonces(Demanda, day)
        asked = self.vigentes().filter(then.que(sin_cerrar(day)), ocurrido_el__lt=day)
        return asked.annotate(derivada=then.campo("derivada_el"), de_quien=then.campo("organismo__nombre"))

    def fuera_de_plazo_al(self, day: date, at: date) -> Self:
        """Those of them that by then should have been answered before ``at``."""
        late = Entonces(Demanda, day).que(sin_cerrar(day) & Q(plazo__lt=at))
        return self.vigentes().filter(late, ocurrido_el__lt=day)


class Demanda(Record):
    """Something asked for in a jornada, and its answer. Its day and its comuna are those of the jornada."""

    apelativo = "Demanda"
    etapas = Etapas(
        "gt_demanda",
        Etapa(
            "la derivación",
            [EstadoDemanda.DERIVADA],
            ("derivada_el",),
            con=("derivada_a_alguien", "Diga a qué servicio y cuándo se derivó."),
            lleva=("organismo", "derivada_el"),
            queda=True,
            reglas=(
                Tras(
                    "ocurrido_el",
                    "derivada_despues_de_plantearse",
                    dice="No pudo derivarse antes de la jornada: revise la fecha.",
                ),
            ),
        ),
        Etapa(
            "la respuesta",
            CERRADAS,
            ("respondida_el", "respuesta"),
            con=("cerrada_con_respuesta", "Una demanda cerrada, y solo ella, lleva respuesta y fecha."),
            lleva=("respuesta", "respondida_el"),
            reglas=(
                Invariant(
                    condition=not_after("ocurrido_el", "respondida_el")
                    & (Q(derivada_el=None) | Q(respondida_el=None) | Q(respondida_el__gte=F("derivada_el"))),
                    name="gt_demanda_respondida_al_final",
                    field="respondida_el",
                    violation_error_message="No pudo cerrarse antes de plantearse o de derivarse: revise la fecha.",
                ),
            ),
        ),
        reglas=(
            Conocidas(("estado", "materia"), "Elija la materia de la lista.", campo="materia"),
            Escrito("planteamiento", "dice_que_se_pide", "Escriba qué se pide."),
            Invariant(
                condition=Q(plazo__isnull=False, plazo__gte=F("ocurrido_el")),
                name="gt_demanda_plazo_despues_de_plantearse",
                field="plazo",
                violation_error_message="Una demanda tiene plazo, y no vence antes de la jornada.",
            ),
        ),
    )

    estado = estado_de(EstadoDemanda)
    jornada = refers_to(Jornada, "jornada", related_name="demandas")
    materia = models.CharField("materia", max_length=14, choices=Tema, default=Tema.OTRO)
    planteamiento = models.TextField("qué se pide", max_length=1000)
    organizacion = may_refer_to(Organizacion, "organización que la plantea")
    ficha = may_refer_to(Ficha, "quien espera respuesta")
    organismo = may_refer_to(Organizacion, "servicio que debe responder")
    plazo = models.DateField(
        "responder hasta", null=True, blank=True, help_text="En blanco, el plazo que la oficina se da."
    )
    derivada_el = day_of("derivada el")
    respondida_el = day_of("respondida o cerrada el")
    respuesta = models.TextField("respuesta", max_length=1000, blank=True)

    objects = DemandaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        jornada_id: int | None
        gestiones: Any

    class Meta(Record.Meta):
        verbose_name = "demanda ciudadana"
        verbose_name_plural = "demandas ciudadanas"
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "materia", "comuna", "ficha", "organismo", "jornada")),
            models.Index(fields=["plazo"]),
            measure_index("respondida_el"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.take_from(self.jornada)
        self.give_term()
        super().save(*args, **kwargs)

    def take_from(self, jornada: Jornada) -> bool:
        """Its day and its comuna are those of the jornada; whether they were others."""
        before = (self.ocurrido_el, self.comuna_id)
        self.ocurrido_el, self.comuna_id = jornada.ocurrido_el, jornada.comuna_id
        return before != (self.ocurrido_el, self.comuna_id)

    def give_term(self) -> None:
        """By when it should be answered, where nobody said another day."""
        if self.plazo is None:
            self.plazo = self.ocurrido_el + timedelta(days=PLAZO.en(self.ocurrido_el))

    def clean(self) -> None:
        if self.jornada_id is None:
            return
        if self._state.adding:
            if self.jornada.anulado or not self.jornada.hecha:
                raise ValidationError({"jornada": "Las demandas se anotan cuando la jornada ya se hizo."})
            self.take_from(self.jornada)
        self.give_term()

    @property
    def modificable(self) -> bool:
        return super().modificable and self.estado in POR_RESPONDER

    @transition(
        "Derivar",
        source=POR_RESPONDER,
        target=EstadoDemanda.DERIVADA,
        fields=["organismo", "derivada_el"],
        optional=["plazo"],
    )
    def derivar(self, por: User, on: date) -> None:
        """Another service has to answer it; to whom it was sent before, and the term it had, is kept."""
        assert self.derivada_el is not None
        self.give_term()
        before = Demanda.objects.get(pk=self.pk)
        if before.derivada_el or before.plazo != self.plazo:
            keep_before(self, max(self.derivada_el, before.derivada_el or self.derivada_el))

    @transition(
        "Registrar respuesta",
        source=POR_RESPONDER,
        target=EstadoDemanda.RESPONDIDA,
        fields=["respuesta", "respondida_el"],
    )
    def responder(self, por: User, on: date) -> None:
        """Whoever asked was told what will be done."""

    @transition(
        "Cerrar sin solución",
        source=POR_RESPONDER,
        target=EstadoDemanda.SIN_SOLUCION,
        fields=["respuesta", "respondida_el"],
        warning="Escriba por qué no se puede hacer y cómo se le dijo a quien lo pidió.",
    )
    def cerrar(self, por: User, on: date) -> None:
        """It cannot be done, and whoever asked was told so."""

    @transition(
        "Reabrir",
        source=CERRADAS,
        target=[EstadoDemanda.DERIVADA, EstadoDemanda.PENDIENTE],
        warning="Vuelve a esperar respuesta; la que tenía queda en el historial.",
    )
    def reabrir(self, por: User, on: date) -> str:
        """It was closed too early; that it had been is kept, and the years it was measure it."""
        assert self.respondida_el is not None
        keep_before(self, max(on, self.respondida_el))
        self.etapas.clear_beyond(self, EstadoDemanda.PENDIENTE)
        sent = self.organismo is not None and self.derivada_el is not None
        return EstadoDemanda.DERIVADA if sent else EstadoDemanda.PENDIENTE


class DemandaAnterior(Anterior):
    """How a demand stood until it was reopened or sent to another service."""

    demanda = refers_to(Demanda, "demanda", related_name="anteriores")
    estado = models.CharField("estado", max_length=12, choices=EstadoDemanda)
    organismo = may_refer_to(Organizacion, "servicio que debía responder")
    plazo = models.DateField("responder hasta")
    derivada_el = models.DateField("derivada el", null=True, blank=True)
    respondida_el = models.DateField("respondida o cerrada el", null=True, blank=True)

    class Meta:
        verbose_name = "situación anterior de una demanda"
        verbose_name_plural = "situaciones anteriores de demandas"
        indexes = [models.Index(fields=["hasta"], name="gt_demanda_anterior_por_dia")]
        constraints = [
            Invariant(
                condition=Q(estado__in=EstadoDemanda.values)
                & (Q(derivada_el=None) | Q(hasta__gte=F("derivada_el")))
                & (Q(respondida_el=None) | Q(hasta__gte=F("respondida_el"))),
                name="gt_demanda_anterior_en_orden",
                field="hasta",
                violation_error_message="Lo que se deshizo no terminó antes de empezar.",
            )
        ]


class Gestion(RecordLine):
    """Something done about a demand while it waits: a call, a letter, a visit."""

    etapas = Etapas("gt_gestion", reglas=(Escrito("gestion", "dice_que_se_hizo", "Escriba qué se hizo."),))

    demanda = refers_to(Demanda, "demanda", related_name="gestiones")
    fecha = models.DateField("fecha", validators=[validate_not_future])
    gestion = models.CharField("qué se hizo", max_length=200)

    class Meta:
        verbose_name = "gestión"
        verbose_name_plural = "seguimiento"

    def __str__(self) -> str:
        return f"Gestión {self.pk}"
