"""The goatherds with their herds, and the localities where they keep them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from gobernacion.access.channels import column, form_page
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.same_person import SPELLED
from gobernacion.directory.with_ficha import WithFicha
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.transitions import TransicionRechazada
from programs.caprino.admin.forms import CrianceroForm, EmisionForm
from programs.caprino.models import (
    CATEGORIAS,
    VIGENCIA,
    Carnet,
    Criancero,
    EstadoCriancero,
    Localidad,
    PapelCriancero,
    Rebano,
)

PERSONA = tuple(f"ficha__{name}" for name in SPELLED)


@admin.register(Localidad)
class LocalidadAdmin(VersionedAdmin):
    list_display = ("nombre", "comuna", "lugar")
    list_filter = ("comuna",)
    list_select_related = ("comuna",)
    search_fields = ("nombre",)
    ordering = ("comuna__orden", "nombre")
    fields = (("nombre", "comuna"), "lugar")
    fijos = ("comuna",)
    empty_list = "Agregue las localidades con crianceros: sin ellas no se inscribe a nadie."


class RebanoInline(RecordTabularInline):
    model = Rebano
    fields = ("fecha", *CATEGORIAS)
    extra = 1
    ordering = ("-fecha",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "fecha":
            kwargs["initial"] = timezone.localdate
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Criancero)
class CrianceroAdmin(WithFicha, RecordAdmin):
    form = CrianceroForm
    list_display = ("numero", "persona_nombre", "comuna", "localidad", "estado", "ocurrido_el")
    list_filter = ("estado", "comuna", "localidad", PeriodoFilter)
    list_select_related = ("comuna", "localidad", "ficha")
    persona = "ficha"
    empty_list = "Inscriba al primero con «Añadir criancero»: basta el RUN, el nombre y la localidad."
    fieldsets = (
        ("Registro", {"fields": ("estado", ("ocurrido_el", "carnet_anterior"), "carnets_dados")}),
        FichaFields.FIELDSET,
        ("Rebaño", {"fields": (("localidad", "organizacion"), "senal")}),
    )
    readonly_fields = ("carnets_dados",)
    inlines = (RebanoInline,)
    autocomplete_fields = ("localidad", "organizacion")
    exporta = (
        *("numero", "ocurrido_el", "estado", "comuna__nombre"),
        Exported("localidad__nombre", "Localidad"),
        Exported("ficha__identificacion", "RUN"),
        *PERSONA,
        *("senal", *Criancero.etapas.columnas(Criancero)),
    )

    @column("Persona", uses=PERSONA)
    def persona_nombre(self, record: Criancero) -> str:
        return record.ficha.como_se_llama

    @column("Carnets", uses=("ficha",))
    def carnets_dados(self, record: Criancero) -> str:
        """The last cards, with what each is worth today."""
        today = timezone.localdate()
        rows = [
            (
                reverse("admin:caprino_carnet_change", args=[carnet.pk]),
                carnet,
                carnet.situacion(today),
                f"{carnet.vence_el:%d-%m-%Y}",
            )
            for carnet in record.carnets.vigentes().order_by("-ocurrido_el", "-pk")[:5]
        ]
        if not rows:
            return "Ninguno todavía."
        return format_html_join("\n", '<a href="{}">{}: {}, vence el {}</a>', rows)

    def response_add(self, request: HttpRequest, obj: Criancero, *args: Any, **kwargs: Any) -> Any:
        """Whoever comes to be inscribed leaves with a card."""
        if "_save" in request.POST and grants(request).may("emitir", obj):
            messages.success(request, f"{obj} quedó inscrito. Emita ahora su carnet.")
            return HttpResponseRedirect(reverse("admin:caprino_criancero_emitir", args=[obj.pk]))
        return super().response_add(request, obj, *args, **kwargs)

    @form_page(
        "Emitir carnet",
        permission="emitir",
        when=lambda record: not record.anulado and record.estado == EstadoCriancero.ACTIVO,
    )
    def emitir(self, request: HttpRequest, record: Criancero) -> HttpResponse:
        """Give a card to somebody who comes to the office: the first, or the one that renews theirs."""
        today = timezone.localdate()
        form = EmisionForm(request.POST if request.method == "POST" else None, initial={"fecha": today})
        user: Any = request.user
        if form.is_valid():
            try:
                carnet = Carnet.objects.emitir(record, user, form.cleaned_data["fecha"])
            except TransicionRechazada as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, f"{carnet} emitido: vence el {carnet.vence_el:%d-%m-%Y}.")
                return HttpResponseRedirect(reverse("admin:caprino_carnet_carnet", args=[carnet.pk]))
        context = {
            "title": f"Emitir carnet: {record}",
            "crumb": "Emitir carnet",
            "confirm": "Emitir",
            "warning": f"Vale por {VIGENCIA.en(today)} meses. Si tenía otro vigente, lo reemplaza.",
            "form": form,
        }
        return self._render(request, record, "access/step.html", context)


admin.site.register(PapelCriancero, AdjuntoAdmin)
