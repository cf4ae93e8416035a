"""How each number of Chile Crece Contigo is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import Period, name_of_month
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from programs.crece_contigo.models import NOMBRE_DE, Actividad, Gasto, Linea, Presupuesto, Proyecto
from programs.crece_contigo.models.estados import AMBITOS

LINEAS: dict[str, str] = dict(Linea.choices)
NOMBRES_DE_AMBITO: dict[str, str] = {str(ambito): str(nombre) for ambito, nombre in AMBITOS}
MONTO = Sum("monto", default=0)
ASIGNADO = Sum("asignado", default=0)
ASISTENCIAS = Sum("asistentes", default=0)
CLASES = Count("tema", distinct=True)
INSTITUCIONES = Count("instituciones", distinct=True)

RESULTADOS: dict[str, str] = {
    EstadoActividad.REALIZADA: "Realizada por la gobernación",
    EstadoActividad.TERCERO: "Realizada por un tercero",
    EstadoActividad.SUSPENDIDA: "Suspendida",
    EstadoActividad.PROGRAMADA: "Pendiente",
}

ESPERAS = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
MAS_ESPERA = "Más de 90 días"

APORTE_LOCAL, SIN_ASIGNAR = "Aporte local", "Sin asignar a una línea"

AMBITOS_NOMBRADOS = tuple(NOMBRES_DE_AMBITO.values())
DE_LA_INVERSION = (*LINEAS.values(), APORTE_LOCAL, SIN_ASIGNAR)


# --- the money ------------------------------------------------------------------------------------------------


def inversion(period: Period) -> Iterator[Medida]:
    """The money of the projects of the years it touches: what each line was given, and what no line was."""
    given = dict(Presupuesto.objects.de_los_years(period).values_list("linea").annotate(n=ASIGNADO))
    found = _projects(period)
    yield Medida(found["total"])
    for linea, amount in given.items():
        yield Medida(amount, "linea", LINEAS[linea])
    for name, amount in (
        (APORTE_LOCAL, found["aporte"]),
        (SIN_ASIGNAR, found["total"] - found["aporte"] - sum(given.values())),
    ):
        if amount:
            yield Medida(amount, "linea", name)


def gastado(period: Period) -> Iterator[Medida]:
    rows = Gasto.objects.aprobados_en(period)
    yield Medida(rows.aggregate(n=MONTO)["n"])
    yield from cut(rows, "linea", "linea", MONTO, LINEAS)


def _projects(period: Period) -> dict[str, int]:
    return Proyecto.objects.de_los_years(period).aggregate(
        total=Sum("total", default=0), aporte=Sum("aporte_local", default=0)
    )


def presupuestado(period: Period) -> Iterator[Medida]:
    yield Medida(_shared(period))


def _shared(period: Period) -> int:
    shared: int = Presupuesto.objects.de_los_years(period).aggregate(n=ASIGNADO)["n"]
    return shared


def pendiente(period: Period) -> Iterator[Medida]:
    """What the projects have, less what was given to lines and what others put in."""
    found = _projects(period)
    yield Medida(found["total"] - found["aporte"] - _shared(period))


def aporte_local(period: Period) -> Iterator[Medida]:
    yield Medida(_projects(period)["aporte"])


def saldo(period: Period) -> Iterator[Medida]:
    """What each line had left at the end of the period, of the budgets of the years it touches."""
    given = dict(Presupuesto.objects.de_los_years(period).values_list("linea").annotate(n=ASIGNADO))
    until = Period(date(period.desde.year, 1, 1), period.hasta)
    rows = Gasto.objects.aprobados_en(until).en(until)
    spent = dict(rows.values_list("linea").annotate(n=MONTO))
    left = {linea: asignado - spent.get(linea, 0) for linea, asignado in given.items()}
    yield Medida(sum(left.values()))
    for linea, amount in left.items():
        yield Medida(amount, "linea", LINEAS[linea])


def ejecucion(period: Period) -> Iterator[Medida]:
    """Nothing where there was no budget: there is no share of nothing."""
    if asignado := _shared(period):
        spent = Gasto.objects.aprobados_en(period).aggregate(n=MONTO)["n"]
        yield Medida(Decimal(100 * spent) / asignado)


def por_aprobar(period: Period) -> Iterator[Medida]:
    rows = Gasto.objects.por_aprobar_al(period.last_day)
    yield Medida(rows.count())
    waiting = rows.annotate(espera=age("ocurrido_el", period.last_day, ESPERAS, MAS_ESPERA))
    yield from cut(waiting, "espera", "espera", ROWS)


def dias_de_aprobacion(period: Period) -> Iterator[Medida]:
    yield from median_days(Gasto.objects.aprobados_en(period), "ocurrido_el", "aprobado_el")


# --- the activities -------------------------------------------------------------------------------------------


def acciones(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.hechas().en(period).generales()
    yield Medida(rows.aggregate(n=CLASES)["n"])
    yield from cut(rows, "accion", "tema", CLASES, NOMBRE_DE)


def temas(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.hechas().en(period).de_las_lineas()
    yield Medida(rows.aggregate(n=CLASES)["n"])
    yield from cut(rows, "linea", "ambito", CLASES, NOMBRES_DE_AMBITO)
    for linea, tema in rows.values_list("ambito", "tema").distinct().order_by("ambito", "tema"):
        yield Medida(1, "linea/tema", f"{LINEAS[linea]}/{NOMBRE_DE[tema]}")


def realizadas(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.propias().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "linea", "ambito", ROWS, NOMBRES_DE_AMBITO)
    yield from cut(rows, "tema", "tema", ROWS, NOMBRE_DE)
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)
    by_month = rows.values_list(TruncMonth("ocurrido_el")).annotate(n=ROWS)
    for month, how_many in by_month.order_by(TruncMonth("ocurrido_el")):
        yield Medida(how_many, "mes", name_of_month(month))


def asistencias(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.propias().en(period)
    yield Medida(rows.aggregate(n=ASISTENCIAS)["n"])
    yield from cut(rows, "linea", "ambito", ASISTENCIAS, NOMBRES_DE_AMBITO)
    yield from cut(rows, "comuna", "comuna__nombre", ASISTENCIAS)


def instituciones(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.propias().en(period).filter(instituciones__isnull=False)
    yield Medida(rows.aggregate(n=INSTITUCIONES)["n"])
    yield from cut(rows, "linea", "ambito", INSTITUCIONES, NOMBRES_DE_AMBITO)


def programadas(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.programadas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "linea", "ambito", ROWS, NOMBRES_DE_AMBITO)
    yield from cut(rows.con_resultado_al(period.hasta), "resultado", "resultado", ROWS, RESULTADOS)


def cumplimiento(period: Period) -> Iterator[Medida]:
    """Nothing where nothing was planned: there is no share of nothing."""
    found = Actividad.objects.programadas_en(period).aggregate(
        planned=ROWS, done=Count("pk", filter=Q(estado__in=HECHAS, ocurrido_el__lt=period.hasta))
    )
    if found["planned"]:
        yield Medida(Decimal(100 * found["done"]) / found["planned"])


def suspendidas(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.suspendidas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "causa", "por", ROWS, dict(CausaSuspension.choices))
