"""How each number of the social fund is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, age, cut, median_days, share
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS
from programs.fondo_social.models import (
    Asistencia,
    AtencionDirigente,
    Causa,
    Materia,
    Modalidad,
    Proyecto,
    Taller,
    Tipo,
)
from programs.fondo_social.models.consultas import adjudicado_al
from programs.fondo_social.models.estados import PARA_POSTULAR

ADJUDICADO = Sum("adjudicado", default=0)
SOLICITADO = Sum("solicitado", default=0)
ASISTENTES = Sum("asistentes", default=0)
COMUNAS = Count("comuna", distinct=True)
DIRIGENTES = Count("ficha", distinct=True)
ORGANIZACIONES = Count("organizacion", distinct=True)

COMUNA = "comuna__nombre"

ESPERAS = ((30, "Hasta 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"), (180, "91 a 180 días"))
MAS_ESPERA = "Más de 180 días"
ANTIGUEDADES = ((90, "Hasta 90 días"), (180, "91 a 180 días"), (365, "181 a 365 días"))
MAS_ANTIGUA = "Más de un año"


def _talleres(period: Period) -> QuerySet[Taller]:
    """Those in which projects were taught to be written, done by the office."""
    return Taller.objects.propias().de_formulacion().en(period)


def _atenciones(period: Period) -> QuerySet[AtencionDirigente]:
    return AtencionDirigente.objects.vigentes().en(period)


# --- the projects ---------------------------------------------------------------------------------------------


def financiados(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.adjudicados_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", COMUNA, ROWS)
    yield from cut(rows, "modalidad", "concurso__modalidad", ROWS, dict(Modalidad.choices))
    yield from cut(rows, "tipo", "tipo", ROWS, dict(Tipo.choices))


def inversion(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.adjudicados_en(period)
    yield Medida(rows.aggregate(n=ADJUDICADO)["n"])
    yield from cut(rows, "comuna", COMUNA, ADJUDICADO)
    yield from cut(rows, "modalidad", "concurso__modalidad", ADJUDICADO, dict(Modalidad.choices))
    yield from cut(rows, "tipo", "tipo", ADJUDICADO, dict(Tipo.choices))


def postulados(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.postulados_en(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", COMUNA, ROWS)
    yield from cut(rows, "modalidad", "concurso__modalidad", ROWS, dict(Modalidad.choices))


def solicitado(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.postulados_en(period)
    yield Medida(rows.aggregate(n=SOLICITADO)["n"])
    yield from cut(rows, "comuna", COMUNA, SOLICITADO)


def inadmisibles(period: Period) -> Iterator[Medida]:
    answered: Any = Proyecto.objects.resueltos_en(period)
    rows = answered.exclude(por_causa="")
    yield Medida(rows.count())
    yield from cut(rows, "causa", "por_causa", ROWS, dict(Causa.choices))


def tasa_de_adjudicacion(period: Period) -> Iterator[Medida]:
    found = Proyecto.objects.postulados_en(period).aggregate(
        part=Count("pk", filter=adjudicado_al(Proyecto, period.hasta)), whole=ROWS
    )
    yield from share(found["part"], found["whole"])


def dias_hasta_responder(period: Period) -> Iterator[Medida]:
    yield from median_days(Proyecto.objects.resueltos_en(period), "postulado_el", "respuesta_el")


def sin_respuesta(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.sin_respuesta_al(period.hasta)
    yield Medida(rows.count())
    waited = age("postulado_el", period.last_day, ESPERAS, MAS_ESPERA)
    yield from cut(rows.annotate(espera=waited), "espera", "espera", ROWS)


# --- their accounts -------------------------------------------------------------------------------------------


def por_rendir(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.por_rendir_al(period.hasta)
    yield Medida(rows.count())
    since = age("recibido_el", period.last_day, ANTIGUEDADES, MAS_ANTIGUA)
    yield from cut(rows.annotate(antiguedad=since), "antiguedad", "antiguedad", ROWS)
    yield from cut(rows, "comuna", COMUNA, ROWS)


def pesos_por_rendir(period: Period) -> Iterator[Medida]:
    rows = Proyecto.objects.por_rendir_al(period.hasta)
    yield Medida(rows.aggregate(n=ADJUDICADO)["n"])
    yield from cut(rows, "comuna", COMUNA, ADJUDICADO)


def atrasadas(period: Period) -> Iterator[Medida]:
    owed: Any = Proyecto.objects.por_rendir_al(period.hasta)
    rows = owed.filter(vencia__lt=period.last_day)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", COMUNA, ROWS)


# --- the workshops --------------------------------------------------------------------------------------------


def talleres(period: Period) -> Iterator[Medida]:
    rows = _talleres(period)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", COMUNA, ROWS)


def asistentes(period: Period) -> Iterator[Medida]:
    rows = _talleres(period)
    yield Medida(rows.aggregate(n=ASISTENTES)["n"])
    yield from cut(rows, "comuna", COMUNA, ASISTENTES)


def comunas_con_talleres(period: Period) -> Iterator[Medida]:
    rows = _talleres(period)
    yield Medida(rows.aggregate(n=COMUNAS)["n"])
    yield from cut(rows, "comuna", COMUNA, COMUNAS)


def organizaciones_asistentes(period: Period) -> Iterator[Medida]:
    rows = Asistencia.objects.filter(taller__in=_talleres(period))
    yield Medida(rows.aggregate(n=ORGANIZACIONES)["n"])
    yield from cut(rows, "comuna", "taller__comuna__nombre", ORGANIZACIONES)


def talleres_cumplidos(period: Period) -> Iterator[Medida]:
    done = Q(estado__in=HECHAS, ocurrido_el__lt=period.hasta)
    found = Taller.objects.programadas_en(period).aggregate(part=Count("pk", filter=done), whole=ROWS)
    yield from share(found["part"], found["whole"])


# --- the office -----------------------------------------------------------------------------------------------


def dirigentes_atendidos(period: Period) -> Iterator[Medida]:
    rows = _atenciones(period).filter(materia__in=PARA_POSTULAR)
    yield Medida(rows.count())
    yield from cut(rows, "comuna", COMUNA, ROWS)


def dirigentes_distintos(period: Period) -> Iterator[Medida]:
    rows = _atenciones(period)
    yield Medida(rows.aggregate(n=DIRIGENTES)["n"])
    yield from cut(rows, "comuna", COMUNA, DIRIGENTES)


def atenciones(period: Period) -> Iterator[Medida]:
    rows = _atenciones(period)
    yield Medida(rows.count())
    yield from cut(rows, "materia", "materia", ROWS, dict(Materia.choices))
