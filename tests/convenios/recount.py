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
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

WAITS = ((30, "Hasta 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"), (180, "91 a 180 días"))


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.people()
    counting.what_came_of_it()
    counting.what_they_received()
    counting.agreements()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Derivacion.objects.select_related("convenio", "comuna").prefetch_related("devueltos")
        self.standing = [
            as_of(one, one.devueltos.all(), period.hasta) for one in everything if not one.anulado
        ]
        self.sent = [one for one in self.standing if self.inside(one.derivada_el)]

    def inside(self, day: date | None) -> bool:
        return day is not None and self.period.contains(day)

    def by_now(self, day: date | None) -> bool:
        return day is not None and day < self.period.hasta

    def put(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        some = list(some)
        self.figures[code, "", ""] = Decimal(len(some))
        for dimension, of in cuts.items():
            found: dict[str, int] = defaultdict(int)
            for one in some:
                found[of(one)] += 1
            for category, how_many in found.items():
                self.figures[code, dimension, category] = Decimal(how_many)

    def people(self) -> None:
        complete = [one for one in self.standing if self.inside(one.antecedentes_el)]
        for code, some, since in (
            ("CV-001", self.sent, "derivada_el"),
            ("CV-002", complete, "antecedentes_el"),
        ):
            self.put(code, last_of_each(some, since), convenio=convenio, grupo=grupo, comuna=comuna)

    def what_came_of_it(self) -> None:
        self.put("CV-004", self.sent, respuesta=self.answer)
        asked = [one for one in self.standing if self.by_now(one.ocurrido_el)]
        still = [one for one in asked if not self.by_now(one.respondida_el)]
        self.put("CV-005", still, etapa=self.stage, espera=self.wait)
        if self.sent:
            waited = [Decimal((one.derivada_el - one.ocurrido_el).days) for one in self.sent]
            self.figures["CV-006", "", ""] = Decimal(median(waited))

    def what_they_received(self) -> None:
        everything = Prestacion.objects.select_related("derivacion__convenio")
        standing = [one for one in everything if not one.anulado and not one.derivacion.anulado]
        given = [one for one in standing if self.inside(one.ocurrido_el)]
        self.put("CV-003", {one.derivacion.ficha_id for one in given if one.tipo == "lentes"})
        self.put(
            "CV-008",
            given,
            prestacion=lambda one: one.get_tipo_display(),
            convenio=lambda one: one.derivacion.convenio.nombre,
        )

    def agreements(self) -> None:
        begun = [one for one in Convenio.objects.all() if self.by_now(one.desde)]
        in_force = [one for one in begun if one.hasta is None or one.hasta >= self.period.desde]
        self.put("CV-007", in_force, tipo=lambda one: one.get_tipo_display())

    def answer(self, one: Derivacion) -> str:
        return one.get_estado_display() if self.by_now(one.respondida_el) else "Sin respuesta todavía"

    def stage(self, one: Derivacion) -> str:
        if self.by_now(one.derivada_el):
            return "Derivada"
        return "Antecedentes completos" if self.by_now(one.antecedentes_el) else "En preparación"

    def wait(self, one: Derivacion) -> str:
        days = (self.period.last_day - one.ocurrido_el).days
        return next((category for limit, category in WAITS if days <= limit), "Más de 180 días")


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
