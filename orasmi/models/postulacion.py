"""One person's application to the fund, from the day it comes in to the day it is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.lookups import LessThanOrEqual

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period, months_after
from gobernacion.money import PesosField
from gobernacion.records.models import Record, RecordQuerySet, validate_not_future
from gobernacion.records.parametros import Parametro
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from orasmi.models.atencion import Canal
from orasmi.models.ayuda import Ayuda
from orasmi.models.presupuesto import Presupuesto

if TYPE_CHECKING:
    from gobernacion.access.models import User
    from orasmi.models.control import ControlRiesgo

VIGENCIA_INFORME = Parametro(
    "orasmi.meses_informe_social",
    "Vigencia del informe social el día de la aprobación",
    "meses",
    inicial=6,
    norma="Instructivo del Fondo ORASMI",
)


class Estado(models.TextChoices):
    INGRESADA = "ingresada", "Ingresada"
    ANTECEDENTES = "antecedentes", "Antecedentes pendientes"
    EVALUACION = "evaluacion", "En evaluación"
    PROPUESTA = "propuesta", "Propuesta"
    ESPERA = "espera", "Lista de espera"
    APROBADA = "aprobada", "Aprobada"
    COMPRA = "compra", "En compra"
    ENTREGADA = "entregada", "Entregada"
    RENDIDA = "rendida", "Rendida"
    CERRADA = "cerrada", "Cerrada"
    DERIVADA = "derivada", "Derivada"
    RECHAZADA = "rechazada", "Rechazada"
    DESISTIDA = "desistida", "Desistida"


EN_TRAMITE = (Estado.INGRESADA, Estado.ANTECEDENTES, Estado.EVALUACION, Estado.PROPUESTA, Estado.ESPERA)
"""Not resolved yet: somebody is waiting for an answer."""

BENEFICIADAS = (Estado.APROBADA, Estado.COMPRA, Estado.ENTREGADA, Estado.RENDIDA, Estado.CERRADA)
"""Approved, however far the delivery has come."""


class Grupo(models.TextChoices):
    """The people the office attends first."""

    VIF = "vif", "Mujer víctima de violencia intrafamiliar"
    ADULTO_MAYOR = "adulto_mayor", "Adulto mayor"
    AGRICULTOR = "agricultor", "Pequeño productor agrícola"
    DISCAPACIDAD = "discapacidad", "Persona con discapacidad"
    JEFA_HOGAR = "jefa_hogar", "Jefa de hogar"
    NINGUNO = "ninguno", "Sin prioridad especial"


class Via(models.TextChoices):
    """How what was approved is bought or paid."""

    MERCADO_PUBLICO = "mercado_publico", "Orden de compra en Mercado Público"
    PAGO_DIRECTO = "pago_directo", "Pago directo al proveedor"
    DEPOSITO = "deposito", "Depósito al beneficiario"


class PostulacionQuerySet(RecordQuerySet["Postulacion"]):
    def en_tramite(self) -> Self:
        """Those somebody is still waiting on."""
        return self.vigentes().filter(estado__in=EN_TRAMITE)

    def esperando_desde_antes_de(self, day: date) -> Self:
        """In process and come in before that day."""
        return self.en_tramite().filter(ocurrido_el__lt=day)

    def aprobadas_en(self, period: Period) -> Self:
        """Those whose aid was approved in the period, whatever came after."""
        return self.vigentes().filter(aprobada_el__gte=period.desde, aprobada_el__lt=period.hasta)

    def resueltas_en(self, period: Period) -> Self:
        """Those that got their answer in the period: approved, referred, refused or withdrawn."""
        return self.vigentes().filter(resuelta_el__gte=period.desde, resuelta_el__lt=period.hasta)

    def sin_papeles(self) -> Self:
        """In process without the informe social or without the risk check."""
        return self.en_tramite().filter(Q(informe_fecha=None) | Q(control=None))


class Postulacion(Record):
    """A person asks the fund for an aid."""

    estado = models.CharField(
        "estado", max_length=12, choices=Estado, default=Estado.INGRESADA, editable=False
    )
    folio_siep = models.CharField(
        "folio SIEP",
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": "Ese folio SIEP ya está en otra postulación."},
    )
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona que postula")
    hogar = models.PositiveSmallIntegerField(
        "personas en el hogar", default=1, help_text="Con la persona que postula."
    )
    canal = models.CharField("canal de ingreso", max_length=12, choices=Canal, default=Canal.PRESENCIAL)
    ayuda = models.ForeignKey(
        Ayuda, models.PROTECT, related_name="postulaciones", verbose_name="ayuda que pide"
    )
    grupo = models.CharField("grupo prioritario", max_length=12, choices=Grupo, default=Grupo.NINGUNO)
    solicitado = PesosField("monto solicitado")

    informe_profesional = models.CharField("profesional que lo firma", max_length=120, blank=True)
    informe_institucion = models.CharField("institución", max_length=120, blank=True)
    informe_fecha = models.DateField(
        "fecha del informe social", null=True, blank=True, validators=[validate_not_future]
    )

    pendientes = models.TextField("antecedentes que faltan", blank=True)
    evaluada_por = models.ForeignKey(
        "access.User",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="evaluada por",
    )
    fundamento = models.TextField("fundamento de la propuesta", blank=True)
    propuesto = PesosField("monto propuesto", null=True, blank=True)

    acta_numero = models.CharField("número del acta", max_length=20, blank=True)
    acta_fecha = models.DateField("fecha del acta", null=True, blank=True, validators=[validate_not_future])
    aprobado = PesosField("monto aprobado", null=True, blank=True)
    aprobada_el = models.DateField("aprobada el", null=True, blank=True, editable=False)
    aprobada_por = models.ForeignKey(
        "access.User",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="aprobada por",
    )

    resuelta_el = models.DateField("resuelta el", null=True, blank=True, editable=False)
    motivo = models.TextField("motivo", blank=True)
    derivada_a = models.CharField("derivada a", max_length=120, blank=True)

    via = models.CharField("vía de compra", max_length=16, choices=Via, blank=True)
    orden = models.CharField("orden de compra o comprobante", max_length=40, blank=True)
    proveedor = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="proveedor"
    )
    comprometido = PesosField("monto comprometido", null=True, blank=True)

    recibo = models.CharField("número del recibo", max_length=20, blank=True)
    entregada_el = models.DateField("entregada el", null=True, blank=True, editable=False)
    entregada_por = models.ForeignKey(
        "access.User",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="entregada por",
    )
    pagado = PesosField("monto pagado", null=True, blank=True)

    rendido = PesosField("monto rendido", null=True, blank=True)
    rendida_el = models.DateField("rendida el", null=True, blank=True, editable=False)

    objects = PostulacionQuerySet.as_manager()

    if TYPE_CHECKING:
        ficha_id: Any
        evaluada_por_id: int | None
        aprobada_por_id: int | None
        control: ControlRiesgo

    class Meta(Record.Meta):
        verbose_name = "postulación"
        verbose_name_plural = "postulaciones"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(estado__in=Estado.values),
                name="postulacion_estado_conocido",
                violation_error_message="Ese estado no existe.",
            ),
            models.CheckConstraint(
                condition=Q(hogar__gte=1),
                name="postulacion_hogar_con_alguien",
                violation_error_message="En el hogar hay al menos una persona.",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=BENEFICIADAS)
                | Q(
                    aprobado__gt=0,
                    aprobada_el__isnull=False,
                    aprobada_por__isnull=False,
                    informe_fecha__isnull=False,
                ),
                name="postulacion_aprobada_con_acto",
                violation_error_message="Una postulación aprobada lleva monto, fecha, responsable e informe social.",
            ),
            models.CheckConstraint(
                condition=Q(aprobada_por=None) | Q(evaluada_por=None) | ~Q(aprobada_por=F("evaluada_por")),
                name="postulacion_evalua_y_aprueba_otra_persona",
                violation_error_message="Quien evalúa una postulación no la aprueba.",
            ),
            models.CheckConstraint(
                condition=Q(entregada_por=None) | Q(aprobada_por=None) | ~Q(entregada_por=F("aprobada_por")),
                name="postulacion_aprueba_y_entrega_otra_persona",
                violation_error_message="Quien aprueba una postulación no la entrega.",
            ),
            models.CheckConstraint(
                condition=Q(comprometido=None) | Q(comprometido__lte=F("aprobado")),
                name="postulacion_comprometido_dentro_de_lo_aprobado",
                violation_error_message="No se puede comprometer más de lo aprobado.",
            ),
            models.CheckConstraint(
                condition=Q(pagado=None) | LessThanOrEqual(F("pagado"), F("comprometido")),
                name="postulacion_pagado_dentro_de_lo_comprometido",
                violation_error_message="No se puede pagar más de lo comprometido.",
            ),
            models.CheckConstraint(
                condition=Q(rendido=None) | Q(rendido__lte=F("pagado")),
                name="postulacion_rendido_dentro_de_lo_pagado",
                violation_error_message="No se puede rendir más de lo pagado.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["estado", "-ocurrido_el", "-id"], name="postulacion_por_estado"),
            models.Index(fields=["ficha", "-ocurrido_el"], name="postulacion_por_ficha"),
            models.Index(fields=["aprobada_el"], name="postulacion_por_aprobacion"),
            models.Index(fields=["resuelta_el"], name="postulacion_por_resolucion"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.informe_fecha and not (self.informe_profesional and self.informe_institucion):
            raise ValidationError(
                {"informe_profesional": "Diga quién firma el informe social y de qué institución es."}
            )

    def tiene_informe_vigente(self, at: date) -> bool:
        """Whether the informe social still counts on that day."""
        if self.informe_fecha is None or self.informe_fecha > at:
            return False
        return at <= months_after(self.informe_fecha, VIGENCIA_INFORME.en(at))

    def tiene_control(self) -> bool:
        """Whether its evaluación y control de riesgo was done."""
        return hasattr(self, "control")

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it; what an approval had taken goes back to the budget of its year."""
        with transaction.atomic():
            super().anular(por, on, motivo)
            if self.aprobada_el and self.aprobado:
                Presupuesto.objects.liberar(self.aprobada_el.year, self.aprobado)

    @transition(
        "Pedir antecedentes",
        source=[Estado.INGRESADA, Estado.EVALUACION],
        target=Estado.ANTECEDENTES,
        fields=["pendientes"],
    )
    def pedir_antecedentes(self, por: User, on: date) -> None:
        """The person is told which papers are missing."""

    @transition(
        "Evaluar",
        source=[Estado.INGRESADA, Estado.ANTECEDENTES, Estado.ESPERA],
        target=Estado.EVALUACION,
    )
    def evaluar(self, por: User, on: date) -> None:
        """Somebody takes the case to evaluate it."""
        self.evaluada_por = por
        self.pendientes = ""

    @transition(
        "Proponer", source=[Estado.EVALUACION], target=Estado.PROPUESTA, fields=["propuesto", "fundamento"]
    )
    def proponer(self, por: User, on: date) -> None:
        """The evaluation ends in a proposal for whoever approves."""
        if not self.tiene_informe_vigente(on):
            raise TransicionRechazada("Falta un informe social vigente: agréguelo antes de proponer.")
        if not self.tiene_control():
            raise TransicionRechazada(
                "Falta la evaluación y control de riesgo: complétela antes de proponer."
            )
        self.evaluada_por = por

    @transition(
        "Dejar en lista de espera",
        source=[Estado.EVALUACION, Estado.PROPUESTA],
        target=Estado.ESPERA,
        fields=["motivo"],
    )
    def dejar_en_espera(self, por: User, on: date) -> None:
        """There is no money now; the case keeps its place."""

    @transition(
        "Aprobar",
        source=[Estado.PROPUESTA],
        target=Estado.APROBADA,
        fields=["aprobado", "acta_numero", "acta_fecha"],
        not_same_as=["evaluada_por"],
        warning="El monto se descuenta del presupuesto del año.",
    )
    def aprobar(self, por: User, on: date) -> None:
        """A second person approves; the money is taken from what is left of the year."""
        if not self.tiene_informe_vigente(on):
            raise TransicionRechazada(
                "El informe social ya no está vigente: pida uno nuevo y vuelva a proponer la postulación."
            )
        if not self.aprobado:
            raise TransicionRechazada("El monto aprobado debe ser mayor que cero.")
        Presupuesto.objects.reservar(on.year, self.aprobado)
        self.aprobada_por, self.aprobada_el, self.resuelta_el = por, on, on

    @transition(
        "Comprar",
        source=[Estado.APROBADA],
        target=Estado.COMPRA,
        fields=["via", "orden", "comprometido"],
        optional=["proveedor"],
    )
    def comprar(self, por: User, on: date) -> None:
        """What was approved is ordered or paid."""
        if self.via != Via.DEPOSITO and self.proveedor is None:
            raise TransicionRechazada("Indique el proveedor al que se compra o paga.")

    @transition(
        "Entregar",
        source=[Estado.COMPRA],
        target=Estado.ENTREGADA,
        fields=["recibo", "pagado"],
        not_same_as=["aprobada_por"],
    )
    def entregar(self, por: User, on: date) -> None:
        """The person receives the aid and signs the printed receipt."""
        self.entregada_por, self.entregada_el = por, on

    @transition("Rendir", source=[Estado.ENTREGADA], target=Estado.RENDIDA, fields=["rendido"])
    def rendir(self, por: User, on: date) -> None:
        """What was spent is accounted for."""
        self.rendida_el = on

    @transition("Cerrar", source=[Estado.RENDIDA], target=Estado.CERRADA)
    def cerrar(self, por: User, on: date) -> None:
        """Nothing is left to do."""

    @transition(
        "Derivar",
        source=[Estado.INGRESADA, Estado.ANTECEDENTES, Estado.EVALUACION, Estado.ESPERA],
        target=Estado.DERIVADA,
        fields=["derivada_a", "motivo"],
    )
    def derivar(self, por: User, on: date) -> None:
        """Another institution can help better."""
        self.resuelta_el = on

    @transition(
        "Rechazar",
        source=[Estado.ANTECEDENTES, Estado.EVALUACION, Estado.PROPUESTA, Estado.ESPERA],
        target=Estado.RECHAZADA,
        fields=["motivo"],
    )
    def rechazar(self, por: User, on: date) -> None:
        """The answer is no, and the person may know why."""
        self.resuelta_el = on

    @transition("Registrar desistimiento", source=EN_TRAMITE, target=Estado.DESISTIDA, fields=["motivo"])
    def desistir(self, por: User, on: date) -> None:
        """The person no longer asks for it."""
        self.resuelta_el = on
