"""The figures of Gobierno en Terreno, counted one by one: jornadas, the services that came, and what was asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from gobernacion.indicators.models import EstadoMeta, MetaAnual
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, EstadoActividad
from programs.gobierno_en_terreno.models import Demanda, DemandaAnterior, Jornada
from programs.gobierno_en_terreno.models.estados import Tipo
from programs.gobierno_en_terreno.models.jornada import ServicioPresente
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, month, standing

ATRASO = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
ESPERA = ((30, "Hasta 30 días"), (90, "31 a 90 días"), (180, "91 a 180 días"))
EJECUTORES = {EstadoActividad.REALIZADA: "La gobernación", EstadoActividad.TERCERO: "Un tercero"}
RESULTADOS = {
    EstadoActividad.REALIZADA: "Realizada por la gobernación",
    EstadoActividad.TERCERO: "Realizada por un tercero",
}


def tipo(one: Jornada) -> str:
    return str(one.get_tipo_display())


def publico(one: Jornada) -> str:
    return str(one.get_publico_display())


def materia(one: Demanda) -> str:
    return str(one.get_materia_display())


def of_its_comuna(line: ServicioPresente) -> str:
    return comuna(line.jornada)


class Recount(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        services = Prefetch(
            "servicios", ServicioPresente.objects.all().select_related("organizacion", "jornada__comuna")
        )
        jornadas = Jornada.objects.all().select_related("comuna")
        self.jornadas = standing(jornadas.prefetch_related("levantadas", services))
        self.held = [one for one in self.jornadas if one.estado in HECHAS and self.inside(one.ocurrido_el)]
        before = Prefetch("anteriores", DemandaAnterior.objects.all().select_related("organismo"))
        demands = Demanda.objects.all().select_related("comuna", "organismo").prefetch_related(before)
        self.demands = [as_of(one, one.anteriores.all(), period.hasta) for one in standing(demands)]
        self.targets = [one for one in MetaAnual.objects.all() if one.estado == EstadoMeta.VIGENTE]

    # --- the jornadas that were held ---

    def of_each_kind(self) -> None:
        for code, kind in (("GT-001", Tipo.PLAZA), ("GT-002", Tipo.DIALOGO)):
            self.put(
                code,
                [one for one in self.held if one.tipo == kind],
                comuna=comuna,
                publico=publico,
                ejecutor=lambda one: EJECUTORES[EstadoActividad(one.estado)],
            )

    def of_the_targets(self) -> None:
        """The mean of both shares of their targets, if there are both."""
        codes = ("GT-001", "GT-002")
        targets = [self.target(code) for code in codes]
        if all(targets):
            shares = [
                100 * self.figures[code, "", ""] / one for code, one in zip(codes, targets, strict=True)
            ]
            self.figures["GT-003", "", ""] = sum(shares, Decimal(0)) / 2

    def target(self, code: str) -> Decimal:
        """What the office set itself for the years of the period, once in force; nothing if that of one is missing."""
        years = range(self.period.desde.year, self.period.last_day.year + 1)
        of_it = [one for one in self.targets if one.codigo == code and one.year in years]
        return sum((one.valor for one in of_it), Decimal(0)) if len(of_it) == len(years) else Decimal(0)

    def own(self) -> None:
        own = [one for one in self.held if one.estado == EstadoActividad.REALIZADA]
        self.put(
            "GT-005",
            own,
            mes=lambda one: month(one.ocurrido_el),
            comuna=comuna,
            tipo=tipo,
            tema=lambda one: one.get_tema_display(),
        )
        planned = [one for one in own if one.programada_el]
        self.middle("GT-009", [(one.ocurrido_el - one.programada_el).days for one in planned])

    def who_came(self) -> None:
        counted = [one for one in self.held if one.asistentes]
        self.put("GT-010", counted, lambda one: one.asistentes, comuna=comuna, tipo=tipo)
        came = [line for one in self.held for line in one.servicios.all() if line.presente]
        self.put(
            "GT-011",
            [line for line in came if line.atenciones],
            lambda line: line.atenciones,
            comuna=of_its_comuna,
            servicio=lambda line: line.organizacion.nombre,
            publico=lambda line: publico(line.jornada),
        )
        self.different(
            "GT-012",
            came,
            lambda line: line.organizacion_id,
            comuna=of_its_comuna,
            tipo=lambda line: tipo(line.jornada),
        )
        self.different("GT-013", self.held, lambda one: one.comuna_id, tipo=tipo)

    # --- the plan ---

    def planned(self) -> None:
        planned = [one for one in self.jornadas if self.inside(one.programada_el)]
        self.put(
            "GT-004",
            planned,
            mes=lambda one: month(one.programada_el),
            comuna=comuna,
            tipo=tipo,
            resultado=self.result,
        )
        self.share("GT-006", sum(self.done(one) for one in planned), len(planned))
        ever = [one for one in self.jornadas if self.by_now(one.programada_el)]
        pending = [one for one in ever if self.result(one) == "Pendiente"]
        self.put(
            "GT-008",
            pending,
            espera=lambda one: self.waited(one.programada_el, ATRASO, "Más de 90 días"),
        )

    def done(self, one: Jornada) -> bool:
        return one.estado in HECHAS and self.by_now(one.ocurrido_el)

    def result(self, one: Jornada) -> str:
        """What had become of it by the last day."""
        if self.done(one):
            return RESULTADOS[EstadoActividad(one.estado)]
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        return "Suspendida" if self.by_now(then.suspendida_el) else "Pendiente"

    def suspended(self) -> None:
        undone = [one for one in self.jornadas if not self.done(one) and self.suspensions(one)]
        self.put("GT-007", undone, causa=self.last_cause, tipo=tipo)

    def suspensions(self, one: Jornada) -> list[tuple[date, str]]:
        """The day and the cause of each suspension of the period, those that ended first."""
        lines = [*sorted(one.levantadas.all(), key=lambda line: (line.hasta, line.pk)), one]
        inside = [line for line in lines if self.inside(line.suspendida_el)]
        return [(line.suspendida_el, line.get_causa_display()) for line in inside]

    def last_cause(self, one: Jornada) -> str:
        return max(reversed(self.suspensions(one)), key=lambda told: told[0])[1]

    # --- what was asked ---

    def asked(self) -> None:
        asked = [one for one in self.demands if self.inside(one.ocurrido_el)]
        self.put("GT-014", asked, comuna=comuna, materia=materia)

    def answered(self) -> None:
        closed = [one for one in self.demands if self.inside(one.respondida_el)]
        self.put("GT-015", closed, resultado=lambda one: one.get_estado_display(), materia=materia)
        self.middle("GT-018", [(one.respondida_el - one.ocurrido_el).days for one in closed])
        in_time = [one for one in closed if one.respondida_el <= one.plazo]
        self.share("GT-019", len(in_time), len(closed))

    def unanswered(self) -> None:
        known = [one for one in self.demands if self.by_now(one.ocurrido_el)]
        waiting = [one for one in known if not self.by_now(one.respondida_el)]
        self.put(
            "GT-016",
            waiting,
            espera=lambda one: self.waited(one.ocurrido_el, ESPERA, "Más de 180 días"),
            materia=materia,
            responde=self.who_answers,
        )
        late = [one for one in waiting if one.plazo < self.period.last_day]
        self.put("GT-017", late, materia=materia)

    def who_answers(self, one: Demanda) -> str:
        sent = one.organismo is not None and self.by_now(one.derivada_el)
        return str(one.organismo.nombre) if sent else "La gobernación"


def recount(period: Period) -> Figures:
    counting = Recount(period)
    counting.of_each_kind()
    counting.of_the_targets()
    counting.own()
    counting.who_came()
    counting.planned()
    counting.suspended()
    counting.asked()
    counting.answered()
    counting.unanswered()
    return counting.figures
