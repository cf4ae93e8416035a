"""Proofreading a transcribed account before it is kept: what is well-formed and still cannot be true.

Every mistake is a sentence with its file, its entry, what is wrong and the nearest right word; all of them are told at
once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.cuadraturas import revisar
from gobernacion.indicators.declarations import PESOS, PORCIENTO, Desglose, Indicador
from gobernacion.indicators.figures import Cifras
from gobernacion.indicators.registry import Registry, registry
from gobernacion.lib.clp import NumeroInvalido, number, plain, read_number
from gobernacion.lib.numbers_in_text import numbers_in
from gobernacion.lib.periods import MESES, Period, name_of_month
from gobernacion.published.wording import year_of
from gobernacion.releases.documents import (
    HEAD,
    CompromisoDicho,
    Dicho,
    Documento,
    DocumentoInvalido,
    read_with_faults,
)
from gobernacion.releases.protection import DE_PERSONAS
from gobernacion.territory.models import Comuna, Institucion

LOOKS_BACK = 20
"""How many years before its own an account may speak of."""
COMUNA, MES = "comuna", "mes"
CHAPTER = re.compile(r"(?:[IVX]+\.)?[0-9]{1,2}[a-z]?")
FEWEST_WORDS = 3
_IN_FIGURES = re.compile(
    r"(?P<norm>\b(?:ley|decreto|resoluci[oó]n|art[ií]culo)\b(?: exenta)?(?: N[°º.]*)? ?)?(?P<year>\baños? )?"
    r"(?P<pesos>\$ ?)?(?<![\d.,])(?P<number>\d+(?:[.,]\d+)*)(?P<percent> ?(?:%|por ciento))?(?P<more> (?:pesos))?"
    rf"(?P<month> de (?:{'|'.join(MESES)})\b)?",
    re.IGNORECASE,
)
"""A number written in figures, and what before or after it says of what it is."""
_BETWEEN_NAMES = re.compile(r"[,;·|\n]|\b[ye]\b")
"""What stands between the things that a sentence enumerates."""
PLACE = re.compile(r"https?://[^\s/]+\.[^\s]+$|\w+[,.]?(?: [^\s]+){3,}", re.IGNORECASE)
"""Where a document can be read: an address of the web, or some words that lead to it."""


def read_proofread(folder: Path, today: date) -> Documento:
    """Read an account transcribed for this installation. Raises DocumentoInvalido with everything wrong in it."""
    documento, faults = read_with_faults(folder)
    if not faults:
        faults = proofread(documento, today)
    elif not any(fault.startswith(HEAD) for fault in faults):
        # What is not about the whole is told at once; notes, say, would miss what could not be read.
        faults += _desk(documento, today).chapters()
    if faults:
        raise DocumentoInvalido(*faults)
    return documento


def proofread(documento: Documento, today: date) -> list[str]:
    """What is wrong in a well-formed account; empty if nothing is."""
    desk = _desk(documento, today)
    institucion = Institucion.objects.actual()
    return [*desk.head(institucion), *desk.provenance(), *desk.chapters(), *desk.notes()]


def _desk(documento: Documento, today: date) -> _Proofreader:
    return _Proofreader(documento, today, registry(), catalogues(Period.year(documento.year)))


def catalogues(period: Period) -> dict[str, list[str]]:
    """The categories there are of what every area cuts by, under its dimension; the others come with each breakdown."""
    found = {
        MES: _months(period),
        COMUNA: list(Comuna.objects.propias().ordenadas().values_list("nombre", flat=True)),
    }
    return {dimension: categories for dimension, categories in found.items() if categories}


def _months(period: Period) -> list[str]:
    return [name_of_month(month.desde) for month in period.months()]


def closed_lists(
    indicador: Indicador, desglose: Desglose, known: Mapping[str, Sequence[str]]
) -> list[tuple[str, Sequence[str], str]]:
    """Each level of a breakdown, the categories there are in it (none: it is open) and the one that holds the rest."""
    names = desglose.dimension.split("/")
    found = []
    for depth, name in enumerate(names, start=1):
        level = indicador.desglose("/".join(names[:depth]))
        own, rest = (level.categorias(), level.resto) if level else ((), "")
        found.append((name, known.get(name, own), rest))
    return found


@dataclass(frozen=True)
class _Proofreader:
    """Reads one account against what this installation declares and knows."""

    documento: Documento
    today: date
    registry: Registry
    catalogues: dict[str, list[str]]
    """The categories of what every area cuts by."""

    # --- the head ---

    def head(self, institucion: Institucion | None) -> Iterator[str]:
        """Whose account it is, and of which year."""
        year = self.documento.year
        if not self.today.year - LOOKS_BACK <= year <= self.today.year:
            yield f"{HEAD}: «year» dice {year}: una cuenta es de un año que ya empezó, y de los últimos {LOOKS_BACK}."
        if institucion is None:
            return
        provincia = institucion.provincia
        if plain(self.documento.provincia) != plain(provincia.nombre):
            yield (
                f"{HEAD}: «provincia» dice «{self.documento.provincia}», y esta instalación es de la provincia de "
                f"{provincia.nombre}."
            )
        if plain(self.documento.region) not in plain(provincia.region):
            yield f"{HEAD}: «region» dice «{self.documento.region}», y la provincia es de la {provincia.region}."

    def provenance(self) -> Iterator[str]:
        """What is stated of persons, or of what the office measures, was public before: since when and where."""
        publico_el, year = self.documento.publico_el, self.documento.year
        if publico_el is not None and not date(year, 1, 1) <= publico_el < self.today:
            yield (
                f"{HEAD}: «publico_el» dice {publico_el:%d-%m-%Y}: un documento sobre {year} es público desde ese año "
                "o después, y antes de hoy."
            )
        if self.documento.donde and not PLACE.match(self.documento.donde):
            yield (
                f"{HEAD}: «donde» dice «{_shortened(self.documento.donde)}»: escriba la dirección con https://, o "
                "dónde se puede leer el documento."
            )
        stated = [self.registry.get(dicha.lugar.codigo) for dicha in self.documento.dichas()]
        asks = [one for one in stated if one and (one.measure is not None or one.cuenta in DE_PERSONAS)]
        if asks and (publico_el is None or not self.documento.donde):
            yield (
                f"{HEAD}: dice cifras que la oficina mide o que cuentan a personas, como {asks[0].codigo}, y solo "
                "valen como dichas si el documento ya era público. Diga desde qué día en «publico_el», y en «donde» su "
                "dirección; si no lo era, mídalas de los registros."
            )

    # --- the chapters ---

    def chapters(self) -> Iterator[str]:
        """What is wrong in each chapter, in their order."""
        areas = {area.label: area for area in installed()}
        for chapter in self.documento.capitulos:
            area = areas.get(chapter.area)
            if area is None:
                nearest = _nearest(chapter.area, areas)
                yield f"{chapter.archivo}, capitulo: no hay un área «{chapter.area}» instalada{nearest}"
            if not CHAPTER.fullmatch(chapter.numero):
                yield f"{chapter.archivo}, capitulo: «numero» dice «{chapter.numero}»: se escribe 8, 1a o II.3."
            for dicho in chapter.cifras:
                yield from (f"{dicho.donde}: {said}" for said in self._figure(dicho, area))
            for compromiso in chapter.compromisos:
                yield from (f"{compromiso.donde}: {said}" for said in self._commitment(compromiso, area))

    def _figure(self, dicho: Dicho, area: AreaConfig | None) -> Iterator[str]:
        indicador = self.registry.get(dicho.lugar.codigo)
        if indicador is None:
            yield self._unknown(dicho.lugar.codigo)
        else:
            yield from self._elsewhere(indicador, area)
            yield from self._cut(dicho, indicador)
            yield from self._values(dicho, indicador)
            yield from _of_another_unit(dicho, indicador.unidad)
        yield from self._miscounted(dicho)
        yield from self._span(dicho)
        yield from _unread(dicho)

    def _unknown(self, codigo: str) -> str:
        codes = [indicador.codigo for indicador in self.registry]
        return f"ningún área instalada declara el indicador «{codigo}»{_nearest(codigo, codes)}"

    def _elsewhere(self, indicador: Indicador, area: AreaConfig | None) -> Iterator[str]:
        own = self.registry.area_of(indicador.codigo)
        if area is not None and own.label != area.label:
            yield (
                f"{indicador.codigo} «{indicador.nombre}» es de {own.titulo}, y este capítulo es de {area.titulo}: "
                "póngalo en uno de los suyos."
            )

    def _cut(self, dicho: Dicho, indicador: Indicador) -> Iterator[str]:
        """What is wrong with its breakdown and its category."""
        dimension, categoria = dicho.lugar.dimension, dicho.lugar.categoria
        if not dimension:
            return
        desglose = indicador.desglose(dimension)
        if desglose is None:
            declared = [one.dimension for one in indicador.desgloses]
            nearest = _nearest(dimension, declared) if declared else ": no se desglosa."
            yield f"{indicador.codigo} no declara el desglose «{dimension}»{nearest}"
            return
        months = _months(Period(dicho.momento.desde, dicho.momento.hasta))
        levels = closed_lists(indicador, desglose, {**self.catalogues, MES: months})
        yield from self._category(levels, categoria)

    def _category(self, levels: list[tuple[str, Sequence[str], str]], categoria: str) -> Iterator[str]:
        named = categoria.split("/", len(levels) - 1)
        if len(named) != len(levels):
            names = " / ".join(name for name, *_ in levels)
            yield f"la categoría «{categoria}» debe nombrar {names}, separados por «/»."
            return
        for (level, known, rest), name in zip(levels, named, strict=True):
            if known and name not in (*known, rest):
                yield f"no hay {level} «{name}»{_nearest(name, known)}"

    def _values(self, dicho: Dicho, indicador: Indicador) -> Iterator[str]:
        for valor in (dicho.valor, *(valor for valor, _ in dicho.menciones)):
            if valor is not None and (why := indicador.refuses(valor)):
                yield f"«valor» dice {number(valor)}: {why}"
        if dicho.meta is not None and (why := indicador.refuses_target(dicho.meta)):
            yield f"«meta» dice {number(dicho.meta)}: {why}"

    def _miscounted(self, dicho: Dicho) -> Iterator[str]:
        """An enumeration that counts something else than its entries, or more than its sentence can name."""
        if not dicho.enumerada or dicho.valor is None:
            return
        by_dimension: dict[str, list[Decimal]] = {}
        for other in self._under(dicho):
            if other.valor is not None:
                by_dimension.setdefault(other.lugar.dimension, []).append(other.valor)
        sums = sorted({sum(parts, Decimal(0)) for parts in by_dimension.values()})
        named = len(_BETWEEN_NAMES.findall(dicho.fuente)) + 1
        if dicho.valor in sums or (not sums and dicho.valor <= named):
            return
        why = (
            f"las entradas en que se desglosa suman {' o '.join(map(number, sums))}"
            if sums
            else f"su frase no enumera más de {number(named)} y ninguna entrada lo desglosa"
        )
        yield f"«enumerada» cuenta lo que se enumera: «valor» dice {number(dicho.valor)}, y {why}."

    def _under(self, dicho: Dicho) -> Iterator[Dicho]:
        """The entries in which an entry is broken down."""
        codigo, dimension, categoria = dicho.lugar
        for chapter in self.documento.capitulos:
            for other in chapter.cifras:
                if (other.lugar.codigo, other.momento) != (
                    codigo,
                    dicho.momento,
                ) or other.lugar == dicho.lugar:
                    continue
                if not dimension or (
                    other.lugar.dimension.startswith(f"{dimension}/")
                    and other.lugar.categoria.startswith(f"{categoria}/")
                ):
                    yield other

    def _span(self, dicho: Dicho) -> Iterator[str]:
        """What is wrong with when it is about."""
        desde, hasta, corte = dicho.momento
        year, told = self.documento.year, year_of(desde, hasta)
        if not year - LOOKS_BACK <= told <= year + 1:
            yield f"«periodo» dice {Period(desde, hasta)}, y la cuenta es de {year}: revise el año."
        elif desde > self.today or (corte and corte > self.today):
            yield f"«periodo» dice {dicho.momento}: todavía no llega."

    def _commitment(self, compromiso: CompromisoDicho, area: AreaConfig | None) -> Iterator[str]:
        year = self.documento.year
        if not year <= compromiso.year <= year + LOOKS_BACK:
            yield f"«year» dice {compromiso.year}: se promete para el año de la cuenta, {year}, o para uno posterior."
        if not compromiso.codigo:
            if compromiso.meta is not None:
                yield "una meta lleva el código del indicador con que se mide."
            return
        indicador = self.registry.get(compromiso.codigo)
        if indicador is None:
            yield self._unknown(compromiso.codigo)
            return
        yield from self._elsewhere(indicador, area)
        if compromiso.meta is not None:
            if why := indicador.refuses_target(compromiso.meta):
                yield f"«meta» dice {number(compromiso.meta)}: {why}"
            if abs(compromiso.meta) not in numbers_in(f"{compromiso.texto}. {compromiso.fuente}"):
                yield f"«meta» dice {number(compromiso.meta)}, y ese número no está en el texto ni en su frase."

    # --- the notes ---

    def notes(self) -> Iterator[str]:
        """Notes that no check asks for."""
        declared = (d for d in self.documento.dichas() if self.registry.get(d.lugar.codigo))
        found = {one.clave: one for one in revisar(Cifras(declared), self.registry.cuadraturas())}
        for nota in self.documento.notas:
            resultado = found.get(nota.clave)
            if resultado is None:
                yield f"{nota.donde}: ninguna comprobación tiene la clave «{nota.clave}»{_nearest(nota.clave, found)}"
            elif (nota.informado, nota.esperado) != (resultado.informado, resultado.esperado):
                yield (
                    f"{nota.donde}: explica {number(nota.informado)} frente a {number(nota.esperado)}, y la "
                    f"comprobación compara {number(resultado.informado)} con {number(resultado.esperado)}."
                )
            if nota.fecha > self.today:
                yield f"{nota.donde}: «fecha» dice {nota.fecha:%d-%m-%Y}: todavía no llega."


def _of_another_unit(dicho: Dicho, unidad: str) -> Iterator[str]:
    """A number that its sentence states only of something else: a percentage, an amount, a law, a day."""
    if dicho.valor is None or dicho.lectura or dicho.enumerada:
        return
    said = [found for found in _IN_FIGURES.finditer(dicho.fuente) if _reads(found["number"], dicho.valor)]
    if not said:
        return  # in words
    if any(_unit_of(found) in ("", unidad) for found in said):
        return
    yield (
        f"«valor» dice {number(dicho.valor)} {unidad}, y en su frase ese número es de otra cosa: "
        f"«{_shortened(dicho.fuente)}». Si se lee bien así, diga por qué en «lectura»."
    )


def _unit_of(found: re.Match[str]) -> str:
    """What a sentence says that a number is of; empty where it leaves it open."""
    if found["percent"]:
        return PORCIENTO
    if found["pesos"] or found["more"]:
        return PESOS
    others = {"norm": "una norma", "year": "un año", "month": "una fecha"}
    return next((what for name, what in others.items() if found[name]), "")


def _reads(written: str, valor: Decimal) -> bool:
    try:
        return read_number(written) == valor
    except NumeroInvalido:
        return False


def _unread(dicho: Dicho) -> Iterator[str]:
    """A number that its own sentence does not state, in figures or in words."""
    if dicho.lectura:
        if len(dicho.lectura.split()) < FEWEST_WORDS:
            yield f"«lectura» dice «{dicho.lectura}»: explique por qué el número no se lee en su frase."
        return
    stated = [("valor", dicho.valor, dicho.fuente), *(("valor", *mention) for mention in dicho.menciones)]
    if dicho.enumerada:
        stated = stated[1:]
        if dicho.valor is not None and dicho.valor in numbers_in(dicho.fuente) and not dicho.lugar.dimension:
            yield f"«enumerada» no va: la frase dice {number(dicho.valor)}."
    for name, valor, fuente in (*stated, ("meta", dicho.meta, dicho.fuente)):
        if valor is not None and abs(valor) not in numbers_in(fuente):
            yield (
                f"«{name}» dice {number(valor)}, y ese número no está en su frase: «{_shortened(fuente)}». Corrija "
                "uno de los dos; si la frase lo enumera sin contarlo, agregue enumerada = true, y si no se lee en ella "
                "por otra razón, dígala en «lectura»."
            )


def _nearest(written: str, right: Iterable[str]) -> str:
    """How a sentence about an unknown word ends: with the right one that comes closest."""
    by_plain = {plain(one): one for one in right}
    found = get_close_matches(plain(written), by_plain, 1, 0.6)
    return f": ¿quiso escribir «{by_plain[found[0]]}»?" if found else "."


def _shortened(text: str, longest: int = 120) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= longest else f"{one_line[:longest]}…"
