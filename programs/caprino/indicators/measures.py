"""How each number of the goat registry is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import Period, name_of_month
from gobernacion.records.actividades import HECHAS, EstadoActividad
from programs.caprino.models import (
    CATEGORIAS,
    Carnet,
    CausaBaja,
    Criancero,
    Operativo,
    Rebano,
    TipoCarnet,
)

ANTIGUEDADES = ((90, "Hasta 3 meses"), (180, "De 3 a 6 meses"), (365, "De 6 a 12 meses"))
MAS_ANTIGUOS = "Más de un año"

AVISO = 90
"""Days ahead for which a round is planned."""

EN_OPERATIVO, EN_OFICINA = "En un operativo", "En la oficina"
RESULTADOS: dict[str, str] = {
    EstadoActividad.REALIZADA: "Realizado por la gobernación",
    EstadoActividad.TERCERO: "Realizado por un tercero",
    EstadoActividad.SUSPENDIDA: "Suspendido",
    EstadoActividad.PROGRAMADA: "Pendiente",
}

TRAMOS = ((50, "Hasta 50 cabezas"), (100, "51 a 100 cabezas"), (300, "101 a 300 cabezas"))
MAS_CABEZAS = "Más de 300 cabezas"

CABEZAS: Mapping[str, Sum] = {campo: Sum(campo, default=0) for campo in CATEGORIAS}


def _renovados(period: Period) -> QuerySet[Carnet]:
    return Carnet.objects.vigentes().en(period).filter(tipo=TipoCarnet.RENOVACION)


def renovados(period: Period) -> Iterator[Medida]:
    rows = _renovados(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def vigentes(period: Period) -> Iterator[Medida]:
    rows = Carnet.objects.rigen_al(period.last_day)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def _rebanos(period: Period) -> QuerySet[Rebano]:
    """The last herd that each goatherd of the registry had declared by the end of the period."""
    day = period.last_day
    return Rebano.objects.ultimos_al(day).filter(criancero__in=Criancero.objects.inscritos_al(day))


def cabezas(period: Period) -> Iterator[Medida]:
    rows = _rebanos(period)
    by_category = rows.aggregate(**{f"n_{campo}": total for campo, total in CABEZAS.items()})
    yield Medida(sum(by_category.values()))
    for campo, nombre in CATEGORIAS.items():
        yield Medida(by_category[f"n_{campo}"], "categoria", nombre)
    every = sum((F(campo) for campo in CATEGORIAS), Value(0))
    yield from cut(rows, "comuna", "criancero__comuna__nombre", Sum(every, default=0))


def rebanos(period: Period) -> Iterator[Medida]:
    rows = _rebanos(period)
    yield Medida(rows.count())
    every = sum((F(campo) for campo in CATEGORIAS), Value(0))
    sized = rows.annotate(cabezas_en_total=every).annotate(
        tramo=Case(
            *(When(cabezas_en_total__lte=most, then=Value(name)) for most, name in TRAMOS),
            default=Value(MAS_CABEZAS),
            output_field=CharField(),
        )
    )
    yield from cut(sized, "tramo", "tramo", ROWS)
    yield from cut(rows, "comuna", "criancero__comuna__nombre", ROWS)


def emitidos(period: Period) -> Iterator[Medida]:
    rows = Carnet.objects.vigentes().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "tipo", "tipo", ROWS, dict(TipoCarnet.choices))
    place = Case(
        When(operativo=None, then=Value(EN_OFICINA)), default=Value(EN_OPERATIVO), output_field=CharField()
    )
    yield from cut(rows.annotate(lugar_de_entrega=place), "lugar", "lugar_de_entrega", ROWS)
    yield from _by_month(rows)


def vencidos(period: Period) -> Iterator[Medida]:
    rows = Carnet.objects.vencidos_al(period.last_day)
    yield Medida(rows.count())
    aged = rows.annotate(antiguedad=age("vence_el", period.last_day, ANTIGUEDADES, MAS_ANTIGUOS))
    yield from cut(aged, "antiguedad", "antiguedad", ROWS)
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def por_vencer(period: Period) -> Iterator[Medida]:
    last = period.last_day
    rows = Carnet.objects.rigen_al(last).filter(vence_el__lte=last + timedelta(days=AVISO))
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def crianceros(period: Period) -> Iterator[Medida]:
    rows = Criancero.objects.inscritos_al(period.last_day)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def bajas(period: Period) -> Iterator[Medida]:
    rows = Criancero.objects.de_baja_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "causa", "por_causa", ROWS, dict(CausaBaja.choices))


def operativos(period: Period) -> Iterator[Medida]:
    rows = Operativo.objects.propias().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def programados(period: Period) -> Iterator[Medida]:
    rows = Operativo.objects.programadas_en(period)
    yield Medida(rows.count())
    yield from cut(rows.con_resultado_al(period.hasta), "resultado", "resultado", ROWS, RESULTADOS)


def cumplimiento(period: Period) -> Iterator[Medida]:
    """Nothing where nothing was planned: there is no share of nothing."""
    found = Operativo.objects.programadas_en(period).aggregate(
        planned=ROWS, done=Count("pk", filter=Q(estado__in=HECHAS, ocurrido_el__lt=period.hasta))
    )
    if found["planned"]:
        yield Medida(Decimal(100 * found["done"]) / found["planned"])


def espera(period: Period) -> Iterator[Medida]:
    """Between the day a card expired and the day it was renewed; who came in time waited nothing."""
    rows = _renovados(period).filter(reemplaza__vence_el__lt=F("ocurrido_el"))
    yield from median_days(rows, "reemplaza__vence_el", "ocurrido_el")


def _by_month(rows: QuerySet[Carnet]) -> Iterator[Medida]:
    grouped = rows.values_list("ocurrido_el__year", "ocurrido_el__month").annotate(n=ROWS)
    for year, month, how_many in grouped.order_by("ocurrido_el__year", "ocurrido_el__month"):
        yield Medida(how_many, "mes", name_of_month(date(year, month, 1)))
