"""The figures of the technical committee, counted one by one from their public texts."""

from __future__ import annotations

from datetime import date
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from programs.comite_tecnico.models import (
    PLENARIO,
    Acuerdo,
    Asistencia,
    EstadoAcuerdo,
    Reunion,
    Subcomite,
    Tarea,
)
from tests.every_area import as_of
from tests.recounting import Counting, Figures, month, standing

WAITS = ((30, "Hasta 30 días"), (90, "31 a 90 días"), (180, "91 a 180 días"))
LONGEST = "Más de 180 días"

OUTCOMES = {
    EstadoActividad.REALIZADA: "Realizada por la gobernación",
    EstadoActividad.TERCERO: "Realizada por un tercero",
    EstadoActividad.SUSPENDIDA: "Suspendida",
    EstadoActividad.PROGRAMADA: "Pendiente",
}


def recount(period: Period) -> Figures:
    return OfTheCommittee(period).counted()


def group(meeting: Any) -> str:
    """The subcommittee that met, or the plenary."""
    return str(meeting.subcomite.nombre) if meeting.subcomite else PLENARIO


def of_group(one: Any) -> str:
    """The subcommittee whose meeting agreed it, or the one somebody was called to."""
    return group(one.reunion)


def mode(meeting: Any) -> str:
    return str(meeting.get_modalidad_display())


def task(one: Any) -> str:
    return str(one.get_tarea_display())


class OfTheCommittee(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        meetings = Reunion.objects.select_related("subcomite").prefetch_related("levantadas").all()
        self.meetings = standing(meetings)
        self.own = [one for one in self.meetings if one.estado == EstadoActividad.REALIZADA]
        self.held = [one for one in self.own if self.inside(one.ocurrido_el)]
        rows = Acuerdo.objects.select_related("reunion__subcomite", "responsable")
        self.agreements = standing(rows.prefetch_related("anteriores").all())

    def counted(self) -> Figures:
        self.count_held()
        self.count_groups()
        self.count_agreed()
        self.count_kept()
        self.count_owed()
        self.count_in_time()
        self.count_planned()
        self.count_suspended()
        self.count_institutions()
        return self.figures

    # --- what met ---

    def count_held(self) -> None:
        plenaries = [one for one in self.held if one.subcomite is None]
        self.put("CT-002", plenaries, modalidad=mode)
        of_groups = [one for one in self.held if one.subcomite is not None]
        self.put(
            "CT-003",
            of_groups,
            subcomite=group,
            modalidad=mode,
            mes=lambda one: month(one.ocurrido_el),
        )

    def count_groups(self) -> None:
        """By name: the one that ended and was constituted again is the same."""
        in_force = {str(one.nombre) for one in Subcomite.objects.all() if self.in_force(one)}
        self.put("CT-001", in_force, subcomite=str)
        met = {str(one.subcomite.nombre) for one in self.held if one.subcomite}
        self.put("CT-016", in_force - met, subcomite=str)

    def in_force(self, one: Subcomite) -> bool:
        return self.by_now(one.desde) and (one.hasta is None or one.hasta >= self.period.desde)

    # --- what was agreed ---

    def then(self, one: Acuerdo) -> Any:
        """An agreement as it stood when the period ended."""
        return as_of(one, one.anteriores.all(), self.period.hasta)

    def closed(self, one: Acuerdo, estado: EstadoAcuerdo) -> date | None:
        """Since when it was kept, or dropped, as that stood when the period ended."""
        was = self.then(one)
        return was.cerrado_el if was.estado == estado and self.by_now(was.cerrado_el) else None

    def kept(self, one: Acuerdo) -> date | None:
        return self.closed(one, EstadoAcuerdo.CUMPLIDO)

    def count_agreed(self) -> None:
        agreed = [one for one in self.agreements if self.inside(one.reunion.ocurrido_el)]
        self.put("CT-006", agreed, subcomite=of_group, tarea=task)

    def count_kept(self) -> None:
        kept = [one for one in self.agreements if self.inside(self.kept(one))]
        self.put("CT-005", kept, subcomite=of_group, tarea=task)
        self.put("CT-004", [one for one in kept if one.reunion.subcomite and one.tarea == Tarea.PLAZA])
        self.middle("CT-010", [(self.then(one).cerrado_el - one.reunion.ocurrido_el).days for one in kept])

    def count_owed(self) -> None:
        owed = [
            one
            for one in self.agreements
            if self.by_now(one.reunion.ocurrido_el) and not self.by_now(self.then(one).cerrado_el)
        ]
        self.put(
            "CT-007",
            owed,
            subcomite=of_group,
            espera=lambda one: self.waited(one.reunion.ocurrido_el, WAITS, LONGEST),
        )
        late = [one for one in owed if self.then(one).plazo < self.period.last_day]
        self.put(
            "CT-008",
            late,
            subcomite=of_group,
            responsable=lambda one: str(one.responsable.nombre),
            atraso=lambda one: self.waited(self.then(one).plazo, WAITS, LONGEST),
        )

    def count_in_time(self) -> None:
        due = [
            one
            for one in self.agreements
            if self.inside(one.plazo_original) and not self.closed(one, EstadoAcuerdo.SIN_EFECTO)
        ]
        in_time = [one for one in due if (day := self.kept(one)) and day <= one.plazo_original]
        self.share("CT-009", len(in_time), len(due))

    # --- what the calendar said ---

    def done(self, one: Reunion) -> bool:
        """Whether it was held by the last day, by whomever."""
        return one.estado in HECHAS and self.by_now(one.ocurrido_el)

    def outcome(self, one: Reunion) -> str:
        """What had become of it on the last day."""
        if self.done(one):
            return OUTCOMES[EstadoActividad(one.estado)]
        was = as_of(one, one.levantadas.all(), self.period.hasta)
        suspended = self.by_now(was.suspendida_el)
        return OUTCOMES[EstadoActividad.SUSPENDIDA if suspended else EstadoActividad.PROGRAMADA]

    def count_planned(self) -> None:
        planned = [one for one in self.meetings if self.inside(one.programada_el)]
        self.put("CT-011", planned, mes=lambda one: month(one.programada_el), resultado=self.outcome)
        self.share("CT-012", sum(self.done(one) for one in planned), len(planned))

    def count_suspended(self) -> None:
        causes = [self.causes(one) for one in self.meetings if not self.done(one)]
        last = [found[-1] for found in causes if found]
        self.put("CT-013", last, causa=lambda one: str(CausaSuspension(one[1]).label))

    def causes(self, one: Reunion) -> list[tuple[date, str]]:
        """Each suspension it had in the period in order, those that were lifted too."""
        told: list[Any] = [*sorted(one.levantadas.all(), key=lambda line: line.pk), one]
        found = [(it.suspendida_el, str(it.causa)) for it in told if self.inside(it.suspendida_el)]
        return sorted(found, key=lambda it: it[0])

    # --- who came ---

    def count_institutions(self) -> None:
        held = {one.pk for one in self.held}
        rows = Asistencia.objects.select_related("reunion__subcomite").all()
        called = [one for one in rows if one.reunion_id in held and one.personas is not None]
        came = [one for one in called if one.personas]
        self.share("CT-015", len(came), len(called))
        self.different("CT-014", came, lambda one: one.organizacion_id, subcomite=of_group)
