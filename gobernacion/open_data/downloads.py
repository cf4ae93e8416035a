"""The downloads of a published edition: the same figures in every format, each with its seal or beside it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from gobernacion.lib.periods import SANTIAGO
from gobernacion.lib.sheets import Column, Sheet, write_csv
from gobernacion.lib.xlsx import write_xlsx
from gobernacion.open_data.dictionary import FORMA_LARGA, KINDS, SOLO_COMPROMISOS
from gobernacion.published import longform, seal
from gobernacion.published.addresses import DATOS, PROGRAMA
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.promises import measured_by

LICENCIA = "https://creativecommons.org/licenses/by/4.0/deed.es"
SCRIPT = PROGRAMA.removeprefix(DATOS)
WIDTHS = {"indicador": 44, "categoria": 30, "unidad": 16, "calificador": 16, "fuente": 80, "nota": 50}

FIGURES = [Column(campo.nombre, KINDS[campo.tipo], WIDTHS.get(campo.nombre)) for campo in FORMA_LARGA]
DICTIONARY = [
    Column("Columna"),
    Column("Tipo", width=14),
    Column("Qué contiene", width=100),
    Column("Ejemplo"),
]
PROMISES = [
    Column("year", "year"),
    *(Column(name) for name in ("capitulo", "area")),
    Column("texto", width=80),
    Column("codigo"),
    Column("meta", "decimal"),
    Column("resultado", "decimal"),
    Column("plazo", "date"),
    Column("estado"),
    Column("fuente", width=80),
    # With these two, every field that is sealed of a commitment can be read here.
    *(Column(name, "year", width=12) for name in ("orden", "id")),
]
SEAL = [Column("Campo", width=18), Column("Valor", width=120)]


@dataclass(frozen=True)
class Formato:
    """One way of downloading an edition."""

    titulo: str
    descripcion: str
    content_type: str
    write: Callable[[EdicionPublicada], bytes]


_WITHDRAWN: dict[str, int] = {}
"""How many texts had been withdrawn of each edition when its downloads were last made here."""


def content(edicion: EdicionPublicada, formato: str, withdrawn: int) -> bytes:
    """A download, made once in each process as long as nothing of it is withdrawn; then what was made is forgotten."""
    if _WITHDRAWN.setdefault(edicion.sello, withdrawn) != withdrawn:
        _made.cache_clear()
        _WITHDRAWN[edicion.sello] = withdrawn
    return _made(edicion.slug, edicion.sello, formato)


@lru_cache(maxsize=64)
def _made(slug: str, sello: str, formato: str) -> bytes:
    return FORMATS[formato].write(EdicionPublicada.objects.get(slug=slug, sello=sello))


def filename(edicion: EdicionPublicada, formato: str) -> str:
    """ "cuenta-2019-1-0f3a9c1d2b4e.csv": a file that was kept says which edition and which seal it is of."""
    return f"cuenta-{edicion.slug}-{edicion.sello[:12]}.{formato}"


def citation(edicion: EdicionPublicada) -> str:
    """How to cite an edition."""
    return (
        f"{edicion.institucion} ({edicion.publicada_el.year}). {edicion.titulo}, edición {edicion.slug}. "
        f"Licencia CC BY 4.0. Sello {edicion.sello}."
    )


def _csv(edicion: EdicionPublicada) -> bytes:
    return b"".join(write_csv(FIGURES, longform.rows(edicion)))


def _header(edicion: EdicionPublicada) -> dict[str, Any]:
    return {"sello": edicion.sello, "licencia": LICENCIA, **seal.published(edicion.slug)}


def _seal_json(edicion: EdicionPublicada) -> bytes:
    return _json(_header(edicion))


def _whole_json(edicion: EdicionPublicada) -> bytes:
    contents: dict[str, Any] = seal.contents(edicion.slug)
    details = contents.pop("detalle")
    for cifra, detalle in zip(contents["cifras"], details, strict=True):
        cifra["detalle"] = detalle
    return _json(_header(edicion) | contents)


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _xlsx(edicion: EdicionPublicada) -> bytes:
    dictionary = [
        (campo.nombre, campo.tipo, campo.descripcion, campo.ejemplo)
        for campo in (*FORMA_LARGA, *SOLO_COMPROMISOS)
    ]
    proof = [
        ("Sello", edicion.sello),
        ("Sello anterior", edicion.anterior),
        ("Edición", edicion.slug),
        ("Publicada el", edicion.publicada_el),
        ("Cómo citar", citation(edicion)),
        ("Licencia", LICENCIA),
        ("Cómo verificar", f"python {SCRIPT} {filename(edicion, 'xlsx')}"),
        ("Cabecera", seal.canonical(seal.published(edicion.slug)).decode()),
    ]
    sheets = [
        Sheet("Cifras", FIGURES, longform.rows(edicion)),
        *_promises(edicion),
        Sheet("Diccionario", DICTIONARY, dictionary),
        Sheet("Sello", SEAL, proof),
    ]
    buffer = io.BytesIO()
    noon = datetime.combine(edicion.publicada_el, time(12), SANTIAGO)
    write_xlsx(buffer, sheets, created=noon, exact=True)
    return buffer.getvalue()


def _promises(edicion: EdicionPublicada) -> Iterator[Sheet]:
    """What was promised, in a sheet of its own; for the edition's own year, beside what the edition measures."""
    compromisos = list(edicion.compromisos.order_by("orden"))
    if not compromisos:
        return
    measured = measured_by(edicion, compromisos)
    done = {key: cifra.valor for key, cifra in measured.items() if cifra.valor is not None}
    rows = [
        (
            *(one.year, one.capitulo, one.area, one.texto, one.codigo),
            None if one.meta is None else longform.bare(one.meta),
            longform.bare(done[one.pk]) if one.pk in done else None,
            *(one.plazo, one.estado, one.fuente, one.orden, one.pk),
        )
        for one in compromisos
    ]
    yield Sheet("Compromisos", PROMISES, rows)


FORMATS = {
    "csv": Formato(
        "CSV",
        "Las cifras, una por fila, para cualquier programa: UTF-8 con BOM, coma y punto decimal. "
        "Para abrirlas en Excel, el XLSX.",
        "text/csv; charset=utf-8; header=present",
        _csv,
    ),
    "xlsx": Formato(
        "Excel (XLSX)",
        "Las cifras, los compromisos, el diccionario de datos y el sello, cada uno en su hoja.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _xlsx,
    ),
    "json": Formato(
        "JSON",
        "Todo lo publicado: cifras, capítulos, comprobaciones y compromisos.",
        "application/json",
        _whole_json,
    ),
    "sello.json": Formato(
        "Sello", "La cabecera sellada, para comprobar el CSV.", "application/json", _seal_json
    ),
}
