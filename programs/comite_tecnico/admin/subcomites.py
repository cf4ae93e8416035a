"""The subcommittees, which of them meet today and who belongs to each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.versioned import VersionedAdmin
from programs.comite_tecnico.models import Subcomite

HOY = "hoy"


class VigenteFilter(SimpleListFilter):
    """Those that meet today."""

    title = "vigencia"
    parameter_name = "vigentes"
    uses = ("desde", "hasta")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(HOY, "Vigentes hoy")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.vigentes(timezone.localdate()) if self.value() else queryset


@admin.register(Subcomite)
class SubcomiteAdmin(VersionedAdmin):
    list_display = ("nombre", "desde", "hasta", "coordina")
    list_filter = (VigenteFilter,)
    list_select_related = ("coordina",)
    ordering = ("-desde", "nombre", "id")
    fields = (("nombre", "materia"), ("desde", "hasta"), "coordina", "integrantes")
    autocomplete_fields = ("coordina", "integrantes")
    empty_list = "Agregue los subcomités del año con «Añadir subcomité»: cada reunión es de uno, o plenaria."
