"""The project an organisation presents to a contest, from its draft to the approval of its accounts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from gobernacion.codes import CodigoField
from gobernacion.directory.fields import RunField
from gobernacion.directory.models import Organizacion
from gobernacion.lib import clp
from gobernacion.money import PesosField
from gobernacion.records.dinero import ConDinero, Ocupa
from gobernacion.records.models import Record, list_index
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import otra_persona, transition
from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.models.concurso import Concurso
from programs.fondo_social.models.consultas import ProyectosQuerySet
from programs.fondo_social.models.estados import (
    APROBADOS,
    EN_EVALUACION,
    SIN_FONDO,
    SIN_REVISAR,
    TRANSFERIDOS,
    Causa,
    Estado,
    Tipo,
)
from programs.fondo_social.models.etapas import DEL_PROYECTO

UNA_POR_CONCURSO = (
    "Esa organización ya tiene una postulación en el concurso: cada RUT postula una sola vez. "
    "Búsquela en la lista por el RUT."
)

if TYPE_CHECKING:
    from gobernacion.access.models import User


class ProyectoQuerySet(ProyectosQuerySet["Proyecto"]):
    """The projects of the fund."""


class Proyecto(ConDinero):
    """What an organisation asks the fund to pay for."""

    apelativo = "Proyecto"
    etapas = DEL_PROYECTO
    saldo = Concurso

    estado = models.CharField(
        "estado", max_length=20, choices=Estado, default=Estado.BORRADOR, editable=False
    )
    concurso = models.ForeignKey(Concurso, models.PROTECT, related_name="proyectos", verbose_name="concurso")
    organizacion = models.ForeignKey(
        Organizacion, models.PROTECT, related_name="+", verbose_name="organización"
    )
    rut = RunField("RUT con que postula", blank=True, editable=False)
    folio = CodigoField(
        "folio de la plataforma",
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"\A[0-9A-Za-z-]+\Z", "El folio lleva solo letras, cifras y guion.")],
        error_messages={"unique": "Ese folio ya está en otro proyecto."},
        help_text="El que da la plataforma del fondo al postular.",
        joined=True,
        example="2019-0123",
    )
    nombre = models.CharField("nombre del proyecto", max_length=160)
    tipo = models.CharField("tipo", max_length=16, choices=Tipo)
    solicitado = PesosField("monto solicitado")
    postulado_el = day_of("fecha de la postulación")

    observacion = models.TextField("qué debe corregir", max_length=1000, blank=True)
    revisado_el = day_of("fecha de la revisión")
    revisado_por = signed_by("revisado por")
    causa = models.CharField("causa de inadmisibilidad", max_length=14, choices=Causa, blank=True)
    motivo = models.TextField("motivo", max_length=1000, blank=True)

    adjudicado = PesosField("monto adjudicado", null=True, blank=True)
    resolucion = CodigoField("número de la resolución", max_length=40, blank=True)
    adjudicado_el = day_of("fecha de la resolución")
    adjudicado_por = signed_by("adjudicado por")
    resuelto_el = day_of("fecha de la respuesta")
    desistido_el = day_of("fecha del desistimiento o renuncia")

    comprobante = CodigoField("comprobante de la transferencia", max_length=40, blank=True)
    transferido_el = day_of("fecha de la transferencia")
    transferido_por = signed_by("transferido por")
    rendir_hasta = models.DateField("plazo para rendir", null=True, blank=True, editable=False)

    rendido = PesosField("monto rendido", null=True, blank=True)
    reintegrado = PesosField(
        "monto reintegrado", null=True, blank=True, help_text="Lo que devuelve sin gastar."
    )
    rendido_el = day_of("fecha de la rendición")
    recibida_por = signed_by("rendición recibida por")
    observacion_rendicion = models.TextField("qué debe corregir de la rendición", max_length=1000, blank=True)
    rendicion_aprobada_el = day_of("fecha de aprobación de la rendición")
    rendicion_aprobada_por = signed_by("rendición aprobada por")

    objects = ProyectoQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "proyecto"
        verbose_name_plural = "proyectos"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["concurso", "organizacion"],
                condition=Q(anulado_el=None),
                name="fs_un_proyecto_por_organizacion_y_concurso",
                violation_error_message=UNA_POR_CONCURSO,
            ),
            # The directory may hold the same organisation twice, once without RUT: the RUT decides.
            models.UniqueConstraint(
                fields=["concurso", "rut"],
                condition=Q(anulado_el=None) & ~Q(rut=""),
                name="fs_un_proyecto_por_rut_y_concurso",
                violation_error_message=UNA_POR_CONCURSO,
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "concurso", "comuna", "organizacion")),
            models.Index(fields=["rut"], name="fs_proyecto_por_rut"),
            models.Index(fields=["postulado_el"], name="fs_proyecto_por_postulacion"),
            models.Index(fields=["adjudicado_el"], name="fs_proyecto_por_adjudicacion"),
            models.Index(fields=["transferido_el"], name="fs_proyecto_por_transferencia"),
            models.Index(fields=["resuelto_el"], name="fs_proyecto_por_respuesta"),
        ]

    @property
    def modificable(self) -> bool:
        """Until it is reviewed; what is being decided or was answered stays as it was read."""
        return super().modificable and self.estado in SIN_REVISAR

    def clean(self) -> None:
        # Once it was reviewed the contest no longer asks: its bases may be corrected later.
        asked = self.concurso_id is not None and self.solicitado is not None and self.estado in SIN_REVISAR
        if asked and self.solicitado > self.concurso.maximo:
            most = clp.digits(self.concurso.maximo)
            raise ValidationError({"solicitado": f"Las bases de {self.concurso} financian hasta {most}."})

    def al_corregir(self, antes: Proyecto) -> None:
        """Its answer is of the day of what answered it, and its term to account runs since it was paid."""
        for day in ("adjudicado_el", "revisado_el", "desistido_el"):
            self.sigue("resuelto_el", day, antes)
        if self.transferido_el != antes.transferido_el and self.transferido_el:
            self.rendir_hasta = self.transferido_el + timedelta(days=self.concurso.dias_para_rendir)

    def anular(self, por: User, on: date, motivo: str) -> None:
        """Annul it; what an award had taken goes back to its contest.

        Raises TransicionRechazada once the organisation has the money: that was spent.
        """
        if self.estado in TRANSFERIDOS:
            raise TransicionRechazada(f"Los recursos de {self} ya se transfirieron: no se anula.")
        super().anular(por, on, motivo)

    def ocupa(self) -> Ocupa | None:
        """What its award takes of the money of its contest, until it is given up."""
        given_up = self.anulado or self.desistido_el is not None
        award = 0 if given_up else self.adjudicado or 0
        return Ocupa({"pk": self.concurso_id}, {"comprometido": award})

    def _owe_nothing(self) -> None:
        """Refuse while the organisation has an earlier rendición pending; of two steps of its projects, one waits."""
        Organizacion.objects.select_for_update(no_key=True).get(pk=self.organizacion_id)
        if pending := Proyecto.objects.que_impiden(self.rut, self.concurso).exclude(pk=self.pk).first():
            raise TransicionRechazada(
                f"La organización tiene pendiente la rendición de {pending}: no puede recibir otros recursos "
                "hasta resolverla."
            )

    # --- the application ---

    @transition("Postular", source=[Estado.BORRADOR], target=Estado.POSTULADO, fields=["postulado_el"])
    def postular(self, por: User, on: date) -> None:
        """The organisation presents it, inside the term of the contest and with its RUT."""
        assert self.postulado_el is not None
        if not self.organizacion.rut:
            raise TransicionRechazada(
                f"{self.organizacion} no tiene RUT en el directorio: agréguelo antes de postular."
            )
        concurso = self.concurso
        if not concurso.abre <= self.postulado_el <= concurso.cierra:
            raise TransicionRechazada(
                f"{concurso} recibió postulaciones del {concurso.abre:%d-%m-%Y} al {concurso.cierra:%d-%m-%Y}."
            )
        self.rut = self.organizacion.rut

    @transition("Observar", source=[Estado.POSTULADO], target=Estado.OBSERVADO, fields=["observacion"])
    def observar(self, por: User, on: date) -> None:
        """Something is missing, and the organisation may still mend it."""

    @transition("Registrar corrección", source=[Estado.OBSERVADO], target=Estado.POSTULADO)
    def corregir(self, por: User, on: date) -> None:
        """The organisation answered what was observed."""
        self.observacion = ""

    @transition(
        "Declarar admisible",
        source=[Estado.POSTULADO, Estado.OBSERVADO],
        target=Estado.ADMISIBLE,
        fields=["revisado_el"],
    )
    def admitir(self, por: User, on: date) -> None:
        """It keeps the rules of the contest and is compared with the others."""
        organizacion = self.organizacion
        if not organizacion.personalidad_juridica_vigente:
            raise TransicionRechazada(
                f"El directorio no dice que {organizacion} tenga personalidad jurídica vigente: "
                "revise el certificado y anótelo."
            )
        if not organizacion.registro_ley_19862:
            raise TransicionRechazada(
                f"{organizacion} no tiene anotada su inscripción en el registro de la Ley 19.862, "
                "que se exige para recibir fondos públicos."
            )
        self._owe_nothing()
        self.revisado_por = por

    @transition(
        "Declarar inadmisible",
        source=[Estado.POSTULADO, Estado.OBSERVADO],
        target=Estado.INADMISIBLE,
        fields=["causa", "revisado_el"],
        optional=["motivo"],
    )
    def declarar_inadmisible(self, por: User, on: date) -> None:
        """It breaks a rule of the contest, and the organisation may know which."""
        self.revisado_por, self.resuelto_el = por, self.revisado_el

    @transition(
        "Acoger reposición",
        source=SIN_FONDO,
        target=[Estado.POSTULADO, Estado.ADMISIBLE, Estado.ADJUDICADO],
        fields=["motivo"],
        not_same_as=["revisado_por"],
        unless=otra_persona,
        warning="El proyecto vuelve a donde se le respondió, y si se había adjudicado vuelve a tomar su monto; "
        "lo que se le había respondido se conserva con sus fechas.",
        vuelve=True,
    )
    def reponer(self, por: User, on: date) -> str:
        """The organisation complained and was right, or comes back: its project is looked at again."""
        if self.estado == Estado.INADMISIBLE:
            self.revisado_el = self.revisado_por = None
        if self.adjudicado_el is None:
            self.resuelto_el = None
        if self.revisado_el is None:
            return Estado.POSTULADO
        self._owe_nothing()
        return Estado.ADJUDICADO if self.adjudicado_el else Estado.ADMISIBLE

    # --- the answer ---

    @transition(
        "Adjudicar",
        source=[Estado.ADMISIBLE, Estado.ESPERA],
        target=Estado.ADJUDICADO,
        fields=["adjudicado", "resolucion", "adjudicado_el"],
        not_same_as=["revisado_por"],
        warning="El monto se descuenta del marco del concurso, si lo tiene.",
    )
    def adjudicar(self, por: User, on: date) -> None:
        """A second person awards the money, which is taken from what is left of the contest."""
        assert self.adjudicado is not None
        if not self.adjudicado:
            raise TransicionRechazada("El monto adjudicado debe ser mayor que cero.")
        self._owe_nothing()
        self.adjudicado_por, self.resuelto_el = por, self.adjudicado_el

    @transition("Dejar en lista de espera", source=[Estado.ADMISIBLE], target=Estado.ESPERA)
    def dejar_en_espera(self, por: User, on: date) -> None:
        """There is no money for it now; it keeps its place if another gives theirs up."""

    @transition(
        "No adjudicar",
        source=[Estado.ADMISIBLE, Estado.ESPERA],
        target=Estado.NO_ADJUDICADO,
        fields=["motivo", "resuelto_el"],
        not_same_as=["revisado_por"],
    )
    def no_adjudicar(self, por: User, on: date) -> None:
        """The contest ends without money for it."""

    @transition(
        "Registrar desistimiento o renuncia",
        source=[*EN_EVALUACION, Estado.ADJUDICADO],
        target=Estado.DESISTIDO,
        fields=["motivo", "desistido_el"],
        warning="Si estaba adjudicado, el monto vuelve al marco del concurso.",
    )
    def desistir(self, por: User, on: date) -> None:
        """The organisation no longer wants it: an award stays written, and the contest gets its money back."""
        self.resuelto_el = self.adjudicado_el or self.desistido_el

    # --- the money and its accounts ---

    @transition(
        "Transferir",
        source=[Estado.ADJUDICADO],
        target=Estado.TRANSFERIDO,
        fields=["comprobante", "transferido_el"],
        not_same_as=["adjudicado_por"],
    )
    def transferir(self, por: User, on: date) -> None:
        """The organisation receives the money, and its term to account for it begins."""
        assert self.transferido_el is not None
        self._owe_nothing()
        self.transferido_por = por
        self.rendir_hasta = self.transferido_el + timedelta(days=self.concurso.dias_para_rendir)

    @transition(
        "Recibir rendición",
        source=[Estado.TRANSFERIDO, Estado.RENDICION_OBSERVADA],
        target=Estado.RENDIDO,
        fields=["rendido", "reintegrado", "rendido_el"],
    )
    def recibir_rendicion(self, por: User, on: date) -> None:
        """The organisation brings the accounts of what it spent and gives back the rest."""
        self.recibida_por, self.observacion_rendicion = por, ""

    @transition(
        "Observar rendición",
        source=[Estado.RENDIDO],
        target=Estado.RENDICION_OBSERVADA,
        fields=["observacion_rendicion"],
    )
    def observar_rendicion(self, por: User, on: date) -> None:
        """The accounts lack something: the organisation owes them again."""

    @transition(
        "Aprobar rendición",
        source=[Estado.RENDIDO],
        target=Estado.RENDICION_APROBADA,
        fields=["rendicion_aprobada_el"],
        not_same_as=["recibida_por"],
    )
    def aprobar_rendicion(self, por: User, on: date) -> None:
        """A second person finds the accounts in order."""
        self.rendicion_aprobada_por = por

    @transition("Cerrar", source=[Estado.RENDICION_APROBADA], target=Estado.CERRADO)
    def cerrar(self, por: User, on: date) -> None:
        """Nothing is left to do."""

    # --- the ways back ---

    @transition(
        "Registrar devolución",
        source=[Estado.TRANSFERIDO],
        target=Estado.ADJUDICADO,
        not_same_as=["transferido_por"],
        warning="El proyecto vuelve a estar adjudicado, sin transferir; la transferencia se conserva con sus fechas.",
        vuelve=True,
    )
    def registrar_devolucion(self, por: User, on: date) -> None:
        """The transfer failed: the money came back whole, and is transferred again or given up."""
        self._owe_nothing()

    @transition(
        "Reabrir",
        source=APROBADOS,
        target=[Estado.RENDIDO, Estado.RENDICION_APROBADA],
        unless=otra_persona,
        warning="Lo cerrado vuelve a tener su rendición aprobada, y lo aprobado, presentada.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> str:
        """It was closed, or its accounts were approved, by mistake."""
        return Estado.RENDICION_APROBADA if self.estado == Estado.CERRADO else Estado.RENDIDO
