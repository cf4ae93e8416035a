"""What was asked in the jornadas, followed until each one is answered."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from gobernacion.access.channels import column
from gobernacion.access.editing import VersionedForm
from gobernacion.access.exporting import Exported
from gobernacion.directory.ficha_fields import DATOS, FichaFields
from gobernacion.directory.models import Documento
from gobernacion.directory.side_by_side import COMPARED
from gobernacion.directory.with_ficha import WithFicha
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.deadlines import PlazoFilter, RecordDeadlines
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.waiting import Espera
from programs.gobierno_en_terreno.models import Demanda, EstadoDemanda, Gestion, PapelDemanda

SHOWN = 60
"""Letters of what is asked that the list shows."""

OF_THE_PERSON = ("run", "numero", "pais", "motivo", *(name for name in DATOS if name != "nacionalidad"))
"""What somebody types of a person; the nationality comes already said."""


class DemandaForm(FichaFields, VersionedForm):
    """A demand, with who waits for its answer if anybody does."""

    def clean(self) -> dict[str, Any] | None:
        if not self._names_nobody():
            return super().clean()
        self.ficha = None
        cleaned = super(FichaFields, self).clean()
        self.instance.ficha = None
        return cleaned

    def save_ficha(self) -> None:
        if self.ficha is not None:
            super().save_ficha()

    def _names_nobody(self) -> bool:
        kind = self.cleaned_data.get("ficha_documento")
        typed = (self.cleaned_data.get(f"ficha_{name}") for name in OF_THE_PERSON)
        wrong = self.errors.keys() & {f"ficha_{name}" for name in OF_THE_PERSON}
        return kind == Documento.RUN and not wrong and not any(typed)


class GestionInline(RecordTabularInline):
    model = Gestion
    fields = ("fecha", "gestion")
    extra = 1
    can_delete = True


@admin.register(Demanda)
class DemandaAdmin(RecordDeadlines, WithFicha, RecordAdmin):
    form = DemandaForm
    list_display = ("numero", "ocurrido_el", "estado", "plazo", "pedido", "comuna", "organismo", "materia")
    list_filter = ("estado", PlazoFilter, "materia", "comuna", PeriodoFilter)
    list_select_related = ("comuna", "organismo")
    persona, organizacion = "ficha", "organismo"
    esperas = (
        Espera("Por derivar o responder", "derivar", (EstadoDemanda.PENDIENTE,)),
        Espera("Derivadas sin respuesta", "responder", (EstadoDemanda.DERIVADA,)),
    )
    empty_list = "Las demandas se anotan en su jornada, o una a una con «Añadir demanda ciudadana»."
    initial_from_address = ("jornada",)
    fieldsets = (
        (
            "Demanda",
            {
                "fields": (
                    ("estado", "ocurrido_el", "comuna"),
                    "jornada",
                    "materia",
                    "planteamiento",
                    "organizacion",
                    ("organismo", "plazo"),
                )
            },
        ),
        ("Quien espera respuesta, si alguien", FichaFields.FIELDSET[1]),
    )
    readonly_fields = ("ocurrido_el", "comuna")
    fijos = ("jornada",)
    autocomplete_fields = ("jornada", "organizacion", "organismo")
    inlines = (GestionInline,)
    exporta = (
        *("numero", "ocurrido_el"),
        Exported("comuna__nombre", "Comuna"),
        Exported("jornada__numero", "Jornada"),
        *("materia", "planteamiento"),
        Exported("organizacion__nombre", "Organización que la plantea"),
        Exported("organismo__nombre", "Servicio que debe responder"),
        *("plazo", "estado", "derivada_el", "respondida_el", "respuesta"),
    )

    @column("Qué se pide", uses=("planteamiento",))
    def pedido(self, record: Demanda) -> str:
        return Truncator(record.planteamiento).chars(SHOWN)

    @column("Persona", uses=tuple(f"ficha__{name}" for name in COMPARED))
    def persona_leida(self, record: Any) -> SafeString:
        return super().persona_leida(record) if record.ficha_id else SafeString("Nadie pidió respuesta.")

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj is not None else ()


admin.site.register(PapelDemanda, AdjuntoAdmin)
