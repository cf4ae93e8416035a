"""What happens in the province and is watched day and night: fires, floods, cuts of water; to whom each was told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces, keep_before
from gobernacion.records.etapas import Condicion, Etapa, Etapas, Tras
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import (
    Record,
    RecordLine,
    RecordQuerySet,
    list_index,
    measure_index,
    validate_not_future,
)
from gobernacion.records.step_fields import day_of
from gobernacion.records.transitions import transition

if TYPE_CHECKING:
    from gobernacion.access.models import User


class TipoEvento(models.TextChoices):
    INCENDIO_FORESTAL = "forestal", "Incendio forestal"
    INCENDIO = "incendio", "Incendio de viviendas o locales"
    FRONTAL = "frontal", "Sistema frontal, nevazón o viento"
    ALUVION = "aluvion", "Aluvión, inundación o rodado"
    SISMO = "sismo", "Sismo"
    TSUNAMI = "tsunami", "Alerta de tsunami o marejadas"
    AGUA = "agua", "Corte de agua potable"
    ELECTRICO = "electrico", "Corte de electricidad"
    ACCIDENTE = "accidente", "Accidente con víctimas múltiples"
    PELIGROSAS = "peligrosas", "Sustancias peligrosas"
    BUSQUEDA = "busqueda", "Búsqueda o rescate"
    OTRO = "otro", "Otro"


class EstadoEvento(models.TextChoices):
    SEGUIMIENTO = "seguimiento", "En seguimiento"
    CERRADO = "cerrado", "Cerrado"


NIVELES = ("informado_comunal", "informado_provincial", "informado_regional")
"""The levels that are told of an event, each by its field."""


class EventoQuerySet(RecordQuerySet["Evento"]):
    def en_seguimiento(self, period: Period) -> Self:
        """Those that had begun and were still open at the end of the period."""
        still_open = Q(cerrado_el=None) | Q(cerrado_el__gte=period.hasta)
        begun = self.vigentes().filter(ocurrido_el__lt=period.hasta)
        return begun.filter(Entonces(Evento, period.hasta).que(still_open))

    def cerrados_en(self, period: Period) -> Self:
        """Those closed in the period and still closed at its end, with that day as ``cierre``."""
        then = Entonces(Evento, period.hasta)
        closed = then.que(Q(cerrado_el__gte=period.desde, cerrado_el__lt=period.hasta))
        return self.vigentes().filter(closed).annotate(cierre=then.campo("cerrado_el"))


class Evento(Record):
    """An event the office follows until it is over."""

    apelativo = "Evento"
    etapas = Etapas(
        "em_evento",
        Etapa(
            "el cierre",
            [EstadoEvento.CERRADO],
            ("cerrado_el", "resultado"),
            con=("cerrado_con_fecha", "Un evento cerrado, y solo él, lleva fecha de cierre."),
            opcionales=("resultado",),
            reglas=(
                Condicion(
                    ~Q(estado=EstadoEvento.CERRADO)
                    | Q(informado_comunal=True)
                    | Q(informado_provincial=True)
                    | Q(informado_regional=True),
                    "cerrado_fue_informado",
                    "Antes de cerrarlo, diga a qué nivel se informó.",
                    "informado_comunal",
                ),
                Tras("ocurrido_el", "cerrado_despues_de_ocurrir", dice="No pudo cerrarse antes de ocurrir."),
            ),
        ),
        reglas=(
            Condicion(
                Q(tipo__in=TipoEvento.values, estado__in=EstadoEvento.values) & ~Q(lugar=""),
                "tipo_y_lugar",
                "Elija el tipo de la lista y diga en qué lugar.",
                "tipo",
            ),
        ),
    )

    estado = models.CharField(
        "estado", max_length=12, choices=EstadoEvento, default=EstadoEvento.SEGUIMIENTO, editable=False
    )
    tipo = models.CharField("tipo", max_length=10, choices=TipoEvento)
    hora = models.TimeField("hora", null=True, blank=True)
    lugar = models.CharField(
        "lugar", max_length=120, help_text="Localidad, ruta, kilómetro… Sin nombres de personas."
    )
    descripcion = models.TextField("qué ocurrió", max_length=2000, blank=True)
    informado_comunal = models.BooleanField("se informó al nivel comunal", default=False)
    informado_provincial = models.BooleanField("se informó al nivel provincial", default=False)
    informado_regional = models.BooleanField("se informó al nivel regional", default=False)
    afectadas = models.PositiveIntegerField("personas afectadas", null=True, blank=True)
    viviendas = models.PositiveIntegerField("viviendas dañadas", null=True, blank=True)
    cerrado_el = day_of("cerrado el")
    resultado = models.TextField("cómo terminó", max_length=2000, blank=True)

    objects = EventoQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "evento"
        verbose_name_plural = "eventos"
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "tipo", "comuna")),
            measure_index("cerrado_el"),
            *(list_index(nivel) for nivel in NIVELES),
        ]

    @property
    def modificable(self) -> bool:
        """It is written down while it lasts."""
        return super().modificable and self.estado == EstadoEvento.SEGUIMIENTO

    @transition(
        "Cerrar",
        source=[EstadoEvento.SEGUIMIENTO],
        target=EstadoEvento.CERRADO,
        fields=["cerrado_el"],
        optional=[*NIVELES, "resultado"],
    )
    def cerrar(self, por: User, on: date) -> None:
        """It is over."""

    @transition("Volver a seguir", source=[EstadoEvento.CERRADO], target=EstadoEvento.SEGUIMIENTO)
    def reabrir(self, por: User, on: date) -> None:
        """It was not over; that it had been closed is kept, and the years it was closed in measure it."""
        assert self.cerrado_el is not None
        keep_before(self, max(on, self.cerrado_el))
        self.etapas.clear_beyond(self, EstadoEvento.SEGUIMIENTO)


class CierreReabierto(Anterior):
    """The closing of an event that was followed again afterwards."""

    evento = models.ForeignKey(Evento, models.PROTECT, related_name="reabiertos", verbose_name="evento")
    cerrado_el = models.DateField("cerrado el")
    hasta = models.DateField("hasta", help_text="Primer día en que se volvió a seguir.")

    class Meta:
        verbose_name = "cierre reabierto"
        verbose_name_plural = "cierres reabiertos"
        indexes = [models.Index(fields=["cerrado_el", "hasta"], name="em_reabierto_por_dias")]
        constraints = [
            Invariant(
                condition=not_after("cerrado_el", "hasta"),
                name="em_cierre_reabierto_en_orden",
                field="hasta",
                violation_error_message="No pudo volver a seguirse antes de cerrarse.",
            )
        ]


class Seguimiento(RecordLine):
    """What was known or done at one moment of an event."""

    evento = models.ForeignKey(Evento, models.PROTECT, related_name="seguimientos", verbose_name="evento")
    dia = models.DateField("fecha", validators=[validate_not_future])
    hora = models.TimeField("hora")
    detalle = models.CharField("qué se supo o se hizo", max_length=300)

    class Meta:
        verbose_name = "seguimiento"
        verbose_name_plural = "seguimiento"
        constraints = [
            Invariant(
                condition=~Q(detalle=""),
                name="em_seguimiento_con_detalle",
                field="detalle",
                violation_error_message="Diga qué se supo o se hizo.",
            )
        ]

    def __str__(self) -> str:
        return f"Seguimiento {self.pk}"
