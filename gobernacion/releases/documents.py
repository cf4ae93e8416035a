"""An account somebody wrote, transcribed: a folder of TOML files, one per chapter, read and proved well-formed.

``edicion.toml`` says whose account of which year it is and holds the signed notes; every other file is a chapter:
its narrative, its figures with the sentence each came from, and its commitments. What is well-formed may still be
wrong: ``proofreading`` looks for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TypeVar

from gobernacion.indicators.figures import Calificador, CifraDicha, Lugar, Momento
from gobernacion.lib import moments
from gobernacion.lib.clp import plain
from gobernacion.lib.nearest import did_you_mean
from gobernacion.lib.toml_tables import ArchivoInvalido, Table

T = TypeVar("T")

HEAD = "edicion.toml"
CALIFICADORES = [one.value for one in Calificador if one and one is not Calificador.PROTEGIDA]
WRITTEN_MOMENTS = "se escribe 2019, 2019 al 2019-10-31, temporada 2018-2019 o 2019-04-02..2019-10-01"


class DocumentoInvalido(Exception):
    """A transcribed account that cannot be taken: each mistake in a sentence, with its file, its entry and its cure."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Dicho:
    """A figure with the sentence that states it. ``valor`` is None where the sentence gives no number.

    ``enumerada``: the sentence gives no number but names what is counted. ``lectura`` says why the number is not read
    in the sentence, if it isn't for another reason: it begins the public note. ``donde`` is the entry, as a mistake in
    it is named.
    """

    lugar: Lugar
    momento: Momento
    valor: Decimal | None
    calificador: str
    meta: Decimal | None
    fuente: str
    nota: str
    menciones: tuple[tuple[Decimal, str], ...]
    enumerada: bool = False
    lectura: str = ""
    donde: str = ""


@dataclass(frozen=True)
class CompromisoDicho:
    year: int
    texto: str
    codigo: str
    meta: Decimal | None
    fuente: str
    donde: str = ""


@dataclass(frozen=True)
class CapituloDicho:
    numero: str
    titulo: str
    area: str
    orden: int
    resumen: str
    cifras: tuple[Dicho, ...]
    compromisos: tuple[CompromisoDicho, ...]
    archivo: str = ""


@dataclass(frozen=True)
class NotaDicha:
    clave: str
    informado: Decimal
    esperado: Decimal
    texto: str
    firma: str
    fecha: date
    donde: str = ""


@dataclass(frozen=True)
class Documento:
    """A whole transcribed account, and since when and where anybody can read the document it was transcribed from."""

    year: int
    titulo: str
    institucion: str
    provincia: str
    region: str
    presentacion: str
    capitulos: tuple[CapituloDicho, ...]
    notas: tuple[NotaDicha, ...]
    publico_el: date | None = None
    donde: str = ""

    @property
    def procedencia(self) -> str:
        """How the account tells where what it states was public before; empty if nobody said."""
        if self.publico_el is None or not self.donde:
            return ""
        return f"El documento de esta cuenta es público desde el {self.publico_el:%d-%m-%Y}: {self.donde}"

    def said(self, cifra: CifraDicha) -> Dicho:
        """The sentence that states a figure of this account."""
        everything = chain.from_iterable(chapter.cifras for chapter in self.capitulos)
        return next(d for d in everything if (d.lugar, d.momento) == (cifra.lugar, cifra.momento))

    def dichas(self) -> Iterator[CifraDicha]:
        """Its figures as the cuadraturas take them."""
        for capitulo in self.capitulos:
            for dicho in capitulo.cifras:
                if dicho.valor is not None:
                    menciones = tuple(valor for valor, _ in dicho.menciones)
                    yield CifraDicha(
                        *(dicho.lugar, dicho.momento, dicho.valor, dicho.calificador, dicho.meta, menciones),
                        enumerada=dicho.enumerada,
                    )


def read_document(folder: Path) -> Documento:
    """Read a transcribed account. Raises DocumentoInvalido with everything that is not well-formed."""
    document, faults = read_with_faults(folder)
    if faults:
        raise DocumentoInvalido(*faults)
    return document


def read_with_faults(folder: Path) -> tuple[Documento, list[str]]:
    """Read what is well-formed of a transcribed account, and say what is not.

    Raises DocumentoInvalido if so little is that it cannot be told whose account it is.
    """
    reading = _Reading()
    try:
        document = reading.document(folder)
    except ArchivoInvalido as error:
        raise DocumentoInvalido(*reading.faults, str(error)) from error
    return document, [*_left_out(folder), *reading.faults, *_repeated(document)]


def _left_out(folder: Path) -> Iterator[str]:
    """What lies in the folder and would not be read."""
    for path in sorted(folder.iterdir()):
        if path.suffix != ".toml" or path.is_dir():
            yield (
                f"{path.name}: no se lee. Un capítulo es un archivo que termina en «.toml»; guarde lo demás en otra "
                "carpeta."
            )


def _repeated(document: Documento) -> Iterator[str]:
    """What stands more than once, written the same or with other capitals, accents or spaces."""
    found: dict[str, list[str]] = {}
    figures: dict[str, str] = {}
    for chapter in document.capitulos:
        found.setdefault(f"el capítulo {chapter.numero}", []).append(chapter.archivo)
        found.setdefault(f"el orden {chapter.orden}", []).append(chapter.archivo)
        for dicho in chapter.cifras:
            what = f"la cifra {dicho.lugar} ({dicho.momento})"
            found.setdefault(figures.setdefault(plain(what), what), []).append(dicho.donde)
        for said in chapter.compromisos:
            promise = " ".join(said.texto.split())
            what = f"el compromiso «{promise}» de {said.year} en el capítulo {chapter.numero}"
            found.setdefault(what, []).append(said.donde)
    for note in document.notas:
        found.setdefault(f"la nota sobre {note.clave}", []).append(note.donde)
    for what, places in found.items():
        if (times := len(places)) > 1:
            yield f"Está {times} veces {what}: debe estar una sola ({'; '.join(places)})."


def read_moment(text: str) -> Momento:
    """When a figure is about, as an account writes it. Raises ValueError for anything else."""
    return Momento(*moments.read(text))


class _Reading:
    """Reads a folder to its end: an entry that is not well-formed is left out, and said in ``faults``."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def document(self, folder: Path) -> Documento:
        head = Table.load(folder / HEAD, self.faults)
        paths = [path for path in sorted(folder.glob("*.toml")) if path.name != HEAD and path.is_file()]
        chapters = [chapter for chapter in map(self._chapter, paths) if chapter]
        document = Documento(
            year=_year(head),
            titulo=head.text("titulo"),
            institucion=head.text("institucion"),
            provincia=head.text("provincia"),
            region=head.text("region"),
            presentacion=head.text("presentacion"),
            capitulos=tuple(sorted(chapters, key=lambda chapter: chapter.orden)),
            notas=self._sound(head.tables("nota"), _note),
            publico_el=_public_since(head),
            donde=head.text("donde", ""),
        )
        head.nothing_left()
        return document

    def _chapter(self, path: Path) -> CapituloDicho | None:
        try:
            content = Table.load(path, self.faults)
        except ArchivoInvalido as error:
            self.faults.append(str(error))
            return None
        about = content.table("capitulo")
        chapter = CapituloDicho(
            numero=about.text("numero"),
            titulo=about.text("titulo"),
            area=about.text("area"),
            orden=about.integer("orden"),
            resumen=about.text("resumen"),
            cifras=self._sound(content.tables("cifra"), _figure),
            compromisos=self._sound(content.tables("compromiso"), _commitment),
            archivo=path.name,
        )
        about.nothing_left()
        content.nothing_left()
        return chapter

    def _sound(self, tables: Iterable[Table], read: Callable[[Table], T]) -> tuple[T, ...]:
        """The entries in which nothing was found wrong."""
        found = []
        for table in tables:
            before = len(self.faults)
            entry = read(table)
            table.nothing_left()
            if len(self.faults) == before:
                found.append(entry)
        return tuple(found)


def _figure(table: Table) -> Dicho:
    codigo, dimension, categoria = (
        table.text("codigo"),
        table.text("dimension", ""),
        table.text("categoria", ""),
    )
    if bool(dimension) != bool(categoria):
        table.wrong("una dimensión lleva su categoría, y al revés", None)
    calificador = table.text("calificador", "")
    if calificador and calificador not in CALIFICADORES:
        nearest = did_you_mean(calificador, CALIFICADORES).removesuffix(".")
        any_of = f": va uno de «{'», «'.join(CALIFICADORES)}», o ninguno"
        table.wrong(f"no se conoce el calificador «{calificador}»{nearest or any_of}", None)
    if table.has("valor") == (calificador == Calificador.NO_INFORMADA):
        table.wrong(
            f"una cifra sin valor, y solo ella, lleva el calificador «{Calificador.NO_INFORMADA}»", None
        )
    lectura = table.text("lectura", "")
    menciones = tuple(_mention(mention) for mention in table.tables("menciones"))
    enumerada = table.truth("enumerada")
    if calificador == Calificador.NO_INFORMADA and (enumerada or menciones):
        table.wrong(f"«{calificador}» no lleva «enumerada» ni «menciones»: quítelas, o diga su valor", None)
    return Dicho(
        lugar=Lugar(codigo, dimension, categoria),
        momento=_moment(table),
        valor=table.number("valor"),
        calificador=calificador,
        meta=table.number("meta"),
        fuente=table.text("fuente"),
        nota=" ".join(filter(None, (lectura, table.text("nota", "")))),
        menciones=menciones,
        enumerada=enumerada,
        lectura=lectura,
        donde=table.place,
    )


def _moment(table: Table) -> Momento:
    periodo = table.text("periodo")
    try:
        return read_moment(periodo)
    except ValueError:
        nearest = _nearest_moment(periodo)
        how = f"¿quiso escribir «{nearest}»?" if nearest else WRITTEN_MOMENTS
        return table.wrong(f"no se entiende el periodo «{periodo}»: {how}", Momento(date.min, date.max, None))


def _nearest_moment(periodo: str) -> str:
    """The period that somebody meant who wrote it with other hyphens, capitals or dates; empty if there is none."""
    said = re.sub(r" *[-/—] *", "-", plain(periodo))
    said = re.sub(r"\b([0-9]{1,2})[-.]([0-9]{1,2})[-.]([0-9]{4})\b", _day_first, said)
    said = re.sub(r"^(?:ano |el )+", "", said)
    said = re.sub(r"^(?:temporada )?([0-9]{4})-(?:[0-9]{2}|[0-9]{4})$", _season, said)
    said = re.sub(r" (?:hasta|a|al)(?: el)? (?=[0-9])", " al ", said)
    try:
        read_moment(said)
    except ValueError:
        return ""
    return said


def _day_first(found: re.Match[str]) -> str:
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


def _season(found: re.Match[str]) -> str:
    return f"temporada {found[1]}-{int(found[1]) + 1}"


def _public_since(head: Table) -> date | None:
    """Since when anybody can read the document, if that is said and can be read."""
    day = head.day("publico_el") if head.has("publico_el") else date.min
    return None if day == date.min else day


def _year(table: Table) -> int:
    year = table.integer("year")
    return year if 1900 <= year <= 2999 else table.wrong("«year» debe ser un año como 2019", 1900)


def _mention(table: Table) -> tuple[Decimal, str]:
    mention = table.required("valor"), table.text("fuente")
    table.nothing_left()
    return mention


def _commitment(table: Table) -> CompromisoDicho:
    return CompromisoDicho(
        year=_year(table),
        texto=table.text("texto"),
        codigo=table.text("codigo", ""),
        meta=table.number("meta"),
        fuente=table.text("fuente", ""),
        donde=table.place,
    )


def _note(table: Table) -> NotaDicha:
    return NotaDicha(
        clave=table.text("clave"),
        informado=table.required("informado"),
        esperado=table.required("esperado"),
        texto=table.text("texto"),
        firma=table.text("firma"),
        fecha=table.day("fecha"),
        donde=table.place,
    )
