"""What the account answers for in the ORASMI fund: applicants, aid, money and the work around them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum

from gobernacion.indicators.cuadraturas import Igual, ParteTodo
from gobernacion.indicators.declarations import (
    PESOS,
    PORCIENTO,
    Cuenta,
    Desglose,
    Indicador,
    Medida,
    Sensibilidad,
)
from gobernacion.lib.periods import Period
from orasmi.models import (
    AtencionDifusion,
    Canal,
    Clase,
    Grupo,
    Materia,
    MesaNegociacion,
    Postulacion,
    PostulacionPrograma,
    Programa,
    Via,
)
from orasmi.models.otros_programas import FOSIS, OtroPrograma
from orasmi.models.postulacion import PostulacionQuerySet

PERSONAS = Count("ficha", distinct=True)
APROBADO = Sum("aprobado", default=0)


def _ingresadas(period: Period) -> PostulacionQuerySet:
    return Postulacion.objects.vigentes().en(period)


def _beneficiadas(period: Period) -> PostulacionQuerySet:
    return _ingresadas(period).filter(aprobada_el__lt=period.hasta)


def _total(rows: QuerySet[Postulacion] | QuerySet[PostulacionPrograma]) -> Iterator[Medida]:
    yield Medida(rows.aggregate(n=PERSONAS)["n"])


def _cut(
    rows: PostulacionQuerySet,
    dimension: str,
    by: str,
    what: Count | Sum,
    labels: dict[str, str] | None = None,
) -> Iterator[Medida]:
    """One grouped query: the measure in every category that occurs."""
    for value, measured in rows.values_list(by).annotate(n=what).order_by(by):
        yield Medida(measured, dimension, labels[value] if labels else value or "Sin comuna")


def solicitantes(period: Period) -> Iterator[Medida]:
    rows = _ingresadas(period)
    yield from _total(rows)
    yield from _cut(rows, "comuna", "ficha__comuna__nombre", PERSONAS)
    yield from _cut(rows, "grupo", "grupo", PERSONAS, dict(Grupo.choices))


def beneficiadas(period: Period) -> Iterator[Medida]:
    rows = _beneficiadas(period)
    yield from _total(rows)
    yield from _cut(rows, "comuna", "ficha__comuna__nombre", PERSONAS)
    yield from _cut(rows, "grupo", "grupo", PERSONAS, dict(Grupo.choices))
    yield from _cut(rows, "materia", "ayuda__materia", PERSONAS, dict(Materia.choices))


def presupuesto(period: Period) -> Iterator[Medida]:
    rows = Postulacion.objects.aprobadas_en(period)
    yield Medida(rows.aggregate(n=APROBADO)["n"])
    yield from _cut(rows, "clase", "ayuda__clase", APROBADO, dict(Clase.choices))
    yield from _cut(rows, "comuna", "ficha__comuna__nombre", APROBADO)


def registrados_en_siep(period: Period) -> Iterator[Medida]:
    yield from _total(_ingresadas(period).filter(folio_siep__isnull=False))


def con_control_de_riesgo(period: Period) -> Iterator[Medida]:
    yield from _total(_ingresadas(period).filter(control__fecha__lt=period.hasta))


def con_compra(period: Period) -> Iterator[Medida]:
    yield from _total(_beneficiadas(period).filter(via=Via.MERCADO_PUBLICO))


def atenciones_de_difusion(period: Period) -> Iterator[Medida]:
    rows = AtencionDifusion.objects.vigentes().en(period)
    yield Medida(rows.count())
    for canal, n in rows.values_list("canal").annotate(n=Count("pk")).order_by("canal"):
        yield Medida(n, "canal", Canal(canal).label)
    for materia, n in rows.values_list("materia").annotate(n=Count("pk")).order_by("materia"):
        yield Medida(n, "materia", Programa(materia).label)


def _postuladas(period: Period, *programas: str) -> QuerySet[PostulacionPrograma]:
    return PostulacionPrograma.objects.vigentes().en(period).filter(programa__in=programas)


def postuladas_a_fosis(period: Period) -> Iterator[Medida]:
    yield from _total(_postuladas(period, *FOSIS))


def preseleccionadas_por_fosis(period: Period) -> Iterator[Medida]:
    yield from _total(_postuladas(period, *FOSIS).filter(preseleccionada_el__lt=period.hasta))


def postuladas_a_pension(period: Period) -> Iterator[Medida]:
    yield from _total(_postuladas(period, OtroPrograma.PENSION_GRACIA))


def mesas(period: Period) -> Iterator[Medida]:
    yield Medida(MesaNegociacion.objects.vigentes().en(period).count())


def sindicatos(period: Period) -> Iterator[Medida]:
    rows = MesaNegociacion.objects.vigentes().en(period)
    yield Medida(rows.aggregate(n=Count("sindicatos", distinct=True))["n"])


def promocion_social(period: Period) -> Iterator[Medida]:
    sums = Postulacion.objects.aprobadas_en(period).aggregate(
        promocion=Sum("aprobado", filter=Q(ayuda__clase=Clase.PROMOCION), default=0), todo=APROBADO
    )
    if sums["todo"]:
        yield Medida(Decimal(sums["promocion"]) * 100 / sums["todo"])


def dias_hasta_resolver(period: Period) -> Iterator[Medida]:
    waited = ExpressionWrapper(F("resuelta_el") - F("ocurrido_el"), output_field=DurationField())
    found = Postulacion.objects.resueltas_en(period).aggregate(days=Sum(waited), n=Count("pk"))
    if found["n"]:
        yield Medida(Decimal(found["days"] // timedelta(days=1)) / found["n"])


POR_COMUNA = Desglose("comuna", "Comuna")
POR_GRUPO = Desglose("grupo", "Grupo prioritario", suma=False)
POR_CLASE = Desglose("clase", "Clase de ayuda")

INDICADORES = (
    Indicador(
        codigo="OR-001",
        nombre="Solicitantes del fondo",
        definicion="Personas que postularon en el período a una ayuda del Fondo ORASMI.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las personas con una postulación ingresada en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_COMUNA, POR_GRUPO),
        measure=solicitantes,
    ),
    Indicador(
        codigo="OR-002",
        nombre="Personas beneficiadas",
        definicion="Personas con una ayuda aprobada por el Fondo ORASMI entre las que postularon en el período.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación ingresada en el período y aprobada hasta su último día."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_COMUNA, POR_GRUPO, Desglose("materia", "Materia de la ayuda", suma=False)),
        mejor_si_sube=True,
        portada=True,
        measure=beneficiadas,
    ),
    Indicador(
        codigo="OR-003",
        nombre="Presupuesto del Fondo ORASMI",
        definicion="Pesos del fondo con que se financiaron las ayudas del período.",
        unidad=PESOS,
        capitulo="8",
        como_se_mide="Se suman los montos aprobados en el período.",
        cuenta=Cuenta.DINERO,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_CLASE, POR_COMUNA),
        mejor_si_sube=True,
        portada=True,
        measure=presupuesto,
    ),
    Indicador(
        codigo="OR-004",
        nombre="Postulantes registrados en SIEP",
        definicion="Postulantes que quedaron formalmente registrados en SIEP, el sistema nacional del fondo.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las personas con una postulación del período que tiene folio SIEP.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=registrados_en_siep,
    ),
    Indicador(
        codigo="OR-005",
        nombre="Postulantes con evaluación y control de riesgo",
        definicion="Postulantes registrados en SIEP cuya postulación pasó por la evaluación y control de riesgo.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las personas con una postulación del período que tiene hecho ese control.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=con_control_de_riesgo,
    ),
    Indicador(
        codigo="OR-006",
        nombre="Beneficiarios con compra por Mercado Público",
        definicion="Personas beneficiadas cuya ayuda se compró en Mercado Público.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las personas beneficiadas en el período con una orden de compra en Mercado Público.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        measure=con_compra,
    ),
    Indicador(
        codigo="OR-007",
        nombre="Atenciones de difusión de programas sociales",
        definicion="Veces en que se orientó a alguien sobre programas sociales del Estado, por cualquier canal.",
        unidad="atenciones",
        capitulo="8",
        como_se_mide="Se cuentan las atenciones de difusión anotadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("canal", "Canal"), Desglose("materia", "Materia", suma=False)),
        mejor_si_sube=True,
        measure=atenciones_de_difusion,
    ),
    Indicador(
        codigo="OR-008",
        nombre="Personas postuladas a programas de FOSIS",
        definicion="Personas que la gobernación postuló a los programas de emprendimiento de FOSIS.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las personas con una postulación a FOSIS anotada en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=True,
        measure=postuladas_a_fosis,
    ),
    Indicador(
        codigo="OR-009",
        nombre="Personas preseleccionadas por FOSIS",
        definicion="Personas postuladas a los programas de emprendimiento de FOSIS que este preseleccionó.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las postulaciones a FOSIS del período con resultado preseleccionada.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=True,
        measure=preseleccionadas_por_fosis,
    ),
    Indicador(
        codigo="OR-010",
        nombre="Personas postuladas a pensión de gracia",
        definicion="Personas que la gobernación postuló a una pensión de gracia.",
        unidad="personas",
        capitulo="8",
        como_se_mide="Se cuentan las personas con una postulación a pensión de gracia anotada en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        measure=postuladas_a_pension,
    ),
    Indicador(
        codigo="OR-011",
        nombre="Mesas de negociación",
        definicion="Mesas de negociación por pensiones de gracia en que participó la gobernación.",
        unidad="mesas",
        capitulo="8",
        como_se_mide="Se cuentan las mesas de negociación anotadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        measure=mesas,
    ),
    Indicador(
        codigo="OR-012",
        nombre="Sindicatos en las mesas de negociación",
        definicion="Sindicatos de extrabajadores que participaron en esas mesas.",
        unidad="sindicatos",
        capitulo="8",
        como_se_mide="Se cuentan los sindicatos asistentes a las mesas del período, una vez cada uno.",
        cuenta=Cuenta.ORGANIZACION,
        measure=sindicatos,
    ),
    Indicador(
        codigo="OR-013",
        nombre="Parte del fondo destinada a promoción social",
        definicion="Porcentaje de los pesos aprobados que fue a ayudas de promoción social y no a las asistenciales.",
        unidad=PORCIENTO,
        capitulo="8",
        como_se_mide="Se divide el monto aprobado en ayudas de promoción social por todo el monto aprobado.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=promocion_social,
    ),
    Indicador(
        codigo="OR-014",
        nombre="Días entre el ingreso y la resolución",
        definicion="Días corridos que en promedio pasan desde que una postulación ingresa hasta que se resuelve.",
        unidad="días",
        capitulo="8",
        como_se_mide="Se promedian los días entre ingreso y resolución de las postulaciones resueltas en el período.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=dias_hasta_resolver,
    ),
)

CUADRATURAS = (
    ParteTodo("OR-beneficiadas", "Personas beneficiadas entre los solicitantes", "OR-002", "OR-001"),
    Igual("OR-siep", "Todo solicitante queda registrado en SIEP", "OR-001", "OR-004"),
    Igual("OR-riesgo", "Todo postulante registrado pasa por el control de riesgo", "OR-004", "OR-005"),
    ParteTodo("OR-compras", "Beneficiarios con compra entre las personas beneficiadas", "OR-006", "OR-002"),
    ParteTodo("OR-fosis", "Preseleccionadas por FOSIS entre las postuladas", "OR-009", "OR-008"),
)
