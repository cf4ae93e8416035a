"""The jornadas: plazas and dialogues that take public services to a comuna, and what each service attended there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.records import actividades
from gobernacion.records.actividades import ASISTENCIA, DE_LA_ACTIVIDAD, HECHAS, Actividad, ActividadQuerySet
from gobernacion.records.etapas import Conocidas
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import RecordLine, list_index
from gobernacion.records.transitions import transition
from programs.gobierno_en_terreno.models.estados import Publico, Tema, Tipo

if TYPE_CHECKING:
    from gobernacion.access.models import User


class JornadaQuerySet(ActividadQuerySet["Jornada"]):
    def parecidas(self, jornada: Jornada) -> JornadaQuerySet:
        """The others of its type, those of its comuna first and the latest before."""
        same_comuna = models.Case(models.When(comuna=jornada.comuna_id, then=0), default=1)
        others = self.vigentes().filter(tipo=jornada.tipo).exclude(pk=jornada.pk)
        return others.order_by(same_comuna, "-ocurrido_el", "-pk")


class Jornada(Actividad):
    """One plaza or dialogue, from its place in the plan of the year to whom it attended."""

    apelativo = "Jornada"
    etapas = DE_LA_ACTIVIDAD.mas(
        "gt_jornada",
        ASISTENCIA,
        reglas=(Conocidas(("publico", "tema", "tipo"), "Elija de la lista el tipo, el público y el tema."),),
    )

    tipo = models.CharField("tipo", max_length=7, choices=Tipo)
    nombre = models.CharField(
        "nombre de la jornada",
        max_length=120,
        blank=True,
        help_text="Si tiene uno: Plaza de los Niños, Gobierno en Terreno para la Mujer… Sin nombres de personas.",
    )
    publico = models.CharField("público", max_length=12, choices=Publico, default=Publico.GENERAL)
    tema = models.CharField("tema", max_length=14, choices=Tema, default=Tema.TRAMITES)

    objects = JornadaQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        servicios: Any
        demandas: Any

    class Meta(Actividad.Meta):
        verbose_name = "jornada"
        verbose_name_plural = "jornadas"
        indexes = [*Actividad.Meta.indexes, list_index("tipo"), list_index("publico"), list_index("tema")]

    @property
    def titular(self) -> str:
        tipo: str = self.get_tipo_display()
        return f"{tipo}: {self.nombre}" if self.nombre else tipo

    @transition(
        "Corregir lo realizado",
        source=HECHAS,
        fields=["ocurrido_el", "comuna", "lugar"],
        optional=["asistentes"],
        corrige=True,
        warning="Las demandas de la jornada quedan con la fecha y la comuna corregidas.",
    )
    def corregir(self, por: User, on: date) -> None:
        """The day, the comuna, the place or how many came was mistyped; its demands move with it."""
        for demanda in self.demandas.vigentes().order_by("pk"):
            if demanda.take_from(self):
                demanda.validate_constraints()
                demanda.save_signed(por, "Corregir la jornada")

    def copy_services(self) -> int:
        """Bring the services of the last jornada like this one that had any; returns how many were added."""
        last = Jornada.objects.parecidas(self).filter(servicios__isnull=False).first()
        if last is None:
            return 0
        here = set(self.servicios.values_list("organizacion_id", flat=True))
        came = last.servicios.filter(presente=True).order_by("pk")
        missing = [one for one in came.values_list("organizacion_id", flat=True) if one not in here]
        for organizacion in missing:
            self.servicios.create(organizacion_id=organizacion)
        return len(missing)


class SuspensionLevantada(actividades.SuspensionLevantada):
    """A suspension of a jornada that ended."""

    jornada = models.ForeignKey(Jornada, models.PROTECT, related_name="levantadas", verbose_name="jornada")

    class Meta(actividades.SuspensionLevantada.Meta):
        verbose_name = "suspensión levantada"
        verbose_name_plural = "suspensiones levantadas"


class ServicioPresente(RecordLine):
    """A service called to a jornada: whether it came, and how many people it attended."""

    jornada = models.ForeignKey(Jornada, models.PROTECT, related_name="servicios", verbose_name="jornada")
    organizacion = models.ForeignKey(
        Organizacion, models.PROTECT, related_name="+", verbose_name="servicio o institución"
    )
    presente = models.BooleanField("vino", default=True)
    atenciones = models.PositiveIntegerField("personas que atendió", null=True, blank=True)

    class Meta:
        verbose_name = "servicio"
        verbose_name_plural = "servicios convocados"
        constraints = [
            models.UniqueConstraint(
                fields=["jornada", "organizacion"],
                name="gt_un_servicio_por_jornada",
                violation_error_message="Ese servicio ya está en la jornada.",
            ),
            Invariant(
                condition=Q(presente=True) | Q(atenciones=None),
                name="gt_atiende_quien_vino",
                field="atenciones",
                violation_error_message="Quien no vino no atendió a nadie: marque que vino o borre el número.",
            ),
        ]

    def __str__(self) -> str:
        return f"Servicio {self.pk}"
