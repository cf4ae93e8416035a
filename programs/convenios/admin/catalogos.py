"""The agreements and the health centres a referral is chosen from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from gobernacion.access.versioned import VersionedAdmin
from gobernacion.territory.models import Comuna
from programs.convenios.models import CentroSalud, Convenio


@admin.register(Convenio)
class ConvenioAdmin(VersionedAdmin):
    list_display = ("nombre", "institucion", "tipo", "desde", "hasta")
    list_select_related = ("institucion",)
    list_filter = ("tipo",)
    search_fields = ("nombre",)
    ordering = ("nombre",)
    fields = (
        *("nombre", "institucion", ("tipo", "resolucion")),
        *("objeto", "exige", "con_nomina", ("desde", "hasta")),
    )
    autocomplete_fields = ("institucion",)
    empty_list = "Agregue el primer convenio: sin él no se registran derivaciones."


@admin.register(CentroSalud)
class CentroSaludAdmin(VersionedAdmin):
    list_display = ("nombre", "tipo", "comuna")
    list_select_related = ("comuna",)
    list_filter = ("tipo", "comuna")
    search_fields = ("nombre",)
    ordering = ("comuna__orden", "nombre")
    fields = (("nombre", "tipo"), "comuna")
    empty_list = "Agregue los consultorios, postas y hospitales de la provincia."

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "comuna":
            kwargs["queryset"] = Comuna.objects.propias().ordenadas()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
