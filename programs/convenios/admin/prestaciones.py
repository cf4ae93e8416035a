"""What people received because they were referred."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.directory.same_person import SPELLED
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.planillas.columns import Planilla
from programs.convenios.models import Prestacion

PERSONA = tuple(f"derivacion__ficha__{name}" for name in SPELLED)


@admin.register(Prestacion)
class PrestacionAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "persona_nombre", "tipo", "entrega")
    list_filter = ("tipo", PeriodoFilter)
    list_select_related = ("derivacion__ficha", "entrega")
    en_planilla = Planilla()
    fields = ("derivacion", ("tipo", "ocurrido_el"), ("entrega", "colabora"))
    autocomplete_fields = ("derivacion", "entrega", "colabora")
    initial_from_address = ("derivacion",)
    empty_list = "Se añaden desde la derivación de la persona, con «Añadir prestación»."
    exporta = (
        *("numero", "ocurrido_el", "tipo"),
        Exported("derivacion__numero", "Derivación"),
        Exported("derivacion__ficha__identificacion", "RUN"),
        *PERSONA,
        Exported("entrega__nombre", "Quién la entregó"),
        Exported("colabora__nombre", "Con la colaboración de"),
    )

    @column("Persona", uses=PERSONA)
    def persona_nombre(self, record: Prestacion) -> str:
        return record.derivacion.ficha.como_se_llama
