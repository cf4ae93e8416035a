"""The initiatives of the provincial strengthening programme."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest

from gobernacion.access.exporting import Exported
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.territory.models import Comuna
from programs.desarrollo_social.models import Iniciativa, PapelIniciativa


class ComunaFilter(SimpleListFilter):
    """Of one comuna of the province; what is of all of them is found by its line."""

    title = "comuna"
    parameter_name = "comuna"
    uses = ("comuna",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(comuna.pk), comuna.nombre) for comuna in Comuna.objects.propias().ordenadas()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(comuna=self.value()) if self.value() else queryset


@admin.register(Iniciativa)
class IniciativaAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "linea", "nombre", "comuna", "institucion", "estado")
    list_filter = ("estado", "linea", ComunaFilter, PeriodoFilter)
    list_select_related = ("comuna", "institucion")
    search_fields = ("numero",)
    empty_list = "Agregue la primera con «Añadir iniciativa»: la línea, el nombre y con qué institución."
    fieldsets = (
        (
            "Iniciativa",
            {"fields": ("estado", ("linea", "ocurrido_el"), "nombre", ("institucion", "comuna"), "objetivo")},
        ),
        ("A quiénes", {"fields": (("cupos", "beneficiarios"),)}),
    )
    fijos = ("linea",)
    autocomplete_fields = ("institucion",)
    exporta = (
        *("numero", "ocurrido_el", "linea", "nombre"),
        Exported("comuna__nombre", "Comuna"),
        Exported("institucion__nombre", "Institución"),
        *("estado", "cupos", "beneficiarios", *Iniciativa.etapas.columnas(Iniciativa)),
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "comuna":
            kwargs["queryset"] = Comuna.objects.propias().ordenadas()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


admin.site.register(PapelIniciativa, AdjuntoAdmin)
