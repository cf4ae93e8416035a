"""The figures of the network Chile Crece Contigo, counted one by one from what its public texts say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from programs.crece_contigo.models import (
    GENERAL,
    NOMBRE_DE,
    Actividad,
    EstadoGasto,
    Gasto,
    Presupuesto,
    Proyecto,
)
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, month, standing

LOCAL = "Aporte local"
UNASSIGNED = "Sin asignar a una línea"
WAITS = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
LONGEST = "Más de 90 días"
BY_LINE_AND_TOPIC = "linea/tema"


def recount(period: Period) -> Figures:
    counting = OfTheNetwork(period)
    counting.project()
    counting.expenses()
    counting.held()
    counting.kinds()
    counting.plan()
    counting.suspended()
    return counting.figures


def linea(one: Any) -> str:
    return str(one.get_linea_display())


def ambito(one: Any) -> str:
    return str(one.get_ambito_display())


def tema(one: Any) -> str:
    return NOMBRE_DE[one.tema]


def monto(one: Any) -> Any:
    return one.monto


class OfTheNetwork(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.years = range(period.desde.year, period.last_day.year + 1)
        self.lines = [
            one
            for one in Presupuesto.objects.select_related("proyecto").all()
            if one.proyecto.year in self.years
        ]
        after = self.period.hasta
        spent = standing(Gasto.objects.prefetch_related("anteriores").all())
        self.spent = [as_of(one, one.anteriores.all(), after) for one in spent]
        self.approved = [one for one in self.spent if one.estado == EstadoGasto.APROBADO]
        rows = Actividad.objects.select_related("comuna").prefetch_related("levantadas", "instituciones")
        self.activities = standing(rows.all())

    def given(self) -> int:
        return sum(one.asignado for one in self.lines)

    def project(self) -> None:
        """The projects of the years that the period touches, and how each is shared out."""
        projects = [one for one in Proyecto.objects.all() if one.year in self.years]
        total = sum(one.total for one in projects)
        local = sum(one.aporte_local for one in projects)
        shares = [(linea(one), one.asignado) for one in self.lines]
        rest = [(LOCAL, local), (UNASSIGNED, total - local - self.given())]
        self.put("CC-001", [*shares, *rest], lambda row: row[1], linea=lambda row: row[0])
        self.figures["CC-001", "", ""] = Decimal(total)
        self.figures["CC-002", "", ""] = Decimal(self.given())
        self.figures["CC-003", "", ""] = Decimal(total - local - self.given())
        self.figures["CC-004", "", ""] = Decimal(local)

    def expenses(self) -> None:
        in_period = [one for one in self.approved if self.inside(one.resuelto_el)]
        self.put("CC-017", in_period, monto, linea=linea)
        self.middle("CC-016", [(one.resuelto_el - one.ocurrido_el).days for one in in_period])
        self.share("CC-008", sum(one.monto for one in in_period), self.given())
        taken = [
            (linea(one), -one.monto)
            for one in self.approved
            if self.by_now(one.resuelto_el) and one.ocurrido_el.year in self.years
        ]
        had = [(linea(one), one.asignado) for one in self.lines]
        self.put("CC-007", [*had, *taken], lambda row: row[1], linea=lambda row: row[0])
        waiting = [
            one for one in self.spent if self.by_now(one.ocurrido_el) and not self.by_now(one.resuelto_el)
        ]
        self.put("CC-015", waiting, espera=lambda one: self.waited(one.ocurrido_el, WAITS, LONGEST))

    def held(self) -> None:
        """What the gobernación held itself."""
        own = [
            one
            for one in self.activities
            if one.estado == EstadoActividad.REALIZADA and self.inside(one.ocurrido_el)
        ]
        self.put(
            "CC-009", own, linea=ambito, tema=tema, comuna=comuna, mes=lambda one: month(one.ocurrido_el)
        )
        self.put("CC-010", own, lambda one: one.asistentes, linea=ambito, comuna=comuna)
        present = [(one, institution.pk) for one in own for institution in one.instituciones.all()]
        self.different("CC-011", present, lambda row: row[1], linea=lambda row: ambito(row[0]))

    def kinds(self) -> None:
        """The kinds of what was done, also by somebody else."""
        done = [one for one in self.activities if self.done(one) and self.inside(one.ocurrido_el)]
        general = [one for one in done if one.ambito == GENERAL]
        self.different("CC-005", general, tema, accion=tema)
        self.different(
            "CC-006",
            [one for one in done if one.ambito != GENERAL],
            tema,
            linea=ambito,
            **{BY_LINE_AND_TOPIC: lambda one: f"{ambito(one)}/{tema(one)}"},
        )

    def done(self, activity: Actividad) -> bool:
        """Whether it had been done by the last day, whoever did it."""
        return activity.estado in HECHAS and self.by_now(activity.ocurrido_el)

    def plan(self) -> None:
        planned = [one for one in self.activities if self.inside(one.programada_el)]
        self.put("CC-012", planned, linea=ambito, resultado=self.outcome)
        self.share("CC-013", sum(self.done(one) for one in planned), len(planned))

    def outcome(self, activity: Actividad) -> str:
        """What had become of it by the last day, though its suspension ended since."""
        if self.done(activity):
            own = activity.estado == EstadoActividad.REALIZADA
            return "Realizada por la gobernación" if own else "Realizada por un tercero"
        was = as_of(activity, activity.levantadas.all(), self.period.hasta)
        return "Suspendida" if self.by_now(was.suspendida_el) else "Pendiente"

    def suspended(self) -> None:
        """By its last cause of the period: suspensions that ended come in their order before one that goes on."""
        causes = []
        for one in self.activities:
            lifted = sorted(one.levantadas.all(), key=lambda line: (line.suspendida_el, line.pk))
            inside = [each.causa for each in (*lifted, one) if self.inside(each.suspendida_el)]
            if inside and not self.done(one):
                causes.append(inside[-1])
        self.put("CC-014", causes, causa=lambda causa: str(CausaSuspension(causa).label))
