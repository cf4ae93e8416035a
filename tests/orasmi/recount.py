"""The ORASMI figures counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from orasmi.models import AtencionDifusion, MesaNegociacion, Postulacion, PostulacionPrograma

Figures = dict[tuple[str, str, str], Decimal]

WAITS = ((15, "Hasta 15 días"), (30, "16 a 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"))


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.applicants()
    counting.what_applicants_had()
    counting.money()
    counting.time()
    counting.around_the_fund()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Postulacion.objects.select_related("comuna", "ayuda", "control")
        self.cases = [case for case in everything if not case.anulado]
        self.entered = [case for case in self.cases if period.contains(case.ocurrido_el)]
        self.helped = [case for case in self.entered if self.by_now(case.aprobada_el)]
        self.approved = [
            case for case in self.cases if case.aprobada_el and period.contains(case.aprobada_el)
        ]

    def by_now(self, day: Any) -> bool:
        return day is not None and day < self.period.hasta

    def put(self, code: str, value: Any, dimension: str = "", category: str = "") -> None:
        self.figures[code, dimension, category] = Decimal(value)

    def people(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        some = list(some)
        self.put(code, len({one.ficha_id for one in some}))
        for dimension, of in cuts.items():
            for category, found in by(some, of).items():
                self.put(code, len({one.ficha_id for one in found}), dimension, category)

    def rows(self, code: str, some: list[Any], **cuts: Callable[[Any], str]) -> None:
        self.put(code, len(some))
        for dimension, of in cuts.items():
            for category, found in by(some, of).items():
                self.put(code, len(found), dimension, category)

    def pesos(self, code: str, some: list[Any], amount: str, **cuts: Callable[[Any], str]) -> None:
        self.put(code, sum(getattr(one, amount) for one in some))
        for dimension, of in cuts.items():
            for category, found in by(some, of).items():
                self.put(code, sum(getattr(one, amount) for one in found), dimension, category)

    # --- the fund ---

    def applicants(self) -> None:
        for code, some in (("OR-001", self.entered), ("OR-002", self.helped)):
            self.rows(code, last_of_each(some), comuna=comuna, grupo=lambda one: one.get_grupo_display())
            self.people(code, some)
        self.people("OR-002", self.helped, materia=lambda one: one.ayuda.get_materia_display())
        self.people("OR-015", self.approved, clase=clase)
        self.rows("OR-016", self.entered, respuesta=self.outcome)

    def what_applicants_had(self) -> None:
        self.people("OR-004", (case for case in self.entered if case.folio_siep))
        checked = (case for case in self.entered if hasattr(case, "control"))
        self.people("OR-005", (case for case in checked if self.by_now(case.control.fecha)))
        bought = (case for case in self.helped if case.via == "mercado_publico")
        self.people("OR-006", (case for case in bought if self.by_now(case.comprada_el)))

    def money(self) -> None:
        self.pesos("OR-003", self.approved, "aprobado", clase=clase, comuna=comuna)
        total = sum(case.aprobado for case in self.approved)
        if total:
            promoted = sum(case.aprobado for case in self.approved if case.ayuda.clase == "promocion_social")
            self.put("OR-013", Decimal(promoted) * 100 / total)
        handed = [case for case in self.cases if self.by_now(case.entregada_el)]
        self.pesos("OR-018", [case for case in handed if case.entregada_el >= self.period.desde], "pagado")
        self.pesos("OR-019", [case for case in handed if not self.by_now(case.rendida_el)], "pagado")

    def time(self) -> None:
        answered = [
            case for case in self.cases if case.resuelta_el and self.period.contains(case.resuelta_el)
        ]
        if answered:
            days = sum((case.resuelta_el - case.ocurrido_el).days for case in answered)
            self.put("OR-014", Decimal(days) / len(answered))
        come = [case for case in self.cases if self.by_now(case.ocurrido_el)]
        self.rows("OR-017", [case for case in come if not self.by_now(case.resuelta_el)], espera=self.wait)

    def outcome(self, case: Postulacion) -> str:
        if not self.by_now(case.resuelta_el):
            return "Sin respuesta todavía"
        return "Aprobada" if case.aprobada_el else case.get_estado_display()

    def wait(self, case: Postulacion) -> str:
        days = (self.period.last_day - case.ocurrido_el).days
        return next((category for limit, category in WAITS if days <= limit), "Más de 90 días")

    # --- around it ---

    def around_the_fund(self) -> None:
        told = self.standing(AtencionDifusion)
        self.rows(
            "OR-007",
            told,
            canal=lambda one: one.get_canal_display(),
            materia=lambda one: one.get_materia_display(),
        )
        asked = self.standing(PostulacionPrograma)
        fosis = [one for one in asked if one.programa.startswith("fosis")]
        self.people("OR-008", fosis, respuesta=self.answer)
        self.people("OR-009", (one for one in fosis if self.by_now(one.preseleccionada_el)))
        pensions = (one for one in asked if one.programa == "pension_gracia")
        self.people("OR-010", pensions, respuesta=self.answer)
        tables = self.standing(MesaNegociacion)
        self.put("OR-011", len(tables))
        self.put("OR-012", len({seated.pk for mesa in tables for seated in mesa.sindicatos.all()}))

    def standing(self, model: Any) -> list[Any]:
        return [
            one for one in model.objects.all() if not one.anulado and self.period.contains(one.ocurrido_el)
        ]

    def answer(self, one: PostulacionPrograma) -> str:
        if self.by_now(one.respondida_el):
            return one.get_estado_display()
        return "Preseleccionada" if self.by_now(one.preseleccionada_el) else "Sin respuesta todavía"


def comuna(case: Postulacion) -> str:
    return case.comuna.nombre


def clase(case: Postulacion) -> str:
    return case.ayuda.get_clase_display()


def last_of_each(some: list[Any]) -> list[Any]:
    last: dict[Any, Any] = {}
    for one in sorted(some, key=lambda one: (one.ocurrido_el, one.pk)):
        last[one.ficha_id] = one
    return list(last.values())


def by(some: Iterable[Any], of: Callable[[Any], str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in some:
        found[of(one)].append(one)
    return found
