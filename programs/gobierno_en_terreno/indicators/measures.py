"""How each number of Gobierno en Terreno is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days, share
from gobernacion.lib.periods import Period, name_of_month
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from programs.gobierno_en_terreno.indicators import plan
from programs.gobierno_en_terreno.models import (
    Demanda,
    EstadoDemanda,
    Jornada,
    Publico,
    ServicioPresente,
    Tema,
    Tipo,
)
from programs.gobierno_en_terreno.models.estados import CERRADAS

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
CIERRES = tuple(str(estado.label) for estado in CERRADAS)
SIN_DERIVAR = "La gobernación"
"""Who has to answer what nobody else was asked to."""

ATRASOS = ((7, "Hasta 7 días"), (30, "8 a 30 días"), (90, "31 a 90 días"))
MAS_ATRASO = "Más de 90 días"
ESPERAS = ((30, "Hasta 30 días"), (90, "31 a 90 días"), (180, "91 a 180 días"))
MAS_ESPERA = "Más de 180 días"

COMUNA = "comuna__nombre"
TIPOS, PUBLICOS, TEMAS = dict(Tipo.choices), dict(Publico.choices), dict(Tema.choices)

Rows = QuerySet[Jornada]


# --- the jornadas ---------------------------------------------------------------------------------------------


def hechas(tipo: Tipo) -> Callable[[Period], Iterator[Medida]]:
    """The measure of one type of jornada: done by the office or in its place."""

    def measure(period: Period) -> Iterator[Medida]:
        rows = Jornada.objects.hechas().en(period).filter(tipo=tipo)
        yield Medida(rows.count())
        yield from cut(rows, "comuna", COMUNA, ROWS)
        yield from cut(rows, "publico", "publico", ROWS, PUBLICOS)
        yield from cut(rows, "ejecutor", "estado", ROWS, EJECUTORES)

    return measure


def cumplimiento_de_metas(period: Period) -> Iterator[Medida]:
    """Nothing while a target is missing: there is no share of nothing."""
    mean = plan.compliance(period).promedio
    if mean is not None:
        yield Medida(mean)


def programadas(period: Period) -> Iterator[Medida]:
    rows = Jornada.objects.programadas_en(period)
    yield Medida(rows.count())
    yield from _by_month(rows, "programada_el")
    yield from cut(rows, "comuna", COMUNA, ROWS)
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)
    yield from cut(rows.con_resultado_al(period.hasta), "resultado", "resultado", ROWS, RESULTADOS)


def propias(period: Period) -> Iterator[Medida]:
    rows = Jornada.objects.propias().en(period)
    yield Medida(rows.count())
    yield from _by_month(rows, "ocurrido_el")
    yield from cut(rows, "comuna", COMUNA, ROWS)
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)
    yield from cut(rows, "tema", "tema", ROWS, TEMAS)


def cumplimiento_del_plan(period: Period) -> Iterator[Medida]:
    done = Q(estado__in=HECHAS, ocurrido_el__lt=period.hasta)
    found = Jornada.objects.programadas_en(period).aggregate(part=Count("pk", filter=done), whole=ROWS)
    yield from share(found["part"], found["whole"])


def suspendidas(period: Period) -> Iterator[Medida]:
    rows = Jornada.objects.suspendidas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "causa", "por", ROWS, dict(CausaSuspension.choices))
    yield from cut(rows, "tipo", "tipo", ROWS, TIPOS)


def pendientes(period: Period) -> Iterator[Medida]:
    rows = Jornada.objects.pendientes_al(period.hasta)
    yield Medida(rows.count())
    waiting = rows.annotate(espera=age("programada_el", period.last_day, ATRASOS, MAS_ATRASO))
    yield from cut(waiting, "espera", "espera", ROWS)


def atraso(period: Period) -> Iterator[Medida]:
    rows = Jornada.objects.propias().en(period).filter(programada_el__isnull=False)
    yield from median_days(rows, "programada_el", "ocurrido_el")


# --- who came and who was attended ----------------------------------------------------------------------------


def asistentes(period: Period) -> Iterator[Medida]:
    rows = Jornada.objects.hechas().en(period).filter(asistentes__isnull=False)
    total = Sum("asistentes", default=0)
    yield Medida(rows.aggregate(n=total)["n"])
    yield from cut(rows, "comuna", COMUNA, total)
    yield from cut(rows, "tipo", "tipo", total, TIPOS)


def atenciones(period: Period) -> Iterator[Medida]:
    rows = _presentes(period).filter(atenciones__isnull=False)
    total = Sum("atenciones", default=0)
    yield Medida(rows.aggregate(n=total)["n"])
    yield from cut(rows, "comuna", "jornada__comuna__nombre", total)
    yield from cut(rows, "servicio", "organizacion__nombre", total)
    yield from cut(rows, "publico", "jornada__publico", total, PUBLICOS)


def servicios(period: Period) -> Iterator[Medida]:
    different = Count("organizacion", distinct=True)
    rows = _presentes(period)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(rows, "comuna", "jornada__comuna__nombre", different)
    yield from cut(rows, "tipo", "jornada__tipo", different, TIPOS)


def comunas(period: Period) -> Iterator[Medida]:
    different = Count("comuna", distinct=True)
    rows = Jornada.objects.hechas().en(period)
    yield Medida(rows.aggregate(n=different)["n"])
    yield from cut(rows, "tipo", "tipo", different, TIPOS)


def _presentes(period: Period) -> QuerySet[ServicioPresente]:
    """The services that came to the jornadas done in the period."""
    return ServicioPresente.objects.filter(presente=True, jornada__in=Jornada.objects.hechas().en(period))


# --- what was asked -------------------------------------------------------------------------------------------


def demandas(period: Period) -> Iterator[Medida]:
    rows = Demanda.objects.vigentes().en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", COMUNA, ROWS)
    yield from cut(rows, "materia", "materia", ROWS, TEMAS)


def cerradas(period: Period) -> Iterator[Medida]:
    rows = Demanda.objects.cerradas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "resultado", "resultado", ROWS, dict(EstadoDemanda.choices))
    yield from cut(rows, "materia", "materia", ROWS, TEMAS)


def sin_respuesta(period: Period) -> Iterator[Medida]:
    rows = Demanda.objects.sin_respuesta_al(period.hasta)
    yield Medida(rows.count())
    waited = rows.annotate(espera=age("ocurrido_el", period.last_day, ESPERAS, MAS_ESPERA))
    yield from cut(waited, "espera", "espera", ROWS)
    yield from cut(rows, "materia", "materia", ROWS, TEMAS)
    sent = When(derivada__lt=period.hasta, de_quien__isnull=False, then="de_quien")
    of_whom = rows.annotate(responde=Case(sent, default=Value(SIN_DERIVAR), output_field=CharField()))
    yield from cut(of_whom, "responde", "responde", ROWS)


def fuera_de_plazo(period: Period) -> Iterator[Medida]:
    rows = Demanda.objects.fuera_de_plazo_al(period.hasta, period.last_day)
    yield Medida(rows.count())
    yield from cut(rows, "materia", "materia", ROWS, TEMAS)


def dias_hasta_responder(period: Period) -> Iterator[Medida]:
    yield from median_days(Demanda.objects.cerradas_en(period), "ocurrido_el", "cierre")


def respondidas_en_plazo(period: Period) -> Iterator[Medida]:
    in_time = Q(cierre__lte=F("vencia"))
    found = Demanda.objects.cerradas_en(period).aggregate(part=Count("pk", filter=in_time), whole=ROWS)
    yield from share(found["part"], found["whole"])


# --- what they have in common ---------------------------------------------------------------------------------


def _by_month(rows: Rows, day: str) -> Iterator[Medida]:
    for month, how_many in rows.values_list(TruncMonth(day)).annotate(n=ROWS).order_by(TruncMonth(day)):
        yield Medida(how_many, "mes", name_of_month(month))
