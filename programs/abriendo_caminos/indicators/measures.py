"""How each number of Abriendo Caminos is counted: pure functions of a period, a few grouped queries each.

Ages are those of the last day of the period. Somebody who was the main caregiver and is not any more counts among the
other relatives: each family has one caregiver. People whom the office had to forget count from the anonymous tally.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Concat

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import Period, months_after
from gobernacion.records.anteriores import Entonces
from programs.abriendo_caminos.models import (
    Apoyo,
    Cargo,
    ClaseApoyo,
    Diagnostico,
    EstadoObjetivo,
    EvaluacionPsicologica,
    Familia,
    Gasto,
    Integrante,
    Objetivo,
    Parentesco,
    Perfil,
    Presupuesto,
    Profesional,
    Publico,
    RecuentoPenal,
    Sesion,
    Taller,
    TipoSesion,
)
from programs.abriendo_caminos.models.familia import MAYOR_EDAD_NNA
from programs.abriendo_caminos.models.intervencion import DeFamilia

D = TypeVar("D", bound=DeFamilia)

FAMILIAS = Count("familia", distinct=True)
MONTO = Sum("monto", default=0)

PEQUENOS = 5
"""The oldest of the first age bracket."""

TRAMOS = (
    f"0 a {PEQUENOS} años",
    f"{PEQUENOS + 1} a {MAYOR_EDAD_NNA} años",
    f"Más de {MAYOR_EDAD_NNA} años al cierre",
)
SIN_NACIMIENTO = "Sin fecha de nacimiento"

PERMANENCIAS = ((182, "Hasta 6 meses"), (365, "7 a 12 meses"), (730, "13 a 24 meses"))
MAS_PERMANENCIA = "Más de 24 meses"


# --- families and people --------------------------------------------------------------------------------------


def familias(period: Period) -> Iterator[Medida]:
    rows = Familia.objects.activas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "unidad territorial", "unidad__nombre", ROWS)


def _personas(period: Period) -> Any:
    """Each person once, as ``contado``."""
    rows = Integrante.objects.activos_en(period)
    later = Q(ocurrido_el__gt=OuterRef("ocurrido_el")) | Q(
        ocurrido_el=OuterRef("ocurrido_el"), pk__gt=OuterRef("pk")
    )
    followed = rows.filter(later, familia=OuterRef("familia"), rol=Parentesco.CUIDADOR)
    role = Case(
        When(Q(Exists(followed), rol=Parentesco.CUIDADOR), then=Value(Parentesco.OTRO.value)),
        default="rol",
        output_field=CharField(),
    )
    return rows.una_por_persona().annotate(contado=role)


def personas(period: Period) -> Iterator[Medida]:
    rows = _personas(period)
    forgotten = RecuentoPenal.objects.filter(desde__lt=period.hasta, hasta__gt=period.desde)
    by_unit = Counter(dict(forgotten.values_list("unidad__nombre").annotate(n=Sum("cuantas"))))
    nobody_can_be_told = by_unit.total()
    yield Medida(rows.count() + nobody_can_be_told)
    roles = Counter(dict(rows.values_list("contado").annotate(n=ROWS)))
    roles[Parentesco.PRIVADA.value] += nobody_can_be_told
    for role, count in sorted(roles.items()):
        if count:
            yield Medida(count, "rol", str(Parentesco(role).label))
    by_unit.update(dict(rows.values_list("familia__unidad__nombre").annotate(n=ROWS)))
    for unidad, count in sorted(by_unit.items()):
        yield Medida(count, "unidad territorial", unidad)


def _nna(period: Period) -> Any:
    return _personas(period).filter(contado=Parentesco.NNA)


def nna(period: Period) -> Iterator[Medida]:
    rows, day = _nna(period), period.last_day
    small, grown = (months_after(day, -12 * (years + 1)) for years in (PEQUENOS, MAYOR_EDAD_NNA))
    bracket = Case(
        When(ficha__nacimiento__gt=small, then=Value(TRAMOS[0])),
        When(ficha__nacimiento__gt=grown, then=Value(TRAMOS[1])),
        When(ficha__nacimiento__lte=grown, then=Value(TRAMOS[2])),
        default=Value(SIN_NACIMIENTO),
        output_field=CharField(),
    )
    yield Medida(rows.count())
    yield from cut(rows.annotate(tramo=bracket), "edad", "tramo", ROWS)


def permanencia(period: Period) -> Iterator[Medida]:
    rows = Familia.objects.acompanadas_al(period.hasta)
    yield Medida(rows.count())
    stayed = age("ocurrido_el", period.last_day, PERMANENCIAS, MAS_PERMANENCIA)
    yield from cut(rows.annotate(estada=stayed), "permanencia", "estada", ROWS)


# --- what is done with them -----------------------------------------------------------------------------------


def _de_familias(rows: QuerySet[D]) -> QuerySet[D]:
    """Without what was written down of a family that was annulled."""
    return rows.filter(familia__anulado_el=None)


def _apoyos(period: Period, clase: ClaseApoyo) -> QuerySet[Apoyo]:
    return _de_familias(Apoyo.objects.vigentes().en(period)).filter(clase=clase)


def _familias_de(rows: QuerySet[Apoyo]) -> Iterator[Medida]:
    yield Medida(rows.aggregate(n=FAMILIAS)["n"])


def apoyo_sociolaboral(period: Period) -> Iterator[Medida]:
    rows = _apoyos(period, ClaseApoyo.SOCIOLABORAL)
    yield from _familias_de(rows)
    yield from cut(rows, "perfil", "perfil", FAMILIAS, dict(Perfil.choices))


def apoyo_habitabilidad(period: Period) -> Iterator[Medida]:
    yield from _familias_de(_apoyos(period, ClaseApoyo.HABITABILIDAD))


def apoyo_fosis(period: Period) -> Iterator[Medida]:
    yield from _familias_de(_apoyos(period, ClaseApoyo.FOSIS))


def sesiones(period: Period) -> Iterator[Medida]:
    rows = _de_familias(Sesion.objects.vigentes().en(period)).filter(asistio=True)
    yield Medida(rows.count())
    yield from cut(rows, "tipo", "tipo", ROWS, dict(TipoSesion.choices))


def _evaluaciones(period: Period) -> QuerySet[EvaluacionPsicologica]:
    return EvaluacionPsicologica.objects.vigentes().filter(
        hecha=True,
        integrante__anulado_el=None,
        integrante__familia__anulado_el=None,
        ocurrido_el__lt=period.hasta,
    )


def evaluados(period: Period) -> Iterator[Medida]:
    done = _evaluaciones(period).filter(ocurrido_el__gte=period.desde, integrante__ficha=OuterRef("ficha"))
    yield Medida(_nna(period).filter(Exists(done)).count())


def sin_evaluacion(period: Period) -> Iterator[Medida]:
    done = _evaluaciones(period).filter(integrante__ficha=OuterRef("ficha"))
    yield Medida(_nna(period).filter(~Exists(done)).count())


def _temas(period: Period, publico: Publico) -> Iterator[Medida]:
    rows = Taller.objects.hechas().en(period).filter(tema__publico=publico)
    distinct = Count("tema", distinct=True)
    yield Medida(rows.aggregate(n=distinct)["n"])
    yield from cut(rows, "tema", "tema__nombre", distinct)


def temas_cuidadoras(period: Period) -> Iterator[Medida]:
    yield from _temas(period, Publico.CUIDADORAS)


def temas_nna(period: Period) -> Iterator[Medida]:
    yield from _temas(period, Publico.NNA)


def dias_hasta_diagnostico(period: Period) -> Iterator[Medida]:
    rows = _de_familias(Diagnostico.objects.vigentes().en(period))
    yield from median_days(rows, "familia__ocurrido_el", "ocurrido_el")


def objetivos_logrados(period: Period) -> Iterator[Medida]:
    found = Objetivo.objects.filter(
        resuelto_el__gte=period.desde,
        resuelto_el__lt=period.hasta,
        plan__anulado_el=None,
        plan__familia__anulado_el=None,
    ).aggregate(n=ROWS, logrados=Count("pk", filter=Q(estado=EstadoObjetivo.LOGRADO)))
    if found["n"]:
        yield Medida(Decimal(found["logrados"]) * 100 / found["n"])


# --- money and team -------------------------------------------------------------------------------------------


def _gastos(period: Period) -> QuerySet[Gasto]:
    """Those approved in the period, whenever they were made: each counts in one period and moves none that ended."""
    approved = Q(visado_el__gte=period.desde, visado_el__lt=period.hasta)
    return Gasto.objects.vigentes().filter(Entonces(Gasto, period.hasta).que(approved))


def ejecutado(period: Period) -> Iterator[Medida]:
    rows = _gastos(period)
    yield Medida(rows.aggregate(n=MONTO)["n"])
    yield from cut(rows, "convocatoria", "presupuesto__convocatoria__nombre", MONTO)


def convocatorias(period: Period) -> Iterator[Medida]:
    found = _gastos(period).aggregate(n=Count("presupuesto__convocatoria", distinct=True))
    yield Medida(found["n"])


def profesionales(period: Period) -> Iterator[Medida]:
    executed = _gastos(period).filter(presupuesto__convocatoria=OuterRef("convocatoria"))
    team = Profesional.objects.filter(Q(hasta=None) | Q(hasta__gte=period.desde), desde__lt=period.hasta)
    later = Q(desde__gt=OuterRef("desde")) | Q(desde=OuterRef("desde"), pk__gt=OuterRef("pk"))
    followed = team.filter(later, convocatoria=OuterRef("convocatoria"), nombre=OuterRef("nombre"))
    rows = team.filter(Exists(executed), ~Exists(followed))
    yield Medida(rows.count())
    yield from cut(rows, "convocatoria", "convocatoria__nombre", ROWS)
    label = Case(
        *(When(cargo=cargo, then=Value(str(cargo.label))) for cargo in Cargo), output_field=CharField()
    )
    named = rows.annotate(en_el_equipo=Concat("convocatoria__nombre", Value("/"), label))
    yield from cut(named, "convocatoria/rol", "en_el_equipo", ROWS)


def ejecucion(period: Period) -> Iterator[Medida]:
    years = Presupuesto.objects.filter(year__gte=period.desde.year, year__lte=period.last_day.year)
    if asignado := years.aggregate(n=Sum("asignado", default=0))["n"]:
        spent = _gastos(period).filter(presupuesto__in=years).aggregate(n=MONTO)["n"]
        yield Medida(Decimal(spent) * 100 / asignado)
