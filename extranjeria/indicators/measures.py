"""How each number of the migration office is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Case, CharField, Count, F, Q, Sum, Value, When

from extranjeria.models import AtencionDiaria, Calidad, Canal, Clase, Estado, Solicitud, Tramite
from extranjeria.models.estados import RESUELTAS, nacionalidades
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import Period
from gobernacion.records.models import RecordQuerySet

ANTIGUEDADES = (
    (30, "Hasta 30 días"),
    (90, "31 a 90 días"),
    (180, "91 a 180 días"),
    (365, "181 a 365 días"),
)
MAS_ANTIGUA = "Más de 365 días"

CON_CITA, SIN_CITA = "Con cita", "Sin cita"
SIN_RESPUESTA = "Sin respuesta todavía"

PERSONAS = Count("ficha", distinct=True)
ATENDIDAS = Sum(F("con_cita") + F("sin_cita"), default=0)


class _Nombres(dict[str, str]):
    """The names of nationalities; a country that no longer is keeps its code."""

    def __missing__(self, code: str) -> str:
        return code


def _recibidas(period: Period) -> RecordQuerySet[Solicitud]:
    return Solicitud.objects.vigentes().en(period)


def _atenciones(period: Period) -> RecordQuerySet[AtencionDiaria]:
    return AtencionDiaria.objects.vigentes().en(period)


# --- requests -----------------------------------------------------------------------------------------------------


def solicitudes(period: Period) -> Iterator[Medida]:
    rows = _recibidas(period)
    yield Medida(rows.count())
    yield from cut(rows, "nacionalidad", "nacionalidad", ROWS, _Nombres(nacionalidades()))
    yield from cut(rows, "tipo", "tipo__nombre", ROWS)


def recibidas(period: Period) -> Iterator[Medida]:
    rows = _recibidas(period)
    yield Medida(rows.count())
    yield from cut(rows, "clase", "tipo__clase", ROWS, dict(Clase.choices))
    yield from cut(rows, "calidad", "calidad", ROWS, dict(Calidad.choices))
    yield from cut(rows, "canal", "canal", ROWS, dict(Canal.choices))
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)
    answer = Case(
        *(
            When(estado=estado, resuelta_el__lt=period.hasta, then=Value(str(estado.label)))
            for estado in RESUELTAS
        ),
        default=Value(SIN_RESPUESTA),
        output_field=CharField(),
    )
    yield from cut(rows.annotate(respuesta=answer), "respuesta", "respuesta", ROWS)


def solicitantes(period: Period) -> Iterator[Medida]:
    """Each person in the comuna and the quality of their last request, so that the parts add up."""
    rows = _recibidas(period)
    yield Medida(rows.aggregate(n=PERSONAS)["n"])
    last = rows.una_por_persona()  # type: ignore[attr-defined]
    yield from cut(last, "comuna", "comuna__nombre", ROWS)
    yield from cut(last, "calidad", "calidad", ROWS, dict(Calidad.choices))


def pendientes(period: Period) -> Iterator[Medida]:
    rows = Solicitud.objects.pendientes_al(period.hasta)
    yield Medida(rows.count())
    waited = age("ocurrido_el", period.last_day, ANTIGUEDADES, MAS_ANTIGUA)
    yield from cut(rows.annotate(antiguedad=waited), "antiguedad", "antiguedad", ROWS)


def heredadas(period: Period) -> Iterator[Medida]:
    """Those of before the first day of the year in which the period ends."""
    rows = Solicitud.objects.pendientes_al(period.hasta).filter(
        ocurrido_el__lt=date(period.last_day.year, 1, 1)
    )
    yield Medida(rows.count())
    for year, how_many in (
        rows.values_list("ocurrido_el__year").annotate(n=ROWS).order_by("ocurrido_el__year")
    ):
        yield Medida(how_many, "recibida", str(year))


def resueltas(period: Period) -> Iterator[Medida]:
    rows = Solicitud.objects.resueltas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "respuesta", "estado", ROWS, dict(Estado.choices))
    inherited = Case(
        When(ocurrido_el__lt=date(period.last_day.year, 1, 1), then=Value("Heredadas de años anteriores")),
        default=Value("Recibidas en el año"),
        output_field=CharField(),
    )
    yield from cut(rows.annotate(origen=inherited), "origen", "origen", ROWS)


def dias_hasta_resolver(period: Period) -> Iterator[Medida]:
    """Nothing where nothing was answered: there is no wait of nobody."""
    median = median_days(Solicitud.objects.resueltas_en(period), "ocurrido_el", "resuelta_el")
    if median is not None:
        yield Medida(median)


# --- the counter --------------------------------------------------------------------------------------------------


def _a_day(period: Period, what: str) -> Iterator[Medida]:
    """So many people a day, over the days on which somebody was attended; nothing where there were none."""
    attended = _atenciones(period).filter(Q(con_cita__gt=0) | Q(sin_cita__gt=0))
    found = attended.aggregate(
        booked=Sum("con_cita", default=0),
        everybody=ATENDIDAS,
        days=Count("ocurrido_el", distinct=True),
    )
    if found["days"]:
        yield Medida(Decimal(found[what]) / found["days"])


def al_dia_con_cita(period: Period) -> Iterator[Medida]:
    yield from _a_day(period, "booked")


def al_dia(period: Period) -> Iterator[Medida]:
    yield from _a_day(period, "everybody")


def atenciones(period: Period) -> Iterator[Medida]:
    rows = _atenciones(period)
    found = rows.aggregate(booked=Sum("con_cita", default=0), walked_in=Sum("sin_cita", default=0))
    yield Medida(found["booked"] + found["walked_in"])
    for name, how_many in ((CON_CITA, found["booked"]), (SIN_CITA, found["walked_in"])):
        if how_many:
            yield Medida(how_many, "modalidad", name)
    attended = rows.filter(Q(con_cita__gt=0) | Q(sin_cita__gt=0))
    yield from cut(attended, "tramite", "tramite__nombre", ATENDIDAS)


def no_llegaron(period: Period) -> Iterator[Medida]:
    rows = _atenciones(period).filter(no_llegaron__gt=0)
    missed = Sum("no_llegaron", default=0)
    yield Medida(rows.aggregate(n=missed)["n"])
    yield from cut(rows, "tramite", "tramite__nombre", missed)


def ausentismo(period: Period) -> Iterator[Medida]:
    """Nothing where nobody had an appointment: there is no share of nothing."""
    found = _atenciones(period).aggregate(
        came=Sum("con_cita", default=0), missed=Sum("no_llegaron", default=0)
    )
    if expected := found["came"] + found["missed"]:
        yield Medida(Decimal(found["missed"]) * 100 / expected)


def dias_de_atencion(period: Period) -> Iterator[Medida]:
    attended = _atenciones(period).filter(Q(con_cita__gt=0) | Q(sin_cita__gt=0))
    yield Medida(attended.aggregate(n=Count("ocurrido_el", distinct=True))["n"])


def tramites_sin_cita(period: Period) -> Iterator[Medida]:
    """A procedure that left the catalogue and came back in the period is one."""
    rows = Tramite.objects.vigentes_en(period).filter(con_cita=False)
    different = Count("nombre", distinct=True)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(rows, "tramite", "nombre", different)
