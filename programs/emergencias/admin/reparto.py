"""The trucks, and their deliveries: typed by the sheet of a day, a row for each truck of the comuna."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from gobernacion.access.channels import HAS_HISTORY, list_page
from gobernacion.access.rules import Accion
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.days import DiaFormField
from gobernacion.numbers import DecimalFormField, EnteroFormField
from gobernacion.records import bulk
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.models import validate_not_future
from gobernacion.records.planillas.columns import Planilla
from gobernacion.territory.models import Comuna
from programs.emergencias.models import Camion, Entrega

MOST_TRUCKS = 60
"""More than any comuna has."""

BOXES = ("localidad", "viajes", "m3", "personas")


@admin.register(Camion)
class CamionAdmin(VersionedAdmin):
    list_display = ("patente", "comuna", "capacidad", "empresa", "desde", "hasta")
    list_filter = ("comuna",)
    list_select_related = ("comuna", "empresa")
    search_fields = ("patente",)
    search_help_text = "Placa patente."
    ordering = ("patente",)
    sortable_by = ()
    fields = (("patente", "capacidad"), ("comuna", "empresa"), ("desde", "hasta"))
    autocomplete_fields = ("empresa",)
    empty_list = "Agregue cada camión que reparte con «Añadir camión aljibe»."


class DiaForm(forms.Form):
    """Which sheet: a day in a comuna."""

    ocurrido_el = DiaFormField(label="Fecha", validators=[validate_not_future])
    comuna = forms.ModelChoiceField(label="Comuna", queryset=Comuna.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comuna"].queryset = Comuna.objects.propias().ordenadas()  # type: ignore[attr-defined]


class PlanillaForm(forms.Form):
    """The sheet of that day: what each truck of the comuna delivered; a truck whose row is empty did not go out."""

    def __init__(self, *args: Any, ocurrido_el: date, comuna: Comuna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ocurrido_el, self.comuna = ocurrido_el, comuna
        trucks = Camion.objects.activos(ocurrido_el).filter(comuna=comuna).order_by("patente")
        self.camiones = list(trucks[:MOST_TRUCKS])
        for camion in self.camiones:
            for name, field in self._boxes(camion):
                field.widget.attrs["aria-label"] = f"{field.label}, {camion.patente}"
                field.widget.attrs["size"] = 30 if name == "localidad" else 7
                self.fields[f"{name}_{camion.pk}"] = field

    def _boxes(self, camion: Camion) -> Iterator[tuple[str, forms.Field]]:
        yield "localidad", forms.CharField(label="Localidad", max_length=80, required=False)
        yield "viajes", EnteroFormField(label="Viajes", min_value=1, max_value=99, required=False)
        yield "m3", DecimalFormField(label="m³", max_digits=6, decimal_places=1, required=False)
        yield "personas", EnteroFormField(label="Personas", min_value=1, max_value=100_000, required=False)

    def rows(self) -> list[tuple[Camion, list[forms.BoundField]]]:
        """A row for each truck, as the page draws them."""
        return [(camion, [self[f"{name}_{camion.pk}"] for name in BOXES]) for camion in self.camiones]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.entregas: list[Entrega] = []
        for camion in self.camiones:
            said = {name: cleaned.get(f"{name}_{camion.pk}") for name in BOXES}
            if not any(said[name] for name in BOXES) or any(
                f"{name}_{camion.pk}" in self.errors for name in BOXES
            ):
                continue
            said["viajes"] = said["viajes"] or 1
            for name in BOXES:
                if not said[name]:
                    self.add_error(f"{name}_{camion.pk}", "Falta este dato.")
            self._check(camion, said)
        if not self.errors and not self.entregas:
            raise ValidationError("Anote al menos lo que entregó un camión.")
        return cleaned

    def _check(self, camion: Camion, said: dict[str, Any]) -> None:
        if not all(said.values()):
            return
        entrega = Entrega(ocurrido_el=self.ocurrido_el, comuna=self.comuna, camion=camion, **said)
        try:
            entrega.clean()
            entrega.validate_constraints()
        except ValidationError as refusal:
            for name, errors in refusal.update_error_dict({}).items():
                box = f"{name}_{camion.pk}"
                self.add_error(
                    box if box in self.fields else f"localidad_{camion.pk}", ValidationError(errors)
                )
        else:
            self.entregas.append(entrega)

    @property
    def m3(self) -> Decimal:
        return sum((entrega.m3 for entrega in self.entregas), Decimal(0))


@admin.register(Entrega)
class EntregaAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "comuna", "localidad", "camion", "viajes", "m3", "personas")
    list_filter = ("comuna", PeriodoFilter)
    list_select_related = ("comuna", "camion")
    autocomplete_fields = ("camion",)
    en_planilla = Planilla()
    fields = (("ocurrido_el", "comuna"), ("camion", "localidad"), ("viajes", "m3", "personas"))
    empty_list = "Anote el reparto de un día con «Anotar un día»: una fila por camión."
    exporta = (
        *("numero", "ocurrido_el", "comuna__nombre", "localidad", "camion__patente", "viajes", "m3"),
        "personas",
    )

    @list_page("Anotar un día", permission=Accion.AGREGAR, sin_anotar=HAS_HISTORY)
    def anotar(self, request: HttpRequest) -> HttpResponse:
        """First which day and comuna; then a row for each of its trucks."""
        asked = DiaForm(
            request.GET if "comuna" in request.GET else None, initial={"ocurrido_el": timezone.localdate()}
        )
        form = None
        if asked.is_valid():
            form = PlanillaForm(request.POST if request.method == "POST" else None, **asked.cleaned_data)
            if form.is_valid() and self._written(request, form):
                again = {"ocurrido_el": request.GET["ocurrido_el"], "comuna": request.GET["comuna"]}
                return HttpResponseRedirect(f"{request.path}?{urlencode(again)}")
        there = Entrega.objects.none()
        if form is not None:
            same_day = Entrega.objects.vigentes().filter(ocurrido_el=form.ocurrido_el, comuna=form.comuna)
            there = same_day.select_related("camion").order_by("camion__patente")
        told = {
            "crumb": "Anotar un día",
            "asked": asked,
            "form": form,
            "there": there,
            "media": self.media + asked.media,
            "list_url": reverse("admin:emergencias_entrega_changelist"),
            "trucks_url": reverse("admin:emergencias_camion_add"),
        }
        return self.show_page(request, "emergencias/anotar.html", "Anotar el reparto de un día", told)

    def _written(self, request: HttpRequest, form: PlanillaForm) -> bool:
        for entrega in form.entregas:
            entrega.registrado_por = request.user  # type: ignore[assignment]
        try:
            bulk.write(form.entregas)
        except IntegrityError:
            form.add_error(
                None, "Otra persona anotó recién alguna de estas entregas: revise las que ya están."
            )
            return False
        self.message_user(request, f"Entregas anotadas: {len(form.entregas)}.", "SUCCESS")
        return True
