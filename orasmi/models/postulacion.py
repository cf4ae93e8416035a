"""One person's application to the fund, from the day it comes in to the day it is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone

from gobernacion.codes import CodigoField
from gobernacion.directory.models import Ficha
from gobernacion.money import PesosField
from gobernacion.records.models import Record, list_index, measure_index, validate_not_future
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import otra_persona, transition
from gobernacion.transitions import TransicionRechazada
from orasmi.models.atencion import Canal
from orasmi.models.ayuda import Ayuda
from orasmi.models.consultas import CasosQuerySet
from orasmi.models.control import ControlRiesgo
from orasmi.models.entrega import ConEntrega
from orasmi.models.estados import (
    EN_EVALUACION,
    EN_TRAMITE,
    ENTREGADAS,
    SIN_AYUDA,
    Decision,
    Estado,
    Grupo,
    Tramo,
)
from orasmi.models.etapas import DE_LA_POSTULACION, MAYOR_HOGAR
from orasmi.models.informe import oldest_informe

FEWEST_WORDS = 3
"""In how many words jefatura says why it decides about a risk check, at least."""

if TYPE_CHECKING:
    from gobernacion.access.models import User


# --- what stops a step before anything is answered -------------------------------------------------------------


def _stops_deciding(case: Postulacion, por: User, on: date) -> str | None:
    control = case.por_decidir()
    if control is None:
        return f"El control de riesgo de {case} no pide una decisión."
    if control.hecho_por_id == por.pk:
        return f"Usted hizo el control de riesgo de {case}: «Decidir sobre el control» debe hacerlo otra persona."
    return None


def _stops_proposing(case: Postulacion, por: User, on: date) -> str | None:
    if not case.ficha.persona.run:
        return "El fondo ayuda a personas con cédula de identidad chilena: agregue el RUN o derive el caso."
    if not case.folio_siep:
        return "Falta el folio SIEP: regístrela en SIEP y anótelo antes de proponer."
    if not case.tiene_informe_vigente(on):
        return "Falta un informe social vigente: agréguelo antes de proponer."
    if not case.tiene_control():
        return "Falta la evaluación y control de riesgo: complétela antes de proponer."
    if not case.control.identidad:
        return "Según el control de riesgo la cédula no está en orden: no se propone."
    if control := case.por_decidir():
        return (
            f"Según el control de riesgo, {control.por_que_se_decide}: no se propone hasta que la jefatura lo "
            "resuelva con «Decidir sobre el control»."
        )
    return None


def _stops_approving(case: Postulacion, por: User, on: date) -> str | None:
    if case.control.hecho_por_id == por.pk:
        return f"Usted hizo el control de riesgo de {case}: «Aprobar» debe hacerlo otra persona."
    if control := case.por_decidir():
        return (
            f"Según el control de riesgo, {control.por_que_se_decide}: devuélvala a evaluación para decidir sobre "
            "el control antes de aprobar."
        )
    return None


def _stops_restoring(case: Postulacion, por: User, on: date) -> str | None:
    if case.sin_efecto_el and not case.propuesta_antes and (control := case.por_decidir()):
        return f"Según el control de riesgo, {control.por_que_se_decide}: no vuelve a estar aprobada."
    return otra_persona(case, por, on)


class PostulacionQuerySet(CasosQuerySet["Postulacion"]):
    """The cases of the fund."""


class Postulacion(ConEntrega):
    """A person asks the fund for an aid."""

    etapas = DE_LA_POSTULACION

    estado = models.CharField(
        "estado", max_length=12, choices=Estado, default=Estado.INGRESADA, editable=False
    )
    folio_siep = CodigoField(
        "folio SIEP",
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"\A[0-9A-Za-z-]+\Z", "El folio lleva solo letras, cifras y guion.")],
        error_messages={"unique": "Ese folio SIEP ya está en otra postulación."},
        joined=True,
        example="2019-0123",
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

    decision = models.CharField("decisión sobre el control", max_length=12, choices=Decision, blank=True)
    decision_motivo = models.TextField("por qué se decide así", max_length=1000, blank=True)
    decidida_el = day_of("fecha de la decisión")
    decidida_por = signed_by("decidida por")
    decision_sobre = models.PositiveIntegerField(
        "versión del control que se tuvo a la vista", null=True, blank=True, editable=False
    )
    propuesta_antes = models.BooleanField(
        "propuesta antes de que se exigiera decidir sobre el control", default=False, editable=False
    )

    aprobado = PesosField("monto aprobado", null=True, blank=True)
    acta_numero = CodigoField("número del acta", max_length=20, blank=True)
    aprobada_el = day_of("fecha del acta")
    aprobada_por = signed_by("aprobada por")

    resuelta_el = day_of("fecha de la respuesta")
    motivo = models.TextField("motivo", max_length=1000, blank=True)
    derivada_a = models.CharField("institución a la que se deriva", max_length=120, blank=True)
    sin_efecto_el = day_of("fecha en que la aprobación quedó sin efecto")

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

    @property
    def nota_de_la_decision(self) -> str:
        """What there is to say of one that was proposed before jefatura had to decide."""
        return "Se propuso antes de que se exigiera decidir sobre el control." if self.propuesta_antes else ""

    def admitida_con(self, control: ControlRiesgo) -> bool:
        """Whether jefatura admits it with that very risk check: not with what it became since."""
        return self.decision == Decision.ADMITIDA and self.decision_sobre == control.version

    def por_decidir(self) -> ControlRiesgo | None:
        """Its risk check, if jefatura has yet to decide on what it found, now or before it was answered otherwise."""
        # As it is stored: a form leaves the one it is typing in its place.
        control = ControlRiesgo.objects.filter(postulacion=self.pk).first()
        pending = control and control.alguna_vez_negativa and not self.admitida_con(control)
        return control if pending else None

    def al_corregir(self, antes: Postulacion) -> None:
        """Its answer is of the day of the act, or of the decision that did not admit it."""
        self.sigue("resuelta_el", "aprobada_el", antes)
        self.sigue("resuelta_el", "decidida_el", antes)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it; what an approval had taken goes back to the budget of its year.

        Raises TransicionRechazada once the aid is in the person's hands: that money was spent.
        """
        if self.estado in ENTREGADAS:
            raise TransicionRechazada(f"La ayuda de {self} ya se entregó: no se anula.")
        super().anular(por, on, motivo)

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
        "Decidir sobre el control",
        source=[Estado.EVALUACION],
        target=[Estado.EVALUACION, Estado.RECHAZADA],
        fields=["decision", "decision_motivo", "decidida_el"],
        not_same_as=["evaluada_por", "propuesta_por"],
        unless=_stops_deciding,
        warning="Si se admite, el caso puede proponerse mientras el control no cambie; si no, queda rechazado.",
    )
    def decidir(self, por: User, on: date) -> str:
        """Jefatura admits it although the risk check found kinship or the same aid elsewhere, or refuses it."""
        control = self.por_decidir()
        assert control is not None
        if len(self.decision_motivo.split()) < FEWEST_WORDS:
            raise ValidationError({"decision_motivo": "Explique en unas palabras por qué se decide así."})
        self.decidida_por, self.decision_sobre = por, control.version
        if self.decision == Decision.ADMITIDA:
            return Estado.EVALUACION
        self.resuelta_el, self.motivo = self.decidida_el, self.decision_motivo
        return Estado.RECHAZADA

    @transition(
        "Proponer",
        source=[Estado.EVALUACION],
        target=Estado.PROPUESTA,
        fields=["propuesto", "fundamento"],
        unless=_stops_proposing,
    )
    def proponer(self, por: User, on: date) -> None:
        """The evaluation ends in a proposal for whoever approves."""
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
        self.propuesta_antes = False

    @transition(
        "Dejar en lista de espera",
        source=[Estado.EVALUACION, Estado.PROPUESTA],
        target=Estado.ESPERA,
        fields=["motivo"],
    )
    def dejar_en_espera(self, por: User, on: date) -> None:
        """There is no money now; the case keeps its place."""
        self.propuesta_antes = False

    # --- the answer ---

    @transition(
        "Aprobar",
        source=[Estado.PROPUESTA],
        target=Estado.APROBADA,
        fields=["aprobado", "acta_numero", "aprobada_el"],
        not_same_as=["evaluada_por", "propuesta_por"],
        unless=_stops_approving,
        warning="El monto se descuenta del presupuesto del año del acta.",
    )
    def aprobar(self, por: User, on: date) -> None:
        """A second person approves; the money is taken from what is left of the year of the act."""
        assert self.aprobada_el
        if not self.tiene_informe_vigente(self.aprobada_el):
            raise TransicionRechazada(
                "El informe social no está vigente el día del acta: devuélvala para que agreguen uno nuevo."
            )
        if not self.aprobado:
            raise TransicionRechazada("El monto aprobado debe ser mayor que cero.")
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

    @transition(
        "Acoger reposición",
        source=SIN_AYUDA,
        target=[Estado.INGRESADA, Estado.EVALUACION, Estado.APROBADA, Estado.COMPRA],
        unless=_stops_restoring,
        warning="Vuelve a evaluarse; si se había aprobado, vuelve a tomar su monto del presupuesto. "
        "Lo que se le había respondido se conserva con sus fechas.",
        vuelve=True,
    )
    def reponer(self, por: User, on: date) -> str:
        """The answer was wrong, or the person comes back: it goes on from where it was answered."""
        if self.sin_efecto_el:
            self.sin_efecto_el = None
            return Estado.COMPRA if self.comprada_el else Estado.APROBADA
        if self.decision == Decision.NO_ADMITIDA:
            self.decision = self.decision_motivo = ""
            self.decidida_el = self.decidida_por = self.decision_sobre = None
        self.resuelta_el, self.derivada_a, self.propuesta_antes = None, "", False
        return Estado.EVALUACION if self.evaluada_por_id else Estado.INGRESADA
