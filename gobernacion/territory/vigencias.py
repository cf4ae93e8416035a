"""Until what day the office answers for each area, and why: the one place where law and decision meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q

from gobernacion.areas import AreaConfig, installed, title_of
from gobernacion.lib.periods import SIEMPRE, Vigencia


class VigenciaAreaQuerySet(models.QuerySet["VigenciaArea"]):
    """Decisions of the office."""

    def decididas(self) -> dict[str, Vigencia]:
        """The days on which each area is answered for, of those on which something was decided."""
        return {row.area: row.dias for row in self.order_by("pk")}


class VigenciaArea(models.Model):
    """On which days the office decides to answer for an area; another decision on it takes the place of this one."""

    conocida_el: ClassVar[str] = "decidida_el"
    """The day on which each became known: none is rewritten."""

    area = models.CharField("área", max_length=40)
    desde = models.DateField(
        "responde desde", null=True, blank=True, help_text="En blanco: desde siempre. Antes no se mide nada."
    )
    ultimo_dia = models.DateField(
        "último día",
        null=True,
        blank=True,
        help_text="En blanco: sigue vigente. Después no se mide nada ni se anotan hechos nuevos.",
    )
    motivo = models.CharField("motivo", max_length=300, help_text="La norma o la resolución que lo dispone.")
    decidida_el = models.DateField("anotada el", auto_now_add=True)

    objects = VigenciaAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "vigencia de un área"
        verbose_name_plural = "vigencias de las áreas"
        constraints = [
            CheckConstraint(
                condition=Q(desde=None) | Q(ultimo_dia=None) | Q(desde__lte=F("ultimo_dia")),
                name="vigencia_area_en_orden",
                violation_error_message="El último día no puede ser anterior al primero.",
            ),
            CheckConstraint(
                condition=~Q(area="") & ~Q(motivo=""),
                name="vigencia_area_con_motivo",
                violation_error_message="Elija el área y escriba el motivo.",
            ),
        ]

    def __str__(self) -> str:
        return f"Vigencia de {title_of(self.area)}"

    @property
    def dias(self) -> Vigencia:
        return Vigencia(self.desde, self.ultimo_dia)

    def clean(self) -> None:
        """Refuse what would extend an area beyond the day on which the law ended it."""
        ended = ended_by_law(self.area)
        if ended and (self.ultimo_dia is None or self.ultimo_dia > ended.ultimo_dia):
            raise ValidationError(
                {
                    "ultimo_dia": f"{ended.motivo} puso fin a esta área el {ended.ultimo_dia:%d-%m-%Y}, y una decisión "
                    "no la extiende: anote ese último día o uno anterior."
                }
            )


class Termino(NamedTuple):
    """The end of an area: the last day on which it is answered for, and the law or the decision that says so."""

    ultimo_dia: date
    motivo: str

    @property
    def frase(self) -> str:
        """As anybody reads it: "Se mide hasta el 11-02-2022 (Ley 21.325)"."""
        return f"Se mide hasta el {self.ultimo_dia:%d-%m-%Y} ({self.motivo.strip().rstrip('.')})"


def days_answered(area: AreaConfig, decididas: Mapping[str, Vigencia]) -> Vigencia:
    """The days on which the office answers for an area, by law and by what it decided."""
    return area.vigencia & decididas.get(area.label, SIEMPRE)


def ended_by_law(label: str) -> Termino | None:
    """The end that the law set to an area."""
    last = next((area for area in installed() if area.label == label and area.vigencia.ultimo_dia), None)
    return Termino(last.vigencia.ultimo_dia, last.norma) if last and last.vigencia.ultimo_dia else None


def ends(*labels: str) -> dict[str, Termino]:
    """The end of each of these areas, or of all, by law or by the last decision; none of those that go on."""
    asked = [area for area in installed() if not labels or area.label in labels]
    rows = VigenciaArea.objects.filter(area__in=[area.label for area in asked]).order_by("pk")
    last = {row.area: row for row in rows}
    decididas = {label: row.dias for label, row in last.items()}
    found = {}
    for area in asked:
        day = days_answered(area, decididas).ultimo_dia
        if day is not None:
            by_law = day == area.vigencia.ultimo_dia
            found[area.label] = Termino(day, area.norma if by_law else last[area.label].motivo)
    return found
