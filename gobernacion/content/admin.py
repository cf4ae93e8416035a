"""The offer of the services on the desk of whoever writes it and of whoever publishes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.addresses import path_of
from gobernacion.content.models import EstadoOferta, Hito, Oferta
from gobernacion.content.public import OFERTA
from gobernacion.directory.public_desk import PublicTextsDesk
from gobernacion.directory.public_texts import Reparo, look
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.waiting import Espera
from gobernacion.territory.models import Comuna

SOON = timedelta(days=30)

LA_PAGINA = "La página"
PROVINCIA = "provincia"


class PlazoFilter(SimpleListFilter):
    """Those on the page whose time is over, or about to be."""

    title = "plazo"
    parameter_name = "plazo"
    uses = ("hasta", "estado")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("terminadas", "Terminadas y aún en la página"), ("por-terminar", "Terminan en 30 días")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case None:
                return queryset
            case "terminadas":
                return queryset.terminadas_en_la_pagina(today)
            case _:
                return queryset.que_terminan(today, today + SOON)


class ComunaFilter(SimpleListFilter):
    """Those of one comuna, or those for the whole province."""

    title = "comuna"
    parameter_name = "comuna"
    uses = ("comuna",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        comunas = Comuna.objects.propias().ordenadas()
        return [(PROVINCIA, "Toda la provincia"), *((str(comuna.pk), comuna.nombre) for comuna in comunas)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        return queryset.filter(comuna=None if self.value() == PROVINCIA else self.value())


class HitoInline(RecordTabularInline):
    model = Hito
    fields = ("dia", "hasta", "hora", "titulo", "lugar", "comuna")
    extra = 2
    can_delete = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("comuna").order_by("dia", "id")


@admin.register(Oferta)
class OfertaAdmin(PublicTextsDesk, RecordAdmin):
    list_display = ("numero", "titulo", "servicio_nombre", "tema", "comuna", "estado", "pagina", "hasta")
    list_filter = ("estado", PlazoFilter, "tema", ComunaFilter)
    list_select_related = ("comuna", "servicio")
    organizacion = "servicio"
    autocomplete_fields = ("servicio",)
    empty_list = (
        "Anote la primera con «Añadir oferta»: qué ofrece el servicio, para quién y dónde se pide. "
        "Nadie la ve hasta que otra persona la publique."
    )
    esperas = (Espera("Por publicar", "publicar", (EstadoOferta.BORRADOR,)),)
    sin_planilla = "Sus textos públicos se escriben y se aprueban de a uno."
    fieldsets = (
        ("Qué se ofrece", {"fields": ("titulo", ("servicio", "tema"), "descripcion")}),
        ("Para quién", {"fields": ("para_quien", "requisitos")}),
        (
            "Dónde y cuándo",
            {
                "fields": (
                    "donde",
                    ("comuna", "desde", "hasta"),
                    ("telefono", "correo"),
                    "sitio",
                    "ocurrido_el",
                )
            },
        ),
        (
            LA_PAGINA,
            {
                "fields": (
                    "pagina",
                    ("redactada_por", "publicada_por", "publicada_el"),
                    ("retirada_el", "retirada_por"),
                    "motivo_retiro",
                )
            },
        ),
    )
    readonly_fields = (
        "pagina",
        "redactada_por",
        "publicada_por",
        "publicada_el",
        "retirada_el",
        "retirada_por",
    )
    inlines = (HitoInline,)
    exporta = (
        *("numero", "ocurrido_el", "titulo"),
        Exported("servicio__nombre", "Servicio"),
        *("tema", "descripcion", "para_quien", "requisitos", "donde"),
        Exported("comuna__nombre", "Comuna"),
        *("telefono", "correo", "sitio", "desde", "hasta", "estado", "publicada_el"),
    )

    @column("Servicio", uses=("servicio__nombre",))
    def servicio_nombre(self, record: Oferta) -> str:
        return record.servicio.nombre

    @column("En la página", uses=("publicada_el", "estado"))
    def pagina(self, record: Oferta) -> str:
        if not record.en_la_pagina:
            return "no"
        since = f"desde el {record.publicada_el:%d-%m-%Y}"
        if record.estado == EstadoOferta.BORRADOR:
            since = f"{since}, sin lo que se está corrigiendo"
        return format_html('<a href="{}">{}</a>', path_of(OFERTA, record.numero), since)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of an offer that is only being written down the page says nothing yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj is not None else [one for one in fieldsets if one[0] != LA_PAGINA]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Why it was withdrawn is written by the step."""
        return [*super().get_readonly_fields(request, obj), "motivo_retiro"]

    def reparos(self, record: Oferta) -> list[Reparo]:
        return look(record.textos_publicos())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.warn(request, form.instance)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever wrote last may not be the one who publishes."""
        obj.redactada_por = request.user
        super().save_model(request, obj, form, change)
