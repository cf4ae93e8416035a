"""The contests of the fund with their rules and what is left of their money."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F

from gobernacion.access.channels import column
from gobernacion.access.exporting import Worked, in_pesos
from gobernacion.access.versioned import VersionedAdmin
from programs.fondo_social.models import Concurso


@admin.register(Concurso)
class ConcursoAdmin(VersionedAdmin):
    list_display = ("concurso", "abre", "cierra", "maximo", "marco", "comprometido", "queda")
    ordering = ("-year", "modalidad", "-llamado")
    fieldsets = (
        ("Concurso", {"fields": (("year", "modalidad", "llamado"), "bases", ("abre", "cierra"))}),
        ("Recursos", {"fields": (("maximo", "marco"), ("comprometido", "queda"))}),
        ("Rendición", {"fields": (("dias_para_rendir", "exige_rendicion"),)}),
    )
    readonly_fields = ("comprometido", "queda")
    exporta = (
        *("year", "modalidad", "llamado", "bases", "abre", "cierra", "maximo", "marco", "comprometido"),
        Worked(
            "Queda por adjudicar",
            "money",
            in_pesos(F("marco") - F("comprometido")),
            ("marco", "comprometido"),
        ),
        *("dias_para_rendir", "exige_rendicion"),
    )
    empty_list = "Agregue el concurso del año con «Añadir concurso»: los proyectos se postulan a uno."

    @column("Concurso", uses=("year", "modalidad", "llamado"), ordering="year")
    def concurso(self, record: Concurso) -> str:
        return str(record)

    @column("Queda por adjudicar", uses=("marco", "comprometido"))
    def queda(self, record: Concurso) -> Any:
        return "—" if record.libre is None else record.libre
