"""Reading a summary: every figure that somebody may see over some days, measured as the account measures it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.cuadraturas import Resultado, revisar
from gobernacion.indicators.declarations import TOTAL, Cuenta, Desglose, Indicador, Tramo
from gobernacion.indicators.figures import Calificador, Cifras, Lugar, Momento
from gobernacion.indicators.models import ABIERTOS, Compromiso
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.published.models import CifraPublicada, EdicionPublicada
from gobernacion.releases.measuring import targets
from gobernacion.summaries.budgets import LineaPresupuesto, budgets
from gobernacion.summaries.lines import Linea
from gobernacion.summaries.measured import Measuring, Valor
from gobernacion.summaries.spans import Clase, Lapso
from gobernacion.territory.models import Institucion


@dataclass(frozen=True)
class Serie:
    """An indicator with a target through the months of a year, each counted from the first day up to its end."""

    codigo: str
    nombre: str
    unidad: str
    meses: tuple[Period, ...]
    hecho: tuple[Valor, ...]
    esperado: tuple[Decimal, ...]


@dataclass(frozen=True)
class Resumen:
    """What somebody may know of the office over some days, read once: pages and workbook say the same."""

    titulo: str
    institucion: str
    descansa_en: str
    year: int
    ultimo_dia: date
    hecho_el: datetime
    areas: tuple[AreaConfig, ...]
    lineas: tuple[Linea, ...]
    presupuestos: tuple[LineaPresupuesto, ...]
    compromisos: tuple[Compromiso, ...]
    series: tuple[Serie, ...] = ()

    @property
    def totales(self) -> list[Linea]:
        return [linea for linea in self.lineas if linea.es_total]

    @property
    def titulares(self) -> list[Linea]:
        """What is read first: whatever has a target, and then the headlines without one."""
        told = [linea for linea in self.totales if linea.portada or linea.meta is not None]
        return sorted(told, key=lambda linea: linea.meta is None)

    @property
    def atrasadas(self) -> list[Linea]:
        return [linea for linea in self.titulares if linea.situacion.atrasa]

    def de(self, area: str) -> list[Linea]:
        """Those of one area."""
        return [linea for linea in self.lineas if linea.area == area]

    def cuadraturas(self) -> list[Resultado]:
        """Every identity among these figures; those that need a figure which is not here say nothing."""
        stated = [cifra for linea in self.lineas if (cifra := linea.stated())]
        return revisar(Cifras(stated), registry().cuadraturas())


def summary_of_days(lapso: Lapso, areas: Iterable[AreaConfig], hecho_el: datetime) -> Resumen:
    """Measure every indicator of these areas over some days, and what it was in the same days a year before."""
    areas = tuple(areas)
    institucion = Institucion.objects.en(lapso.ultimo_dia)
    lineas = tuple(_of_days(lapso, areas))
    return Resumen(
        titulo=str(lapso),
        institucion=institucion.nombre if institucion else "",
        descansa_en="Medido de los registros de la oficina, como estaban al hacer este resumen.",
        year=lapso.year,
        ultimo_dia=lapso.ultimo_dia,
        hecho_el=hecho_el,
        areas=areas,
        lineas=lineas,
        series=tuple(_series(lapso, lineas)),
        presupuestos=tuple(budgets(areas, lapso.year, lapso.ultimo_dia)),
        compromisos=_promised(areas, lapso.year, still_open=True),
    )


def summary_of_edition(edicion: EdicionPublicada, areas: Iterable[AreaConfig], hecho_el: datetime) -> Resumen:
    """What a published edition tells of these areas, as it tells it: what it protects has no value here either."""
    areas = tuple(areas)
    lineas = tuple(_published(edicion, areas))
    last = max((linea.momento.last_day for linea in lineas), default=date(edicion.year, 12, 31))
    return Resumen(
        titulo=f"edición {edicion.slug}: {edicion.titulo}",
        institucion=edicion.institucion,
        descansa_en=f"Publicado en la edición {edicion.slug}, con el sello {edicion.sello}.",
        year=edicion.year,
        ultimo_dia=last,
        hecho_el=hecho_el,
        areas=areas,
        lineas=lineas,
        presupuestos=tuple(budgets(areas, edicion.year, min(last, date(edicion.year, 12, 31)))),
        compromisos=_promised(areas, edicion.year),
    )


def _promised(areas: tuple[AreaConfig, ...], year: int, still_open: bool = False) -> tuple[Compromiso, ...]:
    """What these areas promised for a year; with ``still_open`` also what they promised before and never closed."""
    labels = [area.label for area in areas]
    wanted = Q(year=year) | Q(year__lt=year, estado__in=ABIERTOS) if still_open else Q(year=year)
    return tuple(Compromiso.objects.prometidos().filter(wanted, area__in=labels).en_orden())


def expected_by(indicador: Indicador, meta: Decimal, year: int, counted: Period) -> Decimal:
    """What the target of a year has to have brought over the days that count, by the declared rhythm of its indicator.

    A mean, a share and a state are expected whole from the first day.
    """
    if not indicador.se_acumula:
        return meta
    span = Period.season(year - 1) if indicador.tramo is Tramo.TEMPORADA else Period.year(year)
    if not span.overlaps(counted):
        return Decimal(0)
    days = Period(max(span.desde, counted.desde), min(span.hasta, counted.hasta))
    return meta * indicador.ritmo.parte(span, days)


def headlines(lapso: Lapso, areas: Iterable[AreaConfig]) -> list[Linea]:
    """What is read first, alone: the totals with a target and the headlines, without the year before."""
    found = list(_of_days(lapso, tuple(areas), whole=False, before=False))
    return sorted(found, key=lambda linea: linea.meta is None)


def month_of(lapso: Lapso, areas: Iterable[AreaConfig]) -> list[Linea]:
    """What was done in the month of the last day that counts, beside the same days of that month a year before: the
    headlines that grow from day to day, and of which there is something to say."""
    month = Lapso.around(Clase.MES, lapso.ultimo_dia)
    found = _of_days(month, tuple(areas), whole=False)
    return [linea for linea in found if linea.se_acumula and (linea.valor or linea.antes)]


def _of_days(
    lapso: Lapso, areas: tuple[AreaConfig, ...], whole: bool = True, before: bool = True
) -> Iterator[Linea]:
    """Every line; without ``whole`` the headlines and what has a target alone, without ``before`` this year alone."""
    metas, measuring, a_year_before = targets(lapso.year), Measuring(lapso.ultimo_dia), lapso.a_year_before()
    for area in areas:
        for indicador in registry().of_area(area.label):
            meta = metas.get(indicador.codigo)
            told = whole or indicador.portada or meta is not None
            medido = measuring.of(indicador, lapso, whole) if told else None
            if medido is None:
                continue
            for lugar, found in medido.valores.items():
                linea = _line(area, indicador, medido.momento, found, lugar)
                if not linea.es_total:
                    yield linea
                    continue
                earlier = measuring.total(indicador, a_year_before) if before else Valor()
                yield replace(
                    linea,
                    meta=meta,
                    esperado=None
                    if meta is None
                    else expected_by(indicador, meta, lapso.year, lapso.counted),
                    antes=earlier.valor,
                    interna=found.interna or earlier.interna,
                    modelos=medido.modelos,
                )


def _series(lapso: Lapso, lineas: Iterable[Linea]) -> Iterator[Serie]:
    """What has a target and grows from day to day, month after month; only a year has months to tell."""
    if lapso.clase is not Clase.YEAR:
        return
    measuring, months = Measuring(lapso.ultimo_dia), tuple(lapso.counted.months())
    for linea in lineas:
        if not linea.es_total or linea.meta is None or not linea.se_acumula:
            continue
        indicador = registry()[linea.codigo]
        ends = [replace(lapso, corte=month.last_day) for month in months]
        done = tuple(measuring.total(indicador, end) for end in ends)
        expected = tuple(expected_by(indicador, linea.meta, lapso.year, end.counted) for end in ends)
        yield Serie(linea.codigo, linea.nombre, linea.unidad, months, done, expected)


def _line(
    area: AreaConfig,
    indicador: Indicador,
    momento: Momento,
    found: Valor,
    lugar: Lugar,
) -> Linea:
    """A value with what is declared of its indicator."""
    desglose = indicador.desglose(lugar.dimension) or Desglose(TOTAL, "", suma=False)
    return Linea(
        area=area.label,
        area_titulo=area.titulo,
        codigo=indicador.codigo,
        nombre=indicador.nombre,
        unidad=indicador.unidad,
        cuenta=indicador.cuenta,
        momento=momento,
        valor=found.valor,
        interna=found.interna,
        sin_registros=found.valor is None,
        dimension=lugar.dimension,
        corte_por=desglose.nombre,
        categoria=lugar.categoria,
        portada=indicador.portada,
        se_acumula=indicador.se_acumula,
        mejor_si_sube=indicador.mejor_si_sube,
        suma=desglose.suma,
    )


def _published(edicion: EdicionPublicada, areas: tuple[AreaConfig, ...]) -> Iterator[Linea]:
    titles = {area.label: area.titulo for area in areas}
    before = _told_a_year_before(edicion)
    for cifra in edicion.cifras.filter(area__in=titles).select_related("edicion").en_orden():
        momento = Momento(cifra.desde, cifra.hasta, cifra.corte)
        known = registry().get(cifra.codigo)
        desglose = known.desglose(cifra.dimension) if known else None
        yield Linea(
            area=cifra.area,
            area_titulo=titles[cifra.area],
            codigo=cifra.codigo,
            nombre=cifra.indicador,
            unidad=cifra.unidad,
            cuenta=cifra.cuenta,
            momento=momento,
            valor=cifra.valor,
            dimension=cifra.dimension,
            corte_por=cifra.dimension_nombre,
            categoria=cifra.categoria,
            calificador=cifra.calificador,
            portada=bool(cifra.portada),
            se_acumula=known.se_acumula if known else cifra.cuenta != Cuenta.PROPORCION,
            mejor_si_sube={"sube": True, "baja": False}.get(cifra.mejor_si),
            suma=bool(desglose and desglose.suma),
            meta=cifra.meta,
            esperado=expected_of(cifra, momento, known),
            antes=None if cifra.dimension else before.get((cifra.codigo, momento.previous())),
        )


def expected_of(cifra: CifraPublicada, momento: Momento, known: Indicador | None) -> Decimal | None:
    """What its target had to have brought by the last day that an edition counts."""
    if cifra.meta is None or known is None:
        return cifra.meta
    told = Period(momento.desde, momento.hasta)
    return expected_by(known, cifra.meta, told.last_day.year, told.until(momento.last_day))


def _told_a_year_before(edicion: EdicionPublicada) -> Mapping[tuple[str, Momento], Decimal]:
    """The totals of the year before, as the editions in force tell them."""
    told: Any = CifraPublicada.objects.totales().filter(
        edicion__in=EdicionPublicada.objects.vigentes(), edicion__year__lt=edicion.year, valor__isnull=False
    )
    return {
        (codigo, Momento(desde, hasta, corte)): valor
        for codigo, desde, hasta, corte, valor in told.exclude(calificador=Calificador.PROTEGIDA).values_list(
            "codigo", "desde", "hasta", "corte", "valor"
        )
    }


def every_area(labels: Iterable[str] | None = None) -> tuple[AreaConfig, ...]:
    """The areas of the office in their order; those under some labels where they are given."""
    wanted = None if labels is None else set(labels)
    return tuple(area for area in installed() if wanted is None or area.label in wanted)
