"""The fichas of each area and the organisations that all of them know."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from gobernacion.access.channels import column
from gobernacion.access.editing import VersionedForm
from gobernacion.access.house import HouseAdmin
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.days import NacimientoFormField
from gobernacion.directory import denominations  # noqa: F401  (its desk)
from gobernacion.directory.desk import FusionAdmin, PersonaAdmin
from gobernacion.directory.models import Distincion, Ficha, Fusion, Organizacion, Persona
from gobernacion.directory.same_person import SPELLED
from gobernacion.directory.side_by_side import area_titles, spoken
from gobernacion.lib.run import pretty

MOST_FOUND = 200
TOO_MANY = f"Hay más de {MOST_FOUND} que empiezan así: escriba también otra palabra."


class FoundBySearch(HouseAdmin):
    """A list that shows nobody until it is asked for somebody, and never more than a person can look through."""

    change_list_template = "directory/found_by_search.html"
    sortable_by = ()
    list_per_page = MOST_FOUND

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        term = " ".join(search_term.split())
        if not term or not self.get_search_fields(request):
            return queryset.none(), False
        keys = list(self.found(queryset, term).order_by().values_list("pk", flat=True)[: MOST_FOUND + 1])
        if len(keys) > MOST_FOUND:
            messages.warning(request, TOO_MANY)
        return queryset.filter(pk__in=keys[:MOST_FOUND]), False

    def found(self, queryset: Any, term: str) -> QuerySet[Any]:
        """The rows that a term finds, through an index."""
        found: QuerySet[Any] = queryset.encontrar(term)
        return found


class FichaForm(VersionedForm):
    """A ficha by itself; of a birth of which only the year is known, the year is shown and taken."""

    class Meta:
        field_classes: ClassVar[dict[str, Any]] = {"nacimiento": NacimientoFormField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "nacimiento" in self.initial:
            self.initial["nacimiento"] = self.instance.nacido

    def clean_nacimiento(self) -> date | None:
        """What was typed says by itself whether it is the year alone."""
        self.instance.solo_year = False
        born: date | None = self.cleaned_data["nacimiento"]
        return born


@admin.register(Ficha)
class FichaAdmin(FoundBySearch, VersionedAdmin):
    form = FichaForm
    list_display = ("identificacion", "nombre", "nacido", "comuna", "area_titulo")
    list_select_related = ("comuna",)
    search_fields = ("identificacion",)
    search_help_text = "RUN u otro documento, o las primeras letras de los apellidos o los nombres."
    empty_list = "Busque a la persona por su RUN o por su nombre. Las fichas se agregan al registrar un caso."
    ordering = ("clave", "id")
    fieldsets = (
        (
            "Persona",
            {
                "fields": (
                    "identificacion",
                    "nombres",
                    ("primer_apellido", "segundo_apellido"),
                    "nombre_social",
                )
            },
        ),
        (None, {"fields": (("nacimiento", "sexo", "nacionalidad"),)}),
        (
            "Dónde vive y cómo ubicarla",
            {"fields": (("comuna", "sector"), "direccion", ("telefono", "correo"))},
        ),
        ("Ficha", {"fields": ("area_titulo", "creada")}),
    )
    readonly_fields = ("identificacion", "area_titulo", "creada")

    @column("Nombre", uses=SPELLED)
    def nombre(self, record: Ficha) -> str:
        return record.como_se_llama

    @column("Nacimiento", uses=("nacimiento", "solo_year"))
    def nacido(self, record: Ficha) -> str:
        return spoken(record, "nacimiento")

    @column("Área", uses=("area",))
    def area_titulo(self, record: Ficha) -> str:
        return area_titles().get(record.area, record.area)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A ficha is written with the first record that names the person, which knows the area and the document."""
        return False


@admin.register(Organizacion)
class OrganizacionAdmin(VersionedAdmin):
    list_display = ("nombre", "clase", "comuna", "rut_escrito", "personalidad_juridica_vigente")
    list_filter = ("clase", "comuna")
    list_select_related = ("comuna",)
    search_fields = ("nombre",)
    search_help_text = "RUT, o las primeras letras del nombre."
    empty_list = "Agregue la primera organización con «Añadir organización»."
    ordering = ("clave", "id")
    sortable_by = ()
    fieldsets = (
        (None, {"fields": ("nombre", ("clase", "rut"), "comuna")}),
        (
            "Personalidad jurídica",
            {"fields": (("personalidad_juridica_vigente", "personalidad_juridica_al"), "registro_ley_19862")},
        ),
        (
            "Representante",
            {
                "fields": (
                    ("representante_nombre", "representante_run"),
                    ("representante_telefono", "representante_correo"),
                )
            },
        ),
        ("Cómo ubicarla", {"fields": ("direccion", ("telefono", "correo"))}),
    )

    exporta = (
        *("rut", "nombre", "clase", "comuna__nombre"),
        *("personalidad_juridica_vigente", "personalidad_juridica_al", "registro_ley_19862"),
        *("representante_nombre", "representante_run", "representante_telefono", "representante_correo"),
        *("direccion", "telefono", "correo"),
    )

    @column("RUT", uses=("rut",), ordering="rut")
    def rut_escrito(self, record: Organizacion) -> str:
        return pretty(record.rut) if record.rut else ""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        term = " ".join(search_term.split())
        return (queryset.encontrar(term) if term else queryset), False


admin.site.register(Persona, PersonaAdmin)
admin.site.register(Fusion, FusionAdmin)


@admin.register(Distincion)
class DistincionAdmin(HouseAdmin):
    list_display = ("decidida", "decidida_por", "una", "otra", "motivo")
    list_select_related = ("una", "otra", "decidida_por")
    ordering = ("-id",)
    empty_list = (
        "Aquí quedan las personas que se parecen y son dos: mientras estén, no se vuelven a proponer."
    )
