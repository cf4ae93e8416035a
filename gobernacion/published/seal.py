"""The seal: one SHA-256 that stands for every value of a published edition and for all editions before it.

For the texts that somebody wrote it stands by a digest of each (``TextoSellado``), not by their words: a text that
names somebody can be withdrawn, by decision of two, and the seal that was printed still verifies.

Seal of an edition = SHA-256 of its header in canonical JSON. The header holds the edition's own fields, the
seal of the edition published before it, and one digest per kind of row; the digest of the figures covers just
the long form, so that whoever holds only a CSV and the header can check it. Canonical JSON is that of RFC 8785:
UTF-8, keys sorted, no spaces; numbers are numbers (38, 1.068), dates are ISO text.

Values are sealed as the database holds them, so that nothing stored differently is taken for the same.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from gobernacion.published.longform import COLUMNS
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
    TextoSellado,
)

FORMAT = "cuenta-publica-sello-2"
WITHOUT_TEXTS = "cuenta-publica-sello-1"
"""How editions were sealed before their texts had a digest each: those verify as they did, and nothing is withdrawn."""
FIRST = "0" * 64
"""What the first edition of all names as the seal before it."""

Sealed = str | int | float | None
Row = dict[str, Sealed]

EDICION = "edicion"
TEXTS: dict[str, tuple[str, ...]] = {
    EDICION: ("titulo", "presentacion", "motivo"),
    "cifras": ("fuente", "nota"),
    "capitulos": ("resumen",),
    "cuadraturas": ("nota", "firma"),
    "compromisos": ("texto", "fuente"),
}
"""The columns of each kind of row that somebody wrote in their own words."""


def canonical(value: object) -> bytes:
    """The one way in which a value is written to be sealed."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def header(slug: str) -> dict[str, Any]:
    """Everything the seal of an edition stands for, digests in place of rows, as the database holds it now.

    Raises ValueError or DatabaseError if what is stored is no longer what could be published.
    """
    (edicion,) = _read(EdicionPublicada.objects.filter(slug=slug), _edition_fields())
    return _header(slug, edicion)


def published(slug: str) -> dict[str, Any]:
    """What is downloaded beside the rows of an edition: its header with the words of its texts, and what each digest
    stands on: the salt of a text, or the digest left of one that was withdrawn."""
    head = header(slug)
    if head["formato"] == WITHOUT_TEXTS:
        return head
    (edicion,) = _read(EdicionPublicada.objects.filter(slug=slug), _edition_fields())
    textos = TextoSellado.objects.filter(edicion=slug).select_related("retiro").order_by("lugar")
    return {**head, "edicion": edicion, "textos": {str(texto): _stands_on(texto) for texto in textos}}


def _stands_on(texto: TextoSellado) -> str | dict[str, str]:
    if texto.sal:
        return texto.sal
    return {"sha256": texto.huella, "dice": texto.retiro.frase}


def seal(slug: str) -> str:
    """The seal of an edition, computed from what the database holds now. Raises as ``header`` does."""
    return digest(header(slug))


def seal_of(edicion: EdicionPublicada) -> str:
    """The seal with which an edition will stand whose rows are stored and which is itself not stored yet."""
    fields = {field.name: getattr(edicion, field.attname) for field in edicion._meta.concrete_fields}
    return digest(_header(edicion.slug, {name: sealed(fields[name]) for name in _edition_fields()}))


def texts_to_seal(edicion: EdicionPublicada) -> list[TextoSellado]:
    """The texts, with their digests, of an edition whose rows are stored and which is itself not stored yet."""
    head = {name: getattr(edicion, name) for name in TEXTS[EDICION]}
    found = []
    for clase, fila, campo, texto in _texts({EDICION: [head], **contents(edicion.slug)}):
        sal = secrets.token_hex(16)
        lugar = TextoSellado.lugar_de(edicion.slug, clase, fila, campo)
        found.append(TextoSellado(lugar=lugar, edicion=edicion, sal=sal, huella=text_digest(sal, texto)))
    return found


def text_digest(sal: str, texto: Sealed) -> str:
    """The digest by which the seal stands for a text."""
    return digest([sal, texto])


def contents(slug: str) -> dict[str, list[Row]]:
    """Every sealed row of an edition, by kind, as the database holds it now."""
    cifras = CifraPublicada.objects.filter(edicion=slug).order_by("orden", "id")
    rest = [name for name in columns(CifraPublicada) if name not in COLUMNS]
    return {
        "cifras": _read(cifras, list(COLUMNS)),
        "detalle": _read(cifras, rest),
        "capitulos": _read_whole(CapituloPublicado, slug),
        "cuadraturas": _read_whole(CuadraturaPublicada, slug),
        "compromisos": _read_whole(CompromisoPublicado, slug),
    }


def columns(model: type[models.Model]) -> list[str]:
    """The sealed columns of a kind of row: all of them, in the order of their declaration."""
    return [field.name for field in model._meta.concrete_fields]


def sealed(value: object) -> Sealed:
    """A stored value as it is sealed: the same whichever database holds it."""
    match value:
        case None | str() | int():
            return value
        case float():
            return int(value) if value.is_integer() else value
        case Decimal():
            return _number(value)
        case date():
            return value.isoformat()
        case _:
            raise ValueError(f"{type(value).__name__} is no kind of value that is published")


def _number(value: Decimal) -> int | float | str:
    """As JSON writes it; text where a float would say another number."""
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else f"{value:f}"


def _edition_fields() -> list[str]:
    return [name for name in columns(EdicionPublicada) if name != "sello"]


def _header(slug: str, edicion: Row) -> dict[str, Any]:
    rows: dict[str, list[Any]] = {EDICION: [edicion], **contents(slug)}
    textos = list(TextoSellado.objects.filter(edicion=slug).select_related("retiro").order_by("lugar"))
    if textos:
        _put_digests(rows, textos)
    (head,) = rows.pop(EDICION)
    digests = {name: digest(kind) for name, kind in rows.items()}
    return {"formato": FORMAT if textos else WITHOUT_TEXTS, "edicion": head, "resumenes": digests}


def _put_digests(rows: dict[str, list[Any]], textos: Iterable[TextoSellado]) -> None:
    """Put the digest of each text in its place.

    Raises ValueError for a text without its digest or with another's, and words where one was withdrawn.
    """
    huellas = {texto.partes: texto for texto in textos}
    for clase, fila, campo, said in list(_texts(rows)):
        texto = huellas.pop((clase, fila, campo), None)
        if texto is None or not _stands_for(texto, said):
            raise ValueError(f"{clase} {fila}: {campo} is not what was sealed")
        rows[clase][fila][campo] = {"sha256": texto.huella}
    if huellas:
        raise ValueError("a text that was sealed is gone")


def _stands_for(texto: TextoSellado, said: Sealed) -> bool:
    if texto.sal:
        return text_digest(texto.sal, said) == texto.huella
    return hasattr(texto, "retiro") and said == texto.retiro.frase


def _texts(rows: dict[str, list[Any]]) -> Iterator[tuple[str, int, str, Sealed]]:
    """Every text of some rows: the kind of row, which of them, the column and what it says."""
    for clase, kind in rows.items():
        for fila, row in enumerate(kind):
            for campo in TEXTS.get(clase, ()):
                if row[campo] != "":
                    yield clase, fila, campo, row[campo]


def _read_whole(model: type[models.Model], slug: str) -> list[Row]:
    return _read(model._default_manager.filter(edicion=slug).order_by("orden", "id"), columns(model))


def _read(queryset: models.QuerySet[Any], names: Iterable[str]) -> list[Row]:
    # An expression rather than the column, and text rather than its kind: else SQLite's driver and Django would
    # turn what is stored into what should have been, and a date written "2019-1-1" or a number in a blob would pass.
    names = list(names)
    stored = {
        f"stored_{name}": Coalesce(name, models.Value(None), output_field=models.TextField())
        for name in names
    }
    return [
        {name: sealed(value) for name, value in zip(names, row, strict=True)}
        for row in queryset.annotate(**stored).values_list(*stored)
    ]
