"""How each number of public security is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncMonth

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import MESES, Period
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from seguridad.models import Actividad, Tipo

EJECUTORES: dict[str, str] = {
    EstadoActividad.REALIZADA: "La gobernación",
    EstadoActividad.TERCERO: "Un tercero",
}

RESULTADOS: dict[str, str] = {
    EstadoActividad.REALIZADA: "Realizada por la gobernación",
    EstadoActividad.TERCERO: "Realizada por un tercero",
    EstadoActividad.SUSPENDIDA: "Suspendida",
    EstadoActividad.PROGRAMADA: "Pendiente",
}

ESPERAS = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
MAS_ESPERA = "Más de 90 días"

Rows = QuerySet[Actividad]
TIPOS = dict(Tipo.choices)


def hechas(tipo: Tipo) -> Callable[[Period], Iterator[Medida]]:
    """The measure of one type of activity: done by the office or in its place."""

    def measure(period: Period) -> Iterator[Medida]:
        rows = Actividad.objects.hechas().en(period).filter(tipo=tipo)
        yield Medida(rows.count())
        yield from cut(rows, "comuna", "comuna__nombre", ROWS)
        yield from cut(rows, "ejecutor", "estado", ROWS, EJECUTORES)

    return measure


def programadas(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.programadas_en(period)
    yield Medida(rows.count())
    yield from _by_month(rows, "programada_el")
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)
    yield from cut(rows.con_resultado_al(period.hasta), "resultado", "resultado", ROWS, RESULTADOS)


def propias(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.propias().en(period)
    yield Medida(rows.count())
    yield from _by_month(rows, "ocurrido_el")
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)
    present = rows.filter(organismos__isnull=False)
    yield from cut(present, "organismo", "organismos__nombre", Count("pk", distinct=True))


def de_terceros(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.de_terceros().en(period)
    yield Medida(rows.count())
    yield from _by_month(rows, "ocurrido_el")
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)
    yield from cut(rows, "tercero", "realizada_por__nombre", ROWS)


def cumplimiento(period: Period) -> Iterator[Medida]:
    """Nothing where nothing was planned: there is no share of nothing."""
    rows = Actividad.objects.programadas_en(period)
    planned = rows.count()
    if planned:
        done = rows.filter(estado__in=HECHAS, ocurrido_el__lt=period.hasta).count()
        yield Medida(Decimal(100 * done) / planned)


def suspendidas(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.suspendidas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "causa", "por", ROWS, dict(CausaSuspension.choices))
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)


def pendientes(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.pendientes_al(period.hasta)
    yield Medida(rows.count())
    waiting = rows.annotate(espera=age("programada_el", period.last_day, ESPERAS, MAS_ESPERA))
    yield from cut(waiting, "espera", "espera", ROWS)


def atraso(period: Period) -> Iterator[Medida]:
    rows = Actividad.objects.propias().en(period).filter(programada_el__isnull=False)
    yield from median_days(rows, "programada_el", "ocurrido_el")


def resultado(campo: str) -> Callable[[Period], Iterator[Medida]]:
    """The measure of one of the numbers that activities leave."""
    total = Sum(campo, default=0)

    def measure(period: Period) -> Iterator[Medida]:
        rows = Actividad.objects.hechas().en(period).filter(**{f"{campo}__isnull": False})
        yield Medida(rows.aggregate(n=total)["n"])
        yield from cut(rows, "tipo", "tipo", total, TIPOS)

    return measure


def asistentes(period: Period) -> Iterator[Medida]:
    rows = _reuniones(period).filter(asistentes__isnull=False)
    total = Sum("asistentes", default=0)
    yield Medida(rows.aggregate(n=total)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", total)


def organizaciones(period: Period) -> Iterator[Medida]:
    rows = _reuniones(period).filter(organizacion__isnull=False)
    different = Count("organizacion", distinct=True)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", different)


def _reuniones(period: Period) -> Rows:
    return Actividad.objects.propias().en(period).filter(tipo=Tipo.REUNION)


def _by_month(rows: Rows, day: str) -> Iterator[Medida]:
    for month, how_many in rows.values_list(TruncMonth(day)).annotate(n=ROWS).order_by(TruncMonth(day)):
        yield Medida(how_many, "mes", f"{MESES[month.month - 1].capitalize()} {month.year}")
