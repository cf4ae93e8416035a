"""An account somebody wrote, transcribed: a folder of TOML files, one per chapter, read and proved well-formed.

``edicion.toml`` says whose account of which year it is and holds the signed notes; every other file is a chapter:
its narrative, its figures with the sentence each came from, and its commitments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path

from gobernacion.indicators.figures import Calificador, CifraDicha, Lugar, Momento
from gobernacion.lib import moments
from gobernacion.lib.toml_tables import ArchivoInvalido, Table


class DocumentoInvalido(Exception):
    """A transcribed account that cannot be read; the message names the file and what to fix."""


@dataclass(frozen=True)
class Dicho:
    """A figure with the sentence that states it. ``valor`` is None where the sentence gives no number."""

    lugar: Lugar
    momento: Momento
    valor: Decimal | None
    calificador: str
    meta: Decimal | None
    fuente: str
    nota: str
    menciones: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True)
class CompromisoDicho:
    year: int
    texto: str
    codigo: str
    meta: Decimal | None
    fuente: str


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


@dataclass(frozen=True)
class Documento:
    """A whole transcribed account."""

    year: int
    titulo: str
    institucion: str
    provincia: str
    region: str
    presentacion: str
    capitulos: tuple[CapituloDicho, ...]
    notas: tuple[NotaDicha, ...]

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
                        dicho.lugar, dicho.momento, dicho.valor, dicho.calificador, dicho.meta, menciones
                    )


def read_document(folder: Path) -> Documento:
    """Read a transcribed account. Raises DocumentoInvalido, naming the file and the entry."""
    try:
        document = _read(folder)
    except ArchivoInvalido as error:
        raise DocumentoInvalido(str(error)) from error
    _refuse_repeated(document)
    return document


def _read(folder: Path) -> Documento:
    head = Table.load(folder / "edicion.toml")
    chapters = [_chapter(path) for path in sorted(folder.glob("*.toml")) if path.name != "edicion.toml"]
    document = Documento(
        year=_year(head),
        titulo=head.text("titulo"),
        institucion=head.text("institucion"),
        provincia=head.text("provincia"),
        region=head.text("region"),
        presentacion=head.text("presentacion"),
        capitulos=tuple(sorted(chapters, key=lambda chapter: chapter.orden)),
        notas=tuple(_note(table) for table in head.tables("nota")),
    )
    head.nothing_left()
    return document


def _refuse_repeated(document: Documento) -> None:
    figures = (f"la cifra {d.lugar} ({d.momento})" for chapter in document.capitulos for d in chapter.cifras)
    chapters = (f"el capítulo {chapter.numero}" for chapter in document.capitulos)
    notes = (f"la nota sobre {note.clave}" for note in document.notas)
    for what, times in Counter(chain(chapters, figures, notes)).items():
        if times > 1:
            raise DocumentoInvalido(f"Está {times} veces {what}: debe estar una sola.")


def read_moment(text: str) -> Momento:
    """When a figure is about, as an account writes it. Raises ValueError for anything else."""
    return Momento(*moments.read(text))


def _chapter(path: Path) -> CapituloDicho:
    content = Table.load(path)
    about = content.table("capitulo")
    chapter = CapituloDicho(
        numero=about.text("numero"),
        titulo=about.text("titulo"),
        area=about.text("area"),
        orden=about.integer("orden"),
        resumen=about.text("resumen"),
        cifras=tuple(_figure(table) for table in content.tables("cifra")),
        compromisos=tuple(_commitment(table) for table in content.tables("compromiso")),
        archivo=path.name,
    )
    about.nothing_left()
    content.nothing_left()
    return chapter


def _figure(table: Table) -> Dicho:
    codigo, dimension, categoria = (
        table.text("codigo"),
        table.text("dimension", ""),
        table.text("categoria", ""),
    )
    if bool(dimension) != bool(categoria):
        raise table.refuse("una dimensión lleva su categoría, y al revés")
    calificador = table.text("calificador", "")
    if calificador not in set(Calificador) - {Calificador.PROTEGIDA}:
        raise table.refuse(f"no se conoce el calificador «{calificador}»")
    valor = table.number("valor")
    if (valor is None) != (calificador == Calificador.NO_INFORMADA):
        raise table.refuse(
            f"una cifra sin valor, y solo ella, lleva el calificador «{Calificador.NO_INFORMADA}»"
        )
    meta = table.number("meta")
    if meta is not None and meta < 0:
        raise table.refuse("una meta no puede ser negativa")
    periodo = table.text("periodo")
    try:
        momento = read_moment(periodo)
    except ValueError:
        raise table.refuse(f"no se entiende el periodo «{periodo}»") from None
    dicho = Dicho(
        lugar=Lugar(codigo, dimension, categoria),
        momento=momento,
        valor=valor,
        calificador=calificador,
        meta=meta,
        fuente=table.text("fuente"),
        nota=table.text("nota", ""),
        menciones=tuple(_mention(mention) for mention in table.tables("menciones")),
    )
    table.nothing_left()
    return dicho


def _year(table: Table) -> int:
    year = table.integer("year")
    if not 1900 <= year <= 2999:
        raise table.refuse("«year» debe ser un año como 2019")
    return year


def _mention(table: Table) -> tuple[Decimal, str]:
    mention = table.required("valor"), table.text("fuente")
    table.nothing_left()
    return mention


def _commitment(table: Table) -> CompromisoDicho:
    commitment = CompromisoDicho(
        year=_year(table),
        texto=table.text("texto"),
        codigo=table.text("codigo", ""),
        meta=table.number("meta"),
        fuente=table.text("fuente", ""),
    )
    table.nothing_left()
    return commitment


def _note(table: Table) -> NotaDicha:
    note = NotaDicha(
        clave=table.text("clave"),
        informado=table.required("informado"),
        esperado=table.required("esperado"),
        texto=table.text("texto"),
        firma=table.text("firma"),
        fecha=table.day("fecha"),
    )
    table.nothing_left()
    return note
