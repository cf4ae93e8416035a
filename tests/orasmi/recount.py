"""The figures of the ORASMI fund counted naively from their texts: every record in memory, one by one, in plain Python.

What a figure says at the end of a period rests on days alone, never on the state a record has come to since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from orasmi.models import (
    AtencionDifusion,
    Estado,
    MesaNegociacion,
    Postulacion,
    PostulacionPrograma,
    Resultado,
    Via,
)
from orasmi.models.ayuda import Clase
from orasmi.models.otros_programas import FOSIS

Figures = dict[tuple[str, str, str], Decimal]

WAITS = ((15, "Hasta 15 días"), (30, "16 a 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"))


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.applicants()
    counting.aid()
    counting.money()
    counting.answers()
    counting.other_programmes()
    counting.work()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Postulacion.objects.select_related("ayuda", "comuna", "control")
        self.standing = [case for case in everything if not case.anulado]
        self.entered = [case for case in self.standing if self.inside(case.ocurrido_el)]
        self.approved = [
            case for case in self.standing if self.inside(case.aprobada_el) and self.is_approved(case)
        ]

    def inside(self, day: date | None) -> bool:
        return day is not None and self.period.contains(day)

    def by_now(self, day: date | None) -> bool:
        return day is not None and day < self.period.hasta

    def is_approved(self, case: Postulacion) -> bool:
        return self.by_now(case.aprobada_el) and not self.by_now(case.sin_efecto_el)

    def put(self, code: str, how_many: int, dimension: str = "", category: str = "") -> None:
        self.figures[code, dimension, category] = Decimal(how_many)

    def rows(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        some = list(some)
        self.put(code, len(some))
        for dimension, of in cuts.items():
            for category, found in grouped(some, of).items():
                self.put(code, len(found), dimension, category)

    def people(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        """Persons, each once; and once in every category any of theirs falls in."""
        some = list(some)
        self.put(code, len({one.ficha_id for one in some}))
        for dimension, of in cuts.items():
            for category, found in grouped(some, of).items():
                self.put(code, len({one.ficha_id for one in found}), dimension, category)

    def applicants(self) -> None:
        self.people("OR-001", last_of_each(self.entered), comuna=comuna, grupo=grupo)
        in_siep = [case for case in self.entered if case.folio_siep and self.by_now(case.folio_el)]
        self.people("OR-004", in_siep)
        checked = [case for case in in_siep if hasattr(case, "control") and self.by_now(case.control.fecha)]
        self.people("OR-005", checked)

    def aid(self) -> None:
        helped = [case for case in self.entered if self.is_approved(case)]
        self.people("OR-002", last_of_each(helped), comuna=comuna, grupo=grupo)
        self.people("OR-002", helped, materia=lambda case: case.ayuda.get_materia_display())
        market = [case for case in helped if case.via == Via.MERCADO_PUBLICO]
        self.people("OR-006", (case for case in market if self.by_now(case.comprada_el)))
        self.people("OR-015", self.approved, clase=clase)

    def money(self) -> None:
        self.put("OR-003", total(self.approved, "aprobado"))
        for dimension, of in (("clase", clase), ("comuna", comuna)):
            for category, found in grouped(self.approved, of).items():
                self.put("OR-003", total(found, "aprobado"), dimension, category)
        if self.approved:
            promotes = [case for case in self.approved if case.ayuda.clase == Clase.PROMOCION]
            share = Decimal(100 * total(promotes, "aprobado")) / total(self.approved, "aprobado")
            self.figures["OR-013", "", ""] = share
        given = [case for case in self.standing if self.by_now(case.entregada_el)]
        self.put("OR-018", total((case for case in given if self.inside(case.entregada_el)), "pagado"))
        self.put("OR-019", total((case for case in given if not self.by_now(case.rendida_el)), "pagado"))

    def answers(self) -> None:
        resolved = [case for case in self.standing if self.inside(case.resuelta_el)]
        if resolved:
            days = [(case.resuelta_el - case.ocurrido_el).days for case in resolved if case.resuelta_el]
            self.figures["OR-014", "", ""] = Decimal(sum(days)) / len(days)
        self.rows("OR-016", self.entered, respuesta=self.answer)
        asked = [case for case in self.standing if self.by_now(case.ocurrido_el)]
        still = [case for case in asked if not self.by_now(case.resuelta_el)]
        self.rows("OR-017", still, espera=self.wait)

    def answer(self, case: Postulacion) -> str:
        if not self.by_now(case.resuelta_el):
            return "Sin respuesta todavía"
        if self.is_approved(case):
            return "Aprobada"
        return "Desistida" if case.sin_efecto_el else Estado(case.estado).label

    def wait(self, case: Postulacion) -> str:
        days = (self.period.last_day - case.ocurrido_el).days
        return next((category for limit, category in WAITS if days <= limit), "Más de 90 días")

    def other_programmes(self) -> None:
        everything = [one for one in PostulacionPrograma.objects.all() if not one.anulado]
        asked = [one for one in everything if self.inside(one.ocurrido_el)]
        fosis = [one for one in asked if one.programa in FOSIS]
        self.people("OR-008", fosis, respuesta=self.said)
        self.people("OR-009", (one for one in fosis if self.by_now(one.preseleccionada_el)))
        self.people("OR-010", (one for one in asked if one.programa not in FOSIS), respuesta=self.said)

    def said(self, one: PostulacionPrograma) -> str:
        if self.by_now(one.respondida_el):
            return Resultado(one.estado).label
        if self.by_now(one.preseleccionada_el):
            return Resultado.PRESELECCIONADA.label
        return "Sin respuesta todavía"

    def work(self) -> None:
        told = [one for one in AtencionDifusion.objects.all() if not one.anulado]
        self.rows(
            "OR-007",
            (one for one in told if self.inside(one.ocurrido_el)),
            canal=lambda one: one.get_canal_display(),
            materia=lambda one: one.get_materia_display(),
        )
        everything = MesaNegociacion.objects.prefetch_related("sindicatos")
        tables = [one for one in everything if not one.anulado and self.inside(one.ocurrido_el)]
        self.put("OR-011", len(tables))
        self.put("OR-012", len({union.pk for one in tables for union in one.sindicatos.all()}))


def grouped(some: Iterable[Any], of: Callable[[Any], str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in some:
        found[of(one)].append(one)
    return found


def total(cases: Iterable[Postulacion], amount: str) -> int:
    return sum(getattr(case, amount) for case in cases)


def clase(case: Postulacion) -> str:
    return case.ayuda.get_clase_display()


def comuna(case: Postulacion) -> str:
    return case.comuna.nombre


def grupo(case: Postulacion) -> str:
    return case.get_grupo_display()


def last_of_each(cases: Iterable[Postulacion]) -> list[Postulacion]:
    last: dict[Any, Postulacion] = {}
    for case in sorted(cases, key=lambda case: (case.ocurrido_el, case.pk)):
        last[case.ficha_id] = case
    return list(last.values())
