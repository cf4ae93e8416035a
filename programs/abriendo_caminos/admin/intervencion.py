"""What the team does with each family."""

from __future__ import annotations

from django.contrib import admin

from gobernacion.access.exporting import Exported
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.listing import PeriodoFilter
from programs.abriendo_caminos.models import (
    Apoyo,
    Diagnostico,
    EvaluacionPsicologica,
    Objetivo,
    PlanDesarrollo,
    Sesion,
)

FAMILIA = Exported("familia__codigo", "Familia")


class DeFamiliaAdmin(RecordAdmin):
    """What is written of one family."""

    list_select_related = ("familia",)
    autocomplete_fields = ("familia",)


@admin.register(Sesion)
class SesionAdmin(DeFamiliaAdmin):
    list_display = ("numero", "ocurrido_el", "familia", "tipo", "asistio")
    list_filter = ("tipo", "asistio", PeriodoFilter)
    fields = (("familia", "ocurrido_el"), ("profesional", "tipo"), "asistio")
    empty_list = "Anote la primera con «Añadir sesión»: familia, día y profesional."
    exporta = ("numero", "ocurrido_el", FAMILIA, "tipo", "asistio")


@admin.register(Diagnostico)
class DiagnosticoAdmin(DeFamiliaAdmin):
    list_display = ("numero", "ocurrido_el", "familia")
    list_filter = (PeriodoFilter,)
    fields = (("familia", "ocurrido_el"), "necesidades", "recursos")
    empty_list = "Cada familia tiene un diagnóstico: agréguelo con «Añadir diagnóstico»."


class ObjetivoInline(RecordTabularInline):
    model = Objetivo
    fields = ("descripcion", "plazo", "estado", "resuelto_el")
    extra = 2
    can_delete = True


@admin.register(PlanDesarrollo)
class PlanDesarrolloAdmin(DeFamiliaAdmin):
    list_display = ("numero", "ocurrido_el", "familia")
    list_filter = (PeriodoFilter,)
    sin_planilla = "Un plan es sus objetivos, que se escriben juntos en su página."
    fields = (("familia", "ocurrido_el"),)
    inlines = (ObjetivoInline,)
    empty_list = "Cada familia tiene un plan con sus objetivos: agréguelo con «Añadir plan de desarrollo»."


@admin.register(Apoyo)
class ApoyoAdmin(DeFamiliaAdmin):
    list_display = ("numero", "ocurrido_el", "familia", "clase", "perfil")
    list_filter = ("clase", "perfil", PeriodoFilter)
    fields = (("familia", "ocurrido_el"), ("clase", "perfil"))
    empty_list = "Anote el primero con «Añadir apoyo»: a qué familia y de qué clase."
    exporta = ("numero", "ocurrido_el", FAMILIA, "clase", "perfil")


@admin.register(EvaluacionPsicologica)
class EvaluacionPsicologicaAdmin(RecordAdmin):
    list_display = ("numero", "ocurrido_el", "hecha", "derivada")
    list_filter = ("hecha", "derivada", PeriodoFilter)
    list_select_related = ("integrante",)
    fields = (("integrante", "ocurrido_el"), ("hecha", "derivada"))
    autocomplete_fields = ("integrante",)
    empty_list = "Anote si se hizo y si se derivó; lo que se encontró no se registra aquí."
