"""What the meetings agreed: which agreements are late, who owes each and by when."""

from __future__ import annotations

from django.contrib import admin
from django.utils.text import Truncator

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.deadlines import PlazoFilter, RecordDeadlines
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.waiting import Espera
from programs.comite_tecnico.models import PLENARIO, Acuerdo, EstadoAcuerdo, PapelAcuerdo

SHOWN = 60
"""Letters of what was agreed that the list shows."""


@admin.register(Acuerdo)
class AcuerdoAdmin(RecordDeadlines, RecordAdmin):
    list_display = ("numero", "ocurrido_el", "estado", "plazo", "acordado", "responsable", "de_quien")
    list_filter = ("estado", PlazoFilter, "reunion__subcomite", "tarea", PeriodoFilter)
    list_select_related = ("reunion__subcomite", "responsable")
    organizacion = "responsable"
    vencidos = "Vencidos"
    esperas = (Espera("Por cumplir", "cumplir", (EstadoAcuerdo.PENDIENTE,)),)
    empty_list = "Los acuerdos se anotan en su reunión, o uno a uno con «Añadir acuerdo»."
    initial_from_address = ("reunion",)
    fieldsets = (
        (
            "Acuerdo",
            {
                "fields": (
                    ("estado", "ocurrido_el", "comuna"),
                    "reunion",
                    ("tarea", "texto"),
                    ("responsable", "plazo", "plazo_original"),
                )
            },
        ),
    )
    readonly_fields = ("ocurrido_el", "comuna")
    fijos = ("reunion", "plazo")
    autocomplete_fields = ("reunion", "responsable")
    exporta = (
        *("numero", "ocurrido_el"),
        Exported("reunion__numero", "Reunión"),
        Exported("reunion__subcomite__nombre", "Subcomité"),
        *("tarea", "texto"),
        Exported("responsable__nombre", "Institución responsable"),
        *("plazo_original", "plazo", "estado", "cerrado_el", "resultado"),
    )

    @column("Reunión de", uses=("reunion__subcomite",))
    def de_quien(self, record: Acuerdo) -> str:
        return record.reunion.subcomite.nombre if record.reunion.subcomite else PLENARIO

    @column("Qué se acordó", uses=("texto",))
    def acordado(self, record: Acuerdo) -> str:
        return Truncator(record.texto).chars(SHOWN)


admin.site.register(PapelAcuerdo, AdjuntoAdmin)
