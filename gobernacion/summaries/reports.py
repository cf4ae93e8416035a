"""The office's own tables: each declared by its area in a few lines, measured as its indicators are, and read the same
on screen, in Excel, as CSV and on paper."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gobernacion.areas import AreaConfig
from gobernacion.indicators.declarations import PORCIENTO, Indicador, Tramo
from gobernacion.indicators.figures import Lugar
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.releases.measuring import targets
from gobernacion.summaries.measured import SIN_META, Measuring, Valor
from gobernacion.summaries.reading import expected_by
from gobernacion.summaries.spans import Clase, Lapso

NO_SUMA = "El total cuenta una sola vez a quien está en varias filas: puede ser menor que su suma."


@dataclass(frozen=True)
class ColumnaInforme:
    """A column of numbers: its header, its unit, whether its rows add up to its total, and what an empty cell says."""

    titulo: str
    unidad: str
    suma: bool = False
    de: tuple[int, int] | None = None
    """Worked out of two other columns: how much more the first is than the second; in percent, if its unit is."""
    razon: bool = False
    """Whether it is which part the first of them is of the second, and not how much more."""
    vacia: str = ""


@dataclass(frozen=True)
class Fila:
    """A row: what it is of, a number a column and, where its rows have units of their own, its unit."""

    nombre: str
    valores: tuple[Valor, ...]
    unidad: str = ""

    @property
    def interna(self) -> bool:
        """Whether some of its numbers stay in the office."""
        return any(valor.interna for valor in self.valores)


@dataclass(frozen=True)
class Dibujo:
    """What the chart of a report draws: what it is of, and under each label its value and its unit."""

    que: str
    puntos: tuple[tuple[str, Decimal | None, str], ...]
    de_meses: bool = False
    """Whether its labels follow one another in time."""

    @property
    def completo(self) -> bool:
        """Whether every label has its value."""
        return all(valor is not None for _, valor, _ in self.puntos)


@dataclass(frozen=True)
class Tabla:
    """A report as it was read: its rows, and its row of totals where it has one.

    ``dibuja``: the column that its chart draws, a bar a row; None where its columns follow one another in time and it
    draws their totals.
    """

    filas_titulo: str
    columnas: tuple[ColumnaInforme, ...]
    filas: tuple[Fila, ...]
    totales: tuple[Valor, ...] = ()
    dibuja: int | None = 0

    @property
    def nota(self) -> str:
        """What a reader might take for a mistake: rows that add up to more than their total."""
        for place, whole in enumerate(valor.valor for valor in self.totales):
            added = sum(fila.valores[place].valor or 0 for fila in self.filas)
            if whole is not None and added > whole and not self.columnas[place].suma:
                return NO_SUMA
        return ""

    @property
    def rows(self) -> tuple[Fila, ...]:
        """Its rows, and that of the totals last where it has one."""
        return (*self.filas, Fila("Total", self.totales)) if self.totales else self.filas

    def drawn(self) -> Dibujo | None:
        """What its chart draws; None where there are not two numbers of one unit."""
        if self.dibuja is None:
            que = "Total de cada mes"
            puntos = [
                (columna.titulo, valor.valor, columna.unidad)
                for columna, valor in zip(self.columnas, self.totales, strict=True)
            ]
        else:
            columna = self.columnas[self.dibuja]
            que = columna.titulo
            puntos = [
                (fila.nombre, fila.valores[self.dibuja].valor, columna.unidad or fila.unidad)
                for fila in self.filas
            ]
        told = [valor for _, valor, _ in puntos if valor is not None]
        units = {unidad for *_, unidad in puntos}
        if len(told) < 2 or len(units) > 1:
            return None
        return Dibujo(que, tuple(puntos), de_meses=self.dibuja is None)

    @property
    def interna(self) -> bool:
        """Whether it tells of so few persons somewhere that it is for the office alone."""
        return any(fila.interna for fila in self.rows)


@dataclass(frozen=True)
class Informe(ABC):
    """A ready table: its key, for ever; its title; and one sentence on what it says."""

    clave: str
    titulo: str
    frase: str

    @property
    @abstractmethod
    def codigos(self) -> tuple[str, ...]:
        """The indicators it is read from."""

    @abstractmethod
    def read(self, lapso: Lapso) -> Tabla:
        """The table over some days."""


@dataclass(frozen=True)
class PorCategoria(Informe):
    """The categories of one breakdown side by side: money and projects of each comuna, budget and team of each call."""

    dimension: str
    columnas: tuple[str, ...]
    titulos: tuple[str, ...] = ()
    """The headers of the columns, where they are not the names of the indicators."""

    @property
    def codigos(self) -> tuple[str, ...]:
        return self.columnas

    def read(self, lapso: Lapso) -> Tabla:
        measuring = Measuring(lapso.ultimo_dia)
        found = {codigo: _told(measuring, codigo, lapso) for codigo in self.columnas}
        desgloses = {codigo: registry()[codigo].desglose(self.dimension) for codigo in found}
        names = dict.fromkeys(
            lugar.categoria for by in found.values() for lugar in by if lugar.dimension == self.dimension
        )
        return Tabla(
            filas_titulo=next((d.nombre for d in desgloses.values() if d), self.dimension.capitalize()),
            columnas=tuple(
                ColumnaInforme(title, registry()[codigo].unidad, bool(d and d.suma and not d.dentro_de))
                for title, (codigo, d) in zip(self._titles(found), desgloses.items(), strict=True)
            ),
            filas=tuple(
                Fila(
                    name.replace("/", ", "),
                    tuple(
                        by.get(Lugar(codigo, self.dimension, name), Valor()) for codigo, by in found.items()
                    ),
                )
                for name in sorted(names)
            ),
            totales=tuple(by.get(Lugar(codigo), Valor()) for codigo, by in found.items()),
        )

    def _titles(self, codigos: Iterable[str]) -> Sequence[str]:
        return self.titulos or [registry()[codigo].nombre for codigo in codigos]


@dataclass(frozen=True)
class MesAMes(Informe):
    """The categories of a breakdown through the months of a year, and the whole of each month."""

    codigo: str
    dimension: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return (self.codigo,)

    def read(self, lapso: Lapso) -> Tabla:
        months = [Lapso(Clase.MES, month, None) for month in lapso.counted.months()]
        table = _through(
            Measuring(lapso.ultimo_dia),
            registry()[self.codigo],
            self.dimension,
            months,
            [_month(m.period) for m in months],
        )
        return replace(table, dibuja=None if len(months) > 1 else 0)


@dataclass(frozen=True)
class FrenteAlAnterior(Informe):
    """The categories of a breakdown in a year, or a season, beside the one before; with the difference in percent."""

    codigo: str
    dimension: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return (self.codigo,)

    def read(self, lapso: Lapso) -> Tabla:
        indicador, before = registry()[self.codigo], lapso.a_year_before()
        names = [_called(indicador, one) for one in (before, lapso)]
        table = _through(Measuring(lapso.ultimo_dia), indicador, self.dimension, [before, lapso], names)
        compared = (
            ColumnaInforme("Diferencia", indicador.unidad, de=(1, 0)),
            ColumnaInforme("Variación", PORCIENTO, de=(1, 0)),
        )
        return replace(table, columnas=(*table.columnas, *compared), dibuja=1)


@dataclass(frozen=True)
class DeIndicadores(Informe):
    """Indicators one below the other, each with its target, what is expected of it by now and what is done."""

    indicadores: tuple[str, ...]

    @property
    def codigos(self) -> tuple[str, ...]:
        return self.indicadores

    def read(self, lapso: Lapso) -> Tabla:
        measuring, metas = Measuring(lapso.ultimo_dia), targets(lapso.year)
        rows = []
        for codigo in self.indicadores:
            indicador = registry()[codigo]
            meta = metas.get(codigo)
            expected = None
            if meta is not None:
                expected = expected_by(indicador, meta, lapso.year, lapso.counted).quantize(Decimal("0.1"))
            done, before = (measuring.total(indicador, one) for one in (lapso, lapso.a_year_before()))
            values = (Valor(meta), Valor(expected), done, before)
            rows.append(Fila(indicador.nombre, values, indicador.unidad))
        titles = ("Meta del año", "Esperado a la fecha", "Hecho", "Un año antes")
        reached = ColumnaInforme("% de la meta", PORCIENTO, de=(2, 0), razon=True)
        empty = {"Meta del año": SIN_META}
        columns = (*(ColumnaInforme(title, "", vacia=empty.get(title, "")) for title in titles), reached)
        return Tabla("Indicador", columns, tuple(rows), dibuja=titles.index("Hecho"))


def _told(measuring: Measuring, codigo: str, lapso: Lapso) -> Mapping[Lugar, Valor]:
    """What a code measures over some days, by place; nothing where it rests on no record."""
    medido = measuring.of(registry()[codigo], lapso)
    return {lugar: one for lugar, one in medido.valores.items() if one.valor is not None} if medido else {}


def _through(
    measuring: Measuring, indicador: Indicador, dimension: str, spans: Sequence[Lapso], titles: Sequence[str]
) -> Tabla:
    """The categories of a breakdown, a column for each span of days."""
    found = [_told(measuring, indicador.codigo, span) for span in spans]
    names = dict.fromkeys(lugar.categoria for by in found for lugar in by if lugar.dimension == dimension)
    desglose = indicador.desglose(dimension)
    return Tabla(
        filas_titulo=desglose.nombre if desglose else dimension,
        columnas=tuple(
            ColumnaInforme(title, indicador.unidad, bool(desglose and desglose.suma)) for title in titles
        ),
        filas=tuple(
            Fila(name, tuple(by.get(Lugar(indicador.codigo, dimension, name), Valor()) for by in found))
            for name in sorted(names)
        ),
        totales=tuple(_whole(by, indicador.codigo, dimension) for by in found),
    )


def _whole(by: Mapping[Lugar, Valor], codigo: str, dimension: str) -> Valor:
    """The total of a column; a zero of which no row says anything is none."""
    whole = by.get(Lugar(codigo), Valor())
    return whole if whole.valor or any(lugar.dimension == dimension for lugar in by) else Valor()


def _month(period: Period) -> str:
    return str(period).partition(" de ")[0].capitalize()


def _called(indicador: Indicador, lapso: Lapso) -> str:
    """What the days of a column are called: the season that closes in a year, or its own name."""
    if indicador.tramo is Tramo.TEMPORADA and lapso.clase is Clase.YEAR:
        return str(Period.season(lapso.year - 1)).capitalize()
    return str(lapso).capitalize()


def compared(columna: ColumnaInforme, valores: tuple[Valor, ...]) -> Decimal | None:
    """What a column works out of two others; None where one of them is missing, or there is nothing to divide by."""
    assert columna.de, "only a column that is worked out of two others"
    now, before = (valores[place].valor for place in columna.de)
    if now is None or before is None:
        return None
    if columna.unidad == PORCIENTO:
        return (now if columna.razon else now - before) * 100 / before if before else None
    return now - before


def reports_of(area: AreaConfig) -> tuple[Informe, ...]:
    """The ready tables that an area declares in its ``informes`` module."""
    return tuple(getattr(area.declared("informes"), "INFORMES", ()))


def report(area: AreaConfig, clave: str) -> Informe | None:
    """The ready table of an area under a key."""
    return next((one for one in reports_of(area) if one.clave == clave), None)


def areas_with_reports(areas: Iterable[AreaConfig]) -> list[tuple[AreaConfig, tuple[Informe, ...]]]:
    """Those of these areas that declare any."""
    found = [(area, reports_of(area)) for area in areas]
    return [(area, reports) for area, reports in found if reports]
