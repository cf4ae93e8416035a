"""The requests: the list, the paper form, the queue, and the letter that asks for what is missing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from extranjeria.admin.filters import NacionalidadFilter, PendientesFilter
from extranjeria.admin.forms import SolicitudForm
from extranjeria.models import Estado, PapelSolicitud, Solicitud
from gobernacion.access.channels import column, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.with_ficha import PERSONA, WithFicha
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.waiting import Espera


@admin.register(Solicitud)
class SolicitudAdmin(WithFicha, RecordAdmin):
    form = SolicitudForm
    list_display = (
        *("numero", "folio", "persona_nombre", "nacionalidad", "tipo_nombre", "estado"),
        *("ocurrido_el", "dias"),
    )
    list_filter = (
        *("estado", PendientesFilter, NacionalidadFilter, "tipo", "canal", "calidad", "comuna"),
        PeriodoFilter,
    )
    list_select_related = ("comuna", "ficha", "tipo")
    persona = "ficha"
    busca_exacto = ("folio",)
    empty_list = "Registre la primera con «Añadir solicitud»: basta el documento, la nacionalidad y el tipo."
    esperas = (
        Espera("Por analizar", "analizar", (Estado.INGRESADA,)),
        Espera("Con ampliación pedida", "recibir_ampliacion", (Estado.AMPLIACION,)),
        Espera("Por resolver", "aprobar", (Estado.ANALISIS,)),
    )
    en_planilla = Planilla()
    fieldsets = (
        ("Ingreso", {"fields": ("estado", ("ocurrido_el", "canal", "folio"))}),
        FichaFields.FIELDSET,
        ("Lo que solicita", {"fields": (("tipo", "calidad"), "apatrida", "nacionalidad", "observaciones")}),
    )
    exporta = (
        *("numero", "folio", "ocurrido_el", "canal"),
        Exported("comuna__nombre", "Comuna"),
        Exported("ficha__identificacion", "Documento"),
        *PERSONA,
        "nacionalidad",
        Exported("tipo__nombre", "Tipo"),
        *("calidad", "estado", *Solicitud.etapas.columnas(Solicitud)),
    )

    # --- the list ---

    @column("Tipo", uses=("tipo__nombre",))
    def tipo_nombre(self, record: Solicitud) -> str:
        return record.tipo.nombre

    @column("Espera", uses=("estado", "ocurrido_el"))
    def dias(self, record: Solicitud) -> str:
        days = record.espera(timezone.localdate())
        return "" if days is None else "1 día" if days == 1 else f"{days} días"

    # --- the form ---

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever is stateless says so when it is filed; its nationality is corrected after that."""
        left_out = "nacionalidad" if obj is None else "apatrida"
        return [
            (title, {**options, "fields": [name for name in options["fields"] if name != left_out]})
            for title, options in super().get_fieldsets(request, obj)
        ]

    # --- paper ---

    @reading_page(
        "Carta de ampliación",
        permission=Accion.IMPRIMIR,
        when=lambda record: record.estado == Estado.AMPLIACION,
    )
    def carta(self, request: HttpRequest, record: Solicitud) -> HttpResponse:
        """What the person takes home: what is missing, and until when it may be brought."""
        return self.sheet(request, record, "extranjeria/carta.html", {})


admin.site.register(PapelSolicitud, AdjuntoAdmin)
