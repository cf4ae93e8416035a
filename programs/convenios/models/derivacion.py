"""A person sent to an institution with which the office has an agreement, and what they received there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.anteriores import Anterior, Entonces, keep_before
from gobernacion.records.etapas import Condicion, Conocidas, Etapas
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import Record, RecordQuerySet, list_index, validate_not_future
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada
from programs.convenios.models.convenio import CentroSalud, Convenio
from programs.convenios.models.estados import (
    EN_TRAMITE,
    POR_DERIVAR,
    RESPONDIDAS,
    Consiente,
    Estado,
    Grupo,
    TipoPrestacion,
)
from programs.convenios.models.etapas import DE_LA_DERIVACION

if TYPE_CHECKING:
    from gobernacion.access.models import User

SIN_NOMINA = (
    "Ese convenio atiende a víctimas de violencia: sus personas no se anotan con nombre en esta lista."
)


class DerivacionQuerySet(RecordQuerySet["Derivacion"]):
    def en_tramite(self) -> Self:
        """Those somebody is still waiting on."""
        return self.vigentes().filter(estado__in=EN_TRAMITE)

    def derivadas_en(self, period: Period) -> Self:
        """Those sent in the period, whatever came after."""
        return self.vigentes().filter(derivada_el__gte=period.desde, derivada_el__lt=period.hasta)

    def completas_en(self, period: Period) -> Self:
        """Those whose papers were completed in the period and were so at its end, with that day as ``completa_el``."""
        then = Entonces(Derivacion, period.hasta)
        complete = then.que(Q(antecedentes_el__gte=period.desde, antecedentes_el__lt=period.hasta))
        return self.vigentes().filter(complete).annotate(completa_el=then.campo("antecedentes_el"))

    def sin_respuesta_al(self, day: date) -> Self:
        """Those asked for before that day and not answered until then, with when they were complete by then."""
        then = Entonces(Derivacion, day)
        waiting = then.que(Q(respondida_el=None) | Q(respondida_el__gte=day))
        return (
            self.vigentes()
            .filter(waiting, ocurrido_el__lt=day)
            .annotate(completa_el=then.campo("antecedentes_el"))
        )

    def una_por_persona(self, fecha: str) -> Self:
        """The last of each person among these by that date, so that tables of persons add up."""
        later = Q(**{f"{fecha}__gt": OuterRef(fecha)}) | Q(
            **{fecha: OuterRef(fecha), "pk__gt": OuterRef("pk")}
        )
        return self.filter(~Exists(self.filter(later, ficha=OuterRef("ficha"))))


class Derivacion(Record):
    """One person whom the office prepares, with the papers the institution asks for, and sends to it."""

    apelativo = "Derivación"
    etapas = DE_LA_DERIVACION

    ocurrido_el = models.DateField("fecha de la solicitud", validators=[validate_not_future])
    estado = models.CharField(
        "estado", max_length=11, choices=Estado, default=Estado.PREPARACION, editable=False
    )
    convenio = models.ForeignKey(
        Convenio, models.PROTECT, related_name="derivaciones", verbose_name="convenio"
    )
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona derivada")
    grupo = models.CharField("grupo", max_length=13, choices=Grupo)
    razon = models.TextField(
        "por qué se deriva", max_length=1000, help_text="Lo que la institución debe saber, y nada más."
    )
    centro = models.ForeignKey(
        CentroSalud,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="consultorio, posta u hospital de su domicilio",
    )
    pendientes = models.TextField("antecedentes que faltan", max_length=1000, blank=True)
    antecedentes_el = day_of("antecedentes completos el")

    consiente = models.CharField("quién consiente", max_length=13, choices=Consiente, blank=True)
    consentimiento_el = day_of("consentimiento firmado el")
    consentimiento = models.ForeignKey(
        "convenios.PapelDerivacion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="consentimiento firmado",
    )
    derivada_el = day_of("derivada el")
    derivada_por = signed_by("derivada por")

    respondida_el = day_of("fecha de la atención o respuesta")
    motivo = models.TextField("motivo", max_length=1000, blank=True)

    objects = DerivacionQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "derivación"
        verbose_name_plural = "derivaciones"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["convenio", "ficha"],
                condition=Q(estado__in=EN_TRAMITE, anulado_el=None),
                name="cv_una_derivacion_en_tramite_por_persona",
                violation_error_message=(
                    "Esta persona ya tiene una derivación en trámite por este convenio: siga con esa."
                ),
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "convenio", "grupo", "comuna", "ficha")),
            models.Index(fields=["derivada_el"], name="cv_derivacion_por_envio"),
            models.Index(fields=["antecedentes_el"], name="cv_derivacion_por_antecedentes"),
            models.Index(fields=["respondida_el"], name="cv_derivacion_por_respuesta"),
        ]

    def clean(self) -> None:
        if self.convenio_id and not self.convenio.con_nomina:
            raise ValidationError({"convenio": SIN_NOMINA})

    @property
    def modificable(self) -> bool:
        """Until it is sent: what the institution received stays as it was sent."""
        return super().modificable and self.estado in POR_DERIVAR

    @property
    def enviada(self) -> bool:
        """Whether the institution received the person's data."""
        return self.derivada_el is not None

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it. Raises TransicionRechazada while something handed over stands on it."""
        if self.prestaciones.vigentes().exists():
            raise TransicionRechazada(f"{self} tiene prestaciones entregadas: anule primero esas.")
        super().anular(por, on, motivo)

    # --- before the institution knows ---

    @transition(
        "Completar antecedentes",
        source=[Estado.PREPARACION],
        target=Estado.COMPLETA,
        fields=["centro", "antecedentes_el"],
    )
    def completar(self, por: User, on: date) -> None:
        """The centre of the person's home gave every paper the agreement asks for."""
        self.pendientes = ""

    @transition(
        "Devolver a preparación", source=[Estado.COMPLETA], target=Estado.PREPARACION, fields=["pendientes"]
    )
    def devolver(self, por: User, on: date) -> None:
        """Something was missing after all; that they had been complete is kept, and the years they were measure it."""
        assert self.antecedentes_el is not None
        keep_before(self, max(on, self.antecedentes_el))
        self.antecedentes_el = None

    @transition(
        "Derivar",
        source=[Estado.COMPLETA],
        target=Estado.DERIVADA,
        fields=["consiente", "consentimiento_el", "consentimiento", "derivada_el"],
        warning="La institución recibe los datos de la persona: compruebe que el consentimiento está firmado.",
    )
    def derivar(self, por: User, on: date) -> None:
        """The institution receives the person's data, because they signed that it may."""
        assert self.consentimiento
        assert self.derivada_el
        if self.consentimiento.registro_id != self.pk or self.consentimiento.retirado:
            raise TransicionRechazada("El consentimiento debe ser un papel vigente de esta misma derivación.")
        if not self.convenio.vigente(self.derivada_el):
            raise TransicionRechazada(
                f"El convenio «{self.convenio}» no estaba vigente ese día: no se deriva."
            )
        self.derivada_por = por

    # --- the answer ---

    @transition(
        "Registrar atención", source=[Estado.DERIVADA], target=Estado.ATENDIDA, fields=["respondida_el"]
    )
    def atender(self, por: User, on: date) -> None:
        """The institution attended the person; what it gave them is registered besides."""

    @transition(
        "Registrar rechazo",
        source=[Estado.DERIVADA],
        target=Estado.RECHAZADA,
        fields=["respondida_el", "motivo"],
    )
    def rechazar(self, por: User, on: date) -> None:
        """The institution will not attend them, and the person may know why."""

    @transition(
        "Registrar desistimiento",
        source=EN_TRAMITE,
        target=Estado.DESISTIDA,
        fields=["respondida_el", "motivo"],
        warning="También si la persona retira su consentimiento: avise a la institución si ya tiene sus datos.",
    )
    def desistir(self, por: User, on: date) -> None:
        """The person no longer wants it, or takes their consent back."""

    @transition(
        "Reabrir",
        source=RESPONDIDAS,
        target=EN_TRAMITE,
        vuelve=True,
        warning="La derivación vuelve a esperar respuesta; lo que la persona recibió sigue anotado.",
    )
    def reabrir(self, por: User, on: date) -> Estado:
        """The answer was another, or the person wants it after all: it waits again where it was answered from."""
        if self.enviada:
            return Estado.DERIVADA
        return Estado.COMPLETA if self.antecedentes_el else Estado.PREPARACION


class AntecedentesDevueltos(Anterior):
    """The papers of a referral that were taken for complete until something was missing, or its answer until then."""

    derivacion = models.ForeignKey(
        Derivacion, models.PROTECT, related_name="devueltos", verbose_name="derivación"
    )
    estado = models.CharField("estado", max_length=11, choices=Estado)
    antecedentes_el = models.DateField("antecedentes completos el", null=True, blank=True)
    respondida_el = models.DateField("fecha de la atención o respuesta", null=True, blank=True)

    class Meta:
        verbose_name = "antecedentes o respuesta devueltos"
        verbose_name_plural = "antecedentes o respuestas devueltos"
        indexes = [models.Index(fields=["hasta"], name="cv_devueltos_por_dia")]
        constraints = [
            Invariant(
                condition=Q(estado__in=Estado.values)
                & (Q(antecedentes_el=None) | not_after("antecedentes_el", "hasta"))
                & (Q(respondida_el=None) | not_after("respondida_el", "hasta")),
                name="cv_devueltos_despues_de_completos",
                field="hasta",
                violation_error_message="No pudieron devolverse antes de estar completos o respondidos.",
            )
        ]


class PapelDerivacion(Adjunto):
    """A paper of a referral: the signed consent, the interconsulta, an identity card."""

    registro = models.ForeignKey(
        Derivacion, models.PROTECT, related_name="papeles", verbose_name="derivación"
    )

    class Meta(Adjunto.Meta):
        verbose_name = "papel de la derivación"
        verbose_name_plural = "papeles de la derivación"

    def retirar(self, por: User, on: date, motivo: str) -> None:
        """Take it away. Raises TransicionRechazada for the consent by which the data were sent: it proves that they
        could be."""
        if Derivacion.objects.filter(consentimiento=self).exists():
            raise TransicionRechazada(
                f"Con este consentimiento se enviaron los datos de {self.registro}: se conserva con ella."
            )
        super().retirar(por, on, motivo)


class PrestacionQuerySet(RecordQuerySet["Prestacion"]):
    def entregadas_en(self, period: Period) -> Self:
        """What was handed over in the period under a referral that stands."""
        return self.vigentes().en(period).filter(derivacion__anulado_el=None)


class Prestacion(Record):
    """Something a person received because they were referred: glasses, an examination, an operation."""

    apelativo = "Prestación"
    comuna = None  # type: ignore[assignment]
    etapas = Etapas(
        "cv_prestacion",
        reglas=(
            Conocidas(("tipo",), "Elija la prestación de la lista.", "tipo_conocido", "tipo"),
            Condicion(
                Q(colabora=None) | ~Q(colabora=F("entrega")),
                "colabora_otra",
                "Quien colabora es otra institución que quien entrega.",
                "colabora",
            ),
        ),
    )

    ocurrido_el = models.DateField("entregada el", validators=[validate_not_future])
    derivacion = models.ForeignKey(
        Derivacion, models.PROTECT, related_name="prestaciones", verbose_name="derivación"
    )
    tipo = models.CharField("prestación", max_length=8, choices=TipoPrestacion, default=TipoPrestacion.LENTES)
    entrega = models.ForeignKey(
        Organizacion, models.PROTECT, related_name="+", verbose_name="quién la entregó"
    )
    colabora = models.ForeignKey(
        Organizacion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="con la colaboración de",
    )

    objects = PrestacionQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "prestación"
        verbose_name_plural = "prestaciones"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["derivacion", "tipo", "ocurrido_el"],
                condition=Q(anulado_el=None),
                name="cv_una_prestacion_por_dia",
                violation_error_message="Esa prestación ya está anotada ese día en esta derivación.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("tipo")]

    def clean(self) -> None:
        if not self.derivacion_id or not self.ocurrido_el or self.anulado:
            return
        sent = self.derivacion.derivada_el
        if sent is None or self.derivacion.anulado:
            raise ValidationError({"derivacion": "Esa derivación no se ha enviado: no hay qué entregar aún."})
        if self.ocurrido_el < sent:
            raise ValidationError(
                {"ocurrido_el": f"La persona se derivó el {sent:%d-%m-%Y}: la entrega no puede ser anterior."}
            )
