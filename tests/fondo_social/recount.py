"""The figures of the social fund counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from programs.fondo_social.models import AtencionDirigente, Proyecto, Taller
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

WAITS = ((30, "Hasta 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"), (180, "91 a 180 días"))
AGES = ((90, "Hasta 90 días"), (180, "91 a 180 días"), (365, "181 a 365 días"))


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.projects()
    counting.accounts()
    counting.workshops()
    counting.office()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Proyecto.objects.select_related("comuna", "concurso").prefetch_related(
            "inadmisibilidades"
        )
        self.standing = [
            as_of(one, one.inadmisibilidades.all(), period.hasta)
            for one in everything
            if one.anulado_el is None
        ]

    def inside(self, day: Any) -> bool:
        return day is not None and self.period.contains(day)

    def by_now(self, day: Any) -> bool:
        return day is not None and day < self.period.hasta

    def put(self, code: str, value: Any, dimension: str = "", category: str = "") -> None:
        self.figures[code, dimension, category] = Decimal(value)

    def say(
        self, code: str, some: Iterable[Any], count: Callable[[list[Any]], int], **cuts: Callable[[Any], str]
    ) -> None:
        """The total and each cut, counted in the same way."""
        some = list(some)
        self.put(code, count(some))
        for dimension, of in cuts.items():
            found = defaultdict(list)
            for one in some:
                found[of(one)].append(one)
            for category, alike in found.items():
                self.put(code, count(alike), dimension, category)

    def share(self, code: str, part: int, whole: int) -> None:
        if whole:
            self.put(code, Decimal(part) * 100 / whole)

    # --- projects ---

    def projects(self) -> None:
        awarded = [one for one in self.standing if self.inside(one.adjudicado_el) and self.is_awarded(one)]
        cuts = {"comuna": comuna, "modalidad": modalidad, "tipo": lambda one: one.get_tipo_display()}
        self.say("FS-001", awarded, len, **cuts)
        self.say("FS-002", awarded, pesos("adjudicado"), **cuts)
        applied = [one for one in self.standing if self.inside(one.postulado_el)]
        self.say("FS-007", applied, len, comuna=comuna, modalidad=modalidad)
        self.say("FS-008", applied, pesos("solicitado"), comuna=comuna)
        self.share("FS-010", len([one for one in applied if self.is_awarded(one)]), len(applied))
        answered = [one for one in self.standing if self.inside(one.resuelto_el)]
        left_out = [one for one in answered if one.causa]
        self.say("FS-009", left_out, len, causa=lambda one: one.get_causa_display())
        if answered:
            self.put("FS-014", median([(one.resuelto_el - one.postulado_el).days for one in answered]))
        come = [one for one in self.standing if self.by_now(one.postulado_el)]
        waiting = [one for one in come if not self.by_now(one.resuelto_el)]
        self.say(
            "FS-019", waiting, len, espera=lambda one: self.span(one.postulado_el, WAITS, "Más de 180 días")
        )

    def is_awarded(self, one: Proyecto) -> bool:
        return self.by_now(one.adjudicado_el) and not self.by_now(one.desistido_el)

    def accounts(self) -> None:
        paid = [one for one in self.standing if self.by_now(one.transferido_el)]
        owed = [one for one in paid if not self.by_now(one.rendicion_aprobada_el)]
        self.say(
            "FS-011",
            owed,
            len,
            comuna=comuna,
            antiguedad=lambda one: self.span(one.transferido_el, AGES, "Más de un año"),
        )
        self.say("FS-012", owed, pesos("adjudicado"), comuna=comuna)
        late = [one for one in owed if one.rendir_hasta < self.period.last_day]
        self.say("FS-013", late, len, comuna=comuna)

    def span(self, since: Any, limits: Any, beyond: str) -> str:
        days = (self.period.last_day - since).days
        return next((name for limit, name in limits if days <= limit), beyond)

    # --- workshops and office ---

    def workshops(self) -> None:
        standing = [one for one in Taller.objects.select_related("comuna") if one.anulado_el is None]
        given = [one for one in standing if one.estado == "realizada" and self.inside(one.ocurrido_el)]
        given = [one for one in given if one.tema == "formulacion"]
        self.say("FS-003", given, len, comuna=comuna)
        self.say("FS-004", given, pesos("asistentes"), comuna=comuna)
        self.say("FS-006", given, different("comuna_id"), comuna=comuna)
        came = [line for one in given for line in one.asistencias.all()]
        self.say("FS-016", came, different("organizacion_id"), comuna=lambda line: line.taller.comuna.nombre)
        planned = [one for one in standing if self.inside(one.programada_el)]
        done = [
            one for one in planned if one.estado in ("realizada", "tercero") and self.by_now(one.ocurrido_el)
        ]
        self.share("FS-017", len(done), len(planned))

    def office(self) -> None:
        everything = AtencionDirigente.objects.select_related("comuna")
        came = [one for one in everything if one.anulado_el is None and self.inside(one.ocurrido_el)]
        to_apply = [one for one in came if one.materia in ("formulacion", "presentacion")]
        self.say("FS-005", to_apply, len, comuna=comuna)
        self.say("FS-015", came, different("ficha_id"), comuna=comuna)
        self.say("FS-018", came, len, materia=lambda one: one.get_materia_display())


def comuna(one: Any) -> str:
    return str(one.comuna.nombre)


def modalidad(one: Proyecto) -> str:
    return one.concurso.get_modalidad_display()


def pesos(field: str) -> Callable[[list[Any]], int]:
    return lambda some: sum(getattr(one, field) for one in some)


def different(field: str) -> Callable[[list[Any]], int]:
    return lambda some: len({getattr(one, field) for one in some})
