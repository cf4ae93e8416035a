"""Whom a document names: the only thing the areas of the office share about a person."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from gobernacion.directory import countries
from gobernacion.lib.run import RunInvalido, normalize, pretty


class Documento(models.TextChoices):
    RUN = "run", "RUN"
    EXTRANJERO = "extranjero", "Documento extranjero"
    SIN_DOCUMENTO = "sin_documento", "Sin documento"


def validate_run(value: str) -> None:
    """Refuse a RUN that is not in its stored spelling or whose check digit is wrong."""
    try:
        normal = normalize(value)
    except RunInvalido as refusal:
        raise ValidationError(str(refusal), code="run") from None
    if normal != value:
        raise ValidationError(RunInvalido.sentence, code="run")


class Persona(models.Model):
    """An identity document: a RUN, a foreign document, or none and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    documento = models.CharField("documento", max_length=13, choices=Documento)
    run = models.CharField(
        "RUN", max_length=10, null=True, blank=True, unique=True, validators=[validate_run]
    )
    numero_extranjero = models.CharField("número del documento", max_length=40, blank=True)
    pais_emisor = models.CharField(
        "país que lo emitió", max_length=2, blank=True, validators=[countries.validate]
    )
    motivo_sin_documento = models.CharField("por qué no tiene documento", max_length=200, blank=True)
    unida_a = models.ForeignKey(
        "self",
        verbose_name="es la misma persona que",
        on_delete=models.PROTECT,
        related_name="absorbidas",
        null=True,
        blank=True,
        editable=False,
    )

    objects: ClassVar[models.Manager[Persona]] = models.Manager()

    class Meta:
        verbose_name = "persona"
        verbose_name_plural = "personas"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    documento=Documento.RUN,
                    run__isnull=False,
                    run__regex=r"^[1-9][0-9]{0,7}-[0-9K]$",
                    numero_extranjero="",
                    pais_emisor="",
                    motivo_sin_documento="",
                )
                | Q(
                    ~Q(numero_extranjero=""),
                    documento=Documento.EXTRANJERO,
                    run__isnull=True,
                    pais_emisor=Upper("pais_emisor"),
                    motivo_sin_documento="",
                )
                | Q(
                    ~Q(motivo_sin_documento=""),
                    documento=Documento.SIN_DOCUMENTO,
                    run__isnull=True,
                    numero_extranjero="",
                    pais_emisor="",
                ),
                name="persona_un_documento",
                violation_error_message=(
                    "Escriba un RUN, o un documento extranjero con su país, o el motivo por el que no hay documento."
                ),
            ),
            models.UniqueConstraint(
                fields=["pais_emisor", "numero_extranjero"],
                condition=Q(documento=Documento.EXTRANJERO),
                name="persona_documento_extranjero_unico",
                violation_error_message="Ese documento extranjero ya está registrado.",
            ),
            models.CheckConstraint(
                condition=Q(unida_a__isnull=True) | ~Q(unida_a=F("id")),
                name="persona_no_unida_a_si_misma",
                violation_error_message="Una persona no se une consigo misma.",
            ),
        ]

    def __str__(self) -> str:
        return f"Persona {self.id.hex[:8]}"

    @property
    def documento_impreso(self) -> str:
        """The document as it is written on paper."""
        if self.run:
            return pretty(self.run)
        if self.numero_extranjero:
            return f"{self.numero_extranjero} ({countries.name(self.pais_emisor)})"
        return f"Sin documento: {self.motivo_sin_documento}"
