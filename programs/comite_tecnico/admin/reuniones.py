"""The meetings: planned from a calendar, held or suspended, with who came and what was agreed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from gobernacion.access.channels import button, column
from gobernacion.access.exporting import Exported
from gobernacion.access.rules import Accion
from gobernacion.records.activity_admin import ActividadAdmin, AgendaFilter
from gobernacion.records.admin import RecordTabularInline
from gobernacion.records.inside import RecordsInside
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.transitions import Transition
from programs.comite_tecnico.models import (
    EN_LINEA,
    PLENARIO,
    Acuerdo,
    Asistencia,
    Modalidad,
    PapelReunion,
    Reunion,
    Subcomite,
)

PLENARIOS = "plenarios"


class DeQuienFilter(SimpleListFilter):
    """The plenaries, or the meetings of one subcommittee."""

    title = "subcomité"
    parameter_name = "de"
    uses = ("subcomite",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        subcomites = Subcomite.objects.order_by("nombre", "-desde")
        return [(PLENARIOS, "Plenarios"), *((str(one.pk), f"{one} ({one.desde.year})") for one in subcomites)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        return queryset.plenarios() if self.value() == PLENARIOS else queryset.filter(subcomite=self.value())


class AsistenciaInline(RecordTabularInline):
    model = Asistencia
    fields = ("organizacion", "personas")
    autocomplete_fields = ("organizacion",)
    extra = 3
    can_delete = True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody came before it was held."""
        fields = super().get_fields(request, obj)
        return fields if obj is not None and obj.hecha else [name for name in fields if name != "personas"]


class AcuerdoInline(RecordsInside):
    model = Acuerdo
    fields = ("texto", "tarea", "responsable", "plazo")
    autocomplete_fields = ("responsable",)


@admin.register(Reunion)
class ReunionAdmin(ActividadAdmin):
    list_display = ("numero", "ocurrido_el", "hora", "de_quien", "modalidad", "lugar", "estado")
    list_filter = ("estado", DeQuienFilter, AgendaFilter, "modalidad", "comuna")
    list_select_related = ("comuna", "subcomite")
    search_fields = ("numero",)
    programa = ("subcomite", "modalidad", "hora", "lugar")
    distinguen = ("subcomite",)
    fieldsets = (
        (
            "Reunión",
            {
                "fields": (
                    ("estado", "programada_el"),
                    ("subcomite", "modalidad"),
                    ("ocurrido_el", "hora"),
                    ("comuna", "lugar"),
                    "tabla",
                )
            },
        ),
    )
    autocomplete_fields = ("realizada_por",)
    inlines = (AsistenciaInline,)
    inlines_al_hacerse = (AcuerdoInline,)
    exporta = (
        *("numero", "programada_el", "ocurrido_el", "hora"),
        Exported("subcomite__nombre", "Subcomité"),
        "modalidad",
        Exported("comuna__nombre", "Comuna"),
        *("lugar", "estado", "asistentes", "causa", "suspendida_el", "tabla"),
    )

    @column("Reunión de", uses=("subcomite",))
    def de_quien(self, record: Reunion) -> str:
        return record.subcomite.nombre if record.subcomite else PLENARIO

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Those that go on come first; of the others it is said until when they were."""
        if db_field.name == "subcomite":
            kwargs["queryset"] = Subcomite.objects.order_by(F("hasta").desc(nulls_first=True), "nombre", "pk")
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "subcomite":
            field.label_from_instance = _with_its_end
        return field

    def step_initial(self, step: Transition, record: Any) -> dict[str, Any]:
        """A digital meeting has no other place."""
        proposed = super().step_initial(step, record)
        if "lugar" in step.fields and not record.lugar and record.modalidad == Modalidad.DIGITAL:
            proposed["lugar"] = EN_LINEA
        return proposed

    @button(
        "Convocar a los integrantes", permission=Accion.MODIFICAR, when=lambda reunion: reunion.modificable
    )
    def convocar(self, request: HttpRequest, record: Reunion) -> HttpResponse:
        """The institutions of the subcommittee, or those of all of them for a plenary."""
        called = record.convoke()
        said = f"Instituciones agregadas: {called}." if called else "Ya están todas las que lo integran."
        self.message_user(request, said, messages.SUCCESS if called else messages.WARNING)
        return HttpResponseRedirect(self.change_url(record))

    def get_acta_context(self, request: HttpRequest, record: Reunion) -> dict[str, Any]:
        called = record.asistencias.select_related("organizacion").order_by("organizacion__nombre")
        agreed = record.acuerdos.vigentes().select_related("responsable").order_by("pk")
        present = [("Asistentes", record.asistentes)] if record.asistentes is not None else []
        return {
            "organismos": [one.organizacion.nombre for one in called if one.personas != 0],
            "resultados": [*present, *([("Tabla", record.tabla)] if record.tabla else [])],
            "acuerdos": "\n".join(
                f"• {one.texto} ({one.responsable}, hasta el {one.plazo:%d-%m-%Y})" for one in agreed
            ),
        }


def _with_its_end(subcomite: Subcomite) -> str:
    return f"{subcomite} (hasta {subcomite.hasta:%d-%m-%Y})" if subcomite.hasta else str(subcomite)


@admin.register(PapelReunion)
class PapelReunionAdmin(AdjuntoAdmin):
    pass
