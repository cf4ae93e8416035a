"""What the directory decided about two documents: that they are one person, reversibly, or that they are two."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gobernacion.access.journal import without_personal_data
from gobernacion.directory.models.persona import Persona


class FusionQuerySet(models.QuerySet["Fusion"]):
    def vigentes(self) -> FusionQuerySet:
        return self.filter(deshecha__isnull=True)


class Fusion(models.Model):
    """The steward's decision that two documents are of one person: who, when and why, and whether it was undone."""

    conservada = models.ForeignKey(
        Persona, verbose_name="persona que se conserva", on_delete=models.PROTECT, related_name="fusiones"
    )
    absorbida = models.ForeignKey(
        Persona,
        verbose_name="persona que se une a ella",
        on_delete=models.PROTECT,
        related_name="fusiones_como_absorbida",
    )
    motivo = models.CharField("motivo", max_length=200, validators=[without_personal_data])
    decidida = models.DateTimeField("decidida", auto_now_add=True)
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="decidida por", on_delete=models.PROTECT, related_name="+"
    )
    deshecha = models.DateTimeField("deshecha", null=True, blank=True)
    deshecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="deshecha por",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    motivo_de_deshacer = models.CharField(
        "motivo de deshacerla", max_length=200, blank=True, validators=[without_personal_data]
    )

    objects = FusionQuerySet.as_manager()

    class Meta:
        verbose_name = "fusión"
        verbose_name_plural = "fusiones"
        constraints = [
            models.CheckConstraint(
                condition=~Q(conservada=F("absorbida")),
                name="fusion_de_dos_personas",
                violation_error_message="Elija dos personas distintas.",
            ),
            models.CheckConstraint(
                condition=~Q(motivo=""),
                name="fusion_con_motivo",
                violation_error_message="Escriba el motivo.",
            ),
            models.CheckConstraint(
                condition=Q(deshecha__isnull=True, deshecha_por__isnull=True, motivo_de_deshacer="")
                | Q(~Q(motivo_de_deshacer=""), deshecha__isnull=False, deshecha_por__isnull=False),
                name="fusion_deshecha_con_motivo",
                violation_error_message="Para deshacerla diga quién y por qué.",
            ),
            models.UniqueConstraint(
                fields=["absorbida"],
                condition=Q(deshecha__isnull=True),
                name="una_fusion_vigente_por_absorbida",
                violation_error_message="Esa persona ya está unida a otra.",
            ),
        ]

    def __str__(self) -> str:
        return f"Fusión {self.pk}"


class Movimiento(models.Model):
    """One reference that a fusión changed: which field of which row, from what to what."""

    sellado: ClassVar[tuple[str, ...]] = ("fusion", "modelo", "campo", "fila", "antes", "despues")
    """It stays as it was written (see ``access.sealed_rows``)."""

    fusion = models.ForeignKey(
        Fusion, verbose_name="fusión", on_delete=models.CASCADE, related_name="movimientos"
    )
    modelo = models.CharField("modelo", max_length=100)
    campo = models.CharField("campo", max_length=60)
    fila = models.CharField("fila", max_length=40)
    antes = models.UUIDField("antes", null=True)
    despues = models.UUIDField("después", null=True)

    class Meta:
        verbose_name = "movimiento de una fusión"
        verbose_name_plural = "movimientos de una fusión"
        constraints = [
            models.UniqueConstraint(
                fields=["fusion", "modelo", "campo", "fila"], name="un_movimiento_por_campo"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.modelo} {self.fila}"


class Distincion(models.Model):
    """The steward's decision that two people who look alike are two: they are not proposed again."""

    una = models.ForeignKey(Persona, verbose_name="una", on_delete=models.PROTECT, related_name="+")
    otra = models.ForeignKey(Persona, verbose_name="otra", on_delete=models.PROTECT, related_name="+")
    motivo = models.CharField("motivo", max_length=200, validators=[without_personal_data])
    decidida = models.DateTimeField("decidida", auto_now_add=True)
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="decidida por", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "distinción"
        verbose_name_plural = "distinciones"
        constraints = [
            models.CheckConstraint(
                condition=Q(una__lt=F("otra")),
                name="distincion_de_dos_en_orden",
                violation_error_message="Elija dos personas distintas.",
            ),
            models.CheckConstraint(
                condition=~Q(motivo=""),
                name="distincion_con_motivo",
                violation_error_message="Escriba el motivo.",
            ),
            models.UniqueConstraint(
                fields=["una", "otra"],
                name="una_distincion_por_par",
                violation_error_message="Ya se decidió que son dos personas.",
            ),
        ]

    def __str__(self) -> str:
        return f"Distinción {self.pk}"
