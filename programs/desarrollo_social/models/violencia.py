"""The work with victims of violence: numbers only, as SERNAMEG informs them.

This office keeps no name, no comuna, no paper and no text about anybody here: none is needed to answer for the work,
and a list of them would put them in danger. That each person is told once is asked of who attends them: the report
says how many came for the first time in the year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, validate_not_future
from gobernacion.records.step_fields import refers_to
from programs.desarrollo_social.models.estados import Linea
from programs.desarrollo_social.models.iniciativa import Iniciativa

NO_ES_VIF = "Esa iniciativa no es de apoyo a víctimas de violencia: elija una de la lista."
NO_EN_CURSO = "La iniciativa no estaba en curso ese día: revise la fecha."

APOYOS = ("atenciones", "ahorro", "emprendimiento", "oftalmologia")
"""The kinds of support the account names."""


class InformeVIF(Record):
    """How many people were supported in the time one report tells of, up to a day."""

    apelativo = "Informe"
    comuna = None  # type: ignore[assignment]

    ocurrido_el = models.DateField(
        "informa hasta el", validators=[validate_not_future], help_text="Último día del mes que informa."
    )
    iniciativa = refers_to(Iniciativa, "iniciativa", related_name="informes")
    personas_nuevas = models.PositiveSmallIntegerField(
        "personas atendidas por primera vez en el año", default=0
    )
    atenciones = models.PositiveSmallIntegerField("atenciones", default=0)
    ahorro = models.PositiveSmallIntegerField("complementos de ahorro", default=0)
    emprendimiento = models.PositiveSmallIntegerField("apoyos al emprendimiento", default=0)
    oftalmologia = models.PositiveSmallIntegerField("atenciones oftalmológicas", default=0)

    if TYPE_CHECKING:
        iniciativa_id: int

    class Meta(Record.Meta):
        verbose_name = "informe de apoyo a víctimas"
        verbose_name_plural = "informes de apoyo a víctimas"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["iniciativa", "ocurrido_el"],
                condition=Q(anulado_el=None),
                name="ds_un_informe_por_dia",
                violation_error_message="Ya hay un informe hasta ese día: corrija ese.",
            ),
            Invariant(
                condition=Q(
                    personas_nuevas__lte=F("atenciones")
                    + F("ahorro")
                    + F("emprendimiento")
                    + F("oftalmologia")
                ),
                name="ds_informe_personas_con_apoyo",
                field="personas_nuevas",
                violation_error_message="Cada persona recibió al menos un apoyo: no pueden ser más que los apoyos.",
            ),
        ]

    def clean(self) -> None:
        if not self.iniciativa_id or not self.ocurrido_el:
            return
        if self.iniciativa.linea != Linea.VIF:
            raise ValidationError({"iniciativa": NO_ES_VIF})
        if not self.iniciativa.en_curso(self.ocurrido_el):
            raise ValidationError({"ocurrido_el": NO_EN_CURSO})
