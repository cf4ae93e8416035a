"""The goatherds of the province, where they keep their herds, and how many heads they declared each time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from gobernacion.codes import CodigoField
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Anterior, Entonces, keep_before
from gobernacion.records.etapas import Conocidas, Escrito, Etapa, Etapas, Tras
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import (
    Record,
    RecordLine,
    RecordQuerySet,
    list_index,
    measure_index,
    validate_not_future,
)
from gobernacion.records.step_fields import day_of, estado_de, may_refer_to, refers_to
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned
from programs.caprino.models.estados import CATEGORIAS, MAYOR_REBANO, CausaBaja, EstadoCarnet, EstadoCriancero

if TYPE_CHECKING:
    from gobernacion.access.models import User


class LocalidadQuerySet(models.QuerySet["Localidad"]):
    def ordenadas(self) -> Self:
        return self.order_by("comuna__orden", "comuna__nombre", "nombre")


class Localidad(Versioned):
    """A locality with goatherds, and the place where its rounds are held."""

    etapas = Etapas("ca_localidad", reglas=(Escrito("nombre", dice="Escriba el nombre de la localidad."),))

    comuna = models.ForeignKey("territory.Comuna", models.PROTECT, related_name="+", verbose_name="comuna")
    nombre = models.CharField("localidad", max_length=80)
    lugar = models.CharField(
        "lugar de los operativos",
        max_length=120,
        blank=True,
        help_text="Sede, escuela o posta que acordaron los dirigentes. Sin nombres de personas.",
    )

    objects = LocalidadQuerySet.as_manager()
    history = Historial()

    if TYPE_CHECKING:
        comuna_id: int

    class Meta:
        verbose_name = "localidad"
        verbose_name_plural = "localidades"
        constraints = [
            models.UniqueConstraint(
                "comuna",
                Lower("nombre"),
                name="ca_localidad_unica_en_su_comuna",
                violation_error_message="Esa localidad ya está en la comuna.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class CrianceroQuerySet(RecordQuerySet["Criancero"]):
    def activos(self) -> Self:
        """Those who keep goats today."""
        return self.vigentes().filter(estado=EstadoCriancero.ACTIVO)

    def inscritos_al(self, day: date) -> Self:
        """Those in the registry at the end of that day, who had not left it by then."""
        staying = Entonces(Criancero, day + timedelta(days=1)).que(Q(baja_el=None) | Q(baja_el__gt=day))
        return self.vigentes().filter(staying, ocurrido_el__lte=day)

    def de_baja_en(self, period: Period) -> Self:
        """Those who left it in the period and were out of it at its end, with why as ``por_causa``."""
        then = Entonces(Criancero, period.hasta)
        left = then.que(Q(baja_el__gte=period.desde, baja_el__lt=period.hasta))
        return self.vigentes().filter(left).annotate(por_causa=then.campo("causa_baja"))


class Criancero(Record):
    """A person of the registry who keeps goats, in the comuna of their locality."""

    apelativo = "Criancero"
    etapas = Etapas(
        "ca_criancero",
        Etapa(
            "la baja",
            [EstadoCriancero.BAJA],
            (("baja_el", "causa_baja"),),
            con=("de_baja_con_causa", "Una baja, y solo ella, lleva fecha y causa."),
            lleva=("causa_baja", "baja_el"),
            reglas=(Tras("ocurrido_el", "baja_despues_de_inscribirse"),),
        ),
        desde="la inscripción",
        reglas=(Conocidas(("causa_baja", "estado"), "Elija la causa de la lista.", campo="causa_baja"),),
    )

    ocurrido_el = models.DateField("inscrito el", validators=[validate_not_future])
    estado = estado_de(EstadoCriancero)
    ficha = refers_to(Ficha, "criancero")
    localidad = refers_to(Localidad, "localidad", related_name="crianceros")
    organizacion = may_refer_to(
        Organizacion,
        "organización de crianceros",
        help_text="La asociación o comunidad agrícola a la que pertenece, si la hay.",
    )
    senal = models.CharField("señal o marca del rebaño", max_length=60, blank=True)
    carnet_anterior = CodigoField(
        "carnet anterior en papel",
        max_length=20,
        blank=True,
        help_text="Número del carnet del registro antiguo: con él, el próximo se cuenta como renovación.",
    )
    baja_el = day_of("de baja desde")
    causa_baja = models.CharField(
        "causa de la baja", max_length=14, choices=CausaBaja, blank=True, default=""
    )

    objects = CrianceroQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        ficha_id: Any
        localidad_id: int
        carnets: Any
        rebanos: Any

    class Meta(Record.Meta):
        verbose_name = "criancero"
        verbose_name_plural = "crianceros"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["ficha"],
                condition=Q(anulado_el=None),
                name="ca_una_inscripcion_por_persona",
                violation_error_message="Esa persona ya está inscrita en el registro.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "comuna", "localidad", "ficha")),
            measure_index("baja_el"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever keeps goats in a locality is counted in its comuna."""
        self.comuna_id = self.localidad.comuna_id
        super().save(*args, **kwargs)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it. Raises TransicionRechazada while any of its cards stands."""
        with transaction.atomic():
            self.lock()
            if self.carnets.vigentes().exists():
                raise TransicionRechazada(
                    f"{self} tiene carnets: anúlelos primero, o dé de baja al criancero si dejó de serlo."
                )
            super().anular(por, on, motivo)

    @transition(
        "Dar de baja",
        source=[EstadoCriancero.ACTIVO],
        target=EstadoCriancero.BAJA,
        fields=["baja_el", "causa_baja"],
        warning="Su carnet deja de regir desde ese día.",
    )
    def dar_de_baja(self, por: User, on: date) -> None:
        """They no longer keep goats in the province, and their card is worth nothing from that day."""
        assert self.baja_el is not None
        carnet = self.carnets.vigentes().filter(estado=EstadoCarnet.VIGENTE).select_for_update().first()
        if carnet is not None:
            if carnet.ocurrido_el > self.baja_el:
                raise TransicionRechazada(
                    f"Ese día aún no tenía su {carnet}, del {carnet.ocurrido_el:%d-%m-%Y}: revise la fecha."
                )
            carnet.cerrar(EstadoCarnet.SIN_EFECTO, por, self.baja_el, "Dar de baja al criancero")

    @transition("Reincorporar", source=[EstadoCriancero.BAJA], target=EstadoCriancero.ACTIVO)
    def reincorporar(self, por: User, on: date) -> None:
        """They keep goats again; a new card is issued apart.

        That they had left is kept: the years in which they had measure it.
        """
        assert self.baja_el is not None
        keep_before(self, max(on, self.baja_el))
        self.etapas.clear_beyond(self, EstadoCriancero.ACTIVO)


class BajaTerminada(Anterior):
    """When and why a goatherd was out of the registry, until they came back."""

    criancero = refers_to(Criancero, "criancero", related_name="bajas")
    baja_el = models.DateField("de baja desde")
    causa_baja = models.CharField("causa de la baja", max_length=14, choices=CausaBaja)

    class Meta:
        verbose_name = "baja terminada"
        verbose_name_plural = "bajas terminadas"
        indexes = [models.Index(fields=["hasta"], name="ca_baja_terminada_por_dia")]
        constraints = [
            Invariant(
                condition=Q(causa_baja__in=CausaBaja.values) & not_after("baja_el", "hasta"),
                name="ca_baja_terminada_en_orden",
                field="hasta",
                violation_error_message="No pudo reincorporarse antes de la baja.",
            )
        ]


class RebanoQuerySet(models.QuerySet["Rebano"]):
    def ultimos_al(self, day: date) -> Self:
        """The last one that each goatherd had declared by that day."""
        known = self.filter(fecha__lte=day)
        later = known.filter(criancero=OuterRef("criancero"), fecha__gt=OuterRef("fecha"))
        return known.filter(~Exists(later))


class Rebano(RecordLine):
    """The heads of goats that a goatherd declared on a day, by category."""

    criancero = refers_to(Criancero, "criancero", related_name="rebanos")
    fecha = models.DateField("fecha", validators=[validate_not_future])
    cabras = models.PositiveIntegerField("cabras", default=0, validators=[MaxValueValidator(MAYOR_REBANO)])
    cabrillas = models.PositiveIntegerField(
        "cabrillas", default=0, validators=[MaxValueValidator(MAYOR_REBANO)]
    )
    machos = models.PositiveIntegerField(
        "machos reproductores", default=0, validators=[MaxValueValidator(MAYOR_REBANO)]
    )
    castrados = models.PositiveIntegerField(
        "castrados", default=0, validators=[MaxValueValidator(MAYOR_REBANO)]
    )
    cabritos = models.PositiveIntegerField(
        "cabritos", default=0, validators=[MaxValueValidator(MAYOR_REBANO)]
    )

    objects = RebanoQuerySet.as_manager()

    class Meta:
        verbose_name = "rebaño declarado"
        verbose_name_plural = "rebaños declarados"
        constraints = [
            models.UniqueConstraint(
                fields=["criancero", "fecha"],
                name="ca_un_rebano_por_criancero_y_dia",
                violation_error_message="Ese día ya declaró su rebaño: corrija esa línea.",
            ),
            *(
                Invariant(
                    condition=Q(**{f"{categoria}__lte": MAYOR_REBANO}),
                    name=f"ca_rebano_{categoria}_posibles",
                    field=categoria,
                    violation_error_message="Son demasiadas cabezas: revise el número.",
                )
                for categoria in CATEGORIAS
            ),
        ]

    def __str__(self) -> str:
        return f"Rebaño {self.pk}"

    @property
    def cabezas(self) -> int:
        return sum(getattr(self, categoria) for categoria in CATEGORIAS)
