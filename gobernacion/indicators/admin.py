"""What each area promises, on the desks of who proposes it, who approves it and who says how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from gobernacion.access.channels import button, column, form_page
from gobernacion.access.editing import VERSION
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.readings import sections
from gobernacion.access.rules import Accion
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.areas import title_of
from gobernacion.indicators.filters import ATRASADOS, AreaFilter, AtrasadosFilter, YearFilter, areas_of
from gobernacion.indicators.forms import AdvanceForm, DecisionForm
from gobernacion.indicators.models import (
    AVANCES,
    SIN_APROBAR,
    Compromiso,
    EstadoCompromiso,
    MetaAnual,
    Promesa,
)
from gobernacion.indicators.moments import total_told
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import number
from gobernacion.numbers import FIGURE_DIGITS

# --- what both desks share ------------------------------------------------------------------------------------


def _names() -> dict[str, str]:
    return {one.codigo: one.nombre for one in registry()}


def _units() -> dict[str, str]:
    return {one.codigo: one.unidad for one in registry()}


DE_QUIEN = (Exported("area", labels=areas_instaladas), "year", Exported("codigo", labels=_names))
EN_QUE = Exported("codigo", "Unidad", labels=_units, coded=False)
COMO_QUEDO = ("motivo", "propuesta_por__nombre", "aprobada_por__nombre")


class PromesaAdmin(VersionedAdmin):
    """What an area proposes; once approved, what was promised is no longer written."""

    al_aprobarse: tuple[str, ...] = ()
    """What is promised, and stays as it was once it is approved."""
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
        models.DecimalField: {"max_digits": FIGURE_DIGITS},
    }

    @column("Área", uses=("area",), ordering="area")
    def area_titulo(self, record: Promesa) -> str:
        return title_of(record.area)

    @column("Indicador", uses=("codigo",), ordering="codigo")
    def indicador_nombre(self, record: Promesa) -> str:
        return f"{record.codigo} {record.indicador.nombre}" if record.indicador else record.codigo

    @column("Medido a la fecha", uses=("codigo", "year"))
    def medido(self, record: Promesa) -> str:
        """What the records of the area say of its indicator this year, up to today."""
        indicador, today = record.indicador, timezone.localdate()
        if indicador is None:
            return "No se mide con una cifra."
        if indicador.measure is None or today.year < record.year:
            return "Todavía no se mide."
        total = total_told(indicador.codigo, record.year, today)
        return "Sin datos." if total is None else f"{number(total)} {indicador.unidad}"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is only read is read by its name, not by the code it is kept under."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or (obj.propuesta and self.has_change_permission(request, obj)):
            return fieldsets
        return [(title, {**parts, "fields": _named(parts["fields"])}) for title, parts in fieldsets]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = self.al_aprobarse if obj is not None and not obj.propuesta else ()
        return [*super().get_readonly_fields(request, obj), *fixed]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """An area and an indicator are chosen among those of whoever proposes, by their names."""
        areas = areas_of(request, self.model, Accion.AGREGAR)
        if db_field.name == "area":
            choices = [(area.label, area.titulo) for area in areas]
            return forms.ChoiceField(
                label="Área", choices=choices if len(choices) == 1 else [("", "---------"), *choices]
            )
        if db_field.name == "codigo":
            by_area = [
                (
                    area.titulo,
                    [(one.codigo, f"{one.codigo} {one.nombre}") for one in registry().of_area(area.label)],
                )
                for area in areas
            ]
            return forms.ChoiceField(
                label="Indicador",
                required=not db_field.blank,
                choices=[("", "---------"), *by_area],
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"year": timezone.localdate().year + 1, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever wrote last what is promised may not be the one who approves it."""
        if not change:
            obj.estado = self.model.POR_APROBAR
        if obj.propuesta:
            obj.propuesta_por = request.user
        super().save_model(request, obj, form, change)

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What jefatura has to approve."""
        reach = grants(request).scope(self.model._default_manager.all(), "aprobar")
        count = reach.filter(estado=self.model.POR_APROBAR).count()
        query = f"estado__exact={self.model.POR_APROBAR}"
        return (
            [{"title": "Por aprobar", "count": count, "oldest": None, "url": self._list(query)}]
            if count
            else []
        )

    def _list(self, query: str) -> str:
        return f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_changelist')}?{query}"

    def _decide(
        self,
        request: HttpRequest,
        record: Any,
        form: DecisionForm,
        take: Callable[..., None],
        context: dict[str, Any],
    ) -> HttpResponse:
        """Ask, and decide if the answer allows it; what was typed is kept whenever it does not."""
        if form.is_valid():
            answers = dict(form.cleaned_data)
            record.version = answers.pop(VERSION)
            take(request.user, **answers)
            self.message_user(request, f"{record}: {record.get_estado_display().lower()}.", "SUCCESS")
            return HttpResponseRedirect(self.change_url(record))
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record),
            "media": self.media,
            "form": form,
            "sections": sections(self, request, grants(request), record),
        }
        return render(request, "access/step.html", {**shared, **context})

    @button("Aprobar", permission="aprobar", when=lambda record: record.propuesta)
    def aprobar(self, request: HttpRequest, record: Any) -> HttpResponse:
        record.aprobar(request.user)
        self.message_user(request, f"{record} quedó aprobado.", "SUCCESS")
        return HttpResponseRedirect(self.change_url(record))


def _asked(form: type[DecisionForm], request: HttpRequest, record: Promesa, **initial: Any) -> Any:
    return form(request.POST or None, initial={VERSION: record.version, **initial})


# --- the two desks --------------------------------------------------------------------------------------------


@admin.register(MetaAnual)
class MetaAnualAdmin(PromesaAdmin):
    list_display = ("indicador_nombre", "area_titulo", "year", "meta_escrita", "estado")
    list_filter = (AreaFilter, YearFilter, "estado")
    search_fields = ("codigo",)
    ordering = ("-year", "codigo")
    empty_list = "Proponga la primera con «Añadir meta anual»: un indicador, un año y un número."
    al_aprobarse = ("codigo", "year", "valor", "fuente")
    exporta = (*DE_QUIEN, "valor", EN_QUE, "fuente", "estado", *COMO_QUEDO)
    fieldsets = (
        (None, {"fields": ("codigo", ("year", "valor"), "fuente")}),
        ("Estado", {"fields": (("estado", "motivo"), ("propuesta_por", "aprobada_por"), "medido")}),
    )
    readonly_fields = (
        *("estado", "motivo", "propuesta_por", "aprobada_por", "medido"),
        *("area_titulo", "indicador_nombre", "meta_escrita"),
    )

    @column("Meta", uses=("valor", "codigo"))
    def meta_escrita(self, record: MetaAnual) -> str:
        return _with_unit(record.valor, record)

    @form_page("Devolver para corregir", permission="devolver", when=lambda record: not record.propuesta)
    def devolver(self, request: HttpRequest, record: MetaAnual) -> HttpResponse:
        context = {
            "title": f"Devolver la meta {record}",
            "confirm": "Devolver",
            "warning": "Hasta que se apruebe de nuevo, ese indicador no tiene meta para el año.",
        }
        return self._decide(request, record, _asked(DecisionForm, request, record), record.devolver, context)


@admin.register(Compromiso)
class CompromisoAdmin(PromesaAdmin):
    list_display = (
        "compromiso",
        "area_titulo",
        "year",
        "indicador_nombre",
        "meta_escrita",
        "vence",
        "estado",
    )
    list_filter = (AreaFilter, YearFilter, "estado", AtrasadosFilter)
    search_fields = ("texto", "codigo")
    ordering = ("-year", "area", "capitulo", "orden")
    empty_list = "Proponga el primero con «Añadir compromiso»: qué hará el área el año que viene."
    al_aprobarse = ("area", "year", "texto", "codigo", "meta", "plazo", "fuente")
    exporta = (
        *(*DE_QUIEN, "capitulo", "texto", "meta", EN_QUE, "plazo", "estado", "evidencia", "fuente"),
        *COMO_QUEDO,
    )
    fieldsets = (
        ("Qué se compromete", {"fields": (("area", "year"), "texto", ("codigo", "meta"), "plazo", "fuente")}),
        (
            "Cómo va",
            {"fields": ("estado", "medido", "evidencia", "motivo", ("propuesta_por", "aprobada_por"))},
        ),
    )
    readonly_fields = (
        *("estado", "motivo", "propuesta_por", "aprobada_por", "medido"),
        *("area_titulo", "indicador_nombre", "meta_escrita"),
    )

    @column("Compromiso", uses=("texto",))
    def compromiso(self, record: Compromiso) -> str:
        return Truncator(record.texto).words(16)

    @column("Meta", uses=("meta", "codigo"))
    def meta_escrita(self, record: Compromiso) -> str:
        return "" if record.meta is None else _with_unit(record.meta, record)

    @column("Vence", uses=("plazo", "year", "estado"))
    def vence(self, record: Compromiso) -> str:
        day = f"{record.vence_el:%d-%m-%Y}"
        return f"{day}, atrasado" if record.atrasado(timezone.localdate()) else day

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """There is nothing to say yet of what is only being proposed."""
        proposed, advance = super().get_fieldsets(request, obj)[:1], super().get_fieldsets(request, obj)[1:]
        return proposed if obj is None else [*proposed, *advance]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        closed = ("evidencia",) if obj is not None and obj.estado in SIN_APROBAR else ()
        return [*super().get_readonly_fields(request, obj), *closed]

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Besides, what is late."""
        reach: Any = grants(request).scope(Compromiso.objects.all(), "cambiar_estado")
        due = [one.vence_el for one in reach.atrasados(timezone.localdate()).only("plazo", "year")]
        query = f"plazo={ATRASADOS}"
        overdue = {
            "title": "Atrasados",
            "count": len(due),
            "oldest": min(due, default=None),
            "url": self._list(query),
        }
        return [*super().waiting(request), *([overdue] if due else [])]

    @form_page("Cambiar estado", permission="cambiar_estado", when=lambda record: record.estado in AVANCES)
    def cambiar_estado(self, request: HttpRequest, record: Compromiso) -> HttpResponse:
        form = _asked(AdvanceForm, request, record, estado=record.estado, evidencia=record.evidencia)
        context = {
            "title": f"Cómo va: {record}",
            "confirm": "Guardar",
            "warning": "El estado y en qué se apoya se publican en la cuenta de ese año.",
        }
        return self._decide(request, record, form, record.cambiar_estado, context)

    @form_page(
        "Devolver para corregir",
        permission="devolver",
        when=lambda record: record.estado == EstadoCompromiso.PENDIENTE,
    )
    def devolver(self, request: HttpRequest, record: Compromiso) -> HttpResponse:
        context = {
            "title": f"Devolver: {record}",
            "confirm": "Devolver",
            "warning": "Hasta que se apruebe de nuevo no entra en ninguna cuenta. Lo ya publicado queda como está.",
        }
        return self._decide(request, record, _asked(DecisionForm, request, record), record.devolver, context)

    @form_page("Descartar", permission="descartar", when=lambda record: record.propuesta)
    def descartar(self, request: HttpRequest, record: Compromiso) -> HttpResponse:
        context = {
            "title": f"Descartar: {record}",
            "confirm": "Descartar",
            "warning": "La oficina no lo compromete: queda en la lista con su motivo.",
        }
        return self._decide(request, record, _asked(DecisionForm, request, record), record.descartar, context)


LEIDO = {
    "area": "area_titulo",
    "codigo": "indicador_nombre",
    "meta": "meta_escrita",
    "valor": "meta_escrita",
}


def _named(fields: Any) -> list[Any]:
    return [_named(one) if isinstance(one, list | tuple) else LEIDO.get(one, one) for one in fields]


def _with_unit(valor: Any, record: Promesa) -> str:
    return f"{number(valor)} {record.indicador.unidad if record.indicador else ''}".strip()
