"""The cards: which are in force, which expired, and the paper that is handed over."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from gobernacion.access.channels import column, form_page, reading_page
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.transitions import TransicionRechazada
from programs.caprino.admin.filters import VencimientoFilter
from programs.caprino.admin.forms import DuplicadoForm
from programs.caprino.models import Carnet, EstadoCarnet

PERSONA = (
    "criancero__ficha__nombres",
    "criancero__ficha__primer_apellido",
    "criancero__ficha__segundo_apellido",
    "criancero__ficha__nombre_social",
)


def _rige(record: Any) -> bool:
    return not record.anulado and record.estado == EstadoCarnet.VIGENTE


@admin.register(Carnet)
class CarnetAdmin(RecordAdmin):
    list_display = (
        *("numero", "persona_nombre", "comuna", "localidad", "tipo"),
        *("ocurrido_el", "vence_el", "situacion"),
    )
    list_filter = (VencimientoFilter, "estado", "tipo", "comuna", "localidad", PeriodoFilter)
    list_select_related = ("comuna", "localidad", "criancero__ficha")
    persona = "criancero__ficha"
    empty_list = "Los carnets se emiten desde cada criancero, o muchos seguidos desde un operativo."
    sin_planilla = "Un carnet se emite con un paso, desde su criancero o su operativo."
    fieldsets = (
        ("Carnet", {"fields": (("situacion", "tipo"), ("ocurrido_el", "vence_el"))}),
        ("Criancero", {"fields": ("criancero", "persona_nombre", ("comuna", "localidad"))}),
        (
            "De dónde viene y qué fue de él",
            {"fields": ("operativo", ("reemplaza", "motivo_duplicado"), "cerrado_el")},
        ),
    )
    readonly_fields = ("situacion", "persona_nombre")
    exporta = (
        *("numero", "ocurrido_el", "vence_el", "estado", "tipo", "cerrado_el", "comuna__nombre"),
        Exported("localidad__nombre", "Localidad"),
        Exported("criancero__numero", "N.º de registro"),
        Exported("criancero__ficha__identificacion", "RUN"),
        Exported("criancero__ficha__nombres", "Nombres"),
        Exported("criancero__ficha__primer_apellido", "Primer apellido"),
        Exported("criancero__ficha__segundo_apellido", "Segundo apellido"),
        Exported("operativo__numero", "Operativo"),
    )

    @column("Persona", uses=PERSONA)
    def persona_nombre(self, record: Carnet) -> str:
        return record.criancero.ficha.como_se_llama

    @column("Situación", uses=("estado", "vence_el"))
    def situacion(self, record: Carnet) -> str:
        return record.situacion(timezone.localdate())

    @reading_page("Carnet", permission=Accion.IMPRIMIR, when=_rige)
    def carnet(self, request: HttpRequest, record: Carnet) -> HttpResponse:
        """The card itself, to be cut out, stamped and handed over."""
        return self.sheet(request, record, "caprino/carnet.html", {"carnets": [with_herd(record)]})

    @form_page("Duplicar", permission="duplicar", when=_rige)
    def duplicar(self, request: HttpRequest, record: Carnet) -> HttpResponse:
        """Give another that is worth as long, for one that was lost or spoilt."""
        form = DuplicadoForm(
            request.POST if request.method == "POST" else None, initial={"fecha": timezone.localdate()}
        )
        user: Any = request.user
        if form.is_valid():
            try:
                other = record.duplicar(
                    user, form.cleaned_data["fecha"], form.cleaned_data["motivo_duplicado"]
                )
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"{other} emitido en lugar de {record}.")
                return HttpResponseRedirect(self.change_url(other))
        context = {
            "title": f"Duplicar: {record}",
            "crumb": "Duplicar",
            "confirm": "Emitir duplicado",
            "warning": "El duplicado vence el mismo día que este, que deja de regir.",
            "form": form,
        }
        return self._render(request, record, "access/step.html", context)


def with_herd(carnet: Carnet) -> dict[str, Any]:
    """A card and the heads last declared, as they are printed on it."""
    return {"carnet": carnet, "rebano": carnet.criancero.rebanos.order_by("-fecha").first()}
