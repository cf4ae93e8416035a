"""Planning many activities at once: which days a rule falls on, shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from gobernacion.days import DiaFormField
from gobernacion.lib.days import DIAS
from gobernacion.lib.periods import MESES, Period
from gobernacion.territory.models import Comuna

SEMANAL, QUINCENAL, MENSUAL = "semanal", "quincenal", "mensual"
RITMOS = (
    (SEMANAL, "Todas las semanas"),
    (QUINCENAL, "Semana por medio"),
    (MENSUAL, "Una vez al mes (la primera vez de cada mes)"),
)

MOST_AT_ONCE = 400
"""A plan longer than that is not the plan of a year."""


@dataclass(frozen=True)
class Turno:
    """A day of the plan and the comuna whose turn it is."""

    dia: date
    comuna: Comuna

    @property
    def clave(self) -> str:
        return f"{self.dia.isoformat()} {self.comuna.cut}"

    def __str__(self) -> str:
        dia = f"{DIAS[self.dia.weekday()]} {self.dia.day} de {MESES[self.dia.month - 1]} de {self.dia.year}"
        return f"{dia}, {self.comuna}"


def days_of(period: Period, weekdays: Sequence[int], ritmo: str) -> Iterator[date]:
    """The days of the period on which something happens that is done on these weekdays at this pace."""
    monday = period.desde - timedelta(days=period.desde.weekday())
    seen = set()
    for ahead in range(period.days):
        day = period.desde + timedelta(days=ahead)
        if day.weekday() not in weekdays:
            continue
        this_month = (day.year, day.month, day.weekday())
        if ritmo == QUINCENAL and (day - monday).days // 7 % 2:
            continue
        if ritmo == MENSUAL and this_month in seen:
            continue
        seen.add(this_month)
        yield day


class PlanForm(forms.Form):
    """When, how often and where; what each activity is, the fields of its own kind say."""

    desde = DiaFormField(label="Desde")
    hasta = DiaFormField(label="Hasta")
    ritmo = forms.ChoiceField(label="Cada cuánto", choices=RITMOS)
    dias = forms.TypedMultipleChoiceField(
        label="Días de la semana",
        choices=list(enumerate(DIAS)),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    comunas = forms.ModelMultipleChoiceField(
        label="Comunas",
        queryset=Comuna.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Si elige varias, se turnan en este orden.",
    )

    def __init__(self, *args: Any, asked: dict[str, forms.Field], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comunas"].queryset = Comuna.objects.propias().ordenadas()  # type: ignore[attr-defined]
        self.asked: tuple[str, ...] = tuple(asked)
        self.fields.update(asked)
        self.order_fields([*self.asked, "desde", "hasta", "ritmo", "dias", "comunas"])

    def clean_desde(self) -> date:
        desde: date = self.cleaned_data["desde"]
        if desde < timezone.localdate():
            raise ValidationError("Un plan empieza hoy o después: lo que ya pasó se añade de a una.")
        return desde

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["hasta"] < cleaned["desde"]:
            raise ValidationError({"hasta": "El plan debe terminar después de empezar."})
        if (cleaned["hasta"] - cleaned["desde"]).days > 2 * 366:
            raise ValidationError({"hasta": "Programe hasta dos años cada vez."})
        how_many = len(self.turnos())
        if not how_many:
            raise ValidationError("Ningún día cae entre esas fechas: revise los días de la semana.")
        if how_many > MOST_AT_ONCE:
            raise ValidationError(f"Son {how_many} actividades: programe hasta {MOST_AT_ONCE} cada vez.")
        return cleaned

    def turnos(self) -> list[Turno]:
        """The days of the plan, the comunas taking turns."""
        said: dict[str, Any] = self.cleaned_data
        period = Period(said["desde"], said["hasta"] + timedelta(days=1))
        in_turn = cycle(said["comunas"])
        return [Turno(day, next(in_turn)) for day in days_of(period, said["dias"], said["ritmo"])]

    def of_each(self) -> dict[str, Any]:
        """What every activity of the plan has in common."""
        return {name: self.cleaned_data[name] for name in self.asked}
