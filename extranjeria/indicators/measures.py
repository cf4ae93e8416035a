"""How each number of the migration office is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Case, CharField, Count, F, Q, Sum, Value, When
from django.db.models.functions import Cast, ExtractYear

from extranjeria.models import AtencionDiaria, Calidad, Canal, Clase, Estado, Solicitud, Tramite
from extranjeria.models.estados import RESUELTAS, nacionalidades
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, Part, age, cut, median_days, whole
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Entonces
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
RESPUESTAS = tuple(str(estado.label) for estado in RESUELTAS)
HEREDADAS, RECIBIDAS_EN_EL_YEAR = "Heredadas de años anteriores", "Recibidas en el año"

COMUNA = Part("comuna", "comuna__nombre")
CALIDAD = Part("calidad", "calidad", dict(Calidad.choices))
ATENDIDAS = Sum(F("con_cita") + F("sin_cita"), default=0)


def paises() -> list[str]:
    """The names of all nationalities there are."""
    return [nombre for _, nombre in nacionalidades()]


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
    names = _Nombres(nacionalidades())
    nacionalidad = Part("nacionalidad", "nacionalidad", names)
    yield from whole(_recibidas(period), ROWS, nacionalidad, Part("tipo", "tipo__nombre"))


def recibidas(period: Period) -> Iterator[Medida]:
    then = Entonces(Solicitud, period.hasta)
    answer = Case(
        *(
            When(then.que(Q(estado=estado, resuelta_el__lt=period.hasta)), then=Value(str(estado.label)))
            for estado in RESUELTAS
        ),
        default=Value(SIN_RESPUESTA),
        output_field=CharField(),
    )
    yield from whole(
        _recibidas(period).annotate(respuesta=answer),
        ROWS,
        Part("clase", "tipo__clase", dict(Clase.choices)),
        CALIDAD,
        Part("canal", "canal", dict(Canal.choices)),
        COMUNA,
        Part("respuesta", "respuesta"),
    )


def solicitantes(period: Period) -> Iterator[Medida]:
    """Each person once, in the comuna and the quality of their last request, so that the parts add up."""
    last = _recibidas(period).una_por_persona()  # type: ignore[attr-defined]
    yield from whole(last, ROWS, COMUNA, CALIDAD)


def pendientes(period: Period) -> Iterator[Medida]:
    waited = age("ocurrido_el", period.last_day, ANTIGUEDADES, MAS_ANTIGUA)
    rows = Solicitud.objects.pendientes_al(period.hasta).annotate(antiguedad=waited)
    yield from whole(rows, ROWS, Part("antiguedad", "antiguedad"))


def heredadas(period: Period) -> Iterator[Medida]:
    """Those of before the first day of the year in which the period ends."""
    rows = Solicitud.objects.pendientes_al(period.hasta).filter(
        ocurrido_el__lt=date(period.last_day.year, 1, 1)
    )
    year = Cast(ExtractYear("ocurrido_el"), CharField())
    yield from whole(rows.annotate(recibida=year), ROWS, Part("recibida", "recibida"))


def resueltas(period: Period) -> Iterator[Medida]:
    inherited = Case(
        When(ocurrido_el__lt=date(period.last_day.year, 1, 1), then=Value(HEREDADAS)),
        default=Value(RECIBIDAS_EN_EL_YEAR),
        output_field=CharField(),
    )
    rows = Solicitud.objects.resueltas_en(period).annotate(origen=inherited)
    yield from whole(
        rows, ROWS, Part("respuesta", "respuesta", dict(Estado.choices)), Part("origen", "origen")
    )


def dias_hasta_resolver(period: Period) -> Iterator[Medida]:
    yield from median_days(Solicitud.objects.resueltas_en(period), "ocurrido_el", "respuesta_el")


# --- the counter --------------------------------------------------------------------------------------------------


def desde_la_primera_cita(span: Period) -> Period | None:
    """The days of that span on which people came with appointment or already had: None where that began after it."""
    first = AtencionDiaria.objects.vigentes().filter(con_cita__gt=0).order_by("ocurrido_el").first()
    if first is None or first.ocurrido_el >= span.hasta:
        return None
    return Period(max(span.desde, first.ocurrido_el), span.hasta)


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
    """Of a period that begins with its source: those days are fitted before it is measured."""
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
