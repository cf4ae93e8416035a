"""Proofreading a transcribed account before it is kept: what is well-formed and still cannot be true.

Every mistake is a sentence with its file, its entry, what is wrong and the nearest right word; all of them are told at
once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.cuadraturas import revisar
from gobernacion.indicators.declarations import Desglose, Indicador
from gobernacion.indicators.figures import Calificador, Cifras
from gobernacion.indicators.registry import Registry, registry
from gobernacion.lib import moments
from gobernacion.lib.clp import number, plain
from gobernacion.lib.counts_in_text import counts_in, exact_counts_in, tells_more
from gobernacion.lib.nearest import did_you_mean
from gobernacion.lib.numbers_in_text import numbers_in
from gobernacion.lib.periods import Period, name_of_month
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
_BETWEEN_NAMES = re.compile(
    r"[,;·•|/+–—\n-]|[.!?](?=\s)|\b(?:y|e|o|u|junto con|adem[aá]s de)\b|(?<!\w)(?:[a-z]\)|[0-9]{1,2}[.)](?=\s))",
    re.IGNORECASE,
)
"""What stands between the things that a sentence enumerates, or before each."""
_IN_THE_HEAD = re.compile(rf"{re.escape(HEAD)}: [^«]*«(\w+)»")
_WIDER = re.compile(r"\b(?:region|provincia) del? (?:la |las |los )?\w+")
"""A region or a province, which may be called as one of its comunas."""
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
PLACE = re.compile(r"https?://[^\s/]+\.[^\s]+$|\w+[,.]?(?: [^\s]+){3,}", re.IGNORECASE)
"""Where a document can be read: an address of the web, or some words that lead to it."""


def read_proofread(folder: Path, today: date) -> Documento:
    """Read an account transcribed for this installation. Raises DocumentoInvalido with everything wrong in it."""
    documento, faults = read_with_faults(folder)
    if not faults:
        faults = proofread(documento, today)
    else:
        faults += _besides(documento, faults, today)
    if faults:
        raise DocumentoInvalido(*faults)
    return documento


def proofread(documento: Documento, today: date) -> list[str]:
    """What is wrong in a well-formed account; empty if nothing is."""
    desk = _desk(documento, today)
    institucion = Institucion.objects.actual()
    return [*desk.head(institucion), *desk.provenance(), *desk.chapters(), *desk.notes()]


def _besides(documento: Documento, faults: Sequence[str], today: date) -> Iterator[str]:
    """What is wrong in what could be read of an account in which something could not."""
    if any(fault.startswith(f"{HEAD}: «year»") for fault in faults):
        return  # nobody knows what is too early or too late
    desk = _desk(documento, today, whole=all(fault.startswith(HEAD) for fault in faults))
    told = {found[1] for fault in faults if (found := _IN_THE_HEAD.match(fault))}
    about_the_head = (*desk.head(Institucion.objects.actual()), *desk.provenance())
    yield from (said for said in about_the_head if not any(f"«{name}»" in said for name in told))
    yield from desk.chapters()
    if desk.whole:
        yield from desk.notes()


def _desk(documento: Documento, today: date, *, whole: bool = True) -> _Proofreader:
    return _Proofreader(documento, today, registry(), catalogues(), whole)


def catalogues() -> dict[str, list[str]]:
    """The categories there are of what every area cuts by, under its dimension; the others come with each breakdown.

    The months are those of what is told, and come with it (``months``).
    """
    found = {
        COMUNA: list(Comuna.objects.propias().ordenadas().values_list("nombre", flat=True)),
    }
    return {dimension: categories for dimension, categories in found.items() if categories}


def months(period: Period) -> list[str]:
    """The categories of what is cut by month."""
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
    whole: bool = True
    """Whether every entry could be read: no sum of entries is held against anybody otherwise."""

    # --- the head ---

    def head(self, institucion: Institucion | None) -> Iterator[str]:
        """Whose account it is, and of which year."""
        year = self.documento.year
        if not self.today.year - LOOKS_BACK <= year <= self.today.year:
            yield f"{HEAD}: «year» dice {year}: una cuenta es de un año que ya empezó, y de los últimos {LOOKS_BACK}."
        if (named := _YEAR.findall(self.documento.titulo)) and str(year) not in named:
            yield f"{HEAD}: «titulo» dice «{self.documento.titulo}», y la cuenta es de {year}: revise el año."
        if institucion is None:
            return
        provincia = institucion.provincia
        if plain(self.documento.provincia) != plain(provincia.nombre):
            yield (
                f"{HEAD}: «provincia» dice «{self.documento.provincia}», y esta instalación es de la provincia de "
                f"{provincia.nombre}."
            )
        if _name_of_region(self.documento.region) != _name_of_region(provincia.region):
            yield f"{HEAD}: «region» dice «{self.documento.region}», y la provincia es de la {provincia.region}."
        called = self.documento.institucion
        if not _names(called, provincia.nombre) and plain(called) != plain(institucion.nombre):
            yield f"{HEAD}: «institucion» dice «{called}», que no nombra la provincia de {provincia.nombre}."

    def provenance(self) -> Iterator[str]:
        """What is stated of persons, or of what the office measures, was public before: since when and where."""
        publico_el, year = self.documento.publico_el, self.documento.year
        if publico_el is not None and not date(year, 1, 1) <= publico_el < self.today:
            yield (
                f"{HEAD}: «publico_el» dice {publico_el:%d-%m-%Y}: un documento sobre {year} es público desde ese año "
                "o después, y antes de hoy."
            )
        elif publico_el is not None and (last := self._last_day_told()) and publico_el < last:
            yield (
                f"{HEAD}: «publico_el» dice {publico_el:%d-%m-%Y}, y hay cifras hasta el {last:%d-%m-%Y}: revise "
                f"el día, o diga en «periodo» hasta cuándo cuenta cada cifra, como «{year} al {publico_el}»."
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

    def _last_day_told(self) -> date | None:
        """The last day of what its figures tell, without those told up to a cut."""
        momentos = [dicho.momento for chapter in self.documento.capitulos for dicho in chapter.cifras]
        return max((momento.last_day for momento in momentos if not momento.corte), default=None)

    # --- the chapters ---

    def chapters(self) -> Iterator[str]:
        """What is wrong in each chapter, in their order."""
        areas = {area.label: area for area in installed()}
        for chapter in self.documento.capitulos:
            area = areas.get(chapter.area)
            if area is None:
                nearest = did_you_mean(chapter.area, areas)
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
            yield from self._another_comuna(dicho)
        yield from self._miscounted(dicho)
        yield from self._span(dicho)
        unidad = indicador.unidad if indicador else ""
        yield from _unread(dicho, unidad)
        yield from _hedged(dicho, unidad)

    def _unknown(self, codigo: str) -> str:
        codes = [indicador.codigo for indicador in self.registry]
        return f"ningún área instalada declara el indicador «{codigo}»{did_you_mean(codigo, codes)}"

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
            nearest = did_you_mean(dimension, declared) if declared else ": no se desglosa."
            yield f"{indicador.codigo} no declara el desglose «{dimension}»{nearest}"
            return
        told = Period(dicho.momento.desde, dicho.momento.hasta)
        levels = closed_lists(indicador, desglose, {**self.catalogues, MES: months(told)})
        yield from self._category(levels, categoria)

    def _category(self, levels: list[tuple[str, Sequence[str], str]], categoria: str) -> Iterator[str]:
        named = categoria.split("/", len(levels) - 1)
        if len(named) != len(levels):
            names = " / ".join(name for name, *_ in levels)
            yield f"la categoría «{categoria}» debe nombrar {names}, separados por «/»."
            return
        for (level, known, rest), name in zip(levels, named, strict=True):
            if known and name not in (*known, rest):
                yield f"no hay {level} «{name}»{did_you_mean(name, known)}"

    def _another_comuna(self, dicho: Dicho) -> Iterator[str]:
        """A row of a comuna whose sentence names others and not its own."""
        names = dicho.lugar.dimension.split("/")
        if COMUNA not in names or dicho.lectura:
            return
        own = dict(zip(names, dicho.lugar.categoria.split("/", len(names) - 1), strict=False)).get(COMUNA)
        comunas = self.catalogues.get(COMUNA, [])
        said = _WIDER.sub(" ", plain(dicho.fuente))
        named = [comuna for comuna in comunas if _names(said, comuna)]
        if own in comunas and named and own not in named:
            yield (
                f"es de {own}, y su frase nombra {', '.join(named)}: «{_shortened(dicho.fuente)}». Corrija una de las "
                "dos; si se lee bien así, diga por qué en «lectura»."
            )

    def _values(self, dicho: Dicho, indicador: Indicador) -> Iterator[str]:
        for valor in (dicho.valor, *(valor for valor, _ in dicho.menciones)):
            if valor is not None and (why := indicador.refuses(valor)):
                yield f"«valor» dice {number(valor)}: {why}"
        if dicho.meta is not None and (why := indicador.refuses_target(dicho.meta)):
            yield f"«meta» dice {number(dicho.meta)}: {why}"

    def _miscounted(self, dicho: Dicho) -> Iterator[str]:
        """An enumeration that counts something else than its entries, or more than its sentence can name."""
        if not dicho.enumerada or dicho.valor is None or not self.whole:
            return
        by_dimension: dict[str, list[Decimal]] = {}
        for other in self._under(dicho):
            if other.valor is not None:
                by_dimension.setdefault(other.lugar.dimension, []).append(other.valor)
        sums = sorted({sum(parts, Decimal(0)) for parts in by_dimension.values()})
        if dicho.valor in sums:
            return
        counts = f"«enumerada» cuenta lo que se enumera: «valor» dice {number(dicho.valor)}, y "
        if sums:
            yield f"{counts}las entradas en que se desglosa suman {' o '.join(map(number, sums))}."
        elif dicho.valor > (named := _how_many_named(dicho.fuente)) and not dicho.lectura:
            yield (
                f"{counts}su frase no enumera más de {number(named)} y ninguna entrada lo desglosa. Corrija uno de los "
                "dos; si se lee bien así, diga por qué en «lectura»."
            )

    def _under(self, dicho: Dicho) -> Iterator[Dicho]:
        """The entries in which an entry is broken down."""
        codigo, dimension, categoria = dicho.lugar
        for other in chain.from_iterable(chapter.cifras for chapter in self.documento.capitulos):
            place = other.lugar
            if place == dicho.lugar or (place.codigo, other.momento) != (codigo, dicho.momento):
                continue
            deeper = place.dimension.startswith(f"{dimension}/") and place.categoria.startswith(
                f"{categoria}/"
            )
            if deeper or not dimension:
                yield other

    def _span(self, dicho: Dicho) -> Iterator[str]:
        """What is wrong with when it is about."""
        desde, hasta, corte = dicho.momento
        year, told = self.documento.year, year_of(desde, hasta)
        if not year - LOOKS_BACK <= told <= year + 1:
            yield f"«periodo» dice {Period(desde, hasta)}, y la cuenta es de {year}: revise el año."
        elif desde > self.today or (corte and corte > self.today):
            yield f"«periodo» dice {dicho.momento}: todavía no llega."
        elif corte and corte == Period(desde, hasta).last_day:
            yield f"«periodo» dice {dicho.momento}, que es entero: escríbalo «{moments.write(desde, hasta)}»."
        elif corte and (publico_el := self.documento.publico_el) and corte > publico_el:
            yield f"«periodo» dice {dicho.momento}, y el documento ya era público el {publico_el:%d-%m-%Y}."

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
            if abs(compromiso.meta) not in counts_in(
                f"{compromiso.texto}. {compromiso.fuente}", indicador.unidad
            ):
                yield f"«meta» dice {number(compromiso.meta)}, y ese número no está en el texto ni en su frase."

    # --- the notes ---

    def notes(self) -> Iterator[str]:
        """Notes that no check asks for."""
        declared = (d for d in self.documento.dichas() if self.registry.get(d.lugar.codigo))
        found = {one.clave: one for one in revisar(Cifras(declared), self.registry.cuadraturas())}
        for nota in self.documento.notas:
            resultado = found.get(nota.clave)
            if resultado is None:
                nearest = did_you_mean(nota.clave, found)
                yield f"{nota.donde}: ninguna comprobación tiene la clave «{nota.clave}»{nearest}"
            elif (nota.informado, nota.esperado) != (resultado.informado, resultado.esperado):
                yield (
                    f"{nota.donde}: explica {number(nota.informado)} frente a {number(nota.esperado)}, y la "
                    f"comprobación compara {number(resultado.informado)} con {number(resultado.esperado)}."
                )
            if nota.fecha > self.today:
                yield f"{nota.donde}: «fecha» dice {nota.fecha:%d-%m-%Y}: todavía no llega."


def _unread(dicho: Dicho, unidad: str) -> Iterator[str]:
    """A number that its own sentence does not state of its unit, in figures or in words."""
    if dicho.lectura:
        if len(dicho.lectura.split()) < FEWEST_WORDS:
            yield f"«lectura» dice «{dicho.lectura}»: explique por qué el número no se lee en su frase."
        return
    stated = [("valor", dicho.valor, dicho.fuente), *(("valor", *mention) for mention in dicho.menciones)]
    if dicho.enumerada:
        stated = stated[1:]
        if (
            dicho.valor is not None
            and dicho.valor in counts_in(dicho.fuente, unidad)
            and not dicho.lugar.dimension
        ):
            yield f"«enumerada» no va: la frase dice {number(dicho.valor)}."
    for name, valor, fuente in (*stated, ("meta", dicho.meta, dicho.fuente)):
        if valor is None or abs(valor) in counts_in(fuente, unidad):
            continue
        if abs(valor) in numbers_in(fuente):
            yield (
                f"«{name}» dice {number(valor)} {unidad}, y en su frase ese número es de otra cosa: "
                f"«{_shortened(fuente)}». Si se lee bien así, diga por qué en «lectura»."
            )
        else:
            yield (
                f"«{name}» dice {number(valor)}, y ese número no está en su frase: «{_shortened(fuente)}». Corrija "
                "uno de los dos; si la frase lo enumera sin contarlo, agregue enumerada = true, y si no se lee en ella "
                "por otra razón, dígala en «lectura»."
            )


def _hedged(dicho: Dicho, unidad: str) -> Iterator[str]:
    """A number that its sentence gives as a lower bound and the account does not, or the other way round."""
    if dicho.valor is None or dicho.lectura or dicho.enumerada:
        return
    said = f"y su frase dice «{_shortened(dicho.fuente)}»: "
    if dicho.calificador == Calificador.MAS_DE:
        if not tells_more(dicho.fuente):
            yield f"«calificador» dice «más de», {said}quítelo, o diga por qué en «lectura»."
    elif abs(dicho.valor) in counts_in(dicho.fuente, unidad) - exact_counts_in(dicho.fuente, unidad):
        written = f"dice «{dicho.calificador}»" if dicho.calificador else "falta"
        yield f"«calificador» {written}, {said}va «más de»; si se lee bien así, diga por qué en «lectura»."


def _how_many_named(fuente: str) -> int:
    """How many things a sentence can name at most."""
    return sum(1 for one in _BETWEEN_NAMES.split(fuente) if re.search(r"\w", one))


def _names(text: str, name: str) -> bool:
    """Whether a text names something, whatever its capitals and accents."""
    return re.search(rf"\b{re.escape(plain(name))}\b", plain(text)) is not None


def _name_of_region(text: str) -> str:
    """What a region is called without saying that it is one."""
    return re.sub(r"^region (?:del? )?", "", plain(text))


def _shortened(text: str, longest: int = 120) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= longest else f"{one_line[:longest]}…"
