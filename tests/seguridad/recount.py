"""The figures of public security, counted one activity after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, EstadoActividad
from seguridad.models import Actividad, Tipo
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, month, standing

OF_A_KIND = {
    "SE-001": Tipo.RONDA,
    "SE-002": Tipo.REUNION,
    "SE-003": Tipo.NOCTURNOS,
    "SE-004": Tipo.FERIAS,
    "SE-005": Tipo.VEHICULAR,
    "SE-006": Tipo.PREVENTIVA,
    "SE-007": Tipo.ESTADIO,
}
FOUND = {
    "SE-015": "fiscalizados",
    "SE-016": "infracciones",
    "SE-017": "clausuras",
    "SE-018": "detenidos",
}
ATRASO = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
EJECUTORES = {EstadoActividad.REALIZADA: "La gobernación", EstadoActividad.TERCERO: "Un tercero"}
RESULTADOS = {
    EstadoActividad.REALIZADA: "Realizada por la gobernación",
    EstadoActividad.TERCERO: "Realizada por un tercero",
}


def tipo(one: Actividad) -> str:
    return str(one.get_tipo_display())


def of_its_month(one: Actividad) -> str:
    return month(one.ocurrido_el)


class Recount(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        rows = Actividad.objects.all().select_related("comuna", "realizada_por")
        self.activities = standing(rows.prefetch_related("levantadas", "organismos"))
        self.held = [one for one in self.activities if one.estado in HECHAS and self.inside(one.ocurrido_el)]
        self.own = [one for one in self.held if one.estado == EstadoActividad.REALIZADA]

    # --- what was held ---

    def of_each_kind(self) -> None:
        for code, kind in OF_A_KIND.items():
            self.put(
                code,
                [one for one in self.held if one.tipo == kind],
                comuna=comuna,
                ejecutor=lambda one: EJECUTORES[EstadoActividad(one.estado)],
            )

    def by_whom(self) -> None:
        self.put("SE-009", self.own, mes=of_its_month, tipo=tipo, comuna=comuna)
        for one in self.own:
            for organismo in one.organismos.all():
                key = ("SE-009", "organismo", organismo.nombre)
                self.figures[key] = self.figures.get(key, Decimal(0)) + 1
        self.put(
            "SE-010",
            [one for one in self.held if one.estado == EstadoActividad.TERCERO],
            mes=of_its_month,
            tipo=tipo,
            tercero=lambda one: one.realizada_por.nombre,
        )
        planned = [one for one in self.own if one.programada_el]
        self.middle("SE-014", [(one.ocurrido_el - one.programada_el).days for one in planned])

    def found(self) -> None:
        for code, field in FOUND.items():
            self.added_up(code, self.held, lambda one, field=field: getattr(one, field), tipo=tipo)

    def met(self) -> None:
        ours = [one for one in self.own if one.tipo == Tipo.REUNION]
        self.added_up("SE-019", ours, lambda one: one.asistentes, comuna=comuna)
        self.different("SE-020", ours, lambda one: one.organizacion_id, comuna=comuna)

    def added_up(
        self,
        code: str,
        rows: Iterable[Actividad],
        amount: Callable[[Any], int | None],
        **cuts: Callable[[Any], str],
    ) -> None:
        """Add up what was written down, where it was."""
        self.put(code, [one for one in rows if amount(one)], amount, **cuts)

    # --- the plan ---

    def planned(self) -> None:
        planned = [one for one in self.activities if self.inside(one.programada_el)]
        self.put(
            "SE-008", planned, mes=lambda one: month(one.programada_el), tipo=tipo, resultado=self.result
        )
        self.share("SE-011", sum(self.done(one) for one in planned), len(planned))
        ever = [one for one in self.activities if self.by_now(one.programada_el)]
        self.put(
            "SE-013",
            [one for one in ever if self.result(one) == "Pendiente"],
            espera=lambda one: self.waited(one.programada_el, ATRASO, "Más de 90 días"),
        )

    def done(self, one: Actividad) -> bool:
        return one.estado in HECHAS and self.by_now(one.ocurrido_el)

    def result(self, one: Actividad) -> str:
        """What had become of it by the last day."""
        if self.done(one):
            return RESULTADOS[EstadoActividad(one.estado)]
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        return "Suspendida" if self.by_now(then.suspendida_el) else "Pendiente"

    def suspended(self) -> None:
        undone = [one for one in self.activities if not self.done(one) and self.suspensions(one)]
        self.put("SE-012", undone, causa=self.last_cause, tipo=tipo)

    def suspensions(self, one: Actividad) -> list[tuple[date, str]]:
        """The day and the cause of each suspension of the period, in order."""
        lines = [*sorted(one.levantadas.all(), key=lambda line: (line.hasta, line.pk)), one]
        inside = [line for line in lines if self.inside(line.suspendida_el)]
        return [(line.suspendida_el, line.get_causa_display()) for line in inside]

    def last_cause(self, one: Actividad) -> str:
        return max(reversed(self.suspensions(one)), key=lambda told: told[0])[1]


def recount(period: Period) -> Figures:
    counting = Recount(period)
    counting.of_each_kind()
    counting.by_whom()
    counting.found()
    counting.met()
    counting.planned()
    counting.suspended()
    return counting.figures
