"""What the team does with a family: sessions, diagnosis, plan, supports and psychological evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from gobernacion.guards import Guard
from gobernacion.records.etapas import Conocidas, Escrito, Etapas
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, RecordLine, list_index, validate_not_future
from gobernacion.records.step_fields import refers_to
from programs.abriendo_caminos.models.convocatoria import Profesional
from programs.abriendo_caminos.models.estados import (
    ClaseApoyo,
    EstadoObjetivo,
    Parentesco,
    Perfil,
    TipoSesion,
)
from programs.abriendo_caminos.models.familia import Familia, Integrante


class DeFamilia(Record):
    """Something done with one family while the programme accompanies it."""

    comuna = None  # type: ignore[assignment]  # it is where its family is

    familia = refers_to(Familia, "familia", related_name="%(class)s_set")

    if TYPE_CHECKING:
        familia_id: int

    class Meta(Record.Meta):
        abstract = True
        indexes = [*Record.Meta.indexes, list_index("familia")]

    def clean(self) -> None:
        if not self.familia_id or not self.ocurrido_el:
            return
        familia = self.familia
        if self.ocurrido_el < familia.ocurrido_el or (familia.egreso and self.ocurrido_el > familia.egreso):
            raise ValidationError({"ocurrido_el": "La familia no estaba en el programa ese día."})


class Sesion(DeFamilia):
    """A meeting of a professional with the family; what was said in it is not kept."""

    apelativo = "Sesión"
    etapas = Etapas(
        "ac_sesion", reglas=(Conocidas(("tipo",), "Elija el tipo de la lista.", "tipo_conocido"),)
    )

    profesional = refers_to(Profesional, "profesional")
    tipo = models.CharField("tipo", max_length=8, choices=TipoSesion, default=TipoSesion.FAMILIAR)
    asistio = models.BooleanField("la familia asistió", default=True)

    class Meta(DeFamilia.Meta):
        verbose_name = "sesión"
        verbose_name_plural = "sesiones"
        indexes = [*DeFamilia.Meta.indexes, list_index("tipo"), list_index("asistio")]


class Diagnostico(DeFamilia):
    """What the family needs and what it counts on, as the team saw it when it came in."""

    apelativo = "Diagnóstico"

    necesidades = models.TextField("necesidades", max_length=2000)
    recursos = models.TextField("recursos de la familia", max_length=2000, blank=True)

    class Meta(DeFamilia.Meta):
        verbose_name = "diagnóstico"
        verbose_name_plural = "diagnósticos"
        constraints = [
            *DeFamilia.Meta.constraints,
            models.UniqueConstraint(
                fields=["familia"],
                condition=Q(anulado_el=None),
                name="ac_un_diagnostico_por_familia",
                violation_error_message="Esa familia ya tiene diagnóstico: corríjalo o anúlelo.",
            ),
        ]


class PlanDesarrollo(DeFamilia):
    """The goals a family set itself with the team."""

    apelativo = "Plan"

    class Meta(DeFamilia.Meta):
        verbose_name = "plan de desarrollo"
        verbose_name_plural = "planes de desarrollo"
        constraints = [
            *DeFamilia.Meta.constraints,
            models.UniqueConstraint(
                fields=["familia"],
                condition=Q(anulado_el=None),
                name="ac_un_plan_por_familia",
                violation_error_message="Esa familia ya tiene plan: agregue en él sus objetivos.",
            ),
        ]


class Objetivo(RecordLine):
    """One goal of a plan and how far it has come."""

    etapas = Etapas("ac_objetivo", reglas=(Escrito("descripcion", "dicho", "Escriba el objetivo."),))

    plan = refers_to(PlanDesarrollo, "plan", related_name="objetivos")
    descripcion = models.CharField("objetivo", max_length=200)
    plazo = models.DateField("plazo", null=True, blank=True)
    estado = models.CharField(
        "estado", max_length=10, choices=EstadoObjetivo, default=EstadoObjetivo.PENDIENTE
    )
    resuelto_el = models.DateField("resuelto el", null=True, blank=True, validators=[validate_not_future])

    class Meta:
        verbose_name = "objetivo"
        verbose_name_plural = "objetivos"
        constraints = [
            Invariant(
                condition=Q(
                    estado__in=[EstadoObjetivo.LOGRADO, EstadoObjetivo.NO_LOGRADO], resuelto_el__isnull=False
                )
                | Q(estado__in=[EstadoObjetivo.PENDIENTE, EstadoObjetivo.EN_CURSO], resuelto_el=None),
                name="ac_objetivo_resuelto_con_fecha",
                field="resuelto_el",
                violation_error_message="Un objetivo logrado o no logrado, y solo él, lleva su fecha.",
            )
        ]

    def __str__(self) -> str:
        return f"Objetivo {self.pk}"


class Apoyo(DeFamilia):
    """A support a family got: for work, for its home, or from FOSIS."""

    apelativo = "Apoyo"

    clase = models.CharField("apoyo", max_length=13, choices=ClaseApoyo)
    perfil = models.CharField(
        "perfil", max_length=19, choices=Perfil, blank=True, help_text="Solo del apoyo sociolaboral."
    )

    class Meta(DeFamilia.Meta):
        verbose_name = "apoyo"
        verbose_name_plural = "apoyos"
        constraints = [
            *DeFamilia.Meta.constraints,
            Invariant(
                condition=Q(clase__in=ClaseApoyo.values)
                & (
                    Q(clase=ClaseApoyo.SOCIOLABORAL, perfil__in=Perfil.values)
                    | ~Q(clase=ClaseApoyo.SOCIOLABORAL) & Q(perfil="")
                ),
                name="ac_apoyo_sociolaboral_con_perfil",
                field="perfil",
                violation_error_message="El apoyo sociolaboral, y solo él, lleva perfil.",
            ),
        ]
        indexes = [*DeFamilia.Meta.indexes, list_index("clase"), list_index("perfil")]


class EvaluacionPsicologica(Record):
    """Whether a child was evaluated and referred; what was found is not kept here."""

    apelativo = "Evaluación"
    comuna = None  # type: ignore[assignment]  # it is where its family is

    integrante = refers_to(Integrante, "niño, niña o adolescente", related_name="evaluaciones")
    hecha = models.BooleanField("se hizo", default=True)
    derivada = models.BooleanField("se derivó", default=False)

    if TYPE_CHECKING:
        integrante_id: int

    class Meta(Record.Meta):
        verbose_name = "evaluación psicológica"
        verbose_name_plural = "evaluaciones psicológicas"
        constraints = [
            *Record.Meta.constraints,
            Invariant(
                condition=Q(hecha=True) | Q(derivada=False),
                name="ac_evaluacion_derivada_si_se_hizo",
                field="derivada",
                violation_error_message="Se deriva después de evaluar.",
            ),
        ]
        indexes = [*Record.Meta.indexes, *map(list_index, ("integrante", "hecha", "derivada"))]

    def clean(self) -> None:
        if self.integrante_id and self.integrante.rol != Parentesco.NNA:
            raise ValidationError({"integrante": "Se evalúa a los niños, niñas y adolescentes."})
        if self.integrante_id and self.ocurrido_el and self.ocurrido_el < self.integrante.ocurrido_el:
            raise ValidationError({"ocurrido_el": "Ese día todavía no estaba en el programa."})


GUARDS = (
    Guard(
        "abriendo_caminos_evaluacionpsicologica",
        refuse=("INSERT", "UPDATE"),
        when=(
            "NOT EXISTS (SELECT 1 FROM abriendo_caminos_integrante AS one "
            "WHERE one.id = NEW.integrante_id AND one.rol = 'nna')"
        ),
    ),
)
"""What triggers refuse: the evaluation of somebody who is not a child of the programme."""
