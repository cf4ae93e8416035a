"""What the fund may be asked for, and how much it may spend."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.access.channels import column
from gobernacion.access.house import HouseAdmin
from gobernacion.directory.admin import VersionedAdmin
from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from orasmi.models import Ayuda, Presupuesto


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
    list_display = ("year", "monto", "reservado", "queda", "ejecucion")
    ordering = ("-year",)
    fields = ("year", "monto", "fuente", ("reservado", "queda"))
    readonly_fields = ("reservado", "queda")
    empty_list = "Agregue el presupuesto del año: sin él no se aprueban ayudas."

    @column("Queda", uses=("monto", "reservado"))
    def queda(self, record: Presupuesto) -> Pesos:
        return record.disponible

    @column("Aprobado", uses=("monto", "reservado"))
    def ejecucion(self, record: Presupuesto) -> str:
        return f"{clp.number(100 * record.reservado // record.monto)} %" if record.monto else "—"
