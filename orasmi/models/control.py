"""The evaluación y control de riesgo that every application gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from gobernacion.labels import label_of
from gobernacion.records.models import RecordLine, validate_not_future


class ControlRiesgo(RecordLine):
    """What is looked at before money is proposed for somebody, who looked and when."""

    postulacion = models.OneToOneField(
        "orasmi.Postulacion", models.PROTECT, related_name="control", verbose_name="postulación"
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
    alguna_vez_negativa = models.BooleanField(
        "alguna vez se respondió que no a lo que decide la jefatura", default=False, editable=False
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
        indexes = [
            # What jefatura has to decide about is looked for from here: few checks ever had a no.
            models.Index(
                fields=["postulacion"],
                condition=models.Q(alguna_vez_negativa=True),
                name="control_alguna_vez_negativo",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                # Every question of PREGUNTAS.
                condition=models.Q(
                    identidad=True, domicilio=True, hogar=True, sin_duplicidad=True, sin_parentesco=True
                )
                | ~models.Q(observaciones=""),
                name="control_explica_lo_negativo",
                violation_error_message="Explique las respuestas negativas.",
            ),
            models.CheckConstraint(
                # Every question of DECIDE_JEFATURA.
                condition=models.Q(sin_duplicidad=True, sin_parentesco=True)
                | models.Q(alguna_vez_negativa=True),
                name="control_recuerda_lo_negativo",
                violation_error_message="Lo que una vez se respondió que no, lo decide la jefatura.",
            ),
        ]

    def __str__(self) -> str:
        return f"Control de riesgo de {self.postulacion}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.remember()
        super().save(*args, **kwargs)

    def remember(self) -> None:
        """Keep that jefatura has something to decide about, even if the answer is yes from the next time on."""
        self.alguna_vez_negativa = self.alguna_vez_negativa or bool(self.no_descartado)

    def clean(self) -> None:
        self.remember()
        if not self.conforme and not self.observaciones.strip():
            raise ValidationError({"observaciones": "Explique las respuestas negativas."})

    @property
    def no_descartado(self) -> str:
        """What jefatura has to decide about as it is answered now; nothing where both questions are answered yes."""
        return " y ".join(
            said for pregunta, said in self.DECIDE_JEFATURA.items() if not getattr(self, pregunta)
        )

    @property
    def por_que_se_decide(self) -> str:
        """What jefatura has to decide about, in words: what is answered no, and what was before it became yes."""
        reasons = [self.no_descartado, *(self._changed(pregunta) for pregunta in self.DECIDE_JEFATURA)]
        said = " y ".join(reason for reason in reasons if reason)
        return said or "alguna vez se respondió que no a lo que decide la jefatura"

    def _changed(self, pregunta: str) -> str:
        """When an answer that is yes became so, and whose it was; nothing of one that always was."""
        if not getattr(self, pregunta):
            return ""
        versions = self.history.order_by("history_id")
        nos = versions.filter(**{pregunta: False})
        no = nos.last()
        if no is None:
            return ""
        question = label_of(self, pregunta)
        reasons = dict.fromkeys(words.strip() for words in nos.values_list("observaciones", flat=True))
        said = f"a «{question}» se respondió que no ({', '.join(f'«{reason}»' for reason in reasons)})"
        yes = versions.filter(history_id__gt=no.history_id, **{pregunta: True}).first()
        if yes is None:
            return said
        day = timezone.localtime(yes.history_date)
        return f"{said}, y después que sí, el {day:%d-%m-%Y} por {yes.hecho_por.get_full_name()}"

    @property
    def conforme(self) -> bool:
        """Whether every question was answered yes."""
        return all(getattr(self, pregunta) for pregunta in self.PREGUNTAS)
