"""Meetings, tables and workshops to be ready for an emergency, from the plan to what was agreed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gobernacion.directory.models import Organizacion
from gobernacion.records import actividades
from gobernacion.records.actividades import DE_LA_ACTIVIDAD, ActividadQuerySet, EstadoActividad
from gobernacion.records.etapas import Conocidas
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import list_index


class TipoActividad(models.TextChoices):
    REUNION = "reunion", "Reunión"
    MESA = "mesa", "Mesa de trabajo"
    TALLER = "taller", "Taller"
    SIMULACRO = "simulacro", "Simulacro"


class Tema(models.TextChoices):
    ECLIPSE = "eclipse", "Eclipse total de Sol"
    MICROZONIFICACION = "microzonificacion", "Microzonificación"
    INCENDIOS = "incendios", "Incendios forestales"
    CORTES = "cortes", "Cortes de agua potable"
    ESCASEZ = "escasez", "Escasez hídrica"
    INVIERNO = "invierno", "Invierno y sistemas frontales"
    SISMOS = "sismos", "Sismos y tsunami"
    MASIVO = "masivo", "Otro evento masivo"
    OTRO = "otro", "Otro tema"


class Nivel(models.TextChoices):
    """Who calls: the comuna, the province or the region."""

    COMUNAL = "comunal", "Comunal"
    PROVINCIAL = "provincial", "Provincial"
    REGIONAL = "regional", "Regional"


class Actividad(actividades.Actividad):
    """One meeting, table, workshop or drill."""

    etapas = DE_LA_ACTIVIDAD.mas(
        "em",
        reglas=(
            Conocidas(
                ("nivel", "tema", "tipo"),
                "Elija de la lista el tipo, el tema y el nivel.",
                "actividad_listas_conocidas",
                "tipo",
            ),
            Invariant(
                condition=~Q(tipo=TipoActividad.TALLER, estado=EstadoActividad.REALIZADA)
                | Q(asistentes__isnull=False),
                name="em_taller_hecho_con_asistentes",
                field="asistentes",
                violation_error_message="Un taller hecho lleva cuántas personas vinieron.",
            ),
        ),
    )
    resultados = ("asistentes", "acuerdos")

    tipo = models.CharField("tipo", max_length=10, choices=TipoActividad, default=TipoActividad.REUNION)
    tema = models.CharField("tema", max_length=20, choices=Tema)
    nivel = models.CharField("nivel", max_length=10, choices=Nivel, default=Nivel.PROVINCIAL)
    organismos = models.ManyToManyField(
        Organizacion,
        blank=True,
        related_name="+",
        verbose_name="organismos y organizaciones",
        help_text="Municipalidades, Aguas del Valle, CONAF, Bomberos, juntas de vecinos…",
    )
    acuerdos = models.TextField("acuerdos", max_length=4000, blank=True)

    objects = ActividadQuerySet["Actividad"].as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(actividades.Actividad.Meta):
        verbose_name = "reunión, mesa o taller"
        verbose_name_plural = "reuniones, mesas y talleres"
        indexes = [*actividades.Actividad.Meta.indexes, list_index("tipo"), list_index("tema")]

    @property
    def titular(self) -> str:
        return f"{self.get_tipo_display()}: {self.get_tema_display().lower()}"
