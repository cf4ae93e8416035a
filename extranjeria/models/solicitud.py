"""One request of a foreign person, from the day it is received to the day it is answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q

from extranjeria.models.catalogo import TipoSolicitud
from extranjeria.models.estados import PENDIENTES, RESUELTAS, Calidad, Canal, Estado, nacionalidades
from extranjeria.models.etapas import DE_LA_SOLICITUD
from gobernacion.codes import CodigoField
from gobernacion.directory.fields import PaisField
from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces
from gobernacion.records.models import Record, RecordQuerySet, list_index, measure_index, validate_not_future
from gobernacion.records.parametros import Parametro
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User

PLAZO_AMPLIACION = Parametro(
    "extranjeria.plazo_ampliacion",
    "Plazo para completar una solicitud con ampliación pedida",
    "días",
    inicial=60,
    norma="Instrucción de la oficina provincial",
)


class SolicitudQuerySet(RecordQuerySet["Solicitud"]):
    def pendientes(self) -> Self:
        """Those somebody is still waiting on."""
        return self.vigentes().filter(estado__in=PENDIENTES)

    def recibidas_antes_de(self, day: date) -> Self:
        """Pending, and received before that day."""
        return self.pendientes().filter(ocurrido_el__lt=day)

    def con_plazo_vencido(self, at: date) -> Self:
        """Those whose person was asked for papers and did not bring them in time."""
        return self.vigentes().filter(estado=Estado.AMPLIACION, vence_el__lt=at)

    def resueltas_en(self, period: Period) -> Self:
        """Those answered in the period, whenever they were received, with the answer that held at its end.

        It is ``respuesta``, of the day ``respuesta_el``.
        """
        then = Entonces(Solicitud, period.hasta)
        answered = then.que(Q(resuelta_el__gte=period.desde, resuelta_el__lt=period.hasta))
        rows = self.vigentes().filter(answered)
        return rows.annotate(respuesta=then.campo("estado"), respuesta_el=then.campo("resuelta_el"))

    def pendientes_al(self, day: date) -> Self:
        """Those received before that day and not answered before it, whatever came after."""
        waiting = Entonces(Solicitud, day).que(Q(resuelta_el=None) | Q(resuelta_el__gte=day))
        return self.vigentes().filter(waiting, ocurrido_el__lt=day)

    def una_por_persona(self) -> Self:
        """The last of each person among these, so that tables of persons add up."""
        later = Q(ocurrido_el__gt=OuterRef("ocurrido_el")) | Q(
            ocurrido_el=OuterRef("ocurrido_el"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(self.filter(later, ficha=OuterRef("ficha"))))


class Solicitud(Record):
    """A person asks for a visa, an extension, a permit or a certificate.

    It keeps the nationality it was filed with: whoever becomes a national of another country later does not move the
    figures of past years. A file inherited from earlier years keeps the day it was first received.
    """

    apelativo = "Solicitud"
    etapas = DE_LA_SOLICITUD

    ocurrido_el = models.DateField(
        "recibida el",
        validators=[validate_not_future],
        help_text="En un expediente heredado, el día en que se recibió de verdad, aunque sea de años atrás.",
    )
    estado = models.CharField(
        "estado", max_length=10, choices=Estado, default=Estado.INGRESADA, editable=False
    )
    folio = CodigoField(
        "folio",
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"\A[0-9A-Za-z-]+\Z", "El folio lleva solo letras, cifras y guion.")],
        error_messages={"unique": "Ese folio ya está en otra solicitud: búsquela por él."},
        help_text="El del sistema nacional o el del expediente en papel.",
        joined=True,
        example="2019-0123",
    )
    canal = models.CharField("cómo llegó", max_length=8, choices=Canal, default=Canal.CON_CITA)
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona que solicita")
    nacionalidad = PaisField(
        "nacionalidad con que se presentó",
        max_length=2,
        choices=nacionalidades,
        help_text="Cámbiela solo si se anotó mal: si la persona se nacionalizó después, aquí queda la de entonces.",
    )
    tipo = models.ForeignKey(
        TipoSolicitud, models.PROTECT, related_name="solicitudes", verbose_name="tipo de solicitud"
    )
    calidad = models.CharField("calidad", max_length=11, choices=Calidad, default=Calidad.TITULAR)
    observaciones = models.TextField("observaciones", max_length=1000, blank=True)

    analizada_por = signed_by("analizada por")
    pedido = models.TextField("qué se pide completar", max_length=1000, blank=True)
    ampliacion_el = day_of("ampliación pedida el")
    vence_el = models.DateField("plazo para completarla", null=True, blank=True, editable=False)

    resolucion = CodigoField("número de la resolución", max_length=30, blank=True)
    resuelta_el = day_of("fecha de la respuesta")
    resuelta_por = signed_by("resuelta por")
    motivo = models.TextField("motivo", max_length=1000, blank=True)
    derivada_a = models.CharField("institución a la que se deriva", max_length=120, blank=True)

    if TYPE_CHECKING:
        analizada_por_id: int | None

    objects = SolicitudQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "solicitud"
        verbose_name_plural = "solicitudes"
        indexes = [
            *Record.Meta.indexes,
            list_index("estado", also=("vence_el",)),
            *map(list_index, ("tipo", "nacionalidad", "canal", "calidad", "comuna", "ficha")),
            measure_index("resuelta_el", "estado", "ocurrido_el", name="ex_solicitud_por_respuesta"),
        ]

    @property
    def modificable(self) -> bool:
        """Until it is answered."""
        return super().modificable and self.estado in PENDIENTES

    def espera(self, at: date) -> int | None:
        """How many days it has waited; None once it does no longer."""
        return None if self.anulado or self.estado not in PENDIENTES else (at - self.ocurrido_el).days

    # --- while it is studied ---

    @transition("Analizar", source=[Estado.INGRESADA], target=Estado.ANALISIS)
    def analizar(self, por: User, on: date) -> None:
        """Somebody takes it to study it."""
        self.analizada_por = por

    @transition(
        "Pedir ampliación",
        source=[Estado.ANALISIS],
        target=Estado.AMPLIACION,
        fields=["pedido", "ampliacion_el"],
        warning="Entregue a la persona la carta con lo que falta: se imprime desde la solicitud.",
    )
    def pedir_ampliacion(self, por: User, on: date) -> None:
        """The person is asked for what is missing, with a term to bring it."""
        assert self.ampliacion_el
        self.vence_el = self.ampliacion_el + timedelta(days=PLAZO_AMPLIACION.en(self.ampliacion_el))

    @transition("Recibir ampliación", source=[Estado.AMPLIACION], target=Estado.ANALISIS)
    def recibir_ampliacion(self, por: User, on: date) -> None:
        """The person brought what was asked, in time or not; the history keeps what it was."""
        self.etapas.clear_beyond(self, Estado.ANALISIS)

    # --- the answer ---

    @transition(
        "Aprobar",
        source=[Estado.ANALISIS],
        target=Estado.APROBADA,
        fields=["resolucion", "resuelta_el"],
        not_same_as=["analizada_por"],
    )
    def aprobar(self, por: User, on: date) -> None:
        """The permit is granted."""
        self.resuelta_por = por

    @transition(
        "Rechazar",
        source=[Estado.ANALISIS, Estado.AMPLIACION],
        target=Estado.RECHAZADA,
        fields=["resolucion", "resuelta_el", "motivo"],
        not_same_as=["analizada_por"],
    )
    def rechazar(self, por: User, on: date) -> None:
        """The permit is refused, and the person may know why."""
        self._answer(por, Estado.RECHAZADA)

    @transition(
        "Registrar desistimiento",
        source=PENDIENTES,
        target=Estado.DESISTIDA,
        fields=["resuelta_el", "motivo"],
    )
    def desistir(self, por: User, on: date) -> None:
        """The person no longer asks for it, or never completed it."""
        self._answer(por, Estado.DESISTIDA)

    @transition(
        "Derivar", source=PENDIENTES, target=Estado.DERIVADA, fields=["derivada_a", "resuelta_el", "motivo"]
    )
    def derivar(self, por: User, on: date) -> None:
        """It is for another office to answer."""
        self._answer(por, Estado.DERIVADA)

    @transition(
        "Reabrir",
        source=RESUELTAS,
        target=[Estado.INGRESADA, Estado.ANALISIS],
        not_same_as=["resuelta_por"],
        warning="Vuelve a estudiarse; la respuesta que tenía se conserva con sus fechas.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> str:
        """A complaint is upheld, the person comes back, or the answer was of another request."""
        return Estado.ANALISIS if self.analizada_por_id else Estado.INGRESADA

    def _answer(self, por: User, estado: Estado) -> None:
        """Sign the answer, after which nothing is waited for from the person."""
        self.resuelta_por = por
        self.etapas.clear_beyond(self, estado)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul what was typed by mistake. An answered request stays, whatever became of it."""
        if self.estado in RESUELTAS:
            raise TransicionRechazada(f"{self} ya tiene respuesta: no se anula, se corrige o se reabre.")
        super().anular(por, on, motivo)


class RespuestaAnterior(Anterior):
    """What a request had been answered, until it was reopened."""

    solicitud = models.ForeignKey(
        Solicitud, models.PROTECT, related_name="anteriores", verbose_name="solicitud"
    )
    estado = models.CharField("respuesta", max_length=10, choices=Estado)
    resuelta_el = models.DateField("fecha de la respuesta")

    class Meta:
        verbose_name = "respuesta anterior de una solicitud"
        verbose_name_plural = "respuestas anteriores de solicitudes"
        indexes = [models.Index(fields=["hasta"], name="ex_respuesta_anterior_por_dia")]
