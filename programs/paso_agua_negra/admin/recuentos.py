"""The daily counts: typed one sheet after the other, the day that comes next already proposed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.channels import column, list_page
from gobernacion.access.grants import grants
from gobernacion.access.rules import Accion
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from programs.paso_agua_negra.admin import summary
from programs.paso_agua_negra.admin.filters import TemporadaFilter
from programs.paso_agua_negra.admin.forms import RecuentoForm
from programs.paso_agua_negra.models import Grupo, Recuento, Sentido, Temporada, Tipo
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS, columnas

CUADRO = "cuadro"
"""The class of a fieldset drawn as a table with both directions side by side."""


def side_by_side(kinds: type[Grupo] | type[Tipo]) -> tuple[tuple[str, ...], ...]:
    """A row for each kind: those that enter, those that leave."""
    return tuple(zip(*(columnas(sentido, kinds) for sentido in Sentido), strict=True))


@admin.register(Recuento)
class RecuentoAdmin(RecordAdmin):
    form = RecuentoForm
    change_form_template = "paso_agua_negra/recuento.html"
    list_display = (
        *("ocurrido_el", "temporada", "personas_entran", "personas_salen", "personas"),
        *("vehiculos_entran", "vehiculos_salen", "vehiculos", "numero"),
    )
    list_filter = (TemporadaFilter, PeriodoFilter)
    list_select_related = ("temporada",)
    initial_from_address = ("ocurrido_el",)
    empty_list = "Agregue la temporada y después la hoja de cada día con «Añadir recuento diario»."
    fieldsets = (
        (None, {"fields": ("ocurrido_el",)}),
        ("Personas", {"fields": side_by_side(Grupo), "classes": (CUADRO,)}),
        ("Vehículos", {"fields": side_by_side(Tipo), "classes": (CUADRO,)}),
        (None, {"fields": ("observacion",)}),
    )
    exporta = ("ocurrido_el", *PERSONAS, *VEHICULOS, "observacion", "numero")

    class Media:
        js = ("paso_agua_negra/totales.js",)
        css = {"all": ("paso_agua_negra/cuadro.css",)}

    # --- the list ---

    @column("Entran", uses=columnas(Sentido.ENTRADA, Grupo))
    def personas_entran(self, record: Recuento) -> int:
        return record.personas_entran

    @column("Salen", uses=columnas(Sentido.SALIDA, Grupo))
    def personas_salen(self, record: Recuento) -> int:
        return record.personas_salen

    @column("Personas", uses=PERSONAS)
    def personas(self, record: Recuento) -> int:
        return record.personas_entran + record.personas_salen

    @column("Vehículos que entran", uses=columnas(Sentido.ENTRADA, Tipo))
    def vehiculos_entran(self, record: Recuento) -> int:
        return record.vehiculos_entran

    @column("Vehículos que salen", uses=columnas(Sentido.SALIDA, Tipo))
    def vehiculos_salen(self, record: Recuento) -> int:
        return record.vehiculos_salen

    @column("Vehículos", uses=VEHICULOS)
    def vehiculos(self, record: Recuento) -> int:
        return record.vehiculos_entran + record.vehiculos_salen

    # --- one day after the other ---

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The first day whose sheet is missing, unless a link says which."""
        initial = super().get_changeform_initial_data(request)
        if "ocurrido_el" not in request.GET and (missing := self._missing()):
            initial["ocurrido_el"] = missing[0]
        return initial

    def _missing(self) -> list[Any]:
        today = timezone.localdate()
        temporada = Temporada.objects.ultima(today)
        return temporada.sin_recuento(today) if temporada else []

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The days of this season, up to yesterday, whose sheet nobody has typed."""
        found = super().waiting(request)
        if not grants(request).may(Accion.AGREGAR, Recuento):
            return found
        missing = [day for day in self._missing() if day < timezone.localdate()]
        if missing:
            found.append(
                {
                    "title": "Días sin recuento",
                    "count": len(missing),
                    "oldest": missing[0],
                    "url": reverse("admin:paso_agua_negra_recuento_add"),
                }
            )
        return found

    # --- the season on one page ---

    @list_page("Resumen de la temporada", permission=Accion.VER, sin_anotar="Son cifras: no nombra a nadie.")
    def resumen(self, request: HttpRequest) -> HttpResponse:
        """The season so far beside the one before it, and the days whose sheet is missing."""
        today = timezone.localdate()
        seasons = {str(one.pk): one for one in Temporada.objects.order_by("-abre")[:50]}
        chosen = seasons.get(request.GET.get("cual", "")) or Temporada.objects.ultima(today)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{chosen} del paso" if chosen else "Resumen de la temporada",
            "crumb": "Resumen de la temporada",
            "opts": self.opts,
            "media": self.media,
            "seasons": list(seasons.values()),
            "chosen": chosen,
            "may_add": grants(request).may(Accion.AGREGAR, Recuento),
        }
        if chosen:
            context |= summary.resumen(chosen, min(today, chosen.cierra or today))
        return render(request, "paso_agua_negra/resumen.html", context)
