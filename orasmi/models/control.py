"""The evaluación y control de riesgo that every application gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from gobernacion.records.history import Historial
from gobernacion.records.models import validate_not_future
from orasmi.models.postulacion import Postulacion


class ControlRiesgo(models.Model):
    """What is looked at before money is proposed for somebody, who looked and when."""

    postulacion = models.OneToOneField(
        Postulacion, models.PROTECT, related_name="control", verbose_name="postulación"
    )
    identidad = models.BooleanField("la cédula de identidad es de quien postula y está vigente")
    domicilio = models.BooleanField("el domicilio está en la provincia")
    hogar = models.BooleanField("el Registro Social de Hogares coincide con lo declarado")
    sin_duplicidad = models.BooleanField("no recibe la misma ayuda de otro organismo")
    sin_parentesco = models.BooleanField("nadie que interviene es pariente de quien postula")
    observaciones = models.TextField("observaciones", blank=True)
    fecha = models.DateField("fecha", validators=[validate_not_future])
    hecho_por = models.ForeignKey(
        "access.User", models.PROTECT, related_name="+", editable=False, verbose_name="hecho por"
    )

    history = Historial()

    if TYPE_CHECKING:
        postulacion_id: Any

    PREGUNTAS = ("identidad", "domicilio", "hogar", "sin_duplicidad", "sin_parentesco")

    class Meta:
        verbose_name = "evaluación y control de riesgo"
        verbose_name_plural = "controles de riesgo"

    def __str__(self) -> str:
        return f"Control de riesgo de {self.postulacion}"

    def clean(self) -> None:
        if not self.conforme and not self.observaciones.strip():
            raise ValidationError({"observaciones": "Explique las respuestas negativas."})

    @property
    def conforme(self) -> bool:
        """Whether every question was answered yes."""
        return all(getattr(self, pregunta) for pregunta in self.PREGUNTAS)
