"""The figures of the agreements, counted one by one from their public texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from gobernacion.lib.periods import Period
from programs.convenios.models import Convenio, Derivacion, Prestacion, TipoPrestacion
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, standing

WAITS = (
    (30, "Hasta 30 días"),
    (60, "31 a 60 días"),
    (90, "61 a 90 días"),
    (180, "91 a 180 días"),
)
LONGEST = "Más de 180 días"


def recount(period: Period) -> Figures:
    return OfTheAgreements(period).counted()


def agreement(one: Any) -> str:
    return str(one.convenio.nombre)


def group(one: Any) -> str:
    return str(one.get_grupo_display())


def last_of_each(rows: Iterable[Any], day: Callable[[Any], date]) -> list[Any]:
    """Of each person, the last of their referrals by that day; of two of one day, the one typed last."""
    found: dict[Any, Any] = {}
    for one in sorted(rows, key=lambda one: (day(one), one.pk)):
        found[one.ficha_id] = one
    return list(found.values())


class OfTheAgreements(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        rows = Derivacion.objects.select_related("convenio", "comuna").prefetch_related("devueltos").all()
        self.referrals = standing(rows)
        given = standing(Prestacion.objects.select_related("derivacion__convenio").all())
        self.given = [
            one for one in given if one.derivacion.anulado_el is None and self.inside(one.ocurrido_el)
        ]
        self.sent = [one for one in self.referrals if self.inside(one.derivada_el)]

    def counted(self) -> Figures:
        self.count_sent()
        self.count_complete()
        self.count_waiting()
        self.count_given()
        self.count_agreements()
        return self.figures

    def count_sent(self) -> None:
        persons = last_of_each(self.sent, lambda one: one.derivada_el)
        self.put("CV-001", persons, convenio=agreement, grupo=group, comuna=comuna)
        self.put("CV-004", self.sent, respuesta=self.answer)
        self.middle("CV-006", [(one.derivada_el - one.ocurrido_el).days for one in self.sent])

    def answer(self, one: Derivacion) -> str:
        was = self.then(one)
        return str(was.get_estado_display()) if self.by_now(was.respondida_el) else "Sin respuesta todavía"

    def then(self, one: Derivacion) -> Any:
        """It as it stood when the period ended."""
        return as_of(one, one.devueltos.all(), self.period.hasta)

    def complete_on(self, one: Derivacion) -> date | None:
        """Since when its papers were complete, as that stood when the period ended."""
        day: date | None = self.then(one).antecedentes_el
        return day if self.by_now(day) else None

    def count_complete(self) -> None:
        days = {one.pk: day for one in self.referrals if (day := self.complete_on(one)) and self.inside(day)}
        complete = [one for one in self.referrals if one.pk in days]
        persons = last_of_each(complete, lambda one: days[one.pk])
        self.put("CV-002", persons, convenio=agreement, grupo=group, comuna=comuna)

    def count_waiting(self) -> None:
        waiting = [
            one
            for one in self.referrals
            if self.by_now(one.ocurrido_el) and not self.by_now(self.then(one).respondida_el)
        ]
        self.put(
            "CV-005",
            waiting,
            etapa=self.stage,
            espera=lambda one: self.waited(one.ocurrido_el, WAITS, LONGEST),
        )

    def stage(self, one: Derivacion) -> str:
        if self.by_now(one.derivada_el):
            return "Derivada"
        return "Antecedentes completos" if self.complete_on(one) else "En preparación"

    def count_given(self) -> None:
        glasses = [one for one in self.given if one.tipo == TipoPrestacion.LENTES]
        self.different("CV-003", glasses, lambda one: one.derivacion.ficha_id)
        self.put(
            "CV-008",
            self.given,
            prestacion=lambda one: str(one.get_tipo_display()),
            convenio=lambda one: agreement(one.derivacion),
        )

    def count_agreements(self) -> None:
        in_force = [
            one
            for one in Convenio.objects.all()
            if self.by_now(one.desde) and (one.hasta is None or one.hasta >= self.period.desde)
        ]
        self.put("CV-007", in_force, tipo=lambda one: str(one.get_tipo_display()))
