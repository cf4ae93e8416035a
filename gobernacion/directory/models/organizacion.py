"""The groups, services and firms the office works with."""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from gobernacion.codes import CodigoField
from gobernacion.directory.fields import RunField, TelefonoField
from gobernacion.directory.search import KeyOrder, search_key
from gobernacion.lib.run import RunDeOrganizacion, RunInvalido, is_of_organisation, normalize
from gobernacion.versions import Versioned


class ClaseOrganizacion(models.TextChoices):
    JUNTA_DE_VECINOS = "junta_de_vecinos", "Junta de vecinos"
    UNION_COMUNAL = "union_comunal", "Unión comunal"
    CLUB_DEPORTIVO = "club_deportivo", "Club deportivo"
    CLUB_ADULTO_MAYOR = "club_adulto_mayor", "Club de adulto mayor"
    CENTRO_DE_MADRES = "centro_de_madres", "Centro de madres"
    CENTRO_DE_PADRES = "centro_de_padres", "Centro de padres y apoderados"
    ORGANIZACION_CULTURAL = "organizacion_cultural", "Organización cultural o artística"
    ORGANIZACION_DE_DISCAPACIDAD = "organizacion_de_discapacidad", "Organización de personas con discapacidad"
    ORGANIZACION_DE_MIGRANTES = "organizacion_de_migrantes", "Organización de migrantes"
    COMUNIDAD_INDIGENA = "comunidad_indigena", "Comunidad o asociación indígena"
    COMUNIDAD_AGRICOLA = "comunidad_agricola", "Comunidad agrícola"
    ORGANIZACION_DE_AGUA = "organizacion_de_agua", "Comité o cooperativa de agua potable rural"
    COMITE = "comite", "Comité"
    SINDICATO = "sindicato", "Sindicato"
    ASOCIACION_GREMIAL = "asociacion_gremial", "Asociación gremial o de productores"
    FUNDACION = "fundacion", "Fundación o corporación"
    IGLESIA = "iglesia", "Iglesia o comunidad religiosa"
    ESTABLECIMIENTO = "establecimiento", "Establecimiento educacional o de salud"
    SERVICIO_PUBLICO = "servicio_publico", "Servicio público"
    POLICIA = "policia", "Policía o Fuerzas Armadas"
    MUNICIPALIDAD = "municipalidad", "Municipalidad"
    EMPRESA = "empresa", "Empresa proveedora"
    OTRA = "otra", "Otra"


class OrganizacionQuerySet(models.QuerySet["Organizacion"]):
    def encontrar(self, texto: str) -> Self:
        """By a RUT in any spelling, or else by how the name begins."""
        try:
            return self.filter(rut=normalize(texto))
        except RunInvalido:
            return self.buscar(texto)

    def primeras(self, texto: str, how_many: int) -> list[int]:
        """The keys of the first so many that a RUT or a name finds, from A to Z."""
        found = self.encontrar(texto).order_by(KeyOrder("clave"))
        return list(found.values_list("pk", flat=True)[:how_many])

    def buscar(self, texto: str) -> Self:
        """Those whose name begins as typed, without accents or case."""
        return self.filter(clave__comienza=texto) if search_key(texto) else self.none()


class Organizacion(Versioned):
    """A group, service or firm the office works with; known to every area alike."""

    rut = RunField("RUT", null=True, blank=True, unique=True)
    nombre = models.CharField("nombre", max_length=160)
    clase = models.CharField("clase", max_length=30, choices=ClaseOrganizacion)
    comuna = models.ForeignKey(
        "territory.Comuna", verbose_name="comuna", on_delete=models.PROTECT, null=True, blank=True
    )
    personalidad_juridica_vigente = models.BooleanField(
        "personalidad jurídica vigente", null=True, blank=True
    )
    personalidad_juridica_al = models.DateField(
        "según certificado del",
        null=True,
        blank=True,
        help_text="Fecha del certificado que dice si la personalidad jurídica está vigente.",
    )
    registro_ley_19862 = CodigoField(
        "inscripción en el registro de la Ley 19.862",
        max_length=20,
        blank=True,
        help_text="Registro de personas jurídicas receptoras de fondos públicos.",
    )
    representante_nombre = models.CharField("representante", max_length=160, blank=True)
    representante_run = RunField("RUN del representante", blank=True)
    representante_telefono = TelefonoField("teléfono del representante", blank=True)
    representante_correo = models.EmailField("correo del representante", max_length=120, blank=True)
    direccion = models.CharField("dirección", max_length=160, blank=True)
    telefono = TelefonoField("teléfono", blank=True)
    correo = models.EmailField("correo electrónico", max_length=120, blank=True)
    clave = models.CharField("nombre para buscar", max_length=200, editable=False)

    objects = OrganizacionQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["clave"],
        verbose_name="historial de organización",
        verbose_name_plural="historial de organizaciones",
    )

    class Meta:
        verbose_name = "organización"
        verbose_name_plural = "organizaciones"
        constraints = [
            models.CheckConstraint(
                condition=Q(rut__isnull=True) | Q(rut__regex=r"^[1-9][0-9]{0,7}-[0-9K]$"),
                name="organizacion_rut_escrito",
                violation_error_message="Escriba el RUT con su dígito verificador.",
            ),
            models.CheckConstraint(
                condition=~Q(nombre="") & ~Q(clave=""),
                name="organizacion_con_nombre",
                violation_error_message="Escriba el nombre de la organización.",
            ),
            models.CheckConstraint(
                condition=Q(clase__in=ClaseOrganizacion.values),
                name="organizacion_clase_conocida",
                violation_error_message="Elija la clase de la lista.",
            ),
            models.CheckConstraint(
                condition=Q(personalidad_juridica_vigente__isnull=True, personalidad_juridica_al__isnull=True)
                | Q(personalidad_juridica_vigente__isnull=False, personalidad_juridica_al__isnull=False),
                name="organizacion_vigencia_con_fecha",
                violation_error_message="Diga si la personalidad jurídica está vigente y según qué fecha.",
            ),
        ]
        indexes = [
            models.Index(fields=["clave"], opclasses=["varchar_pattern_ops"], name="organizacion_por_nombre")
        ]

    def __str__(self) -> str:
        return self.nombre

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        # What is derived is part of what the constraints check.
        self.derive()
        if self.representante_run and is_of_organisation(self.representante_run):
            raise ValidationError({"representante_run": RunDeOrganizacion.sentence})

    def derive(self) -> None:
        """Write what follows from the rest, as save() does; whoever writes in bulk calls it for each one."""
        self.clave = search_key(self.nombre)
