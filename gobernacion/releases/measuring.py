"""Measuring: the figures of an edition computed from records, and a document held against its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from typing import TYPE_CHECKING

from django.db import transaction

from gobernacion.areas import installed
from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.figures import Lugar, Momento
from gobernacion.indicators.models import Compromiso, MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.published.rows import Origen
from gobernacion.releases.carrying import carry_promises
from gobernacion.releases.drafting import declared_fields
from gobernacion.releases.models import Capitulo, Cifra, Cuadratura, Edicion

if TYPE_CHECKING:
    from datetime import date

    from gobernacion.access.models import User
    from gobernacion.territory.models import Institucion


def measure(indicador: Indicador, momento: Momento) -> dict[Lugar, Decimal]:
    """What an indicator measures at a moment, by place; empty where its area does not measure it."""
    if indicador.measure is None:
        return {}
    period = Period(momento.desde, momento.hasta)
    measured = indicador.measure(period.until(momento.corte) if momento.corte else period)
    return {Lugar(indicador.codigo, m.dimension, m.categoria): Decimal(m.valor) for m in measured}


@transaction.atomic
def draft_from_records(institucion: Institucion, year: int, corte: date | None, por: User) -> Edicion:
    """The first edition of a year, measured from records; with ``corte``, "a la fecha" up to that day included.

    Raises IntegrityError if the account of that year was started already.
    """
    edicion = Edicion.objects.create(
        year=year,
        numero=1,
        titulo=f"Cuenta Pública Participativa {year}",
        institucion=institucion.nombre,
        provincia=institucion.provincia.nombre,
        region=institucion.provincia.region,
        elaborada_por=por,
    )
    period = Period.year(year)
    momento = Momento(period.desde, period.hasta, corte)
    metas = _targets(year)
    capitulos, cifras = count(1), count(1)
    for area in installed():
        measuring = [indicador for indicador in registry().of_area(area.label) if indicador.measure]
        for numero in sorted({indicador.capitulo for indicador in measuring}):
            Capitulo.objects.create(
                edicion=edicion,
                numero=numero,
                titulo=area.titulo,
                area=area.label,
                area_titulo=area.titulo,
                tema=area.tema,
                resumen=area.frase,
                orden=next(capitulos),
            )
        Cifra.objects.bulk_create(
            Cifra(
                edicion=edicion,
                capitulo=indicador.capitulo,
                orden=next(cifras),
                valor=valor,
                meta=None if lugar.dimension else metas.get(indicador.codigo),
                fuente=_source(indicador),
                origen=Origen.REGISTROS,
                **declared_fields(indicador, lugar, momento),
            )
            for indicador in measuring
            for lugar, valor in measure(indicador, momento).items()
        )
    carry_promises(edicion, [year, year + 1])
    return edicion


def _targets(year: int) -> dict[str, Decimal]:
    """The target of each indicator for a year: the yearly one, or else that of the only commitment that names one."""
    promised: dict[str, set[Decimal]] = defaultdict(set)
    committed = Compromiso.objects.prometidos().filter(year=year).exclude(codigo="")
    for promise in committed:
        if promise.meta is not None:
            promised[promise.codigo].add(promise.meta)
    alone = {codigo: meta for codigo, (meta, *others) in promised.items() if not others}
    return alone | dict(MetaAnual.objects.vigentes().filter(year=year).values_list("codigo", "valor"))


def _source(indicador: Indicador) -> str:
    """Whose records the figure was measured from; of a quotation, that it repeats a figure and adds nobody."""
    counted_by = indicador.repite if indicador.repite in registry() else indicador.codigo
    source = f"Medida de los registros de {registry().area_of(counted_by).titulo}."
    if not indicador.repite:
        return source
    return f"{source} Es la misma cifra que {indicador.repite}: en cualquier total se cuenta una vez."


@dataclass(frozen=True)
class Confronto:
    """A stated figure beside what the records measure, and the checks that speak of it."""

    cifra: Cifra
    medido: Decimal | None
    cuadraturas: tuple[Cuadratura, ...]

    @property
    def diferencia(self) -> Decimal | None:
        """Measured less stated, with the decimals it is stated with; None where one of them is missing."""
        if self.medido is None or self.cifra.valor is None:
            return None
        decimals = Decimal(1).scaleb(min(int(self.cifra.valor.normalize().as_tuple().exponent), 0))
        return self.medido.quantize(decimals, ROUND_HALF_UP) - self.cifra.valor


def confront(edicion: Edicion) -> Iterator[Confronto]:
    """Every stated figure of an edition held against records: "documento frente a registros".

    Each indicator is measured once per moment, so the number of queries depends on the declarations alone.
    """
    found: dict[tuple[str, Momento], dict[Lugar, Decimal]] = {}
    breaks = [c for c in edicion.cuadraturas.order_by("orden") if c.estado != "cuadra"]
    for cifra in _stated(edicion):
        momento = Momento(cifra.desde, cifra.hasta, cifra.corte)
        key = (cifra.codigo, momento)
        if key not in found:
            known = cifra.codigo in registry()
            found[key] = measure(registry()[cifra.codigo], momento) if known else {}
        yield Confronto(
            cifra,
            _at(found[key], Lugar(cifra.codigo, cifra.dimension, cifra.categoria)),
            tuple(c for c in breaks if cifra.codigo in c.codigos_lista()),
        )


def _at(measured: dict[Lugar, Decimal], lugar: Lugar) -> Decimal | None:
    """The measured value: 0 for a category without records in a breakdown that is measured, None in one that is not."""
    if any(place.dimension == lugar.dimension for place in measured):
        return measured.get(lugar, Decimal(0))
    return None


def _stated(edicion: Edicion) -> Iterable[Cifra]:
    return edicion.cifras.filter(origen=Origen.DOCUMENTO).order_by("orden")
