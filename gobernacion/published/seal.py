"""The seal: one SHA-256 that stands for every value of a published edition and for all editions before it.

Seal of an edition = SHA-256 of its header in canonical JSON. The header holds the edition's own fields, the
seal of the edition published before it, and one digest per kind of row; the digest of the figures covers just
the long form, so that whoever holds only a CSV and the header can check it. Canonical JSON: UTF-8, keys sorted,
no spaces, numbers and dates as text ("38", "1.068", "2019-01-01"), nulls as null.

Values are read from the database as text, so that nothing stored differently is taken for the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.db.models.functions import Cast

from gobernacion.published.longform import COLUMNS
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
)

FORMAT = "cuenta-publica-sello-1"
FIRST = "0" * 64
"""What the first edition of all names as the seal before it."""

Row = list[str | int | None]


def canonical(value: object) -> bytes:
    """The one way in which a value is written to be sealed."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr
    ).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def header(slug: str) -> dict[str, Any]:
    """Everything the seal of an edition stands for, digests in place of rows, as the database holds it now."""
    fields = _edition_fields()
    (edicion,) = _read(EdicionPublicada.objects.filter(slug=slug), fields)
    return _header(slug, dict(zip(fields, edicion, strict=True)))


def seal(slug: str) -> str:
    """The seal of an edition, computed from what the database holds now."""
    return digest(header(slug))


def seal_of(edicion: EdicionPublicada) -> str:
    """The seal with which an edition will stand whose rows are stored and which is itself not stored yet."""
    fields = {name: getattr(edicion, name) for name in _edition_fields()}
    return digest(_header(edicion.slug, fields | {"publicada_el": edicion.publicada_el.isoformat()}))


def _edition_fields() -> list[str]:
    return [name for name in columns(EdicionPublicada) if name != "sello"]


def _header(slug: str, edicion: dict[str, str | int | None]) -> dict[str, Any]:
    digests = {name: digest(rows) for name, rows in contents(slug).items()}
    return {"formato": FORMAT, "edicion": edicion, "resumenes": digests}


def contents(slug: str) -> dict[str, list[Row]]:
    """Every sealed row of an edition, by kind, in canonical values."""
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
    return [field.attname for field in model._meta.concrete_fields]


def _read_whole(model: type[models.Model], slug: str) -> list[Row]:
    return _read(model._default_manager.filter(edicion=slug).order_by("orden", "id"), columns(model))


def _read(queryset: models.QuerySet[Any], names: Iterable[str]) -> list[Row]:
    names = list(names)
    by_name = {field.attname: field for field in queryset.model._meta.concrete_fields}
    as_text = {
        f"{name}_as_text": Cast(name, models.TextField())
        for name in names
        if isinstance(by_name[name], (models.DecimalField, models.DateField))
    }
    keys = [f"{name}_as_text" if f"{name}_as_text" in as_text else name for name in names]
    found = queryset.annotate(**as_text).values_list(*keys)
    decimals = [isinstance(by_name[name], models.DecimalField) for name in names]
    return [
        [plain(v) if is_decimal else v for v, is_decimal in zip(row, decimals, strict=True)] for row in found
    ]


def plain(value: str | None) -> str | None:
    """A number as it is sealed: no exponent, no trailing zeros. Text that is no number stays as it is."""
    if value is None:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
