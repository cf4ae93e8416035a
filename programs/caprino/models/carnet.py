"""The cards of the goatherds: issued, renewed, replaced when lost, and in force until a day.

A goatherd has at most one card in force, and so says the database: a new one closes the one before. A card whose day
passed stays «vigente» in what is stored until another takes its place, and is shown and counted as expired by its date.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import F, Q

from gobernacion.lib.periods import months_after
from gobernacion.records.etapas import Conocidas, Etapas
from gobernacion.records.invariants import Invariant, not_after, only_in
from gobernacion.records.models import Record, RecordQuerySet, list_index, validate_not_future
from gobernacion.records.parametros import Parametro
from gobernacion.records.step_fields import estado_de, may_refer_to, refers_to
from gobernacion.transitions import TransicionRechazada
from programs.caprino.models.criancero import Criancero, Localidad
from programs.caprino.models.estados import EstadoCarnet, EstadoCriancero, MotivoDuplicado, TipoCarnet
from programs.caprino.models.operativo import Operativo

if TYPE_CHECKING:
    from gobernacion.access.models import User

VIGENCIA = Parametro("caprino.vigencia_carnet", "Vigencia del carnet de criancero", "meses", inicial=24)


class CarnetQuerySet(RecordQuerySet["Carnet"]):
    def sin_cerrar(self) -> Self:
        """The last card of each goatherd: in force, or expired and not renewed."""
        return self.vigentes().filter(estado=EstadoCarnet.VIGENTE)

    def vencidos(self, at: date) -> Self:
        """Those whose day passed and which nobody renewed."""
        return self.sin_cerrar().filter(vence_el__lt=at)

    def por_vencer(self, at: date, until: date) -> Self:
        """Those in force on one day that will have expired by the end of another."""
        return self.sin_cerrar().filter(vence_el__gte=at, vence_el__lte=until)

    def emitidos_al(self, day: date) -> Self:
        """Those issued by that day that nothing had closed by its end, whatever came after."""
        return self.vigentes().filter(Q(cerrado_el=None) | Q(cerrado_el__gt=day), ocurrido_el__lte=day)

    def rigen_al(self, day: date) -> Self:
        """Those in force on that day, whatever came after."""
        return self.emitidos_al(day).filter(vence_el__gte=day)

    def vencidos_al(self, day: date) -> Self:
        """Those that on that day had expired and had not been renewed, whatever came after."""
        return self.emitidos_al(day).filter(vence_el__lt=day)

    def emitir(self, criancero: Criancero, por: User, on: date, operativo: Operativo | None = None) -> Carnet:
        """Issue a card: the first of a goatherd, or the one that renews the last, which it closes.

        Raises TransicionRechazada for somebody who left the registry, or who has a card of that day or later.
        """
        with transaction.atomic():
            # Two clerks who renew the same goatherd go one after the other.
            criancero = Criancero.objects.select_for_update().get(pk=criancero.pk)
            if criancero.anulado or criancero.estado != EstadoCriancero.ACTIVO:
                raise TransicionRechazada(
                    f"{criancero} no está activo en el registro: reincorpórelo antes de darle un carnet."
                )
            last = self.vigentes().filter(criancero=criancero).order_by("-ocurrido_el", "-pk").first()
            if last is not None and last.ocurrido_el >= on:
                raise TransicionRechazada(f"{criancero} ya tiene su {last}, del {last.ocurrido_el:%d-%m-%Y}.")
            replaced = last if last is not None and last.estado == EstadoCarnet.VIGENTE else None
            if replaced is not None:
                replaced.cerrar(EstadoCarnet.RENOVADO, por, on, "Renovar")
            renews = last is not None or bool(criancero.carnet_anterior)
            carnet = Carnet(
                criancero=criancero,
                comuna_id=criancero.comuna_id,
                localidad_id=criancero.localidad_id,
                tipo=TipoCarnet.RENOVACION if renews else TipoCarnet.PRIMERO,
                ocurrido_el=on,
                vence_el=months_after(on, VIGENCIA.en(on)),
                reemplaza=replaced,
                operativo=operativo,
                registrado_por=por,
            )
            carnet.save_signed(por, "Emitir")
            return carnet


class Carnet(Record):
    """A goatherd's card: its number, the day it was issued and the last day it is worth anything."""

    apelativo = "Carnet"
    etapas = Etapas(
        "ca_carnet",
        reglas=(
            Conocidas(
                ("estado", "motivo_duplicado", "tipo"), "Elija de la lista el estado, el tipo y el motivo."
            ),
        ),
    )

    ocurrido_el = models.DateField("emitido el", validators=[validate_not_future])
    estado = estado_de(EstadoCarnet)
    tipo = models.CharField("tipo", max_length=10, choices=TipoCarnet, editable=False)
    criancero = refers_to(Criancero, "criancero", related_name="carnets", editable=False)
    localidad = refers_to(Localidad, "localidad", editable=False)
    vence_el = models.DateField("vence el", editable=False)
    cerrado_el = models.DateField("reemplazado o sin efecto desde", null=True, blank=True, editable=False)
    reemplaza = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reemplazos",
        editable=False,
        verbose_name="carnet que reemplaza",
    )
    motivo_duplicado = models.CharField(
        "motivo del duplicado", max_length=10, choices=MotivoDuplicado, blank=True, default="", editable=False
    )
    operativo = may_refer_to(Operativo, "operativo en que se dio", related_name="carnets", editable=False)

    objects = CarnetQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        criancero_id: int
        localidad_id: int
        reemplazos: Any

    class Meta(Record.Meta):
        verbose_name = "carnet"
        verbose_name_plural = "carnets"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["criancero"],
                condition=Q(estado=EstadoCarnet.VIGENTE, anulado_el=None),
                name="ca_un_carnet_vigente_por_criancero",
                violation_error_message="Ese criancero ya tiene un carnet vigente.",
            ),
            models.UniqueConstraint(
                fields=["reemplaza"],
                condition=Q(anulado_el=None),
                name="ca_un_carnet_se_reemplaza_una_vez",
                violation_error_message="Ese carnet ya fue reemplazado por otro.",
            ),
            Invariant(
                condition=only_in([EstadoCarnet.VIGENTE], Q(cerrado_el=None), Q(cerrado_el__isnull=False)),
                name="ca_carnet_cerrado_con_fecha",
                field="cerrado_el",
                violation_error_message="Un carnet que dejó de regir, y solo él, dice desde cuándo.",
            ),
            Invariant(
                condition=Q(vence_el__gt=F("ocurrido_el")) & not_after("ocurrido_el", "cerrado_el"),
                name="ca_carnet_fechas_en_orden",
                field="vence_el",
                violation_error_message="Un carnet vence y se reemplaza después de emitirse.",
            ),
            Invariant(
                condition=Q(tipo=TipoCarnet.DUPLICADO, reemplaza__isnull=False) & ~Q(motivo_duplicado="")
                | ~Q(tipo=TipoCarnet.DUPLICADO) & Q(motivo_duplicado=""),
                name="ca_duplicado_de_otro_con_motivo",
                field="motivo_duplicado",
                violation_error_message="Un duplicado, y solo él, dice de qué carnet es y por qué se dio.",
            ),
            Invariant(
                condition=~Q(tipo=TipoCarnet.PRIMERO) | Q(reemplaza=None),
                name="ca_primer_carnet_no_reemplaza",
                field="tipo",
                violation_error_message="El primer carnet no reemplaza a otro.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "tipo", "comuna", "localidad")),
            models.Index(fields=["estado", "vence_el"], name="ca_carnet_por_vencimiento"),
            models.Index(fields=["criancero", "ocurrido_el"], name="ca_carnets_del_criancero"),
        ]

    @property
    def modificable(self) -> bool:
        """A card is never retouched: it is replaced, or annulled."""
        return False

    def vencido(self, at: date) -> bool:
        """Whether it expired without being replaced."""
        return self.estado == EstadoCarnet.VIGENTE and self.vence_el < at

    def situacion(self, at: date) -> str:
        """What it is worth on that day, in one word of the desk."""
        if self.anulado:
            return "Anulado"
        return "Vencido" if self.vencido(at) else self.get_estado_display()

    def cerrar(self, estado: EstadoCarnet, por: User, on: date, reason: str) -> None:
        """It is worth nothing from that day on."""
        self.estado, self.cerrado_el = estado, on
        self.save_signed(por, reason)

    def duplicar(self, por: User, on: date, motivo: MotivoDuplicado | str) -> Carnet:
        """Issue another that is worth as long as this one, which was lost or spoilt, and is closed.

        Raises TransicionRechazada if this one is not in force.
        """
        with transaction.atomic():
            Criancero.objects.select_for_update().get(pk=self.criancero_id)
            self.lock()
            if self.anulado or self.estado != EstadoCarnet.VIGENTE:
                raise TransicionRechazada(f"{self} ya no rige: no se duplica.")
            if self.vence_el <= on:
                expires = "vence hoy" if self.vence_el == on else f"venció el {self.vence_el:%d-%m-%Y}"
                raise TransicionRechazada(f"{self} {expires}: renuévelo en vez de duplicarlo.")
            if motivo not in MotivoDuplicado.values:
                raise TransicionRechazada("Diga por qué se da un duplicado.")
            self.cerrar(EstadoCarnet.DUPLICADO, por, on, "Duplicar")
            carnet = Carnet(
                criancero_id=self.criancero_id,
                comuna_id=self.comuna_id,
                localidad_id=self.localidad_id,
                tipo=TipoCarnet.DUPLICADO,
                ocurrido_el=on,
                vence_el=self.vence_el,
                reemplaza=self,
                motivo_duplicado=motivo,
                registrado_por=por,
            )
            carnet.save_signed(por, "Emitir duplicado")
            return carnet

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it; the one it had replaced is worth again what it was.

        Raises TransicionRechazada if another took its place: that one is annulled first.
        """
        with transaction.atomic():
            Criancero.objects.select_for_update().get(pk=self.criancero_id)
            if later := self.reemplazos.vigentes().first():
                raise TransicionRechazada(f"{self} ya fue reemplazado por {later}: anule primero ese.")
            super().anular(por, on, motivo)
            if self.reemplaza is not None:
                before = Carnet.objects.select_for_update().get(pk=self.reemplaza.pk)
                before.estado, before.cerrado_el = self.estado, self.cerrado_el
                before.save_signed(por, f"Vuelve a regir: se anuló {self}")
