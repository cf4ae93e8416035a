"""How each number of the agreements is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Case, CharField, Count, Q, Value, When

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Entonces
from programs.convenios.models import (
    Convenio,
    Derivacion,
    Estado,
    Grupo,
    Prestacion,
    TipoConvenio,
    TipoPrestacion,
)
from programs.convenios.models.derivacion import DerivacionQuerySet
from programs.convenios.models.estados import RESPONDIDAS

PERSONAS = Count("derivacion__ficha", distinct=True)

SIN_RESPUESTA = "Sin respuesta todavía"
ESPERAS = ((30, "Hasta 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"), (180, "91 a 180 días"))
MAS_ESPERA = "Más de 180 días"

RESPUESTAS = (*(str(estado.label) for estado in RESPONDIDAS), SIN_RESPUESTA)
ETAPAS = tuple(str(estado.label) for estado in (Estado.PREPARACION, Estado.COMPLETA, Estado.DERIVADA))


def _by_person(rows: DerivacionQuerySet, fecha: str) -> Iterator[Medida]:
    """Each person once, where the last of their referrals puts them, so that the parts add up."""
    last = rows.una_por_persona(fecha)
    yield Medida(last.count())
    yield from cut(last, "convenio", "convenio__nombre", ROWS)
    yield from cut(last, "grupo", "grupo", ROWS, dict(Grupo.choices))
    yield from cut(last, "comuna", "comuna__nombre", ROWS)


def derivadas(period: Period) -> Iterator[Medida]:
    yield from _by_person(Derivacion.objects.derivadas_en(period), "derivada_el")


def con_antecedentes(period: Period) -> Iterator[Medida]:
    yield from _by_person(Derivacion.objects.completas_en(period), "completa_el")


def con_lentes(period: Period) -> Iterator[Medida]:
    rows = Prestacion.objects.entregadas_en(period).filter(tipo=TipoPrestacion.LENTES)
    yield Medida(rows.aggregate(n=PERSONAS)["n"])


def respuestas(period: Period) -> Iterator[Medida]:
    rows = Derivacion.objects.derivadas_en(period)
    yield Medida(rows.count())
    said = Entonces(Derivacion, period.hasta).que
    answer = Case(
        *(
            When(said(Q(estado=estado, respondida_el__lt=period.hasta)), then=Value(str(estado.label)))
            for estado in RESPONDIDAS
        ),
        default=Value(SIN_RESPUESTA),
        output_field=CharField(),
    )
    yield from cut(rows.annotate(respuesta=answer), "respuesta", "respuesta", ROWS)


def sin_respuesta(period: Period) -> Iterator[Medida]:
    rows = Derivacion.objects.sin_respuesta_al(period.hasta)
    yield Medida(rows.count())
    stage = Case(
        When(derivada_el__lt=period.hasta, then=Value(str(Estado.DERIVADA.label))),
        When(completa_el__lt=period.hasta, then=Value(str(Estado.COMPLETA.label))),
        default=Value(str(Estado.PREPARACION.label)),
        output_field=CharField(),
    )
    yield from cut(rows.annotate(etapa=stage), "etapa", "etapa", ROWS)
    waited = age("ocurrido_el", period.last_day, ESPERAS, MAS_ESPERA)
    yield from cut(rows.annotate(espera=waited), "espera", "espera", ROWS)


def dias_hasta_derivar(period: Period) -> Iterator[Medida]:
    yield from median_days(Derivacion.objects.derivadas_en(period), "ocurrido_el", "derivada_el")


def convenios(period: Period) -> Iterator[Medida]:
    rows = Convenio.objects.vigentes_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "tipo", "tipo", ROWS, dict(TipoConvenio.choices))


def prestaciones(period: Period) -> Iterator[Medida]:
    rows = Prestacion.objects.entregadas_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "prestacion", "tipo", ROWS, dict(TipoPrestacion.choices))
    yield from cut(rows, "convenio", "derivacion__convenio__nombre", ROWS)
