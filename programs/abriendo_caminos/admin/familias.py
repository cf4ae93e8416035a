"""The families of the programme and who belongs to them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join

from gobernacion.access.channels import column
from gobernacion.access.editing import VersionedForm
from gobernacion.access.exporting import Exported
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.same_person import SPELLED
from gobernacion.directory.with_ficha import WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.territory.models import Sector
from programs.abriendo_caminos.models import Familia, Integrante
from programs.abriendo_caminos.policy import with_penal_data_in_force

PERSONA = tuple(f"ficha__{name}" for name in SPELLED)


class PlazoFilter(SimpleListFilter):
    """Those whose time in the programme is running out."""

    title = "plazo"
    parameter_name = "plazo"
    uses = ("estado", "ocurrido_el")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("por-cumplir", "Se cumple en menos de 2 meses o ya pasó")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.por_cumplir_plazo(timezone.localdate()) if self.value() else queryset


class PersonaForm(FichaFields, VersionedForm):
    """A record about one person of the programme."""


@admin.register(Familia)
class FamiliaAdmin(WithFicha, RecordAdmin):
    form = PersonaForm
    list_display = ("numero", "codigo", "ocurrido_el", "cuida", "unidad", "convocatoria", "estado")
    list_filter = ("estado", PlazoFilter, "unidad", "convocatoria", PeriodoFilter)
    list_select_related = ("ficha", "unidad", "convocatoria")
    persona, busca_exacto = "ficha", ("codigo",)
    search_fields = ("codigo",)
    empty_list = "Agregue la primera con «Añadir familia»: su código, su sector y quién cuida."
    fieldsets = (
        ("Familia", {"fields": ("estado", ("codigo", "ocurrido_el"), "convocatoria", ("unidad", "sector"))}),
        ("Cuidador o cuidadora principal", FichaFields.FIELDSET[1]),
        ("Integrantes", {"fields": ("quienes",)}),
    )
    readonly_fields = ("quienes",)
    exporta = (
        *("numero", "codigo", "ocurrido_el"),
        Exported("convocatoria__nombre", "Convocatoria"),
        Exported("unidad__nombre", "Unidad territorial"),
        *("estado", *Familia.etapas.columnas(Familia)),
    )

    @column("Cuidador o cuidadora", uses=PERSONA)
    def cuida(self, record: Familia) -> str:
        return record.ficha.como_se_llama

    @column("Quiénes la integran", uses=tuple(f"integrantes__{name}" for name in ("rol", *PERSONA)))
    def quienes(self, record: Familia) -> Any:
        """Never somebody whose penal data ended."""
        shown = record.integrantes.vigentes().filter(with_penal_data_in_force(timezone.localdate()))
        rows = [
            (one.ficha.como_se_llama, one.get_rol_display(), f"{one.ocurrido_el:%d-%m-%Y}", _until(one))
            for one in shown.select_related("ficha").order_by("ocurrido_el", "id")
        ]
        return format_html_join("", "<div>{} ({}), desde el {}{}</div>", rows) or "Nadie todavía."

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "sector":
            kwargs["queryset"] = Sector.objects.select_related("comuna").ordenados()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _until(one: Integrante) -> str:
    return f" hasta el {one.hasta:%d-%m-%Y}" if one.hasta else ""


@admin.register(Integrante)
class IntegranteAdmin(WithFicha, RecordAdmin):
    form = PersonaForm
    list_display = ("numero", "persona_nombre", "rol", "familia", "ocurrido_el", "hasta")
    list_filter = ("rol", PeriodoFilter)
    list_select_related = ("ficha", "familia")
    persona = "ficha"
    search_fields = ("numero",)
    empty_list = "Agregue a cada integrante con «Añadir integrante»; quien cuida entra con su familia."
    fieldsets = (
        ("Integrante", {"fields": ("familia", ("rol", "ocurrido_el", "hasta"), "termino")}),
        FichaFields.FIELDSET,
    )
    autocomplete_fields = ("familia",)
    fijos = ("familia", "rol")

    @column("Persona", uses=PERSONA)
    def persona_nombre(self, record: Integrante) -> str:
        return record.ficha.como_se_llama
