"""The shelter: its guests typed once, and the roll called every night with a tick each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html_join

from gobernacion.access import journal
from gobernacion.access.channels import column, form_page
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.same_person import SPELLED
from gobernacion.directory.with_ficha import WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from programs.desarrollo_social.admin.forms import HuespedForm, ListaForm, NocheForm
from programs.desarrollo_social.models import Huesped, Iniciativa, Linea, Noche

PERSONA = tuple(f"ficha__{name}" for name in SPELLED)
LAST_SEASONS = 10
SIN_HUESPEDES = "Agregue primero a las personas acogidas en «Huéspedes»; después se marcan aquí cada noche."


class AlbergueFilter(SimpleListFilter):
    """Of which shelter: the last ones there were."""

    title = "albergue"
    parameter_name = "albergue"
    uses = ("iniciativa",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        shelters = Iniciativa.objects.vigentes().de_linea(Linea.ALBERGUE).order_by("-ocurrido_el", "-pk")
        return [(str(one.pk), f"{one.nombre} ({one.ocurrido_el.year})") for one in shelters[:LAST_SEASONS]]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(iniciativa=self.value()) if self.value() else queryset


class OfShelter(RecordAdmin):
    """What is written of one shelter, and of no other later."""

    autocomplete_fields = ("iniciativa",)
    fijos = ("iniciativa",)

    @column("Albergue", uses=("iniciativa__nombre",))
    def albergue(self, record: Any) -> str:
        nombre: str = record.iniciativa.nombre
        return nombre


@admin.register(Huesped)
class HuespedAdmin(WithFicha, OfShelter):
    form = HuespedForm
    list_display = ("numero", "ocurrido_el", "persona_nombre", "albergue")
    list_filter = (AlbergueFilter, PeriodoFilter)
    list_select_related = ("ficha", "iniciativa")
    persona = "ficha"
    empty_list = (
        "Agregue a la primera persona con «Añadir huésped»: basta el RUN, o por qué no tiene documento."
    )
    fieldsets = (("Albergue", {"fields": (("iniciativa", "ocurrido_el"),)}), FichaFields.FIELDSET)
    exporta = (
        *("numero", "ocurrido_el"),
        Exported("iniciativa__nombre", "Albergue"),
        Exported("ficha__identificacion", "RUN"),
        *PERSONA,
    )

    @column("Persona", uses=PERSONA)
    def persona_nombre(self, record: Huesped) -> str:
        return record.ficha.como_se_llama


@admin.register(Noche)
class NocheAdmin(OfShelter):
    form = NocheForm
    list_display = ("numero", "ocurrido_el", "albergue", "alojadas", "cupos")
    list_filter = (AlbergueFilter, PeriodoFilter)
    list_select_related = ("iniciativa",)
    empty_list = "Agregue la noche con «Añadir noche de albergue» y marque a quienes durmieron."
    fieldsets = (
        ("Noche", {"fields": (("iniciativa", "ocurrido_el"), ("alojadas", "cupos"))}),
        ("Quiénes durmieron", {"fields": ("quienes",)}),
    )
    readonly_fields = ("alojadas", "cupos", "quienes")
    exporta = (*("numero", "ocurrido_el"), Exported("iniciativa__nombre", "Albergue"), *("alojadas", "cupos"))

    @column("Personas", uses=tuple(f"alojamientos__huesped__{name}" for name in PERSONA))
    def quienes(self, record: Noche) -> Any:
        lines = record.alojamientos.select_related("huesped__ficha").order_by("huesped__ficha__clave", "pk")
        rows = [(line.huesped.ficha.como_se_llama,) for line in lines]
        return format_html_join("", "<div>{}</div>", rows) or "Nadie todavía: pase lista."

    def response_add(self, request: HttpRequest, obj: Noche, *args: Any, **kwargs: Any) -> Any:
        """The roll is called at once."""
        if "_save" in request.POST and grants(request).may("pasar_lista", obj):
            [roll] = [page for page in self.pages() if page.name == "pasar_lista"]
            return HttpResponseRedirect(self.page_url(roll, obj))
        return super().response_add(request, obj, *args, **kwargs)

    @form_page("Pasar lista", permission="pasar_lista", when=lambda record: not record.anulado)
    def pasar_lista(self, request: HttpRequest, record: Noche) -> HttpResponse:
        """A tick for each guest: those of the night before come ticked."""
        guests = Huesped.objects.vigentes().filter(
            iniciativa=record.iniciativa_id, ocurrido_el__lte=record.ocurrido_el
        )
        form = ListaForm(
            request.POST if request.method == "POST" else None,
            initial={"version_leida": record.version, "huespedes": self._slept(record)},
        )
        field: Any = form.fields["huespedes"]
        field.queryset = guests.select_related("ficha").order_by("ficha__clave", "pk")
        named = grants(request).sees_path(Huesped, "ficha__nombres")
        field.label_from_instance = lambda one: one.ficha.como_se_llama if named else str(one)
        field.help_text = f"Hay {record.cupos} cupos." if guests.exists() else SIN_HUESPEDES
        offered = [guest.pk for guest in field.queryset] if named else []
        journal.note_list(request.user, Huesped, offered, journal.OPTIONS)  # type: ignore[arg-type]

        def take(huespedes: Any) -> None:
            record.pasar_lista(request.user, record.ocurrido_el, huespedes)  # type: ignore[arg-type]

        context = {"title": f"Pasar lista: {record}", "crumb": "Pasar lista", "confirm": "Guardar la lista"}
        return self._confirm(request, record, form, take, lambda: f"{record}: lista guardada.", context)

    @staticmethod
    def _slept(record: Noche) -> list[int]:
        """Who is in the list of this night or, while nobody is, of the night before."""
        night: Noche | None = record
        if not record.alojadas:
            nights = Noche.objects.vigentes().filter(
                iniciativa=record.iniciativa_id, ocurrido_el__lt=record.ocurrido_el
            )
            night = nights.order_by("-ocurrido_el").first()
        return list(night.alojamientos.values_list("huesped", flat=True)) if night else []
