"""The figures of emergencies, counted one by one: water and its trucks, events, watches, meetings and workshops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, EstadoActividad
from programs.emergencias.models import (
    Actividad,
    Entrega,
    Evento,
    SolicitudAgua,
    Tema,
    TipoActividad,
    Turno,
)
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, month, standing

ESPERA = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
LARGA = "Más de 90 días"


def tema(one: Actividad) -> str:
    return str(one.get_tema_display())


class Recount(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        requests = SolicitudAgua.objects.select_related("comuna").prefetch_related("reabiertas")
        self.requests = [as_of(one, one.reabiertas.all(), period.hasta) for one in standing(requests.all())]
        self.deliveries = standing(Entrega.objects.all().select_related("comuna"))
        events = standing(Evento.objects.all().select_related("comuna").prefetch_related("reabiertos"))
        self.events = [as_of(one, one.reabiertos.all(), period.hasta) for one in events]
        self.watches = standing(Turno.objects.all())
        self.activities = standing(Actividad.objects.all().select_related("comuna"))

    def since_it_came(self, one: Any) -> str:
        return self.waited(one.ocurrido_el, ESPERA, LARGA)

    # --- the water of each quarter ---

    def quarters(self) -> None:
        sent = [one for one in self.requests if self.by_now(one.despachada_el) and self.of_the_period(one)]
        self.different("EM-001", sent, lambda one: one.comuna_id)
        self.largest("EM-002", sent, lambda one: one.camiones)
        self.largest("EM-003", sent, lambda one: one.personas)

    def of_the_period(self, one: SolicitudAgua) -> bool:
        """Whether any day of its quarter is of the period."""
        return Period.quarter(one.year, one.trimestre).overlaps(self.period)

    def largest(self, code: str, sent: list[SolicitudAgua], amount: Callable[[Any], int]) -> None:
        """Of each municipality the quarter with most; the municipalities added up."""
        most: dict[str, SolicitudAgua] = {}
        for one in sorted(sent, key=amount):
            most[comuna(one)] = one
        self.put(code, most.values(), amount, comuna=comuna)

    # --- the requests ---

    def asked(self) -> None:
        came = [one for one in self.requests if self.inside(one.ocurrido_el)]
        self.put("EM-007", came, comuna=comuna, resultado=self.result)
        sent = [one for one in self.requests if self.inside(one.despachada_el)]
        self.middle("EM-008", [(one.despachada_el - one.ocurrido_el).days for one in sent])
        known = [one for one in self.requests if self.by_now(one.ocurrido_el)]
        waiting = [one for one in known if self.result(one) == "En trámite"]
        self.put("EM-009", waiting, espera=self.since_it_came)

    def result(self, one: SolicitudAgua) -> str:
        if self.by_now(one.despachada_el):
            return "Despachada"
        return "Rechazada" if self.by_now(one.rechazada_el) else "En trámite"

    def delivered(self) -> None:
        made = [one for one in self.deliveries if self.inside(one.ocurrido_el)]
        by = {"comuna": comuna, "mes": lambda one: month(one.ocurrido_el)}
        self.put("EM-010", made, lambda one: one.m3, **by)
        self.put("EM-011", made, **by)
        self.different("EM-012", made, lambda one: one.camion_id, comuna=comuna)

    # --- the events and who watches them ---

    def followed(self) -> None:
        happened = [one for one in self.events if self.inside(one.ocurrido_el)]
        self.put("EM-013", happened, tipo=lambda one: one.get_tipo_display(), comuna=comuna)
        for level in ("comunal", "provincial", "regional"):
            told = sum(getattr(one, f"informado_{level}") for one in happened)
            self.figures["EM-013", "nivel", level.capitalize()] = Decimal(told)
        known = [one for one in self.events if self.by_now(one.ocurrido_el)]
        still_open = [one for one in known if not self.by_now(one.cerrado_el)]
        self.put("EM-014", still_open, espera=self.since_it_came)
        closed = [one for one in self.events if self.inside(one.cerrado_el)]
        self.middle("EM-015", [(one.cerrado_el - one.ocurrido_el).days for one in closed])

    def watched(self) -> None:
        """Each hour once, however many watches cover it."""
        hours = {hour for one in self.watches for hour in self.covered(one)}
        self.figures["EM-006", "", ""] = Decimal(len(hours)) / self.period.days

    def covered(self, one: Turno) -> set[tuple[date, int]]:
        """The day and hour of each hour of a watch that is of the period."""
        found = set()
        for place in range((one.hasta - one.ocurrido_el).days + 1):
            for hour in range(one.desde_las, one.desde_las + one.horas):
                day = one.ocurrido_el + timedelta(days=place + hour // 24)
                if self.inside(day):
                    found.add((day, hour % 24))
        return found

    # --- meetings, tables, workshops and drills ---

    def held(self) -> None:
        ours = [one for one in self.activities if one.estado == EstadoActividad.REALIZADA]
        ours = [one for one in ours if self.inside(one.ocurrido_el)]
        meetings = [one for one in ours if one.tipo in (TipoActividad.REUNION, TipoActividad.MESA)]
        self.put("EM-005", meetings, tema=tema)
        workshops = [one for one in ours if one.tipo == TipoActividad.TALLER]
        self.put("EM-016", workshops, tema=tema, comuna=comuna)
        self.put("EM-017", workshops, lambda one: one.asistentes, comuna=comuna)
        zoning = [one for one in workshops if one.tema == Tema.MICROZONIFICACION]
        self.different("EM-004", zoning, lambda one: one.comuna_id, comuna=comuna)

    def planned(self) -> None:
        planned = [one for one in self.activities if self.inside(one.programada_el)]
        done = [one for one in planned if one.estado in HECHAS and self.by_now(one.ocurrido_el)]
        self.share("EM-018", len(done), len(planned))


def recount(period: Period) -> Figures:
    counting = Recount(period)
    counting.quarters()
    counting.asked()
    counting.delivered()
    counting.followed()
    counting.watched()
    counting.held()
    counting.planned()
    return counting.figures
