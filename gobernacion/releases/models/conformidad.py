"""What is asked of the head of each area about an edition, and what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gobernacion.areas import title_of


class EstadoConformidad(models.TextChoices):
    PENDIENTE = "pendiente", "Por confirmar"
    CONFORME = "conforme", "Conforme"


class Conformidad(models.Model):
    """That whoever heads an area answers for what an edition measures of it, as it stood then.

    ``huella`` is what was read: if the figures or the words of the area change, it waits to be confirmed again.
    """

    edicion = models.ForeignKey(
        "releases.Edicion", models.CASCADE, related_name="conformidades", verbose_name="edición"
    )
    area = models.CharField("área", max_length=40)
    estado = models.CharField(
        "estado", max_length=10, choices=EstadoConformidad, default=EstadoConformidad.PENDIENTE
    )
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="la dio",
    )
    el = models.DateTimeField("el día", null=True, blank=True)
    huella = models.CharField("huella de lo leído", max_length=64, blank=True)

    class Meta:
        verbose_name = "conformidad de un área"
        verbose_name_plural = "conformidades de las áreas"
        constraints = [
            models.UniqueConstraint(fields=["edicion", "area"], name="una_conformidad_por_area"),
            models.CheckConstraint(
                condition=Q(estado=EstadoConformidad.PENDIENTE)
                | Q(estado=EstadoConformidad.CONFORME, por__isnull=False, el__isnull=False) & ~Q(huella=""),
                name="conformidad_dada_por_alguien",
                violation_error_message="Una conformidad dice quién la dio y qué leyó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_titulo} en la edición {self.edicion}"

    @property
    def area_titulo(self) -> str:
        return title_of(self.area)

    @property
    def pendiente(self) -> bool:
        return self.estado == EstadoConformidad.PENDIENTE


class RespuestaSinRegistros(models.TextChoices):
    CERO = "cero", "No hubo: es un cero verdadero"
    NO_INFORMADA = "no_informada", "No se informa"


class SinRegistros(models.Model):
    """What the head of an area answers where nobody typed a record of some kind in the period of an edition."""

    edicion = models.ForeignKey("releases.Edicion", models.CASCADE, related_name="sin_registros")
    area = models.CharField("área", max_length=40)
    se_apoya_en = models.CharField("clases de registro", max_length=200)
    respuesta = models.CharField("respuesta", max_length=12, choices=RespuestaSinRegistros)
    motivo = models.TextField(
        "motivo", blank=True, help_text="Es público: lo lee cualquiera junto a la cifra."
    )

    class Meta:
        verbose_name = "respuesta sobre lo que no tiene registros"
        verbose_name_plural = "respuestas sobre lo que no tiene registros"
        constraints = [
            models.UniqueConstraint(
                fields=["edicion", "area", "se_apoya_en"], name="una_respuesta_por_clase_de_registro"
            ),
            models.CheckConstraint(
                condition=Q(respuesta=RespuestaSinRegistros.CERO)
                | Q(respuesta=RespuestaSinRegistros.NO_INFORMADA) & ~Q(motivo=""),
                name="no_informada_con_motivo",
                violation_error_message="Lo que no se informa dice por qué.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.se_apoya_en}: {self.get_respuesta_display()}"
