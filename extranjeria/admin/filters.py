"""What the desk asks of its lists."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone

from extranjeria.models.estados import nacionalidades
from gobernacion.lib.periods import Period

SHOWN_FIRST = 7
"""Nationalities most people come from: the others are found by searching for the person."""


class PendientesFilter(SimpleListFilter):
    """Those still without an answer after some days, inherited ones included."""

    title = "sin respuesta"
    parameter_name = "pendientes"
    uses = ("estado", "ocurrido_el", "vence_el")

    DAYS = (30, 60, 90, 180, 365)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("todas", "todas las pendientes"),
            *((str(days), f"hace más de {days} días") for days in self.DAYS),
            ("heredadas", "heredadas de años anteriores"),
            ("plazo", "con plazo de ampliación vencido"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case None:
                return queryset
            case "todas":
                return queryset.pendientes()
            case "heredadas":
                return queryset.recibidas_antes_de(date(today.year, 1, 1))
            case "plazo":
                return queryset.con_plazo_vencido(today)
            case days:
                return queryset.recibidas_antes_de(today - timedelta(days=int(days)))


class NacionalidadFilter(SimpleListFilter):
    """Those of one of the nationalities most people come from."""

    title = "nacionalidad"
    parameter_name = "nacionalidad"
    uses = ("nacionalidad",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return nacionalidades()[:SHOWN_FIRST]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(nacionalidad=self.value()) if self.value() else queryset


class DiaFilter(SimpleListFilter):
    """The appointments of one day, in the order of their hours."""

    title = "día"
    parameter_name = "dia"
    uses = ("ocurrido_el", "estado")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        today = timezone.localdate()
        return [
            ("hoy", "hoy"),
            ("no-vinieron", "no vinieron hoy"),
            ("semana-no-vinieron", "no vinieron en los últimos 7 días"),
            ("por-registrar", "pasó su día y falta registrar"),
            *((day.isoformat(), f"{NOMBRES[day.weekday()]} {day:%d-%m}") for day in next_workdays(today)),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case None:
                return queryset
            case "hoy":
                return queryset.en(Period.day(today))
            case "no-vinieron":
                return queryset.no_presentadas().en(Period.day(today))
            case "semana-no-vinieron":
                return queryset.no_presentadas().en(
                    Period(today - timedelta(days=7), today + timedelta(days=1))
                )
            case "por-registrar":
                return queryset.sin_registrar(today)
            case day:
                return queryset.en(Period.day(date.fromisoformat(day)))


NOMBRES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def next_workdays(today: date, how_many: int = 10) -> list[date]:
    """The working days after this one."""
    ahead = (today + timedelta(days=days) for days in range(1, 2 * how_many))
    return [day for day in ahead if day.weekday() < 5][:how_many]
