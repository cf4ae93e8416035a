"""The rows of an edition gathered for reading: everything under one code, its totals and its breakdowns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from gobernacion import charts
from gobernacion.charts import Apilada, Dato
from gobernacion.indicators.figures import Calificador
from gobernacion.portal import wording
from gobernacion.portal.quoting import Ancla, Dicha, Frases, gathered, quoted
from gobernacion.published.models import CifraPublicada
from gobernacion.published.rows import DE_UN_DOCUMENTO, Origen
from gobernacion.published.telling import principal

FEWEST_FOR_A_LINE = 4


@dataclass(frozen=True)
class Grupo:
    """The rows of a breakdown under one heading; a breakdown that is not nested has one, without heading."""

    titulo: str
    filas: list[CifraPublicada]

    @property
    def total(self) -> Decimal | None:
        """What its rows add up to; None where one of them has no value."""
        values = [cifra.valor for cifra in self.filas if cifra.valor is not None]
        return sum(values, Decimal(0)) if len(values) == len(self.filas) else None


class TablaDesglose:
    """One breakdown of a figure at one moment, with its table and its chart."""

    def __init__(
        self,
        filas: list[CifraPublicada],
        total: CifraPublicada | None,
        totales: Iterable[CifraPublicada] = (),
    ) -> None:
        self.filas = filas
        self.total = total
        self.totales = list(totales)
        self.primera = filas[0]
        self.key = f"g{self.primera.orden}"

    @property
    def nombre(self) -> str:
        return self.primera.dimension_nombre or self.primera.dimension

    @property
    def anidado(self) -> bool:
        """Whether its categories are told within those of another breakdown: "Arrastre/Tutor"."""
        return "/" in self.primera.dimension

    @cached_property
    def grupos(self) -> list[Grupo]:
        if not self.anidado:
            return [Grupo("", self.filas)]
        by_parent: dict[str, list[CifraPublicada]] = {}
        for cifra in self.filas:
            by_parent.setdefault(parent(cifra), []).append(cifra)
        return [Grupo(name, filas) for name, filas in by_parent.items()]

    @cached_property
    def enumera(self) -> bool:
        """Whether its source names its categories one by one without counting anything: a list, and no numbers."""
        return all(cifra.origen == Origen.ENUMERADA and cifra.valor == 1 for cifra in self.filas)

    @cached_property
    def sin_numeros(self) -> bool:
        """Whether its source mentions its categories and gives no number of any."""
        return all(
            cifra.calificador == Calificador.NO_INFORMADA and cifra.origen in DE_UN_DOCUMENTO
            for cifra in self.filas
        )

    @property
    def sola(self) -> CifraPublicada | None:
        """Its row, where it has but one: a line, and no table."""
        return self.filas[0] if len(self.filas) == 1 else None

    @cached_property
    def frases(self) -> Frases:
        """The sentences its rows rest on, but for those that stand with the totals above it or are the row itself."""

        def said(cifra: CifraPublicada) -> str:
            known = self._with_the_totals(cifra) or cifra.fuente == category(cifra)
            return "" if known else cifra.fuente

        return gathered((category(cifra), said(cifra)) for cifra in self.filas)

    @property
    def del_total(self) -> bool:
        """Whether all its rows rest on what a source says of the totals."""
        return self.primera.origen != Origen.REGISTROS and all(map(self._with_the_totals, self.filas))

    def _with_the_totals(self, cifra: CifraPublicada) -> bool:
        return quoted(cifra.fuente, [total.fuente for total in self.totales])

    @cached_property
    def notas(self) -> Frases:
        """The notes its rows carry, but for those that the totals carry too."""
        told = {cifra.nota for cifra in self.totales}
        return gathered((category(cifra), "" if cifra.nota in told else cifra.nota) for cifra in self.filas)

    def dichas(self, de: Ancla) -> Iterator[Dicha]:
        """What is told with it: what each row says by itself, and what its rows share."""
        cita = self.primera.origen != Origen.REGISTROS
        for notas, quotes in ((self.notas, False), (self.frases, cita)):
            own = [cifra.fuente if notas is self.frases else cifra.nota for cifra in self.filas]
            texts = [text for text in own if text in notas.por_fila] + [one.texto for one in notas.juntas]
            yield from (Dicha(text, de, quotes) for text in texts)
        if self.protegida:
            yield Dicha(wording.POR_QUE_PROTEGIDA, de)

    @property
    def protegida(self) -> bool:
        """Whether any of its rows is withheld."""
        return any(wording.is_withheld(cifra) for cifra in self.filas)

    @cached_property
    def completa(self) -> bool:
        """Whether its rows add up to the total, so that each can be told as a share of it."""
        if self.anidado or self.total is None or not self.total.valor or not _tells_apart(self.filas):
            return False
        if self.total.calificador or any(cifra.calificador for cifra in self.filas):
            return False
        return sum((cifra.valor or Decimal(0) for cifra in self.filas), Decimal(0)) == self.total.valor

    def share(self, cifra: CifraPublicada) -> str:
        """What part of the total a row is, as printed; empty where that means nothing."""
        if not self.completa or cifra.valor is None or self.total is None or not self.total.valor:
            return ""
        return wording.amount(cifra.valor * 100 / self.total.valor, wording.PORCIENTO, 1)

    @cached_property
    def grafico(self) -> SafeString:
        """Its chart; empty where there is nothing to compare."""
        drawn = [cifra for cifra in self.filas if cifra.valor is not None]
        if not _tells_apart(drawn):
            return SafeString("")
        title = f"{self.primera.indicador}, por {self.nombre.lower()}"
        if not self.anidado or any(cifra.valor is not None and cifra.valor < 0 for cifra in drawn):
            return charts.bars([dato(cifra, category(cifra)) for cifra in drawn], title, self.key)
        bars = [
            Apilada(
                grupo.titulo,
                "" if grupo.total is None else wording.amount(grupo.total, self.primera.unidad),
                [dato(cifra, category(cifra)) for cifra in grupo.filas if cifra.valor],
            )
            for grupo in self.grupos
        ]
        return charts.stacked(bars, title, self.key)


@dataclass
class CifraCompleta:
    """Everything an edition states under one code."""

    codigo: str
    year: int
    totales: list[CifraPublicada] = field(default_factory=list)
    desgloses: list[TablaDesglose] = field(default_factory=list)

    @cached_property
    def principal(self) -> CifraPublicada | None:
        """The total of the edition's own year, whole if it is stated; else the latest one."""
        return principal(self.totales, self.year)

    @cached_property
    def repetidas(self) -> set[int]:
        """The places of the totals whose sentence is quoted with another one before them."""
        return {
            cifra.orden
            for place, cifra in enumerate(self.totales)
            if quoted(cifra.fuente, [other.fuente for other in self.totales[:place]])
        }

    def dichas(self) -> Iterator[Dicha]:
        """What is told with it in its chapter: sentences and notes, in their order."""
        de = self.codigo, self.alguna.indicador
        for cifra in self.totales:
            if cifra.orden not in self.repetidas:
                yield Dicha(cifra.fuente, de, cifra.origen != Origen.REGISTROS)
            yield Dicha(cifra.nota, de)
        for tabla in self.desgloses:
            yield from tabla.dichas(de)

    @property
    def breve(self) -> bool:
        """Whether it is told without any table or list, so that two of them fit side by side."""
        return len(self.totales) < 2 and all(tabla.sola and not tabla.enumera for tabla in self.desgloses)

    @property
    def otros(self) -> list[CifraPublicada]:
        """The totals of other periods."""
        return [cifra for cifra in self.totales if cifra is not self.principal]

    @cached_property
    def alguna(self) -> CifraPublicada:
        """A row to read name, unit and definition from, which all share."""
        return self.principal or self.desgloses[0].primera


def gather(cifras: Iterable[CifraPublicada], year: int) -> list[CifraCompleta]:
    """The figures of an edition by code, in the order of the account."""
    by_code: dict[str, list[CifraPublicada]] = {}
    for cifra in cifras:
        by_code.setdefault(cifra.codigo, []).append(cifra)
    return [_complete(codigo, rows, year) for codigo, rows in by_code.items()]


def _complete(codigo: str, rows: list[CifraPublicada], year: int) -> CifraCompleta:
    totals = [cifra for cifra in rows if not cifra.dimension]
    first = principal(totals, year)
    totals.sort(key=lambda cifra: cifra is not first)
    at = {moment(cifra): cifra for cifra in totals}
    cuts: dict[tuple[object, ...], list[CifraPublicada]] = {}
    for cifra in rows:
        if cifra.dimension:
            cuts.setdefault((cifra.dimension, *moment(cifra)), []).append(cifra)
    tables = [TablaDesglose(cut, at.get(moment(cut[0])), totals) for cut in cuts.values()]
    return CifraCompleta(codigo, year, totals, tables)


def common_source(cifras: Iterable[CifraPublicada]) -> str:
    """The sentence that tells where most figures were measured from, if it is of several; it quotes nobody."""
    measured = Counter(cifra.fuente for cifra in cifras if cifra.origen == Origen.REGISTROS)
    (most, times), *_ = measured.most_common(1) or [("", 0)]
    return most if times > 1 else ""


def moment(cifra: CifraPublicada) -> tuple[date, date, date | None]:
    return cifra.desde, cifra.hasta, cifra.corte


def parent(cifra: CifraPublicada) -> str:
    """The category of the outer breakdown a nested row belongs to."""
    return cifra.categoria.rpartition("/")[0] if "/" in cifra.dimension else ""


def category(cifra: CifraPublicada) -> str:
    """The category by its own name."""
    return cifra.categoria.rpartition("/")[2] if "/" in cifra.dimension else cifra.categoria


def dato(cifra: CifraPublicada, etiqueta: str) -> Dato:
    """A figure as a chart draws it; one without a value cannot be drawn."""
    if cifra.valor is None:
        raise ValueError(f"{cifra} has no value to draw")
    return Dato(etiqueta, cifra.valor, wording.hedged(cifra), parcial=cifra.corte is not None)


def history_chart(cifras: Iterable[CifraPublicada], key: str) -> SafeString:
    """A figure through the periods that editions state; empty with fewer than two.

    Only like with like: where it was told over spans of several kinds, those of the kind it was told over most.
    """
    told = [cifra for cifra in cifras if cifra.valor is not None]
    spans = Counter(_span(cifra) for cifra in reversed(told))
    drawn = [cifra for cifra in told if _span(cifra) == spans.most_common(1)[0][0]]
    if not _tells_apart(drawn):
        return SafeString("")
    title = f"{drawn[0].indicador}, a través del tiempo"
    years = [wording.year_of(cifra.desde, cifra.hasta) for cifra in drawn]
    if len(drawn) >= FEWEST_FOR_A_LINE and len(set(years)) == len(years):
        return charts.lines([dato(c, str(year)) for c, year in zip(drawn, years, strict=True)], title)
    return charts.bars(
        [dato(cifra, wording.period(*moment(cifra)).capitalize()) for cifra in drawn], title, key
    )


def _span(cifra: CifraPublicada) -> str:
    """Over what kind of span it is told: a day, a season, or so many months."""
    if wording.is_state(cifra):
        return "estado"
    return "temporada" if wording.is_season(cifra) else f"{(cifra.hasta - cifra.desde).days // 28} meses"


def _tells_apart(drawn: list[CifraPublicada]) -> bool:
    """Whether a chart would show anything that the numbers alone do not: some value differs from another."""
    return len({cifra.valor for cifra in drawn}) > 1
