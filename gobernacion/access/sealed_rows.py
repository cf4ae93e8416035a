"""Sealing what is written once: every version of every record, and the rows whose model says what of it never changes.

A model says so in ``sellado``: the names of its fields that stay as they were written. The rows are read past the model
layer, as the database holds them, some thousands at a time; each gets a digest, and each batch a seal made with the key
that lives outside (``signatures``), chained to the one before.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Max

from gobernacion import guards
from gobernacion.access import journal, signatures, standing_rows
from gobernacion.access.histories import SEAL, histories
from gobernacion.access.models import Anotacion, Huella, Tanda

CHUNK = 5000
AT_ONCE = 500
SALT = 16
SEPARATOR = ","


@dataclass(frozen=True)
class Source:
    """A table whose rows are sealed: its rows by a number that grows, and the record each one tells of."""

    label: str
    of: Any
    table: str
    row: str
    key: Any
    columns: tuple[str, ...]

    def registro(self, stored: Any) -> str:
        """The key of a record as it is named."""
        return str(self.key.to_python(stored))


@dataclass(frozen=True)
class Row:
    """A stored row: its number, the record it tells of and what its columns hold, as text."""

    number: int
    registro: str
    values: tuple[str | None, ...]

    def digest(self, salt: str) -> str:
        """The digest that stands for it."""
        return hashlib.sha256(_json([salt, *self.values])).hexdigest()


@cache
def sources() -> tuple[Source, ...]:
    """Every table whose rows are sealed."""
    found = []
    for history in histories():
        of = history.instance_type
        columns = tuple(field.column for field in history._meta.concrete_fields)
        found.append(
            Source(history._meta.label, of, history._meta.db_table, "history_id", of._meta.pk, columns)
        )
    for model in apps.get_models():
        if names := getattr(model, "sellado", ()):
            meta: Any = model._meta
            columns = tuple(meta.get_field(name).column for name in names)
            found.append(Source(meta.label, model, meta.db_table, meta.pk.column, meta.pk, columns))
    return tuple(sorted(found, key=lambda one: one.label))


# --- sealing --------------------------------------------------------------------------------------------------


def seal(tell: Callable[[str], None] = lambda said: None) -> int:
    """Seal every row written since the last time, and leave a line of it in the journal; says how many they were."""
    if not Tanda.objects.exists():
        standing_rows.begin()
    total = 0
    for source in sources():
        done = sum(_seal_what_came(source, tell))
        total += done
    last = Tanda.objects.order_by("-pk").first()
    if last and not Anotacion.objects.filter(accion=journal.SELLAR, motivo=last.sello).exists():
        journal.note_sealed(Tanda, total, last.sello)
    return total


def renew(source: Source, numbers: Iterable[int]) -> None:
    """Seal again rows that were written over by rule: what their digests of before stood for is forgotten."""
    every = sorted(set(numbers))
    with transaction.atomic():
        _hold_the_chain()
        watermark = _watermark(source)
        for start in range(0, len(every), AT_ONCE):
            some = [number for number in every[start : start + AT_ONCE] if number <= watermark]
            if rows := some and _read(source, source.columns, among=some):
                _write(source, rows, watermark, watermark)


def _seal_what_came(source: Source, tell: Callable[[str], None]) -> Iterator[int]:
    if _last_row(source) <= _watermark(source):
        return
    until = _settled(source)
    while True:
        with transaction.atomic():
            _hold_the_chain()
            since = _watermark(source)
            rows = _read(source, source.columns, since, until, CHUNK)
            if not rows:
                return
            whole = len(rows) < CHUNK
            _write(source, rows, since, until if whole else rows[-1].number)
        yield len(rows)
        if whole:
            return
        tell(f"{source.label}: hasta la fila {rows[-1].number}.")


def _watermark(source: Source) -> int:
    return Tanda.objects.filter(modelo=source.label).aggregate(last=Max("hasta"))["last"] or 0


def _hold_the_chain() -> None:
    """Two runs at once seal one after the other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Tanda._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _last_row(source: Source) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX({source.row}) FROM {_quoted(source.table)}")  # noqa: S608  (names of our own)
        return cursor.fetchone()[0] or 0


def _settled(source: Source) -> int:
    """The last row below which none is still being written."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {_quoted(source.table)} IN SHARE ROW EXCLUSIVE MODE")
        return _last_row(source)


def _write(source: Source, rows: Sequence[Row], desde: int, hasta: int) -> None:
    last = Tanda.objects.order_by("-pk").first()
    huellas = []
    for row in rows:
        salt = secrets.token_hex(SALT)
        huellas.append(Huella(fila=row.number, registro=row.registro, sal=salt, huella=row.digest(salt)))
    tanda = Tanda(
        modelo=source.label,
        columnas=SEPARATOR.join(source.columns),
        desde=desde,
        hasta=hasta,
        filas=len(rows),
        anterior=last.sello if last else "",
    )
    tanda.sello = signatures.sign(said(tanda, huellas))
    with guards.permit(connection, SEAL):
        tanda.save(force_insert=True)
        for huella in huellas:
            huella.tanda = tanda
        Huella.objects.bulk_create(huellas, batch_size=CHUNK)


def said(tanda: Tanda, huellas: Iterable[Huella]) -> list[Any]:
    """What the seal of a batch stands for; the salts are not part of it, since they may go."""
    digest = hashlib.sha256()
    for one in huellas:
        digest.update(_json([one.fila, one.registro, one.huella]))
    return [
        *(tanda.anterior, tanda.modelo, tanda.columnas, tanda.desde, tanda.hasta, tanda.filas),
        digest.hexdigest(),
    ]


# --- reading --------------------------------------------------------------------------------------------------


def read(source: Source, columns: Sequence[str], tanda: Tanda, numbers: Sequence[int]) -> list[Row]:
    """The stored rows that a batch covers, with these columns."""
    if tanda.desde == tanda.hasta:  # sealed again
        return _read(source, columns, among=numbers)
    return _read(source, columns, tanda.desde, tanda.hasta)


def _read(
    source: Source,
    columns: Sequence[str],
    since: int = 0,
    until: int = 0,
    most: int = 0,
    among: Sequence[int] = (),
) -> list[Row]:
    # Text that says which kind of value it is, past the driver: what reads as 38 is not 38 (decision 0002).
    told = "quote({})" if connection.vendor == "sqlite" else "CAST({} AS text)"
    shown = ", ".join(
        [source.row, _quoted(source.key.column), *(told.format(_quoted(one)) for one in columns)]
    )
    if among:
        which, values = f"IN ({', '.join(['%s'] * len(among))})", list(among)
    else:
        which, values = f"> %s AND {source.row} <= %s", [since, until]
    limit = f" LIMIT {most}" if most else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {shown} FROM {_quoted(source.table)} WHERE {source.row} {which} ORDER BY 1{limit}",  # noqa: S608
            values,
        )
        return [Row(number, source.registro(key), tuple(rest)) for number, key, *rest in cursor.fetchall()]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
