"""What the fund may be asked for, and how much it may spend."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest

from gobernacion.access.channels import column
from gobernacion.access.exporting import Worked, in_pesos
from gobernacion.access.house import HouseAdmin
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from orasmi.models import Ayuda, Postulacion, Presupuesto
from orasmi.models.presupuesto import DE_LOS_PASOS


@admin.register(Ayuda)
class AyudaAdmin(HouseAdmin):
    list_display = ("nombre", "materia", "clase", "desde", "hasta")
    list_filter = ("materia", "clase")
    search_fields = ("nombre",)
    ordering = ("materia", "nombre", "-desde")
    fields = (("materia", "clase"), "nombre", ("desde", "hasta"))
    empty_list = "Agregue lo que el fondo puede dar: sin catálogo no se registran postulaciones."


@admin.register(Presupuesto)
class PresupuestoAdmin(VersionedAdmin):
    list_display = ("year", "monto", "libre", *DE_LOS_PASOS, "ocupado")
    ordering = ("-year",)
    fields = ("year", "monto", "fuente", ("libre", *DE_LOS_PASOS), "segun_los_casos")
    readonly_fields = ("libre", *DE_LOS_PASOS, "segun_los_casos")
    empty_list = "Agregue el presupuesto del año: sin él no se aprueban ayudas."
    exporta = (
        *("year", "monto", *DE_LOS_PASOS),
        Worked(
            "Libre", "money", in_pesos(F("monto") - F("reservado") - F("pagado")), ("monto", *DE_LOS_PASOS)
        ),
        "fuente",
    )

    @column("Libre", uses=("monto", "reservado", "pagado"))
    def libre(self, record: Presupuesto) -> Pesos | None:
        return record.libre

    @column("Ocupado", uses=("monto", "reservado", "pagado"))
    def ocupado(self, record: Presupuesto) -> str:
        return f"{clp.number(100 * record.ocupado // record.monto)} %" if record.monto else "—"

    @column("Según los casos", uses=DE_LOS_PASOS)
    def segun_los_casos(self, record: Presupuesto) -> str:
        """Whether its cases, added up, say the same."""
        said = Postulacion.objects.dinero_de(record.year)
        wrong = [f"{name} {said[name]}" for name in DE_LOS_PASOS if said[name] != getattr(record, name)]
        return f"No cuadra: los casos del año suman {', '.join(wrong)}." if wrong else "Cuadra."

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where the money is, once there is a budget."""
        return super().get_fields(request, obj) if obj else ["year", "monto", "fuente"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What was taken of the money of a year stays of that year."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "year"] if obj and obj.movido else fields
