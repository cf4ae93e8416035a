"""The activities of the network: the plan of the year, the month, what each one left and its sheets to sign."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.http import HttpRequest

from gobernacion.access.exporting import Exported
from gobernacion.records.actividades import HECHAS
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.papers import AdjuntoAdmin
from programs.crece_contigo.models import Actividad, PapelActividad

SUSPENSION: Any = ("Suspensión", {"fields": (("causa", "suspendida_el"), "motivo")})
RESULTADO: Any = ("Lo que resultó", {"fields": (("asistentes", "realizada_por"), "acuerdos")})
AL_GUARDAR = ("estado", "ambito")
"""What there is to say of an activity only once it is written down."""


@admin.register(Actividad)
class ActividadDeCreceContigoAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "ambito", "tema", "comuna", "lugar", "asistentes", "estado")
    list_filter = (AgendaFilter, "estado", "ambito", "tema", "comuna")
    list_select_related = ("comuna",)
    fieldsets = (
        (
            "Actividad",
            {"fields": (("estado", "ambito"), "tema", ("ocurrido_el", "hora"), ("comuna", "lugar"))},
        ),
        ("Con quiénes", {"fields": ("instituciones",)}),
        RESULTADO,
        SUSPENSION,
    )
    autocomplete_fields = ("instituciones", "realizada_por")
    programa = ("tema", "hora", "lugar")
    distinguen = ("tema",)
    exporta = (
        *("numero", "ambito", "tema", "programada_el", "ocurrido_el", "hora"),
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "estado"),
        Exported("realizada_por__nombre", "Hecha por"),
        *("asistentes", "causa", "suspendida_el", "motivo", "acuerdos"),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What came of it is shown once there is something to show."""
        fieldsets = super().get_fieldsets(request, obj)
        said = {
            title
            for title, options in (RESULTADO, SUSPENSION)
            if obj and any(getattr(obj, name) not in (None, "") for name in flatten(options["fields"]))
        }
        kept = [one for one in fieldsets if one[0] in said or one[0] not in (RESULTADO[0], SUSPENSION[0])]
        if obj is not None:
            return kept
        return [
            (title, {**options, "fields": [name for name in map(_typed, options["fields"]) if name]})
            for title, options in kept
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a step writes, only the step writes; the day and the place, too, once it was held."""
        held = ("ocurrido_el", "lugar") if obj is not None and obj.estado in HECHAS else ()
        return [*super().get_readonly_fields(request, obj), "ambito", "asistentes", *held]

    def get_acta_context(self, request: HttpRequest, record: Actividad) -> dict[str, Any]:
        came = [("asistentes", record.asistentes)] if record.asistentes is not None else []
        return {
            "acuerdos": record.acuerdos,
            "organismos": [str(one) for one in record.instituciones.order_by("nombre")],
            "resultados": came,
        }


def _typed(row: Any) -> Any:
    """A row of the form without what is only said of an activity written down already."""
    names = [name for name in flatten([row]) if name not in AL_GUARDAR]
    return tuple(names) if len(names) > 1 else "".join(names)


@admin.register(PapelActividad)
class PapelActividadAdmin(AdjuntoAdmin):
    pass
