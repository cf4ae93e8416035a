"""How each number of emergencies is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Count, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Round, TruncMonth

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import Period, name_of_month
from gobernacion.records.actividades import HECHAS
from gobernacion.records.anteriores import Entonces
from programs.emergencias.models import (
    Actividad,
    Entrega,
    EstadoSolicitud,
    Evento,
    SolicitudAgua,
    Tema,
    TipoActividad,
    TipoEvento,
    Turno,
)

DESPACHADA, RECHAZADA, EN_TRAMITE = "Despachada", "Rechazada", "En trámite"

ESPERAS = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
MAS_ESPERA = "Más de 90 días"

NIVELES = {
    "informado_comunal": "Comunal",
    "informado_provincial": "Provincial",
    "informado_regional": "Regional",
}

TEMAS, TIPOS_DE_EVENTO = dict(Tema.choices), dict(TipoEvento.choices)


# --- water ----------------------------------------------------------------------------------------------------


def municipios(period: Period) -> Iterator[Medida]:
    served = SolicitudAgua.objects.despachadas(period.hasta).para(period)
    yield Medida(served.aggregate(n=Count("comuna", distinct=True))["n"])


def del_mayor_trimestre(campo: str) -> Callable[[Period], Iterator[Medida]]:
    """The measure of trucks or people: of each municipality, the quarter of the period with most of them.

    The same trucks serve the same people quarter after quarter: adding the quarters up would count them again.
    """

    def measure(period: Period) -> Iterator[Medida]:
        served = SolicitudAgua.objects.despachadas(period.hasta).para(period)
        of_each = list(cut(served, "comuna", "comuna__nombre", Max(campo)))
        yield Medida(sum(one.valor for one in of_each))
        yield from of_each

    return measure


def solicitudes(period: Period) -> Iterator[Medida]:
    rows = SolicitudAgua.objects.vigentes().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)
    yield from cut(rows.annotate(resultado=_became(period)), "resultado", "resultado", ROWS)


def _became(period: Period) -> Case:
    """What had become of a request at the end of the period, whatever became of it later."""
    said = Entonces(SolicitudAgua, period.hasta).que
    sent = Q(estado=EstadoSolicitud.DESPACHADA, despachada_el__lt=period.hasta)
    refused = Q(estado=EstadoSolicitud.RECHAZADA, rechazada_el__lt=period.hasta)
    return Case(
        When(said(sent), then=Value(DESPACHADA)),
        When(said(refused), then=Value(RECHAZADA)),
        default=Value(EN_TRAMITE),
        output_field=CharField(),
    )


def dias_de_despacho(period: Period) -> Iterator[Medida]:
    yield from median_days(SolicitudAgua.objects.despachadas_en(period), "ocurrido_el", "despacho")


def solicitudes_pendientes(period: Period) -> Iterator[Medida]:
    """Those of any year that had come and were neither dispatched nor refused by the last day."""
    rows = SolicitudAgua.objects.vigentes().filter(ocurrido_el__lt=period.hasta)
    yield from _waiting(rows.annotate(resultado=_became(period)).filter(resultado=EN_TRAMITE), period)


def agua(period: Period) -> Iterator[Medida]:
    # SQLite adds decimals up as binary fractions: what that leaves behind the first decimal is no water.
    yield from _deliveries(period, Round(Sum("m3", default=Decimal(0)), precision=1))


def entregas(period: Period) -> Iterator[Medida]:
    yield from _deliveries(period, ROWS)


def _deliveries(period: Period, what: Any) -> Iterator[Medida]:
    rows = Entrega.objects.vigentes().en(period)
    yield Medida(rows.aggregate(n=what)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", what)
    by_month = rows.values_list(TruncMonth("ocurrido_el")).annotate(n=what)
    for month, measured in by_month.order_by(TruncMonth("ocurrido_el")):
        yield Medida(measured, "mes", name_of_month(month))


def camiones_que_repartieron(period: Period) -> Iterator[Medida]:
    rows, different = Entrega.objects.vigentes().en(period), Count("camion", distinct=True)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", different)


# --- what is watched ------------------------------------------------------------------------------------------


def horas_de_monitoreo(period: Period) -> Iterator[Medida]:
    """Nothing where no watch was written down."""
    covered = {hour for turno in Turno.objects.que_tocan(period) for hour in turno.cubre(period)}
    if covered:
        yield Medida(Decimal(len(covered)) / period.days)


def eventos(period: Period) -> Iterator[Medida]:
    rows = Evento.objects.vigentes().en(period)
    told = {name: Count("pk", filter=Q(**{name: True})) for name in NIVELES}
    found = rows.aggregate(n=ROWS, **{f"n_{name}": count for name, count in told.items()})
    yield Medida(found["n"])
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS_DE_EVENTO)
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)
    for name, nivel in NIVELES.items():
        if found[f"n_{name}"]:
            yield Medida(found[f"n_{name}"], "nivel", nivel)


def eventos_abiertos(period: Period) -> Iterator[Medida]:
    yield from _waiting(Evento.objects.en_seguimiento(period), period)


def dias_de_seguimiento(period: Period) -> Iterator[Medida]:
    yield from median_days(Evento.objects.cerrados_en(period), "ocurrido_el", "cierre")


# --- meetings and workshops -----------------------------------------------------------------------------------


def comunas_con_talleres(period: Period) -> Iterator[Medida]:
    rows = _propias(period, TipoActividad.TALLER).filter(tema=Tema.MICROZONIFICACION)
    comunas = rows.order_by("comuna__nombre").values_list("comuna__nombre", flat=True).distinct()
    found = [Medida(1, "comuna", comuna) for comuna in comunas]
    yield Medida(len(found))
    yield from found


def reuniones(period: Period) -> Iterator[Medida]:
    rows = _propias(period, TipoActividad.REUNION, TipoActividad.MESA)
    yield Medida(rows.count())
    yield from cut(rows, "tema", "tema", ROWS, TEMAS)


def talleres(period: Period) -> Iterator[Medida]:
    rows = _propias(period, TipoActividad.TALLER)
    yield Medida(rows.count())
    yield from cut(rows, "tema", "tema", ROWS, TEMAS)
    yield from cut(rows, "comuna", "comuna__nombre", ROWS)


def asistentes_a_talleres(period: Period) -> Iterator[Medida]:
    rows = _propias(period, TipoActividad.TALLER).filter(asistentes__isnull=False)
    total = Sum("asistentes", default=0)
    yield Medida(rows.aggregate(n=total)["n"])
    yield from cut(rows, "comuna", "comuna__nombre", total)


def cumplimiento(period: Period) -> Iterator[Medida]:
    """Nothing where nothing was planned: there is no share of nothing."""
    rows = Actividad.objects.programadas_en(period)
    planned = rows.count()
    if planned:
        done = rows.filter(estado__in=HECHAS, ocurrido_el__lt=period.hasta).count()
        yield Medida(Decimal(100 * done) / planned)


def _propias(period: Period, *tipos: TipoActividad) -> QuerySet[Actividad]:
    return Actividad.objects.propias().en(period).filter(tipo__in=tipos)


# --- pieces ---------------------------------------------------------------------------------------------------


def _waiting(rows: QuerySet[SolicitudAgua] | QuerySet[Evento], period: Period) -> Iterator[Medida]:
    """How many wait, by how long they have."""
    yield Medida(rows.count())
    waiting = rows.annotate(espera=age("ocurrido_el", period.last_day, ESPERAS, MAS_ESPERA))
    yield from cut(waiting, "espera", "espera", ROWS)
