"""A month of activities on one page, and how much of the plan of each month was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from gobernacion.lib.days import DIAS
from gobernacion.lib.periods import MESES, Period
from gobernacion.records.actividades import SUSPENDIDAS, Actividad, EstadoActividad
from gobernacion.territory.models import Comuna

MOST = 300
"""Activities of one kind that a month shows."""

FIRST_YEAR, LAST_YEAR = 1990, 2100


class CalendarForm(forms.Form):
    """Which month, of which comuna and of which area."""

    mes = forms.DateField(
        label="Mes",
        input_formats=["%Y-%m"],
        widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}),
        required=False,
    )
    comuna = forms.ModelChoiceField(
        label="Comuna", queryset=Comuna.objects.none(), required=False, empty_label="Todas"
    )
    area = forms.ChoiceField(label="Área", required=False)

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comuna"].queryset = Comuna.objects.propias().ordenadas()  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", "Solo esta lista"), *areas]  # type: ignore[attr-defined]

    def clean_mes(self) -> date:
        mes = self.cleaned_data["mes"] or timezone.localdate()
        if not FIRST_YEAR <= mes.year <= LAST_YEAR:
            raise forms.ValidationError("Revise el año.")
        return date(mes.year, mes.month, 1)


class Entry(NamedTuple):
    """One activity on its day."""

    record: Actividad
    url: str
    area: str


class Day(NamedTuple):
    day: date
    name: str
    inside: bool
    today: bool
    entries: list[Entry]


def weeks_of(month: Period, entries: Iterable[Entry], today: date) -> list[list[Day]]:
    """The month in whole weeks, each day with what happens on it."""
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.record.ocurrido_el, []).append(entry)
    first = month.desde - timedelta(days=month.desde.weekday())
    last = month.last_day + timedelta(days=6 - month.last_day.weekday())
    days = [
        Day(day, DIAS[day.weekday()], month.contains(day), day == today, by_day.get(day, []))
        for day in (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    ]
    return [days[start : start + 7] for start in range(0, len(days), 7)]


class Execution(NamedTuple):
    """What came of what was planned for a month, and what was done without having been planned."""

    mes: date
    nombre: str
    programadas: int
    realizadas: int
    de_terceros: int
    suspendidas: int
    pendientes: int
    fuera_de_plan: int


def execution(rows: QuerySet[Any], year: int) -> list[Execution]:
    """The plan of each month against what came of it, in two grouped queries."""
    period = Period.year(year)
    planned = _by_month(rows.programadas_en(period), "programada_el")  # type: ignore[attr-defined]
    unplanned = _by_month(rows.hechas().en(period).filter(programada_el=None), "ocurrido_el")  # type: ignore[attr-defined]
    table = []
    for month in period.months():
        of_plan = planned.get(month.desde, {})
        table.append(
            Execution(
                month.desde,
                MESES[month.desde.month - 1],
                sum(of_plan.values()),
                of_plan.get(EstadoActividad.REALIZADA, 0),
                of_plan.get(EstadoActividad.TERCERO, 0),
                sum(of_plan.get(estado, 0) for estado in SUSPENDIDAS),
                of_plan.get(EstadoActividad.PROGRAMADA, 0),
                sum(unplanned.get(month.desde, {}).values()),
            )
        )
    return table


def _by_month(rows: QuerySet[Any], day: str) -> dict[date, dict[str, int]]:
    found: dict[date, dict[str, int]] = {}
    grouped = rows.annotate(mes=TruncMonth(day)).values_list("mes", "estado").annotate(n=Count("pk"))
    for mes, estado, how_many in grouped.order_by("mes", "estado"):
        found.setdefault(mes, {})[estado] = how_many
    return found
