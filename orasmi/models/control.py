"""The evaluación y control de riesgo that every application gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from gobernacion.records.models import RecordLine, validate_not_future
from orasmi.models.postulacion import Postulacion


class ControlRiesgo(RecordLine):
    """What is looked at before money is proposed for somebody, who looked and when."""

    postulacion = models.OneToOneField(
        Postulacion, models.PROTECT, related_name="control", verbose_name="postulación"
    )
    identidad = models.BooleanField("la cédula de identidad es de quien postula y está vigente")
    domicilio = models.BooleanField("el domicilio está en la provincia")
    hogar = models.BooleanField("el Registro Social de Hogares coincide con lo declarado")
    sin_duplicidad = models.BooleanField("no recibe la misma ayuda de otro organismo")
    sin_parentesco = models.BooleanField("nadie que interviene es pariente de quien postula")
    observaciones = models.TextField("observaciones", max_length=1000, blank=True)
    fecha = models.DateField("fecha del control", validators=[validate_not_future])
    hecho_por = models.ForeignKey(
        "access.User", models.PROTECT, related_name="+", editable=False, verbose_name="hecho por"
    )

    PREGUNTAS = ("identidad", "domicilio", "hogar", "sin_duplicidad", "sin_parentesco")

    DECIDE_JEFATURA = {
        "sin_parentesco": "puede haber parentesco entre quien postula y alguien que interviene",
        "sin_duplicidad": "puede recibir la misma ayuda de otro organismo",
    }
    """The questions that stop a proposal until jefatura decides, and what it is that they could not rule out."""

    if TYPE_CHECKING:
        postulacion_id: Any
        hecho_por_id: int

    class Meta:
        verbose_name = "evaluación y control de riesgo"
        verbose_name_plural = "controles de riesgo"
        constraints = [
            models.CheckConstraint(
                # Every question of PREGUNTAS.
                condition=models.Q(
                    identidad=True, domicilio=True, hogar=True, sin_duplicidad=True, sin_parentesco=True
                )
                | ~models.Q(observaciones=""),
                name="control_explica_lo_negativo",
                violation_error_message="Explique las respuestas negativas.",
            )
        ]

    def __str__(self) -> str:
        return f"Control de riesgo de {self.postulacion}"

    def clean(self) -> None:
        if not self.conforme and not self.observaciones.strip():
            raise ValidationError({"observaciones": "Explique las respuestas negativas."})

    @property
    def reparo(self) -> str:
        """What jefatura has to decide about, in words; nothing where both questions were answered yes."""
        return " y ".join(
            said for pregunta, said in self.DECIDE_JEFATURA.items() if not getattr(self, pregunta)
        )

    @property
    def conforme(self) -> bool:
        """Whether every question was answered yes."""
        return all(getattr(self, pregunta) for pregunta in self.PREGUNTAS)
