"""The figures of the agreements counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from programs.convenios.models import Convenio, Derivacion, Prestacion

Figures = dict[tuple[str, str, str], Decimal]

WAITS = ((30, "Hasta 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"), (180, "91 a 180 días"))


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    figures: Figures = {}

    def put(code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        some = list(some)
        figures[code, "", ""] = Decimal(len(some))
        for dimension, of in cuts.items():
            found: dict[str, int] = defaultdict(int)
            for one in some:
                found[of(one)] += 1
            for category, how_many in found.items():
                figures[code, dimension, category] = Decimal(how_many)

    def inside(day: date | None) -> bool:
        return day is not None and period.contains(day)

    def by_now(day: date | None) -> bool:
        return day is not None and day < period.hasta

    everything = Derivacion.objects.select_related("convenio", "comuna")
    standing = [one for one in everything if not one.anulado]
    sent = [one for one in standing if inside(one.derivada_el)]
    complete = [one for one in standing if inside(one.antecedentes_el)]
    for code, some, since in (("CV-001", sent, "derivada_el"), ("CV-002", complete, "antecedentes_el")):
        put(code, last_of_each(some, since), convenio=convenio, grupo=grupo, comuna=comuna)

    given = Prestacion.objects.select_related("derivacion__convenio")
    given = [
        one for one in given if not one.anulado and not one.derivacion.anulado and inside(one.ocurrido_el)
    ]
    put("CV-003", {one.derivacion.ficha_id for one in given if one.tipo == "lentes"})
    put(
        "CV-008",
        given,
        prestacion=lambda one: one.get_tipo_display(),
        convenio=lambda one: one.derivacion.convenio.nombre,
    )

    def answer(one: Derivacion) -> str:
        return one.get_estado_display() if by_now(one.respondida_el) else "Sin respuesta todavía"

    put("CV-004", sent, respuesta=answer)

    def stage(one: Derivacion) -> str:
        if by_now(one.derivada_el):
            return "Derivada"
        return "Antecedentes completos" if by_now(one.antecedentes_el) else "En preparación"

    def wait(one: Derivacion) -> str:
        days = (period.last_day - one.ocurrido_el).days
        return next((category for limit, category in WAITS if days <= limit), "Más de 180 días")

    open_ones = [one for one in standing if by_now(one.ocurrido_el) and not by_now(one.respondida_el)]
    put("CV-005", open_ones, etapa=stage, espera=wait)

    if sent:
        waited = [Decimal((one.derivada_el - one.ocurrido_el).days) for one in sent]
        figures["CV-006", "", ""] = Decimal(median(waited))

    agreements = [
        one
        for one in Convenio.objects.all()
        if by_now(one.desde) and (one.hasta is None or one.hasta >= period.desde)
    ]
    put("CV-007", agreements, tipo=lambda one: one.get_tipo_display())
    return figures


def convenio(one: Derivacion) -> str:
    return one.convenio.nombre


def grupo(one: Derivacion) -> str:
    return one.get_grupo_display()


def comuna(one: Derivacion) -> str:
    return one.comuna.nombre


def last_of_each(some: list[Derivacion], since: str) -> list[Derivacion]:
    last: dict[Any, Derivacion] = {}
    for one in sorted(some, key=lambda one: (getattr(one, since), one.pk)):
        last[one.ficha_id] = one
    return list(last.values())
