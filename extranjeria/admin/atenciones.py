"""The people attended each day: one sheet at closing time, a row for each procedure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from extranjeria.models import AtencionDiaria, Cita, EstadoCita, Tramite
from extranjeria.models.atencion import MOST_A_DAY
from gobernacion.access.channels import HAS_HISTORY, column, list_page
from gobernacion.access.editing import VersionedForm
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.days import DiaFormField
from gobernacion.labels import label_of
from gobernacion.numbers import EnteroFormField
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.models import validate_not_future
from gobernacion.records.planillas.columns import Planilla
from gobernacion.transitions import TransicionRechazada

CUENTAS = ("con_cita", "sin_cita", "no_llegaron")
NADIE = "La planilla del día dice que no vino nadie."
MEANWHILE = (
    "Otra persona guardó la planilla de este día mientras usted la tenía abierta: los números de abajo son los suyos. "
    "Compárelos con los de la lista y guarde otra vez."
)


class DayForm(forms.Form):
    """Which day's sheet."""

    dia = DiaFormField(label="Día", required=False, validators=[validate_not_future])

    def clean_dia(self) -> date:
        return self.cleaned_data["dia"] or timezone.localdate()


class SheetForm(forms.Form):
    """The sheet of a day: three numbers for each procedure, and the version of each that was read."""

    def __init__(self, data: Any, day: date) -> None:
        self.day = day
        # Those of before the catalogue had an end are still there for what was already counted.
        there = {one.tramite_id: one for one in AtencionDiaria.objects.vigentes().filter(ocurrido_el=day)}
        self.there = there
        offered = Tramite.objects.vigentes(day) | Tramite.objects.filter(pk__in=there)
        self.tramites = list(offered.distinct().order_by("-con_cita", "nombre"))
        self.proposed = _from_appointments(day)
        super().__init__(data, initial=self._known())
        for tramite in self.tramites:
            for name in self._asked(tramite):
                self.fields[f"{name}_{tramite.pk}"] = EnteroFormField(
                    label=f"{tramite.nombre}: {label_of(AtencionDiaria, name)}",
                    min_value=0,
                    max_value=MOST_A_DAY,
                    required=False,
                    widget=forms.TextInput(attrs={"placeholder": "0", "inputmode": "numeric"}),
                )
            self.fields[f"leida_{tramite.pk}"] = forms.IntegerField(
                required=False, min_value=0, widget=forms.HiddenInput
            )
        for field in list(self.fields.values())[:1]:
            field.widget.attrs["autofocus"] = True
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = field.label if not name.startswith("leida_") else ""

    @staticmethod
    def _asked(tramite: Tramite) -> tuple[str, ...]:
        return CUENTAS if tramite.con_cita else ("sin_cita",)

    def _known(self) -> dict[str, Any]:
        """What is counted already; where nothing is, what the appointments say."""
        initial: dict[str, Any] = {}
        for tramite in self.tramites:
            row = self.there.get(tramite.pk)
            initial[f"leida_{tramite.pk}"] = row.version if row else 0
            known = (
                {name: getattr(row, name) for name in CUENTAS} if row else self.proposed.get(tramite.pk, {})
            )
            initial.update({f"{name}_{tramite.pk}": value or None for name, value in known.items()})
        return initial

    def rows(self) -> Iterator[tuple[Tramite, list[Any], Any]]:
        """The sheet as it is drawn: the boxes of each procedure, or nothing where it has none."""
        for tramite in self.tramites:
            boxes = [
                self[f"{name}_{tramite.pk}"] if name in self._asked(tramite) else None for name in CUENTAS
            ]
            yield tramite, boxes, self[f"leida_{tramite.pk}"]

    def save(self, por: Any, today: date) -> int:
        """Write what changed, and say how many rows. Raises TransicionRechazada over what a colleague just saved."""
        written = 0
        with transaction.atomic():
            for tramite in self.tramites:
                typed = {name: self.cleaned_data.get(f"{name}_{tramite.pk}") or 0 for name in CUENTAS}
                written += self._write(
                    tramite, typed, self.cleaned_data.get(f"leida_{tramite.pk}") or 0, por, today
                )
        return written

    def _write(self, tramite: Tramite, typed: dict[str, int], read: int, por: Any, today: date) -> int:
        row = self.there.get(tramite.pk)
        if (row.version if row else 0) != read:
            raise TransicionRechazada(MEANWHILE)
        if row is None:
            if not any(typed.values()):
                return 0
            row = AtencionDiaria(ocurrido_el=self.day, tramite=tramite, registrado_por=por, **typed)
            row.save_signed(por, "Planilla del día")
        elif typed == {name: getattr(row, name) for name in CUENTAS}:
            return 0
        elif any(typed.values()):
            for name, value in typed.items():
                setattr(row, name, value)
            row.save_signed(por, "Planilla del día")
        else:
            row.anular(por, today, NADIE)
        return 1


@admin.register(AtencionDiaria)
class AtencionDiariaAdmin(RecordAdmin):
    form = VersionedForm
    list_display = ("numero", "ocurrido_el", "tramite_nombre", *CUENTAS)
    list_filter = ("tramite", PeriodoFilter)
    list_select_related = ("tramite",)
    en_planilla = Planilla()
    fields = (("ocurrido_el", "tramite"), CUENTAS)
    empty_list = "Anote las de hoy en «Planilla del día»: cuántas personas vinieron a cada trámite."
    exporta = ("numero", "ocurrido_el", Exported("tramite__nombre", "Trámite"), *CUENTAS)

    @column("Trámite", uses=("tramite__nombre",))
    def tramite_nombre(self, record: AtencionDiaria) -> str:
        return record.tramite.nombre

    @list_page("Planilla del día", permission=Accion.AGREGAR, sin_anotar=HAS_HISTORY)
    def planilla(self, request: HttpRequest) -> HttpResponse:
        """The counter's day on one page, opened again to correct it."""
        chosen = DayForm(request.GET)
        day = chosen.cleaned_data["dia"] if chosen.is_valid() else timezone.localdate()
        form = SheetForm(request.POST if request.method == "POST" else None, day)
        if form.is_valid():
            try:
                written = form.save(request.user, timezone.localdate())
            except ValidationError as refusal:
                form.add_error(None, refusal)
            except (TransicionRechazada, IntegrityError):
                # What was typed stays, over the versions there are now: saving again is a decision.
                form = SheetForm(_over_what_there_is(request.POST, day), day)
                form.add_error(None, MEANWHILE)
            else:
                said = f"Planilla del {day:%d-%m-%Y} guardada." if written else "La planilla ya decía eso."
                self.message_user(request, said, "SUCCESS")
                return HttpResponseRedirect(f"{request.path}?dia={day:%d-%m-%Y}")
        totals = {name: sum(getattr(row, name) for row in form.there.values()) for name in CUENTAS}
        told = {
            "crumb": "Planilla del día",
            "chosen": chosen,
            "form": form,
            "day": day,
            "rows": list(form.rows()),
            "proposed": bool(form.proposed) and not form.there,
            "totals": {**totals, "atendidas": totals["con_cita"] + totals["sin_cita"]},
            "media": self.media + form.media,
        }
        return self.show_page(request, "extranjeria/planilla.html", f"Planilla del {day:%d-%m-%Y}", told)


def _from_appointments(day: date) -> dict[int, dict[str, int]]:
    """Who came and who did not with an appointment of the desk, by procedure."""
    found: dict[int, dict[str, int]] = {}
    names = {EstadoCita.ATENDIDA: "con_cita", EstadoCita.NO_PRESENTADA: "no_llegaron"}
    rows = Cita.objects.vigentes().filter(ocurrido_el=day, estado__in=names)
    for tramite, estado, how_many in rows.values_list("tramite", "estado").annotate(n=Count("pk")):
        found.setdefault(tramite, {})[names[estado]] = how_many
    return found


def _over_what_there_is(data: Any, day: date) -> Any:
    data = data.copy()
    there = dict(AtencionDiaria.objects.vigentes().filter(ocurrido_el=day).values_list("tramite", "version"))
    for name in [name for name in data if name.startswith("leida_")]:
        key = name.removeprefix("leida_")
        data[name] = str(there.get(int(key), 0)) if key.isdecimal() else "0"
    return data
