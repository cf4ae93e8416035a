"""The figures of Gobierno en Terreno counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.indicators.models import MetaAnual
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension
from programs.gobierno_en_terreno.models import Demanda, EstadoDemanda, Jornada, Publico, Tema, Tipo
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

MONTHS = (
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio"),
    *("Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
)


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.what_was_held()
    counting.the_targets()
    counting.the_plan()
    counting.who_came()
    counting.what_was_asked()
    return counting.figures


def comuna(one: Any) -> str:
    return one.comuna.nombre


def tipo(one: Jornada) -> str:
    return Tipo(one.tipo).label


def publico(one: Jornada) -> str:
    return Publico(one.publico).label


def materia(one: Demanda) -> str:
    return Tema(one.materia).label


def month(day: Any) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def span(days: int, limits: Iterable[int]) -> str:
    before = 0
    for limit in limits:
        if days <= limit:
            return f"{before} a {limit} días" if before else f"Hasta {limit} días"
        before = limit + 1
    return f"Más de {before - 1} días"


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        everything = Jornada.objects.select_related("comuna").prefetch_related(
            "servicios__organizacion", "levantadas"
        )
        self.standing = [one for one in everything if one.anulado_el is None]
        self.held = [one for one in self.standing if self.was_held(one) and period.contains(one.ocurrido_el)]
        self.own = [one for one in self.held if one.estado == "realizada"]

    def was_held(self, one: Jornada) -> bool:
        return one.estado in ("realizada", "tercero")

    def held_by_now(self, one: Jornada) -> bool:
        return self.was_held(one) and one.ocurrido_el < self.period.hasta

    def stopped_by_now(self, one: Jornada) -> bool:
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        return then.suspendida_el is not None and then.suspendida_el < self.period.hasta

    def stops(self, one: Jornada) -> list[tuple[Any, str]]:
        """When and why it was suspended in the period, in that order."""
        every = [*one.levantadas.order_by("suspendida_el", "pk"), one]
        return [
            (it.suspendida_el, it.causa)
            for it in every
            if it.suspendida_el and self.period.contains(it.suspendida_el)
        ]

    def put(self, code: str, rows: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        self.add(code, rows, lambda one: 1, **cuts)

    def add(self, code: str, rows: Iterable[Any], amount: Any, **cuts: Callable[[Any], str]) -> None:
        rows = list(rows)
        self.figures[code, "", ""] = Decimal(sum(amount(one) for one in rows))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + amount(one)

    def different(self, code: str, pairs: Iterable[tuple[Any, dict[str, str]]]) -> None:
        """How many different things, in all and in each category."""
        pairs = list(pairs)
        self.figures[code, "", ""] = Decimal(len({thing for thing, _ in pairs}))
        seen: dict[tuple[str, str], set[Any]] = {}
        for thing, categories in pairs:
            for place in categories.items():
                seen.setdefault(place, set()).add(thing)
        for (dimension, category), things in seen.items():
            self.figures[code, dimension, category] = Decimal(len(things))

    def share(self, code: str, part: int, whole: int) -> None:
        if whole:
            self.figures[code, "", ""] = Decimal(100 * part) / whole

    def middle(self, code: str, waits: list[int]) -> None:
        if waits:
            self.figures[code, "", ""] = Decimal(str(median(waits)))

    # --- the jornadas ---

    def what_was_held(self) -> None:
        by_whom = {"realizada": "La gobernación", "tercero": "Un tercero"}
        for code, kind in (("GT-001", "plaza"), ("GT-002", "dialogo")):
            rows = [one for one in self.held if one.tipo == kind]
            self.put(code, rows, comuna=comuna, publico=publico, ejecutor=lambda one: by_whom[one.estado])
        self.put(
            "GT-005",
            self.own,
            mes=lambda one: month(one.ocurrido_el),
            comuna=comuna,
            tipo=tipo,
            tema=lambda one: Tema(one.tema).label,
        )
        late = [(one.ocurrido_el - one.programada_el).days for one in self.own if one.programada_el]
        self.middle("GT-009", late)

    def the_targets(self) -> None:
        shares = []
        for code, kind in (("GT-001", "plaza"), ("GT-002", "dialogo")):
            target = Decimal(0)
            for year in range(self.period.desde.year, self.period.last_day.year + 1):
                [meta] = MetaAnual.objects.filter(codigo=code, year=year, estado="vigente") or [None]
                if meta is None:
                    return
                target += meta.valor
            if not target:
                return
            shares.append(Decimal(100 * sum(1 for one in self.held if one.tipo == kind)) / target)
        self.figures["GT-003", "", ""] = (shares[0] + shares[1]) / 2

    def the_plan(self) -> None:
        planned = [
            one for one in self.standing if one.programada_el and self.period.contains(one.programada_el)
        ]
        self.put(
            "GT-004",
            planned,
            mes=lambda one: month(one.programada_el),
            comuna=comuna,
            tipo=tipo,
            resultado=self.outcome,
        )
        self.share("GT-006", sum(map(self.held_by_now, planned)), len(planned))
        stopped = [one for one in self.standing if self.stops(one) and not self.held_by_now(one)]
        self.put(
            "GT-007", stopped, causa=lambda one: CausaSuspension(self.stops(one)[-1][1]).label, tipo=tipo
        )
        waiting = [
            one
            for one in self.standing
            if one.programada_el and one.programada_el < self.period.hasta
            if not self.held_by_now(one) and not self.stopped_by_now(one)
        ]
        last = self.period.last_day
        self.put("GT-008", waiting, espera=lambda one: span((last - one.programada_el).days, (7, 30, 90)))

    def outcome(self, one: Jornada) -> str:
        if self.held_by_now(one):
            return "Realizada por la gobernación" if one.estado == "realizada" else "Realizada por un tercero"
        return "Suspendida" if self.stopped_by_now(one) else "Pendiente"

    # --- who came ---

    def who_came(self) -> None:
        told = [one for one in self.held if one.asistentes is not None]
        self.add("GT-010", told, lambda one: one.asistentes, comuna=comuna, tipo=tipo)
        came = [(one, line) for one in self.held for line in one.servicios.all() if line.presente]
        attended = [(one, line) for one, line in came if line.atenciones is not None]
        self.add(
            "GT-011",
            attended,
            lambda pair: pair[1].atenciones,
            comuna=lambda pair: comuna(pair[0]),
            servicio=lambda pair: pair[1].organizacion.nombre,
            publico=lambda pair: publico(pair[0]),
        )
        self.different(
            "GT-012",
            ((line.organizacion_id, {"comuna": comuna(one), "tipo": tipo(one)}) for one, line in came),
        )
        self.different("GT-013", ((one.comuna_id, {"tipo": tipo(one)}) for one in self.held))

    # --- what was asked ---

    def what_was_asked(self) -> None:
        everything = Demanda.objects.select_related("comuna", "organismo").prefetch_related(
            "anteriores__organismo"
        )
        standing = [
            as_of(one, one.anteriores.all(), self.period.hasta)
            for one in everything
            if one.anulado_el is None
        ]
        asked = [one for one in standing if self.period.contains(one.ocurrido_el)]
        self.put("GT-014", asked, comuna=comuna, materia=materia)
        closed = [one for one in standing if one.respondida_el and self.period.contains(one.respondida_el)]
        self.put("GT-015", closed, resultado=lambda one: EstadoDemanda(one.estado).label, materia=materia)
        last = self.period.last_day
        waiting = [one for one in standing if one.ocurrido_el <= last]
        waiting = [one for one in waiting if one.respondida_el is None or one.respondida_el > last]
        self.put(
            "GT-016",
            waiting,
            espera=lambda one: span((last - one.ocurrido_el).days, (30, 90, 180)),
            materia=materia,
            responde=self.who_answers,
        )
        self.put("GT-017", (one for one in waiting if one.plazo < last), materia=materia)
        self.middle("GT-018", [(one.respondida_el - one.ocurrido_el).days for one in closed])
        self.share("GT-019", sum(1 for one in closed if one.respondida_el <= one.plazo), len(closed))

    def who_answers(self, one: Demanda) -> str:
        sent = one.organismo and one.derivada_el and one.derivada_el < self.period.hasta
        return one.organismo.nombre if sent else "La gobernación"
