"""One person's application to the fund, from the day it comes in to the day it is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.money import PesosField
from gobernacion.records.models import (
    Record,
    RecordQuerySet,
    list_index,
    measure_index,
    validate_not_future,
)
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from orasmi.models.atencion import Canal
from orasmi.models.ayuda import Ayuda
from orasmi.models.estados import EN_EVALUACION, EN_TRAMITE, ENTREGADAS, Estado, Grupo, Tramo, Via
from orasmi.models.informe import oldest_informe
from orasmi.models.invariantes import DE_LA_POSTULACION, MAYOR_HOGAR
from orasmi.models.presupuesto import Presupuesto

if TYPE_CHECKING:
    from gobernacion.access.models import User
    from orasmi.models.control import ControlRiesgo


class PostulacionQuerySet(RecordQuerySet["Postulacion"]):
    def en_tramite(self) -> Self:
        """Those somebody is still waiting on."""
        return self.vigentes().filter(estado__in=EN_TRAMITE)

    def sin_papeles(self) -> Self:
        """In process without SIEP folio, without informe social or without the risk check."""
        return self._su_control().filter(Q(folio_siep=None) | Q(informe_fecha=None) | Q(su_control=None))

    def sin_folio(self) -> Self:
        """In process and not registered in SIEP yet."""
        # Not "IS NULL": an index of codes that are unique promises SQLite a single row, of the many that have none.
        return self.en_tramite().alias(siep=Coalesce("folio_siep", Value(""))).filter(siep="")

    def sin_control(self) -> Self:
        """In process and without its risk check."""
        return self._su_control().filter(su_control=None)

    def _su_control(self) -> Self:
        """In process, each with its risk check, looked up for as many as are shown.

        Joined, PostgreSQL would begin by reading every check there is.
        """
        controls: Any = self.model._meta.get_field("control").related_model
        its_own = controls.objects.filter(postulacion=OuterRef("pk")).values("postulacion")[:1]
        return self.en_tramite().alias(su_control=Subquery(its_own))

    def con_informe_vencido(self, at: date) -> Self:
        """In process with an informe social that no longer counts on that day."""
        return self.en_tramite().filter(informe_fecha__lt=oldest_informe(at))

    def aprobadas_en(self, period: Period) -> Self:
        """Those whose aid was approved in the period and still was at its end, whatever came after."""
        return self.aprobadas_al(period.hasta).filter(aprobada_el__gte=period.desde)

    def aprobadas_al(self, day: date) -> Self:
        """Those approved before that day and not withdrawn before it."""
        in_force = Q(sin_efecto_el=None) | Q(sin_efecto_el__gte=day)
        return self.vigentes().filter(in_force, aprobada_el__lt=day)

    def resueltas_en(self, period: Period) -> Self:
        """Those that got their answer in the period: approved, referred, refused or withdrawn."""
        return self.vigentes().filter(resuelta_el__gte=period.desde, resuelta_el__lt=period.hasta)

    def sin_respuesta_al(self, day: date) -> Self:
        """Those that had come in before that day and had no answer yet, whatever came after."""
        return self.vigentes().filter(Q(resuelta_el=None) | Q(resuelta_el__gte=day), ocurrido_el__lt=day)

    def una_por_persona(self) -> Self:
        """The last of each person among these, so that tables of persons add up."""
        later = Q(ocurrido_el__gt=OuterRef("ocurrido_el")) | Q(
            ocurrido_el=OuterRef("ocurrido_el"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(self.filter(later, ficha=OuterRef("ficha"))))


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
        validators=[RegexValidator(r"\A[0-9A-Za-z-]+\Z", "El folio lleva solo letras, cifras y guion.")],
        error_messages={"unique": "Ese folio SIEP ya está en otra postulación."},
    )
    folio_el = models.DateField(
        "registrada en SIEP el",
        null=True,
        blank=True,
        validators=[validate_not_future],
        help_text="En blanco, el día de la solicitud; si el folio se agrega después, el día en que se agrega.",
    )
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona que postula")
    hogar = models.PositiveSmallIntegerField(
        "personas en el hogar",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MAYOR_HOGAR)],
        help_text="Con la persona que postula.",
    )
    rsh = models.CharField("tramo del Registro Social de Hogares", max_length=3, choices=Tramo, blank=True)
    canal = models.CharField("canal de ingreso", max_length=12, choices=Canal, default=Canal.PRESENCIAL)
    ayuda = models.ForeignKey(
        Ayuda, models.PROTECT, related_name="postulaciones", verbose_name="ayuda que pide"
    )
    grupo = models.CharField("grupo prioritario", max_length=12, choices=Grupo, default=Grupo.NINGUNO)
    necesidad = models.TextField("necesidad que expone", max_length=2000, blank=True)
    solicitado = PesosField("monto solicitado")

    informe_profesional = models.CharField("profesional que lo firma", max_length=120, blank=True)
    informe_institucion = models.CharField("institución", max_length=120, blank=True)
    informe_fecha = day_of("fecha del informe social")

    pendientes = models.TextField("antecedentes que faltan", max_length=1000, blank=True)
    evaluada_por = signed_by("evaluada por")
    propuesto = PesosField("monto propuesto", null=True, blank=True)
    fundamento = models.TextField("fundamento de la propuesta", max_length=2000, blank=True)
    propuesta_por = signed_by("propuesta por")

    aprobado = PesosField("monto aprobado", null=True, blank=True)
    acta_numero = models.CharField("número del acta", max_length=20, blank=True)
    aprobada_el = day_of("fecha del acta")
    aprobada_por = signed_by("aprobada por")

    resuelta_el = day_of("fecha de la respuesta")
    motivo = models.TextField("motivo", max_length=1000, blank=True)
    derivada_a = models.CharField("institución a la que se deriva", max_length=120, blank=True)
    sin_efecto_el = day_of("fecha en que la aprobación quedó sin efecto")

    via = models.CharField("vía de compra", max_length=16, choices=Via, blank=True)
    orden = models.CharField("orden de compra o comprobante", max_length=40, blank=True)
    proveedor = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="proveedor"
    )
    comprometido = PesosField("monto comprometido", null=True, blank=True)
    comprada_el = day_of("fecha de la compra")

    recibo = models.CharField("número del recibo", max_length=20, blank=True)
    pagado = PesosField("monto pagado", null=True, blank=True)
    entregada_el = day_of("fecha de la entrega")
    entregada_por = signed_by("entregada por")

    rendido = PesosField("monto rendido", null=True, blank=True)
    rendida_el = day_of("fecha de la rendición")

    objects = PostulacionQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        ficha_id: Any
        evaluada_por_id: int | None
        propuesta_por_id: int | None
        aprobada_por_id: int | None
        control: ControlRiesgo

    class Meta(Record.Meta):
        verbose_name = "postulación"
        verbose_name_plural = "postulaciones"
        constraints = [*Record.Meta.constraints, *DE_LA_POSTULACION]
        indexes = [
            *Record.Meta.indexes,
            list_index("estado", also=("folio_siep", "informe_fecha")),
            list_index("comuna"),
            list_index("grupo"),
            list_index("ficha"),
            measure_index("aprobada_el", name="postulacion_por_aprobacion"),
            measure_index("resuelta_el", "ocurrido_el", name="postulacion_por_resolucion"),
            measure_index("entregada_el", "rendida_el", "pagado", name="postulacion_por_entrega"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.date_folio()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.date_folio()

    def date_folio(self) -> None:
        """Its folio has the day it was given, where nobody said another."""
        if not self.folio_siep:
            self.folio_el = None
        elif self.folio_el is None and self.ocurrido_el:
            self.folio_el = (
                self.ocurrido_el if self._state.adding else max(self.ocurrido_el, timezone.localdate())
            )

    @property
    def modificable(self) -> bool:
        """Until it is proposed; what is being decided or was answered stays as it was read."""
        return super().modificable and self.estado in EN_EVALUACION

    def tiene_informe_vigente(self, at: date) -> bool:
        """Whether the informe social still counts on that day."""
        return self.informe_fecha is not None and oldest_informe(at) <= self.informe_fecha <= at

    def tiene_control(self) -> bool:
        """Whether its evaluación y control de riesgo was done."""
        return hasattr(self, "control")

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it; what an approval had taken goes back to the budget of its year.

        Raises TransicionRechazada once the aid is in the person's hands: that money was spent.
        """
        if self.estado in ENTREGADAS:
            raise TransicionRechazada(f"La ayuda de {self} ya se entregó: no se anula.")
        with transaction.atomic():
            super().anular(por, on, motivo)
            if self.sin_efecto_el is None:
                self._give_back()

    def _give_back(self) -> None:
        if self.aprobada_el and self.aprobado:
            Presupuesto.objects.liberar(self.aprobada_el.year, self.aprobado)

    # --- evaluation ---

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
        self.evaluada_por, self.pendientes = por, ""

    @transition(
        "Proponer", source=[Estado.EVALUACION], target=Estado.PROPUESTA, fields=["propuesto", "fundamento"]
    )
    def proponer(self, por: User, on: date) -> None:
        """The evaluation ends in a proposal for whoever approves."""
        if not self.ficha.persona.run:
            raise TransicionRechazada(
                "El fondo ayuda a personas con cédula de identidad chilena: agregue el RUN o derive el caso."
            )
        if not self.folio_siep:
            raise TransicionRechazada("Falta el folio SIEP: regístrela en SIEP y anótelo antes de proponer.")
        if not self.tiene_informe_vigente(on):
            raise TransicionRechazada("Falta un informe social vigente: agréguelo antes de proponer.")
        if not self.tiene_control():
            raise TransicionRechazada(
                "Falta la evaluación y control de riesgo: complétela antes de proponer."
            )
        if not self.control.identidad:
            raise TransicionRechazada("Según el control de riesgo la cédula no está en orden: no se propone.")
        if not self.propuesto:
            raise TransicionRechazada("El monto propuesto debe ser mayor que cero.")
        self.propuesta_por = por

    @transition(
        "Devolver a evaluación",
        source=[Estado.PROPUESTA],
        target=Estado.EVALUACION,
        fields=["motivo"],
    )
    def devolver(self, por: User, on: date) -> None:
        """The proposal needs something else before it can be approved."""

    @transition(
        "Dejar en lista de espera",
        source=[Estado.EVALUACION, Estado.PROPUESTA],
        target=Estado.ESPERA,
        fields=["motivo"],
    )
    def dejar_en_espera(self, por: User, on: date) -> None:
        """There is no money now; the case keeps its place."""

    # --- the answer ---

    @transition(
        "Aprobar",
        source=[Estado.PROPUESTA],
        target=Estado.APROBADA,
        fields=["aprobado", "acta_numero", "aprobada_el"],
        not_same_as=["evaluada_por", "propuesta_por"],
        warning="El monto se descuenta del presupuesto del año del acta.",
    )
    def aprobar(self, por: User, on: date) -> None:
        """A second person approves; the money is taken from what is left of the year of the act."""
        assert self.aprobada_el
        if self.control.hecho_por_id == por.pk:
            raise TransicionRechazada(
                f"Usted hizo el control de riesgo de {self}: «Aprobar» debe hacerlo otra persona."
            )
        if not self.tiene_informe_vigente(self.aprobada_el):
            raise TransicionRechazada(
                "El informe social no está vigente el día del acta: devuélvala para que agreguen uno nuevo."
            )
        if not self.aprobado:
            raise TransicionRechazada("El monto aprobado debe ser mayor que cero.")
        Presupuesto.objects.reservar(self.aprobada_el.year, self.aprobado)
        self.aprobada_por, self.resuelta_el = por, self.aprobada_el

    @transition(
        "Derivar",
        source=[Estado.INGRESADA, Estado.ANTECEDENTES, Estado.EVALUACION, Estado.ESPERA],
        target=Estado.DERIVADA,
        fields=["derivada_a", "motivo", "resuelta_el"],
    )
    def derivar(self, por: User, on: date) -> None:
        """Another institution can help better."""

    @transition(
        "Rechazar",
        source=[Estado.ANTECEDENTES, Estado.EVALUACION, Estado.PROPUESTA, Estado.ESPERA],
        target=Estado.RECHAZADA,
        fields=["motivo", "resuelta_el"],
    )
    def rechazar(self, por: User, on: date) -> None:
        """The answer is no, and the person may know why."""

    @transition(
        "Registrar desistimiento",
        source=EN_TRAMITE,
        target=Estado.DESISTIDA,
        fields=["motivo", "resuelta_el"],
    )
    def desistir(self, por: User, on: date) -> None:
        """The person no longer asks for it."""

    @transition(
        "Dejar sin efecto",
        source=[Estado.APROBADA, Estado.COMPRA],
        target=Estado.DESISTIDA,
        fields=["motivo", "sin_efecto_el"],
        warning="La aprobación y la compra se retiran, y el monto vuelve al presupuesto del año del acta.",
    )
    def dejar_sin_efecto(self, por: User, on: date) -> None:
        """What was approved will not be handed over: the budget gets it back, and the act stays written."""
        self._give_back()

    # --- from the purchase to the closing ---

    @transition(
        "Comprar",
        source=[Estado.APROBADA],
        target=Estado.COMPRA,
        fields=["via", "orden", "comprometido", "comprada_el"],
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
        fields=["recibo", "pagado", "entregada_el"],
        not_same_as=["aprobada_por"],
    )
    def entregar(self, por: User, on: date) -> None:
        """The person receives the aid and signs the printed receipt."""
        self.entregada_por = por

    @transition("Rendir", source=[Estado.ENTREGADA], target=Estado.RENDIDA, fields=["rendido", "rendida_el"])
    def rendir(self, por: User, on: date) -> None:
        """What was spent is accounted for."""

    @transition("Cerrar", source=[Estado.RENDIDA], target=Estado.CERRADA)
    def cerrar(self, por: User, on: date) -> None:
        """Nothing is left to do."""
