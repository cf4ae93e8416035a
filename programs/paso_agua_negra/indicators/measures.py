"""How each number of the crossing is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from gobernacion.indicators.declarations import Medida
from gobernacion.lib.periods import Period, name_of_month
from programs.paso_agua_negra.models import Causa, Cierre, Grupo, Recuento, Sentido, Temporada, Tipo
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS, columnas, suma

ARGENTINA, LAS_DEMAS = "Argentina", "Chilena y otras"
"""The nationalities as the account tells them."""

Measure = Callable[[Period], Iterator[Medida]]


def rows_of(period: Period) -> QuerySet[Recuento]:
    return Recuento.objects.vigentes().en(period)


def meses_de_la_temporada(usual: Period) -> Period:
    """The season that closes in the same year as the usual months, with the months that it was open besides."""
    desde, hasta = usual.desde, usual.hasta
    for temporada in Temporada.objects.que_cierran_en(usual.last_day.year):
        desde = min(desde, Period.month(temporada.abre.year, temporada.abre.month).desde)
        if temporada.cierra:
            hasta = max(hasta, Period.month(temporada.cierra.year, temporada.cierra.month).hasta)
    return Period(desde, hasta)


def flujo_de_personas(period: Period) -> Iterator[Medida]:
    found = _sums(period, PERSONAS)
    yield Medida(sum(found.values()))
    yield from _by_nationality(found, tuple(Sentido))
    for sentido in Sentido:
        yield from _some(_add(found, columnas(sentido, Grupo)), "sentido", sentido.label)


def ingresadas(period: Period) -> Iterator[Medida]:
    found = _sums(period, columnas(Sentido.ENTRADA, Grupo))
    yield Medida(sum(found.values()))
    yield from _by_nationality(found, (Sentido.ENTRADA,))


def vehiculos_ingresados(period: Period) -> Iterator[Medida]:
    found = _sums(period, columnas(Sentido.ENTRADA, Tipo))
    yield Medida(sum(found.values()))
    yield from _by_kind(found, (Sentido.ENTRADA,))


def flujo_de_vehiculos(period: Period) -> Iterator[Medida]:
    found = _sums(period, VEHICULOS)
    yield Medida(sum(found.values()))
    yield from _by_kind(found, tuple(Sentido))
    for sentido in Sentido:
        yield from _some(_add(found, columnas(sentido, Tipo)), "sentido", sentido.label)


def cruces(sentido: Sentido) -> Measure:
    """The measure of persons in one direction, with the nationalities the sheet keeps apart."""
    columns = columnas(sentido, Grupo)

    def measure(period: Period) -> Iterator[Medida]:
        found = _sums(period, columns)
        yield Medida(sum(found.values()))
        for grupo, name in zip(Grupo, columns, strict=True):
            yield from _some(found[name], "nacionalidad", grupo.label)
        by_month = rows_of(period).values_list(TruncMonth("ocurrido_el")).annotate(n=Sum(suma(columns)))
        for month, persons in by_month.order_by(TruncMonth("ocurrido_el")):
            yield Medida(persons, "mes", name_of_month(month))

    return measure


def variacion(columns: tuple[str, ...]) -> Measure:
    """The measure of how a flow changes from the period before; nothing where there was none to compare with."""

    def measure(period: Period) -> Iterator[Medida]:
        before, now = (sum(_sums(one, columns).values()) for one in (period.previous(), period))
        if before:
            yield Medida(Decimal(100 * (now - before)) / before)

    return measure


def promedio_diario(period: Period) -> Iterator[Medida]:
    """Nothing where no day was counted."""
    days, persons = rows_of(period).count(), sum(_sums(period, PERSONAS).values())
    if days:
        yield Medida(Decimal(persons) / days)


def dia_de_mayor_flujo(period: Period) -> Iterator[Medida]:
    busiest = rows_of(period).annotate(cruces=suma(PERSONAS)).order_by("-cruces").first()
    if busiest:
        yield Medida(busiest.personas_entran + busiest.personas_salen)


# --- the calendar of the seasons ------------------------------------------------------------------------------


class Calendario(NamedTuple):
    """The days of the seasons in a period: those on which one could cross, those closed and why, those counted."""

    abiertos: set[date]
    cerrados: dict[date, str]
    contados: set[date]


def calendario(period: Period) -> Calendario:
    """A season that had not closed by the last day was open up to its last count by then, whenever it closed.

    While the pass is closed nobody counts: its days of closure go on after that.
    """
    counted = set(rows_of(period).values_list("ocurrido_el", flat=True))
    of_seasons: set[date] = set()
    reached: set[date] = set()
    for temporada in Temporada.objects.que_tocan(period):
        first, last = max(temporada.abre, period.desde), period.last_day
        if temporada.cierra and temporada.cierra <= last:
            last = known = temporada.cierra
        else:
            known = max(filter(temporada.abierta, counted), default=date.min)
        of_seasons.update(_days(first, last))
        reached.update(_days(first, known))
    closed: dict[date, str] = {}
    for cierre in Cierre.objects.vigentes().totales().de_dias(period.desde, period.last_day):
        closed |= {day: cierre.causa for day in cierre.dias(period.last_day) if day in of_seasons}
    return Calendario(reached - closed.keys(), closed, counted)


def dias_abiertos(period: Period) -> Iterator[Medida]:
    yield Medida(len(calendario(period).abiertos))


def dias_cerrados(period: Period) -> Iterator[Medida]:
    closed = list(calendario(period).cerrados.values())
    yield Medida(len(closed))
    for causa in Causa:
        yield from _some(closed.count(causa.value), "causa", causa.label)


def dias_sin_recuento(period: Period) -> Iterator[Medida]:
    found = calendario(period)
    yield Medida(len(found.abiertos - found.contados))


# --- pieces ---------------------------------------------------------------------------------------------------


def _sums(period: Period, columns: tuple[str, ...]) -> Mapping[str, int]:
    """Each of those columns added up over the period, in one query."""
    sums: dict[str, Any] = {f"t_{name}": Sum(name, default=0) for name in columns}
    found = rows_of(period).aggregate(**sums)
    return {name: found[f"t_{name}"] for name in columns}


def _add(found: Mapping[str, int], columns: tuple[str, ...]) -> int:
    return sum(found[name] for name in columns)


def _some(value: int, dimension: str, category: str) -> Iterator[Medida]:
    """A category that occurs."""
    if value:
        yield Medida(value, dimension, category)


def _by_nationality(found: Mapping[str, int], directions: tuple[Sentido, ...]) -> Iterator[Medida]:
    argentine = sum(found[f"{sentido.value}_{Grupo.ARGENTINA.value}"] for sentido in directions)
    yield from _some(argentine, "nacionalidad", ARGENTINA)
    yield from _some(sum(found.values()) - argentine, "nacionalidad", LAS_DEMAS)


def _by_kind(found: Mapping[str, int], directions: tuple[Sentido, ...]) -> Iterator[Medida]:
    for tipo in Tipo:
        yield from _some(
            sum(found[f"{sentido.value}_{tipo.value}"] for sentido in directions), "tipo", tipo.label
        )


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
