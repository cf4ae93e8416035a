"""How each number of the technical committee is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, TruncMonth

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days, share
from gobernacion.lib.periods import Period, name_of_month
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from programs.comite_tecnico.models import (
    PLENARIO,
    Acuerdo,
    Asistencia,
    EstadoAcuerdo,
    Modalidad,
    Reunion,
    Subcomite,
    Tarea,
)

RESULTADOS: dict[str, str] = {
    EstadoActividad.REALIZADA: "Realizada por la gobernación",
    EstadoActividad.TERCERO: "Realizada por un tercero",
    EstadoActividad.SUSPENDIDA: "Suspendida",
    EstadoActividad.PROGRAMADA: "Pendiente",
}

ESPERAS = ((30, "Hasta 30 días"), (90, "31 a 90 días"), (180, "91 a 180 días"))
MAS_ESPERA = "Más de 180 días"

TAREAS = dict(Tarea.choices)


# --- the subcommittees ----------------------------------------------------------------------------------------


def subcomites(period: Period) -> Iterator[Medida]:
    yield from _by_name(Subcomite.objects.vigentes_en(period))


def sin_reuniones(period: Period) -> Iterator[Medida]:
    """Valid in the period, and not once met in it."""
    met = Reunion.objects.propias().en(period).filter(subcomite__nombre=OuterRef("nombre"))
    yield from _by_name(Subcomite.objects.vigentes_en(period).filter(~Exists(met)))


def _by_name(rows: QuerySet[Subcomite]) -> Iterator[Medida]:
    """Who ended and was constituted again is the same."""
    different = Count("nombre", distinct=True)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(rows, "subcomite", "nombre", different)


# --- the meetings ---------------------------------------------------------------------------------------------


def plenarios(period: Period) -> Iterator[Medida]:
    rows = Reunion.objects.propias().plenarios().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "modalidad", "modalidad", ROWS, dict(Modalidad.choices))


def reuniones(period: Period) -> Iterator[Medida]:
    rows = Reunion.objects.propias().de_subcomite().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "subcomite", "subcomite__nombre", ROWS)
    yield from cut(rows, "modalidad", "modalidad", ROWS, dict(Modalidad.choices))
    yield from _by_month(rows, "ocurrido_el")


def programadas(period: Period) -> Iterator[Medida]:
    rows = Reunion.objects.programadas_en(period)
    yield Medida(rows.count())
    yield from _by_month(rows, "programada_el")
    yield from cut(rows.con_resultado_al(period.hasta), "resultado", "resultado", ROWS, RESULTADOS)


def cumplimiento_del_plan(period: Period) -> Iterator[Medida]:
    done = Q(estado__in=HECHAS, ocurrido_el__lt=period.hasta)
    found = Reunion.objects.programadas_en(period).aggregate(part=Count("pk", filter=done), whole=ROWS)
    yield from share(found["part"], found["whole"])


def suspendidas(period: Period) -> Iterator[Medida]:
    rows = Reunion.objects.suspendidas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "causa", "por", ROWS, dict(CausaSuspension.choices))


def instituciones(period: Period) -> Iterator[Medida]:
    different = Count("organizacion", distinct=True)
    rows = _called(period).filter(personas__gt=0)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(_with_name(rows), "subcomite", "de_quien", different)


def asistencia(period: Period) -> Iterator[Medida]:
    """Of the institutions of which it is written whether they came."""
    rows = _called(period).filter(personas__isnull=False)
    found = rows.aggregate(part=Count("pk", filter=Q(personas__gt=0)), whole=ROWS)
    yield from share(found["part"], found["whole"])


def _called(period: Period) -> QuerySet[Asistencia]:
    """The institutions called to each meeting held in the period."""
    return Asistencia.objects.filter(reunion__in=Reunion.objects.propias().en(period))


def _with_name(rows: QuerySet[Asistencia] | QuerySet[Acuerdo]) -> QuerySet[Asistencia] | QuerySet[Acuerdo]:
    """With the name of the subcommittee whose meeting it was."""
    return rows.annotate(de_quien=Coalesce("reunion__subcomite__nombre", Value(PLENARIO)))


# --- the agreements -------------------------------------------------------------------------------------------


def plazas(period: Period) -> Iterator[Medida]:
    """Agreed in a subcommittee, and made."""
    kept = Acuerdo.objects.cumplidos_en(period).filter(tarea=Tarea.PLAZA, reunion__subcomite__isnull=False)
    yield Medida(kept.count())


def cumplidos(period: Period) -> Iterator[Medida]:
    rows = Acuerdo.objects.cumplidos_en(period)
    yield Medida(rows.count())
    yield from cut(_with_name(rows), "subcomite", "de_quien", ROWS)
    yield from cut(rows, "tarea", "tarea", ROWS, TAREAS)


def tomados(period: Period) -> Iterator[Medida]:
    rows = Acuerdo.objects.vigentes().en(period)
    yield Medida(rows.count())
    yield from cut(_with_name(rows), "subcomite", "de_quien", ROWS)
    yield from cut(rows, "tarea", "tarea", ROWS, TAREAS)


def pendientes(period: Period) -> Iterator[Medida]:
    rows = Acuerdo.objects.pendientes_al(period.hasta)
    yield Medida(rows.count())
    yield from cut(_with_name(rows), "subcomite", "de_quien", ROWS)
    waited = rows.annotate(espera=age("ocurrido_el", period.last_day, ESPERAS, MAS_ESPERA))
    yield from cut(waited, "espera", "espera", ROWS)


def vencidos(period: Period) -> Iterator[Medida]:
    rows = Acuerdo.objects.vencidos_al(period.hasta, period.last_day)
    yield Medida(rows.count())
    yield from cut(_with_name(rows), "subcomite", "de_quien", ROWS)
    yield from cut(rows, "responsable", "responsable__nombre", ROWS)
    late = rows.annotate(atraso=age("vencia", period.last_day, ESPERAS, MAS_ESPERA))
    yield from cut(late, "atraso", "atraso", ROWS)


def cumplidos_en_plazo(period: Period) -> Iterator[Medida]:
    in_time = Q(como=EstadoAcuerdo.CUMPLIDO, cierre__lte=F("plazo_original"))
    due = Acuerdo.objects.con_primer_plazo_en(period)
    found = due.aggregate(part=Count("pk", filter=in_time), whole=ROWS)
    yield from share(found["part"], found["whole"])


def dias_hasta_cumplir(period: Period) -> Iterator[Medida]:
    yield from median_days(Acuerdo.objects.cumplidos_en(period), "ocurrido_el", "cierre")


# --- what they have in common ---------------------------------------------------------------------------------


def _by_month(rows: QuerySet[Reunion], day: str) -> Iterator[Medida]:
    for month, how_many in rows.values_list(TruncMonth(day)).annotate(n=ROWS).order_by(TruncMonth(day)):
        yield Medida(how_many, "mes", name_of_month(month))
