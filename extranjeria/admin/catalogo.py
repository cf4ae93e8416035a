"""What may be asked for, what people come for, and how many appointments a day has."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import F

from extranjeria.models import CupoDiario, TipoSolicitud, Tramite
from gobernacion.access.channels import column
from gobernacion.access.exporting import Worked
from gobernacion.access.house import HouseAdmin
from gobernacion.access.versioned import VersionedAdmin


@admin.register(TipoSolicitud)
class TipoSolicitudAdmin(HouseAdmin):
    list_display = ("nombre", "clase", "desde", "hasta")
    list_filter = ("clase",)
    search_fields = ("nombre",)
    ordering = ("nombre", "-desde")
    fields = ("nombre", "clase", ("desde", "hasta"))
    empty_list = "Agregue lo que se puede solicitar: sin catálogo no se registran solicitudes."


@admin.register(Tramite)
class TramiteAdmin(HouseAdmin):
    list_display = ("nombre", "con_cita", "desde", "hasta")
    list_filter = ("con_cita",)
    search_fields = ("nombre",)
    ordering = ("nombre", "-desde")
    fields = ("nombre", "con_cita", ("desde", "hasta"))
    empty_list = "Agregue los trámites del mesón y diga cuáles necesitan cita."


@admin.register(CupoDiario)
class CupoDiarioAdmin(VersionedAdmin):
    list_display = ("dia", "cupo", "tomadas", "libres")
    ordering = ("-dia",)
    fields = ("dia", "propio", ("cupo", "tomadas"))
    exporta = (
        *("dia", "propio", "cupo", "tomadas"),
        Worked("Quedan", "integer", F("cupo") - F("tomadas"), ("cupo", "tomadas")),
    )
    readonly_fields = ("cupo", "tomadas")
    fijos = ("dia",)
    empty_list = (
        "Los días se agregan solos al dar la primera hora. Agregue aquí un feriado o un día con otro cupo; "
        "el de siempre se cambia en «Parámetros»."
    )

    @column("Quedan", uses=("dia", "cupo", "tomadas"))
    def libres(self, record: CupoDiario) -> int:
        return record.cupo - record.tomadas
