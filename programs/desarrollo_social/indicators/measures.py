"""How each number of social development is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Case, CharField, Count, Sum, Value, When
from django.db.models.functions import Concat

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, cut
from gobernacion.indicators.moments import total_over
from gobernacion.labels import label_of
from gobernacion.lib.periods import Period
from programs.desarrollo_social.models import (
    APOYOS,
    Alojamiento,
    IndicadorGestion,
    InformeVIF,
    Iniciativa,
    Instrumento,
    Linea,
    Noche,
    PresupuestoOtraOficina,
)

PRESUPUESTO_PROPIO = "OR-003"
"""The figure of the office's own fund, quoted by its code."""

COMUNAS = Count("comuna", distinct=True)
APOYADAS = Sum("beneficiarios", default=0)


def _called(name: str) -> str:
    words = label_of(InformeVIF, name)
    return words[0].upper() + words[1:]


NOMBRES_DE_APOYOS = {name: _called(name) for name in APOYOS}


def _years(period: Period) -> range:
    return range(period.desde.year, period.last_day.year + 1)


def acogidas(period: Period) -> Iterator[Medida]:
    last = Alojamiento.objects.en(period).una_por_persona()
    yield Medida(last.count())
    yield from cut(last, "comuna", "noche__iniciativa__comuna__nombre", ROWS)


def comunas_con_fomento(period: Period) -> Iterator[Medida]:
    rows = Iniciativa.objects.activas_en(period).de_linea(Linea.FOMENTO)
    yield Medida(rows.aggregate(n=COMUNAS)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", COMUNAS)


def victimas_atendidas(period: Period) -> Iterator[Medida]:
    rows = InformeVIF.objects.vigentes().en(period)
    yield Medida(rows.aggregate(n=Sum("personas_nuevas", default=0))["n"])


def indicadores_a_cargo(period: Period) -> Iterator[Medida]:
    """One query: the total is how many different ones there are."""
    label = Case(
        *(When(instrumento=one, then=Value(str(one.label))) for one in Instrumento), output_field=CharField()
    )
    rows = IndicadorGestion.objects.filter(a_cargo=True, year__in=_years(period))
    named = rows.annotate(quien=Concat("nombre", Value(" ("), label, Value(")"), output_field=CharField()))
    found = list(named.values_list("quien", flat=True).distinct().order_by("quien"))
    yield Medida(len(found))
    for indicador in found:
        yield Medida(1, "indicador", indicador)


def frente_a_otras_oficinas(period: Period) -> Iterator[Medida]:
    """Only of whole years: budgets are of a year."""
    years = _years(period)
    if period != Period(date(years[0], 1, 1), date(years[-1] + 1, 1, 1)):
        return
    own = total_over(PRESUPUESTO_PROPIO, period)
    others = PresupuestoOtraOficina.objects.filter(year__in=years).values("oficina").annotate(n=Sum("monto"))
    largest = others.order_by("-n").values_list("n", flat=True).first()
    if own is not None and largest:
        yield Medida(own / Decimal(largest))


def noches(period: Period) -> Iterator[Medida]:
    rows = Alojamiento.objects.en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "noche__iniciativa__comuna__nombre", ROWS)


def iniciativas(period: Period) -> Iterator[Medida]:
    rows = Iniciativa.objects.activas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "linea", "linea", ROWS, dict(Linea.choices))


def apoyos_a_victimas(period: Period) -> Iterator[Medida]:
    rows = InformeVIF.objects.vigentes().en(period)
    sums = rows.aggregate(**{name: Sum(name, default=0) for name in APOYOS})
    yield Medida(sum(sums.values()))
    for name in APOYOS:
        yield Medida(sums[name], "apoyo", NOMBRES_DE_APOYOS[name])


def ocupacion(period: Period) -> Iterator[Medida]:
    rows = Noche.objects.vigentes().en(period)
    sums = rows.aggregate(slept=Sum("alojadas", default=0), places=Sum("cupos", default=0))
    if sums["places"]:
        yield Medida(Decimal(sums["slept"]) * 100 / sums["places"])


def apoyadas_en_fomento(period: Period) -> Iterator[Medida]:
    rows = Iniciativa.objects.vigentes().en(period).de_linea(Linea.FOMENTO)
    yield Medida(rows.aggregate(n=APOYADAS)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", APOYADAS)
