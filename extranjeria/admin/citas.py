"""The appointments: today's in the order of their hours, the places left this week, and who did not come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from extranjeria.admin.filters import NOMBRES, DiaFilter, next_workdays
from extranjeria.admin.forms import CitaForm
from extranjeria.models import Cita, CupoDiario, EstadoCita
from gobernacion.access.channels import action, column, list_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.days import DiaFormField
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import PERSONA, WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.waiting import Espera

FIRST_YEAR, LAST_YEAR = 1990, 2100
WEEKS = 2


class WeekForm(forms.Form):
    """From which day on."""

    desde = DiaFormField(label="Semana del", required=False)

    def clean_desde(self) -> date:
        day = self.cleaned_data["desde"] or timezone.localdate()
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError("Revise el año.")
        return monday_of(day)


class Day(NamedTuple):
    """What a working day has to give and what became of what was given."""

    day: date
    name: str
    today: bool
    cupo: int
    tomadas: int
    quedan: int
    vinieron: int
    no_vinieron: int
    por_registrar: int
    reserve: str
    listed: str


@admin.register(Cita)
class CitaAdmin(WithFicha, RecordAdmin):
    form = CitaForm
    list_display = ("numero", "ocurrido_el", "hora", "persona_nombre", "tramite_nombre", "estado")
    list_filter = (DiaFilter, "estado", "tramite", PeriodoFilter)
    list_select_related = ("ficha", "tramite")
    persona = "ficha"
    initial_from_address = ("ocurrido_el",)
    empty_list = "Reserve la primera con «Añadir cita», o vea en «Semana» qué días tienen horas."
    esperas = (Espera("Por registrar si vinieron", "atender", (EstadoCita.RESERVADA,), ya_ocurridas=True),)
    sin_planilla = "Una hora se da con los cupos del momento a la vista."
    fieldsets = (("Hora", {"fields": ("estado", ("ocurrido_el", "hora"), "tramite")}), FichaFields.FIELDSET)
    al_final = (("Qué pasó con ella", {"fields": ("viene_de", ("pasa_al", "pasa_a_las"), "motivo")}),)
    readonly_fields = ("pasa_al", "pasa_a_las", "motivo")
    # Its day changes by rescheduling it, so that the places of both days are counted.
    fijos = ("ocurrido_el",)
    actions = ("vinieron", "no_vinieron")
    exporta = (
        *("numero", "ocurrido_el", "hora", "estado"),
        Exported("tramite__nombre", "Trámite"),
        Exported("ficha__identificacion", "Documento"),
        *PERSONA,
        Exported("ficha__telefono", "Teléfono"),
    )

    @column("Trámite", uses=("tramite__nombre",))
    def tramite_nombre(self, record: Cita) -> str:
        return record.tramite.nombre

    def get_ordering(self, request: HttpRequest) -> Any:
        """The appointments of a day come in the order of their hours."""
        days = {"hoy", "no-vinieron", *(day.isoformat() for day in next_workdays(timezone.localdate()))}
        return ("hora", "id") if request.GET.get("dia") in days else super().get_ordering(request)

    # --- at the end of the day ---

    @action("Registrar que vinieron", permission="atender")
    def vinieron(self, request: HttpRequest, queryset: Any) -> None:
        self._note(request, queryset, "atender")

    @action("Registrar que no vinieron", permission="no_presentar")
    def no_vinieron(self, request: HttpRequest, queryset: Any) -> None:
        self._note(request, queryset, "no_presentar")

    def _note(self, request: HttpRequest, queryset: Any, step: str) -> None:
        chosen = list(queryset)
        for cita in chosen:
            getattr(cita, step)(request.user, timezone.localdate())
        self.message_user(request, f"Citas registradas: {len(chosen)}.", "SUCCESS")

    # --- the week ---

    @list_page("Semana", permission=Accion.VER, sin_anotar="Cuenta las horas que quedan: no nombra a nadie.")
    def semana(self, request: HttpRequest) -> HttpResponse:
        """How many places each day has left, this week and the next; nobody is named here."""
        form = WeekForm(request.GET)
        first = form.cleaned_data["desde"] if form.is_valid() else monday_of(timezone.localdate())
        days = _days(self.get_queryset(request), first, WEEKS)
        told = {
            "weeks": [days[start : start + 5] for start in range(0, len(days), 5)],
            "left": sum(day.quedan for day in days if day.day >= timezone.localdate()),
            "before": first - timedelta(days=7),
            "after": first + timedelta(days=7),
            "may_reserve": self.has_add_permission(request),
        }
        return self.show_page(request, "extranjeria/semana.html", "Horas de la semana", told)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(rows: Any, first: date, weeks: int) -> list[Day]:
    """The working days of some weeks, with two queries for what is known of all of them."""
    last, today = first + timedelta(days=7 * weeks - 1), timezone.localdate()
    known = {cupo.dia: cupo for cupo in CupoDiario.objects.entre(first, last)}
    found: dict[tuple[date, str], int] = {
        (day, estado): how_many
        for day, estado, how_many in rows.vigentes()
        .filter(ocurrido_el__gte=first, ocurrido_el__lte=last)
        .values_list("ocurrido_el", "estado")
        .annotate(n=Count("pk"))
        .order_by("ocurrido_el", "estado")
    }
    listed = {today.isoformat(): "hoy", **{day.isoformat(): day.isoformat() for day in next_workdays(today)}}
    add, all_of_them = reverse("admin:extranjeria_cita_add"), reverse("admin:extranjeria_cita_changelist")
    table = []
    for day in (first + timedelta(days=7 * week + ahead) for week in range(weeks) for ahead in range(5)):
        cupo = known.get(day) or CupoDiario(dia=day)
        limite, quedan = cupo.limite(), cupo.quedan()
        choice = listed.get(day.isoformat())
        table.append(
            Day(
                day,
                NOMBRES[day.weekday()],
                day == today,
                limite,
                cupo.tomadas,
                quedan,
                found.get((day, EstadoCita.ATENDIDA), 0),
                found.get((day, EstadoCita.NO_PRESENTADA), 0),
                found.get((day, EstadoCita.RESERVADA), 0) if day < today else 0,
                f"{add}?ocurrido_el={day:%d-%m-%Y}" if quedan and day >= today else "",
                f"{all_of_them}?dia={choice}" if choice else "",
            )
        )
    return table
