"""What the public services offer, as the office writes it down before a second person publishes it.

An offer belongs to a service of the directory, and to no area of the office: whoever hears of it first writes it. The
page never reads these rows but the copy that the step «Publicar» makes of them (see ``content.public``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gobernacion.access.public_text import names_nobody
from gobernacion.content.public import HitoPublicado, OfertaPublicada, TemaOferta
from gobernacion.directory.fields import TelefonoField
from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.directory.public_texts import TextoPublico, require_decided, text_of
from gobernacion.lib.personal_data import Clase
from gobernacion.records.invariants import Invariant, not_after, only_in
from gobernacion.records.models import Record, RecordLine, RecordQuerySet, list_index, validate_not_future
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from gobernacion.access.models import User

__all__ = ["EstadoOferta", "Hito", "HitoPublicado", "Oferta", "OfertaPublicada", "TemaOferta"]

OFRECEN = (
    ClaseOrganizacion.SERVICIO_PUBLICO,
    ClaseOrganizacion.MUNICIPALIDAD,
    ClaseOrganizacion.POLICIA,
    ClaseOrganizacion.ESTABLECIMIENTO,
    ClaseOrganizacion.FUNDACION,
)
"""Who offers something to citizens, of all the organisations of the directory."""

DICHO = (
    *("tema", "titulo", "descripcion", "para_quien", "requisitos", "donde", "comuna_id"),
    *("telefono", "correo", "sitio", "desde", "hasta", "publicada_el"),
)
"""What the page says of an offer, in the offer's own words."""

ESCRITO = {
    **dict.fromkeys(("titulo", "descripcion", "para_quien", "requisitos", "sitio"), frozenset[Clase]()),
    **dict.fromkeys(("donde", "lugar"), frozenset({Clase.DIRECCION})),
    "telefono": frozenset({Clase.TELEFONO}),
    "correo": frozenset({Clase.CORREO}),
}
"""What somebody writes of an offer or of its dates, and what each is there to say: of an office, and of nobody else."""

OFERTA = "oferta"

FECHADO = ("dia", "hasta", "hora", "titulo", "lugar", "comuna_id")
"""What the page says of each of its dates."""


DIAS = (date(2000, 1, 1), date(2099, 12, 31))
"""The days a calendar may speak of; any other is a year mistyped."""


class EstadoOferta(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    PUBLICADA = "publicada", "Publicada"
    RETIRADA = "retirada", "Retirada"


class OfertaQuerySet(RecordQuerySet["Oferta"]):
    def terminadas_en_la_pagina(self, at: date) -> Self:
        """Those whose time is over and which the page still shows."""
        return self.filter(hasta__lt=at, estado=EstadoOferta.PUBLICADA)

    def que_terminan(self, at: date, until: date) -> Self:
        """Those on the page whose last day is between these two."""
        return self.filter(hasta__range=(at, until), estado=EstadoOferta.PUBLICADA)


class Oferta(Record):
    """What a public service offers to citizens: in what it consists, for whom, with which requirements and where."""

    apelativo = "Oferta"

    ocurrido_el = models.DateField(
        "informada el",
        validators=[validate_not_future],
        help_text="El día en que el servicio la dio a conocer o la confirmó.",
    )
    estado = models.CharField(
        "estado", max_length=10, choices=EstadoOferta, default=EstadoOferta.BORRADOR, editable=False
    )
    servicio = models.ForeignKey(
        Organizacion,
        models.PROTECT,
        related_name="+",
        limit_choices_to={"clase__in": [str(clase) for clase in OFRECEN]},
        verbose_name="servicio que la ofrece",
    )
    tema = models.CharField("tema", max_length=14, choices=TemaOferta)
    titulo = models.CharField(
        "qué se ofrece",
        max_length=120,
        validators=[names_nobody],
        help_text="Como lo diría quien lo busca: «Curso gratis de soldadura».",
    )
    descripcion = models.TextField("en qué consiste", max_length=2000, validators=[names_nobody])
    para_quien = models.TextField("para quién", max_length=1000, validators=[names_nobody])
    requisitos = models.TextField(
        "requisitos y papeles",
        max_length=2000,
        blank=True,
        validators=[names_nobody],
        help_text="Uno por línea. Déjelo vacío si no pide ninguno.",
    )
    donde = models.TextField(
        "dónde y cómo se pide",
        max_length=1000,
        validators=[names_nobody],
        help_text="Oficina, dirección y horario, o el trámite en línea.",
    )
    comuna = models.ForeignKey(  # type: ignore[assignment]  # an offer may be for the whole province
        "territory.Comuna",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="comuna",
        help_text="Déjela vacía si vale para toda la provincia.",
    )
    telefono = TelefonoField(
        "teléfono de atención",
        blank=True,
        help_text="El de la oficina que atiende, nunca el de una persona.",
    )
    correo = models.EmailField(
        "correo de atención",
        max_length=120,
        blank=True,
        help_text="El de la oficina, nunca el de una persona.",
    )
    sitio = models.CharField(
        "sitio web",
        max_length=200,
        blank=True,
        validators=[URLValidator(["https", "http"], message="Escriba la dirección completa, con https://.")],
    )
    desde = models.DateField("se puede pedir desde", default=timezone.localdate)
    hasta = models.DateField(
        "último día", null=True, blank=True, help_text="Déjelo vacío si no tiene fecha de término."
    )
    redactada_por = signed_by("redactada por")
    publicada_el = day_of("en la página desde")
    publicada_por = signed_by("publicada por")
    retirada_el = day_of("retirada el")
    retirada_por = signed_by("retirada por")
    motivo_retiro = models.CharField(
        "motivo del retiro", max_length=200, blank=True, help_text="Queda en la historia; no se publica."
    )

    objects = OfertaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        hitos: RelatedManager[Hito]
        redactada_por_id: int | None

    class Meta(Record.Meta):
        verbose_name = "oferta"
        verbose_name_plural = "ofertas de los servicios"
        constraints = [
            *Record.Meta.constraints,
            Invariant(
                condition=Q(estado__in=EstadoOferta.values, tema__in=TemaOferta.values),
                name="oferta_listas_conocidas",
                field="tema",
                violation_error_message="Elija el tema de la lista.",
            ),
            Invariant(
                condition=~Q(titulo="") & ~Q(descripcion="") & ~Q(para_quien="") & ~Q(donde=""),
                name="oferta_completa",
                violation_error_message="Diga qué se ofrece, en qué consiste, para quién y dónde se pide.",
            ),
            Invariant(
                condition=not_after("desde", "hasta"),
                name="oferta_desde_antes_de_hasta",
                field="hasta",
                violation_error_message="El último día no puede ser anterior al primero.",
            ),
            Invariant(
                condition=Q(sitio="") | Q(sitio__startswith="https://") | Q(sitio__startswith="http://"),
                name="oferta_sitio_es_direccion",
                field="sitio",
                violation_error_message="Escriba la dirección completa, con https://.",
            ),
            Invariant(
                condition=~Q(estado=EstadoOferta.PUBLICADA)
                | Q(publicada_el__isnull=False, publicada_por__isnull=False, redactada_por__isnull=False)
                & ~Q(publicada_por=F("redactada_por")),
                name="oferta_publicada_por_otra_persona",
                violation_error_message="Quien redacta una oferta no la publica: debe hacerlo otra persona.",
            ),
            Invariant(
                condition=only_in(
                    [EstadoOferta.RETIRADA],
                    Q(retirada_el__isnull=False, retirada_por__isnull=False) & ~Q(motivo_retiro=""),
                    Q(retirada_el=None, retirada_por=None, motivo_retiro=""),
                ),
                name="oferta_retirada_con_motivo",
                field="motivo_retiro",
                violation_error_message="Una oferta retirada, y solo ella, dice quién la retiró, cuándo y por qué.",
            ),
            Invariant(
                condition=Q(anulado_el=None) | Q(publicada_el=None) | Q(estado=EstadoOferta.RETIRADA),
                name="oferta_anulada_fuera_de_la_pagina",
                violation_error_message="Esta oferta está en la página: retírela antes de anularla.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *(list_index(name) for name in ("estado", "tema", "comuna", "servicio")),
            models.Index(fields=["hasta"]),
        ]

    @property
    def modificable(self) -> bool:
        return super().modificable and self.estado == EstadoOferta.BORRADOR

    @property
    def por_publicar(self) -> bool:
        return self.modificable

    def textos_publicos(self) -> Iterator[TextoPublico]:
        """What was written of it, and of its dates, for the page to say."""
        yield TextoPublico("El nombre del servicio", self.servicio.nombre, ambito=OFERTA)
        for row in (self, *self.hitos.all()):
            for name, admite in ESCRITO.items():
                if getattr(row, name, ""):
                    yield text_of(row, name, admite=admite, ambito=OFERTA)

    @property
    def en_la_pagina(self) -> bool:
        """Whether citizens read it now, perhaps as it was before it began to be corrected."""
        return self.publicada_el is not None and self.estado != EstadoOferta.RETIRADA

    def anular(self, por: User, on: date, motivo: str) -> None:
        if self.en_la_pagina:
            raise TransicionRechazada(f"{self} está en la página: retírela antes de anularla.")
        super().anular(por, on, motivo)

    @transition(
        "Publicar",
        source=[EstadoOferta.BORRADOR],
        target=EstadoOferta.PUBLICADA,
        not_same_as=["redactada_por"],
        warning="Desde este momento la lee cualquiera, tal como está aquí. Revise que no nombre a nadie.",
    )
    def publicar(self, por: User, on: date) -> None:
        """It goes on the page as it stands, in the place of what the page said of it before."""
        if self.redactada_por_id is None:
            raise TransicionRechazada(f"{self} no dice quién la redactó: guárdela antes de publicarla.")
        if self.hasta is not None and self.hasta < on:
            raise TransicionRechazada(f"El último día de {self} ya pasó: corrija la fecha o anúlela.")
        require_decided(self.textos_publicos())
        self.publicada_el, self.publicada_por = on, por
        OfertaPublicada.objects.poner(
            self.numero,
            servicio=self.servicio.nombre,
            hitos=[{name: getattr(hito, name) for name in FECHADO} for hito in self.hitos.en_orden()],  # type: ignore[attr-defined]
            **{name: getattr(self, name) for name in DICHO},
        )

    @transition(
        "Corregir",
        source=[EstadoOferta.PUBLICADA, EstadoOferta.RETIRADA],
        target=EstadoOferta.BORRADOR,
        warning="Vuelve a borrador. Si está en la página, allí sigue como estaba hasta que otra persona publique "
        "la corrección.",
    )
    def corregir(self, por: User, on: date) -> None:
        """It is written again; what the page says stays until the correction is published."""
        if self.estado == EstadoOferta.RETIRADA:
            self.publicada_el, self.publicada_por = None, None
            self.retirada_el, self.retirada_por, self.motivo_retiro = None, None, ""

    @transition(
        "Retirar",
        source=[EstadoOferta.PUBLICADA, EstadoOferta.BORRADOR],
        target=EstadoOferta.RETIRADA,
        fields=["motivo_retiro"],
        warning="Sale de la página de inmediato.",
    )
    def retirar(self, por: User, on: date) -> None:
        """Citizens no longer find it."""
        if not self.en_la_pagina:
            raise TransicionRechazada(f"{self} no está en la página: si sobra, anúlela.")
        self.retirada_el, self.retirada_por = on, por
        OfertaPublicada.objects.quitar(self.numero)


class HitoQuerySet(models.QuerySet["Hito"]):
    def en_orden(self) -> Self:
        return self.order_by("dia", "id")


class Hito(RecordLine):
    """A date of the calendar of an offer: a talk, the last day to apply, a visit to a comuna."""

    oferta = models.ForeignKey(Oferta, models.PROTECT, related_name="hitos", verbose_name="oferta")
    dia = models.DateField("día")
    hasta = models.DateField("hasta", null=True, blank=True)
    hora = models.TimeField("hora", null=True, blank=True)
    titulo = models.CharField(
        "qué ocurre", max_length=120, validators=[names_nobody], help_text="Charla, cierre de postulación…"
    )
    lugar = models.CharField("lugar", max_length=160, blank=True, validators=[names_nobody])
    comuna = models.ForeignKey(
        "territory.Comuna", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="comuna"
    )

    objects = HitoQuerySet.as_manager()

    class Meta:
        verbose_name = "fecha del calendario"
        verbose_name_plural = "fechas del calendario"
        constraints = [
            Invariant(
                condition=not_after("dia", "hasta"),
                name="hito_dia_antes_de_hasta",
                field="hasta",
                violation_error_message="La fecha de término no puede ser anterior a la de inicio.",
            ),
            Invariant(
                condition=Q(dia__range=DIAS) & (Q(hasta=None) | Q(hasta__range=DIAS)),
                name="hito_de_un_dia_posible",
                field="dia",
                violation_error_message="Revise el año de la fecha.",
            ),
            Invariant(
                condition=~Q(titulo=""),
                name="hito_con_titulo",
                field="titulo",
                violation_error_message="Diga qué ocurre ese día.",
            ),
        ]

    def __str__(self) -> str:
        return f"Fecha {self.pk}"
