"""The seasons of the crossing, each with what it adds up to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, Q, Sum
from django.http import HttpRequest

from gobernacion.access.channels import column
from gobernacion.access.exporting import Worked
from gobernacion.access.versioned import VersionedAdmin
from programs.paso_agua_negra.models import Temporada
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS, suma


@admin.register(Temporada)
class TemporadaAdmin(VersionedAdmin):
    list_display = ("temporada", "abre", "cierra", "dias", "personas", "vehiculos")
    ordering = ("-abre",)
    sortable_by = ()
    fields = (("abre", "cierra"), "fuente")
    exporta = (
        *("abre", "cierra"),
        Worked("Días con recuento", "integer", F("contados"), ("abre",)),
        Worked("Personas, ambos sentidos", "integer", F("cruces"), ("abre",)),
        Worked("Vehículos, ambos sentidos", "integer", F("pasadas"), ("abre",)),
        "fuente",
    )
    empty_list = "Agregue la temporada que abre con «Añadir temporada»; el cierre se anota cuando llegue."

    def get_queryset(self, request: HttpRequest) -> Any:
        """Each with the sums of its counts."""
        standing = Q(recuentos__anulado_el=None)
        return (
            super()
            .get_queryset(request)
            .annotate(
                contados=Count("recuentos", filter=standing),
                cruces=Sum(
                    suma(tuple(f"recuentos__{name}" for name in PERSONAS)), filter=standing, default=0
                ),
                pasadas=Sum(
                    suma(tuple(f"recuentos__{name}" for name in VEHICULOS)), filter=standing, default=0
                ),
            )
        )

    @column("Temporada", uses=("abre", "cierra"))
    def temporada(self, record: Temporada) -> str:
        return record.nombre

    @column("Días con recuento", uses=("abre",))
    def dias(self, record: Any) -> Any:
        return record.contados

    @column("Personas, ambos sentidos", uses=("abre",))
    def personas(self, record: Any) -> Any:
        return record.cruces

    @column("Vehículos, ambos sentidos", uses=("abre",))
    def vehiculos(self, record: Any) -> Any:
        return record.pasadas
