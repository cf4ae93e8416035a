"""What each municipality asks for a quarter: so many water trucks, for so many people without drinking water.

The office reviews it, puts the province together and dispatches it to whoever pays: whoever reviews does not dispatch.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from gobernacion.codes import CodigoField
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces
from gobernacion.records.etapas import Condicion, Etapa, Etapas, OtraPersona, Tope, Tras
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import Record, RecordQuerySet, list_index
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import transition

if TYPE_CHECKING:
    from gobernacion.access.models import User

FIRST, LAST = 1990, 2100


class Trimestre(models.IntegerChoices):
    PRIMERO = 1, "1.º (enero a marzo)"
    SEGUNDO = 2, "2.º (abril a junio)"
    TERCERO = 3, "3.º (julio a septiembre)"
    CUARTO = 4, "4.º (octubre a diciembre)"


class EstadoSolicitud(models.TextChoices):
    INGRESADA = "ingresada", "Ingresada"
    OBSERVADA = "observada", "Observada"
    REVISADA = "revisada", "Revisada"
    DESPACHADA = "despachada", "Despachada"
    RECHAZADA = "rechazada", "Rechazada"


ABIERTAS = (EstadoSolicitud.INGRESADA, EstadoSolicitud.OBSERVADA, EstadoSolicitud.REVISADA)
RESUELTAS = (EstadoSolicitud.DESPACHADA, EstadoSolicitud.RECHAZADA)


def quarter_of(day: date) -> int:
    """Quarters numbered one after the other over the years, to compare them."""
    return 4 * day.year + (day.month - 1) // 3


class SolicitudAguaQuerySet(RecordQuerySet["SolicitudAgua"]):
    def despachadas(self, before: date) -> Self:
        """Those that had been dispatched before that day."""
        sent = Q(estado=EstadoSolicitud.DESPACHADA, despachada_el__lt=before)
        return self.vigentes().filter(Entonces(SolicitudAgua, before).que(sent))

    def despachadas_en(self, period: Period) -> Self:
        """Those dispatched in the period and so at its end, with that day as ``despacho``."""
        then = Entonces(SolicitudAgua, period.hasta)
        sent = Q(despachada_el__gte=period.desde, despachada_el__lt=period.hasta)
        rows = self.vigentes().filter(then.que(Q(estado=EstadoSolicitud.DESPACHADA) & sent))
        return rows.annotate(despacho=then.campo("despachada_el"))

    def para(self, period: Period) -> Self:
        """Those for a quarter with a day in the period."""
        numbered = self.alias(cual=F("year") * 4 + F("trimestre") - 1)
        return numbered.filter(cual__gte=quarter_of(period.desde), cual__lte=quarter_of(period.last_day))


class SolicitudAgua(Record):
    """The request of a municipality for the water trucks of a quarter."""

    apelativo = "Solicitud"
    etapas = Etapas(
        "em_solicitud",
        Etapa(
            "la observación",
            [EstadoSolicitud.OBSERVADA],
            ("observacion",),
            con=("observada_con_observacion", "Diga qué falta o no coincide."),
            seccion="Revisión",
            queda=True,
        ),
        Etapa(
            "la revisión",
            filas=(("revisada_el", "revisada_por"), ("camiones", "personas")),
            reglas=(
                Condicion(
                    ~Q(estado__in=[EstadoSolicitud.REVISADA, EstadoSolicitud.DESPACHADA])
                    | Q(
                        camiones__gte=1,
                        camiones__isnull=False,
                        personas__gte=1,
                        personas__isnull=False,
                        revisada_el__isnull=False,
                        revisada_por__isnull=False,
                    ),
                    "revisada_con_numeros",
                    "Una solicitud revisada lleva cuántos camiones y personas se justifican.",
                    "camiones",
                ),
                Tope(
                    "camiones",
                    "camiones_solicitados",
                    "camiones_dentro_de_lo_pedido",
                    "No pueden justificarse más camiones que los solicitados.",
                ),
                Tope(
                    "personas",
                    "personas_solicitadas",
                    "personas_dentro_de_lo_pedido",
                    "No pueden justificarse más personas que las que informa el municipio.",
                ),
                OtraPersona(
                    "revisada_por",
                    ("despachada_por",),
                    "revisa_y_despacha_otra_persona",
                    "Quien revisó la solicitud no la despacha.",
                ),
                Tras("ocurrido_el", "revisada_despues_de_llegar"),
            ),
        ),
        Etapa(
            "el despacho",
            [EstadoSolicitud.DESPACHADA],
            (("despachada_el", "oficio_despacho", "despachada_por"),),
            con=(
                "despachada_con_oficio",
                "Una solicitud despachada, y solo ella, lleva fecha y oficio de despacho.",
            ),
            seccion="Respuesta",
            lleva=("oficio_despacho", "despachada_el", "despachada_por"),
            reglas=(Tras("revisada_el", "despachada_despues_de_revisar"),),
        ),
        Etapa(
            "el rechazo",
            [EstadoSolicitud.RECHAZADA],
            (("rechazada_el", "motivo"),),
            con=("rechazada_con_motivo", "Una solicitud rechazada, y solo ella, lleva fecha y motivo."),
            seccion="Respuesta",
            lleva=("motivo", "rechazada_el"),
            reglas=(Tras("ocurrido_el", "rechazada_despues_de_llegar"),),
        ),
        desde="la llegada de la solicitud",
        reglas=(
            Condicion(
                Q(estado__in=EstadoSolicitud.values, trimestre__range=(1, 4), year__range=(FIRST, LAST)),
                "trimestre_conocido",
                "Revise el año y el trimestre.",
                "trimestre",
            ),
            Condicion(
                Q(camiones_solicitados__gte=1, personas_solicitadas__gte=1),
                "pide_algo",
                "Anote cuántos camiones pide y para cuántas personas.",
                "camiones_solicitados",
            ),
        ),
    )

    estado = models.CharField(
        "estado", max_length=10, choices=EstadoSolicitud, default=EstadoSolicitud.INGRESADA, editable=False
    )
    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    trimestre = models.PositiveSmallIntegerField("trimestre", choices=Trimestre)
    oficio = CodigoField("oficio del municipio", max_length=60, blank=True)
    camiones_solicitados = models.PositiveSmallIntegerField(
        "camiones solicitados", validators=[MinValueValidator(1)]
    )
    personas_solicitadas = models.PositiveIntegerField(
        "personas sin agua",
        validators=[MinValueValidator(1)],
        help_text="Las que el municipio dice que abastecerá.",
    )
    localidades = models.TextField(
        "localidades",
        max_length=500,
        blank=True,
        help_text="Sectores que se abastecen, sin nombres de personas.",
    )
    observacion = models.TextField("qué falta o no coincide", max_length=500, blank=True)
    revisada_el = day_of("revisada el")
    revisada_por = signed_by("revisada por")
    camiones = models.PositiveSmallIntegerField(
        "camiones", null=True, blank=True, help_text="Los que se justifican, después de revisar."
    )
    personas = models.PositiveIntegerField(
        "personas abastecidas", null=True, blank=True, help_text="Cada persona una vez, después de revisar."
    )
    despachada_el = day_of("despachada el")
    despachada_por = signed_by("despachada por")
    oficio_despacho = CodigoField("oficio de despacho", max_length=60, blank=True)
    rechazada_el = day_of("rechazada el")
    motivo = models.TextField("motivo del rechazo", max_length=500, blank=True)

    objects = SolicitudAguaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "solicitud de agua"
        verbose_name_plural = "solicitudes de agua"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["comuna", "year", "trimestre"],
                condition=Q(anulado_el=None) & ~Q(estado=EstadoSolicitud.RECHAZADA),
                name="em_una_solicitud_por_municipio_y_trimestre",
                violation_error_message=(
                    "Ese municipio ya tiene su solicitud de ese trimestre: corríjala en lugar de agregar otra."
                ),
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "comuna")),
            list_index("year", "trimestre"),
        ]

    @property
    def modificable(self) -> bool:
        """What was asked is corrected until it is reviewed."""
        return super().modificable and self.estado in (EstadoSolicitud.INGRESADA, EstadoSolicitud.OBSERVADA)

    @transition(
        "Observar",
        source=[EstadoSolicitud.INGRESADA],
        target=EstadoSolicitud.OBSERVADA,
        fields=["observacion"],
    )
    def observar(self, por: User, on: date) -> None:
        """It goes back to the municipality, which must complete or explain it."""

    @transition(
        "Recibir corrección",
        source=[EstadoSolicitud.OBSERVADA],
        target=EstadoSolicitud.INGRESADA,
        fields=["camiones_solicitados", "personas_solicitadas"],
        optional=["oficio", "localidades"],
    )
    def corregir(self, por: User, on: date) -> None:
        """The municipality answered."""

    @transition(
        "Revisar",
        source=[EstadoSolicitud.INGRESADA],
        target=EstadoSolicitud.REVISADA,
        fields=["revisada_el", "camiones", "personas"],
    )
    def revisar(self, por: User, on: date) -> None:
        """What it asks was held against the families it names and the trucks it had."""
        self.revisada_por = por

    @transition(
        "Despachar",
        source=[EstadoSolicitud.REVISADA],
        target=EstadoSolicitud.DESPACHADA,
        fields=["despachada_el", "oficio_despacho"],
        not_same_as=["revisada_por"],
        warning="Pide que se contraten los camiones: compromete dinero.",
    )
    def despachar(self, por: User, on: date) -> None:
        """It is sent to whoever hires the trucks."""
        self.despachada_por = por

    @transition(
        "Rechazar",
        source=ABIERTAS,
        target=EstadoSolicitud.RECHAZADA,
        fields=["rechazada_el", "motivo"],
        warning="El municipio puede presentar otra del mismo trimestre.",
    )
    def rechazar(self, por: User, on: date) -> None:
        """It will not be dispatched."""

    @transition(
        "Reabrir",
        source=RESUELTAS,
        target=[EstadoSolicitud.INGRESADA, EstadoSolicitud.REVISADA],
        not_same_as=["despachada_por"],
        vuelve=True,
        warning="La solicitud deja de estar respondida: avise a quien contrata los camiones, si ya se despachó.",
    )
    def reabrir(self, por: User, on: date) -> EstadoSolicitud:
        """It was answered by mistake, or the answer changed: it waits again as it was reviewed."""
        return EstadoSolicitud.REVISADA if self.revisada_el else EstadoSolicitud.INGRESADA


class SolicitudReabierta(Anterior):
    """The answer of a request that was opened again afterwards."""

    solicitud = models.ForeignKey(
        SolicitudAgua, models.PROTECT, related_name="reabiertas", verbose_name="solicitud"
    )
    estado = models.CharField("estado", max_length=10, choices=EstadoSolicitud)
    despachada_el = models.DateField("despachada el", null=True, blank=True)
    rechazada_el = models.DateField("rechazada el", null=True, blank=True)

    class Meta:
        verbose_name = "solicitud reabierta"
        verbose_name_plural = "solicitudes reabiertas"
        indexes = [models.Index(fields=["hasta"], name="em_reabierta_por_dia")]
        constraints = [
            Invariant(
                condition=Q(estado=EstadoSolicitud.DESPACHADA, rechazada_el=None)
                & not_after("despachada_el", "hasta")
                | Q(estado=EstadoSolicitud.RECHAZADA, despachada_el=None)
                & not_after("rechazada_el", "hasta"),
                name="em_reabierta_con_respuesta",
                field="hasta",
                violation_error_message="Una solicitud se reabre después de responderse.",
            )
        ]
