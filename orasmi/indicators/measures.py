"""How each number of the ORASMI fund is counted: pure functions of a period, a few grouped queries each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import (
    Case,
    CharField,
    Count,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.grouped import ROWS, Days, Part, age, cut, whole
from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Entonces
from orasmi.models import (
    AtencionDifusion,
    Canal,
    Clase,
    Estado,
    Grupo,
    Materia,
    MesaNegociacion,
    Postulacion,
    PostulacionPrograma,
    Programa,
    Resultado,
    Via,
)
from orasmi.models.estados import SIN_AYUDA
from orasmi.models.otros_programas import FOSIS, RESPONDIDAS, OtroPrograma
from orasmi.models.postulacion import PostulacionQuerySet

PERSONAS = Count("ficha", distinct=True)
APROBADO = Sum("aprobado", default=0)
COMUNA = Part("comuna", "comuna__nombre")

SIN_RESPUESTA = "Sin respuesta todavía"
ESPERAS = ((15, "Hasta 15 días"), (30, "16 a 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"))
MAS_ESPERA = "Más de 90 días"

RESPUESTAS = (*(str(estado.label) for estado in (Estado.APROBADA, *SIN_AYUDA)), SIN_RESPUESTA)
RESPUESTAS_DE_OTROS = (
    *(str(estado.label) for estado in (Resultado.PRESELECCIONADA, *RESPONDIDAS)),
    SIN_RESPUESTA,
)


def _ingresadas(period: Period) -> PostulacionQuerySet:
    return Postulacion.objects.vigentes().en(period)


def _beneficiadas(period: Period) -> PostulacionQuerySet:
    return Postulacion.objects.aprobadas_al(period.hasta).en(period)


def _postuladas(period: Period, *programas: str) -> QuerySet[PostulacionPrograma]:
    return PostulacionPrograma.objects.vigentes().en(period).filter(programa__in=programas)


def _total(rows: QuerySet[Postulacion] | QuerySet[PostulacionPrograma]) -> Iterator[Medida]:
    yield Medida(rows.aggregate(n=PERSONAS)["n"])


def _by_person(rows: PostulacionQuerySet) -> Iterator[Medida]:
    """Each person once, in the comuna and the group of their last application, so that the parts add up."""
    yield from whole(rows.una_por_persona(), ROWS, COMUNA, Part("grupo", "grupo", dict(Grupo.choices)))


def solicitantes(period: Period) -> Iterator[Medida]:
    yield from _by_person(_ingresadas(period))


def beneficiadas(period: Period) -> Iterator[Medida]:
    rows = _beneficiadas(period)
    yield from _by_person(rows)
    yield from cut(rows, "materia", "ayuda__materia", PERSONAS, dict(Materia.choices))


def presupuesto(period: Period) -> Iterator[Medida]:
    clase = Part("clase", "ayuda__clase", dict(Clase.choices))
    yield from whole(Postulacion.objects.aprobadas_en(period), APROBADO, clase, COMUNA)


def registrados_en_siep(period: Period) -> Iterator[Medida]:
    yield from _total(_ingresadas(period).filter(folio_el__lt=period.hasta))


def con_control_de_riesgo(period: Period) -> Iterator[Medida]:
    registered = _ingresadas(period).filter(folio_el__lt=period.hasta)
    yield from _total(registered.filter(control__fecha__lt=period.hasta))


def con_compra(period: Period) -> Iterator[Medida]:
    bought = Q(via=Via.MERCADO_PUBLICO, comprada_el__lt=period.hasta)
    yield from _total(_beneficiadas(period).filter(Entonces(Postulacion, period.hasta).que(bought)))


def atenciones_de_difusion(period: Period) -> Iterator[Medida]:
    rows = AtencionDifusion.objects.vigentes().en(period)
    canal = Part("canal", "canal", dict(Canal.choices))
    yield from whole(rows, ROWS, canal, Part("materia", "materia", dict(Programa.choices)))


def _by_answer(rows: QuerySet[PostulacionPrograma], period: Period) -> Iterator[Medida]:
    """Persons by what the other institution had answered at the end of the period."""
    then = Entonces(PostulacionPrograma, period.hasta)
    answer = Case(
        *(
            When(then.que(Q(estado=estado, respondida_el__lt=period.hasta)), then=Value(str(estado.label)))
            for estado in RESPONDIDAS
        ),
        When(preseleccionada_el__lt=period.hasta, then=Value(str(Resultado.PRESELECCIONADA.label))),
        default=Value(SIN_RESPUESTA),
        output_field=CharField(),
    )
    yield from cut(rows.annotate(respuesta=answer), "respuesta", "respuesta", PERSONAS)


def postuladas_a_fosis(period: Period) -> Iterator[Medida]:
    rows = _postuladas(period, *FOSIS)
    yield from _total(rows)
    yield from _by_answer(rows, period)


def preseleccionadas_por_fosis(period: Period) -> Iterator[Medida]:
    yield from _total(_postuladas(period, *FOSIS).filter(preseleccionada_el__lt=period.hasta))


def postuladas_a_pension(period: Period) -> Iterator[Medida]:
    rows = _postuladas(period, OtroPrograma.PENSION_GRACIA)
    yield from _total(rows)
    yield from _by_answer(rows, period)


def mesas(period: Period) -> Iterator[Medida]:
    yield Medida(MesaNegociacion.objects.vigentes().en(period).count())


def sindicatos(period: Period) -> Iterator[Medida]:
    rows = MesaNegociacion.objects.vigentes().en(period)
    unions = Q(sindicatos__clase=ClaseOrganizacion.SINDICATO)
    yield Medida(rows.aggregate(n=Count("sindicatos", filter=unions, distinct=True))["n"])


def promocion_social(period: Period) -> Iterator[Medida]:
    sums = Postulacion.objects.aprobadas_en(period).aggregate(
        promocion=Sum("aprobado", filter=Q(ayuda__clase=Clase.PROMOCION), default=0), todo=APROBADO
    )
    if sums["todo"]:
        yield Medida(Decimal(sums["promocion"]) * 100 / sums["todo"])


def dias_hasta_resolver(period: Period) -> Iterator[Medida]:
    waited = Sum(Days("ocurrido_el", "respuesta_el"))
    found = Postulacion.objects.resueltas_en(period).aggregate(days=waited, n=ROWS)
    if found["n"]:
        yield Medida(Decimal(found["days"]) / found["n"])


def ayudadas(period: Period) -> Iterator[Medida]:
    rows = Postulacion.objects.aprobadas_en(period)
    yield from _total(rows)
    yield from cut(rows, "clase", "ayuda__clase", PERSONAS, dict(Clase.choices))


def respuestas(period: Period) -> Iterator[Medida]:
    then, day = Entonces(Postulacion, period.hasta), period.hasta
    answers = (
        (Q(sin_efecto_el__lt=day), Estado.DESISTIDA),
        (Q(aprobada_el__lt=day), Estado.APROBADA),
        *((Q(estado=estado, resuelta_el__lt=day), estado) for estado in SIN_AYUDA),
    )
    answer = Case(
        *(When(then.que(said), then=Value(str(estado.label))) for said, estado in answers),
        default=Value(SIN_RESPUESTA),
        output_field=CharField(),
    )
    yield from whole(_ingresadas(period).annotate(respuesta=answer), ROWS, Part("respuesta", "respuesta"))


def sin_respuesta(period: Period) -> Iterator[Medida]:
    waited = age("ocurrido_el", period.last_day, ESPERAS, MAS_ESPERA)
    rows = Postulacion.objects.sin_respuesta_al(period.hasta).annotate(espera=waited)
    yield from whole(rows, ROWS, Part("espera", "espera"))


def _entonces(period: Period, said: Q) -> QuerySet[Postulacion]:
    """The cases that said that when the period ended, with what they had paid then as ``monto``."""
    then = Entonces(Postulacion, period.hasta)
    return Postulacion.objects.vigentes().filter(then.que(said)).annotate(monto=then.campo("pagado"))


def _pagado(rows: QuerySet[Postulacion]) -> Medida:
    found = rows.aggregate(n=Sum("monto", default=0), casos=ROWS)
    return Medida(found["n"], casos=found["casos"])


def entregado(period: Period) -> Iterator[Medida]:
    yield _pagado(_entonces(period, Q(entregada_el__gte=period.desde, entregada_el__lt=period.hasta)))


def por_rendir(period: Period) -> Iterator[Medida]:
    owed = Q(rendida_el=None) | Q(rendida_el__gte=period.hasta)
    yield _pagado(_entonces(period, owed & Q(entregada_el__lt=period.hasta)))
