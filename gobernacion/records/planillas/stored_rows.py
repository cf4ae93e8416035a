"""The rows of a planilla that are of records there are: what each would change, and what somebody changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, QueryDict

from gobernacion.access.editing import _written
from gobernacion.records.planillas.cells import CeldaRechazada, meant, shown, valid_values
from gobernacion.records.planillas.columns import PERSON, Columna, canonical, held, is_stored, stored
from gobernacion.records.planillas.results import Cambio, Estado, Nota, Resultado

YA_NO_SE_CORRIGE = "Este registro ya no se puede corregir: siga sus pasos desde su página."
YA_NO_CAMBIA = "Este dato ya no se puede cambiar en este registro."
SOLO_AL_AGREGAR = "Esto solo se pregunta al agregar: déjelo en blanco."
OTRO_GUARDO = (
    "Otra persona guardó este registro después de que se descargó la planilla: elija qué dato queda."
)
SIN_VERSION = "La fila no dice qué versión del registro se leyó: descargue otra planilla."

CellOf = Callable[[int, str], str]


class StoredRows:
    """The stored side of a planilla, for one person."""

    def __init__(self, admin: Any, request: HttpRequest, columns: list[Columna]) -> None:
        self.admin, self.request, self.columns = admin, request, columns
        self.by_name = {column.name: column for column in columns}
        self.kept = [column for column in columns if is_stored(column, admin.model)]
        self.named: dict[str, dict[str, Any]] = {}
        self.has_person = any(column.of_person for column in columns)

    def queryset(self) -> models.QuerySet[Any]:
        """The records within reach, with what the columns say of them."""
        own = [
            column.name
            for column in self.kept
            if not column.of_person and self.admin.opts.get_field(column.name).many_to_one
        ]
        of_person = ["ficha__persona", "ficha__comuna", "ficha__sector__comuna"] if self.has_person else []
        rows: models.QuerySet[Any] = self.admin.get_queryset(self.request)
        return rows.select_related(*own, *of_person) if own or of_person else rows

    def find(self, marks: Iterable[str]) -> dict[str, Any]:
        """The records with these keys, those within reach."""
        key = self.admin.opts.pk
        wanted = {}
        for mark in marks:
            try:
                value = key.to_python(mark)
                key.run_validators(value)
            except (ValidationError, ValueError, OverflowError):
                continue
            wanted[value] = mark
        return {
            wanted[row.pk]: row for row in self.queryset().filter(pk__in=list(wanted)) if row.pk in wanted
        }

    def refer(self, column: Columna, words: Collection[str]) -> dict[str, Any]:
        """The records that these words name; each is looked for once."""
        if column.key is None:
            return {}
        known = self.named.setdefault(column.name, {})
        missing = [word for word in dict.fromkeys(words) if word not in known]
        known |= dict.fromkeys(missing) | column.key.find(column.field.queryset, missing)
        return {word: known[word] for word in words if known[word] is not None}

    def version_of(self, record: Any) -> str:
        """Which version of a record, and of the ficha of its person, a planilla shows."""
        if not self.has_person:
            return str(record.version)
        return f"{record.version}.{record.ficha.version if record.ficha else ''}"

    # --- what a row would change ---

    def judge(
        self, record: Any, version: str, asked: Mapping[str, Any], result: Resultado, cell_of: CellOf
    ) -> None:
        """Say of a row what would become of its record."""
        moved = version != self.version_of(record)
        touched = self.touched(record, version, asked)
        if touched is None:
            result.refuse(Nota(SIN_VERSION))
            return
        if not touched:
            return
        result.cambios = [
            Cambio(
                self.by_name[name].header,
                shown(self.by_name[name], self._now(name, record)),
                shown(self.by_name[name], value),
            )
            for name, value in touched.items()
        ]
        if not self.admin.has_change_permission(self.request, record):
            result.refuse(Nota(YA_NO_SE_CORRIGE))
            return
        if moved:
            result.estado, result.version = Estado.CONFLICTO, self.version_of(record)
            result.notas.append(Nota(OTRO_GUARDO))
            return
        result.estado = Estado.CAMBIA
        form = self.form(record, touched, result, cell_of)
        if form is not None and not form.is_valid():
            for name, problems in form.errors.items():
                result.refuse(*(self._note(result.fila, name, str(one), cell_of) for one in problems))

    def form(self, record: Any, touched: Mapping[str, Any], result: Resultado, cell_of: CellOf) -> Any:
        """The form of the record as its desk would send it with these changes; None where a cell may not say that."""
        asked: Any = self.admin.get_form(self.request, record, change=True)
        opened = asked(instance=record)
        data = QueryDict(mutable=True)
        for name, field in opened.fields.items():
            for key, words in _written(field, name, opened.get_initial_for_field(field, name)):
                data.setlist(key, words)
        sound = True
        for name, value in touched.items():
            column, field = self.by_name[name], opened.fields.get(name)
            if field is None or field.disabled:
                sentence = YA_NO_CAMBIA if is_stored(column, self.admin.model) else SOLO_AL_AGREGAR
                result.refuse(self._note(result.fila, name, sentence, cell_of))
                sound = False
                continue
            try:
                given = self._given(column, value)
            except CeldaRechazada as refusal:
                result.refuse(self._note(result.fila, name, str(refusal), cell_of, refusal.valid))
                sound = False
                continue
            for key, words in _written(field, name, given):
                data.setlist(key, words)
        return asked(data, instance=record) if sound else None

    def touched(self, record: Any, version: str, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        """What somebody wrote in a row: neither what the record says nor what it said when the planilla was made.

        None if it is not known what it said then.
        """
        differ = {
            name: value
            for name, value in asked.items()
            if name in self.by_name and self._differs(name, record, value)
        }
        if not differ or version == self.version_of(record):
            return differ
        before = self._as_read(record, version)
        if before is None:
            return None
        return {name: value for name, value in differ.items() if self._differs(name, before, value)}

    def _given(self, column: Columna, value: Any) -> Any:
        if column.key and value is not None:
            word = str(value).strip()
            found = self.refer(column, [word])
            if word not in found:
                raise CeldaRechazada(f"No hay uno con ese {column.key.title} entre los que puede elegir.")
            return found[word].pk
        return meant(column, value)

    def _now(self, name: str, record: Any) -> Any:
        column = self.by_name[name]
        return stored(column, record) if column in self.kept else None

    def _differs(self, name: str, record: Any, value: Any) -> bool:
        """Whether a cell says something else than the record: the same in other words is the same."""
        column, now = self.by_name[name], self._now(name, record)
        if _same(now, value):
            return False
        if column not in self.kept:
            return value is not None and meant_or(column, value) is not False
        try:
            typed = self._given(column, value)
            typed = column.field.clean(typed) if not column.key else typed
        except (CeldaRechazada, ValidationError):
            return True
        kept = held(column, record)
        if column.of_person and record.ficha and column.name.removeprefix(PERSON) in DOCUMENT:
            return not _same(now, typed if isinstance(typed, str) else value)
        return bool(canonical(column, typed) != canonical(column, kept))

    def _as_read(self, record: Any, version: str) -> Any:
        """The record as it was when the planilla was made."""
        own, _, of_ficha = version.partition(".")
        before = _version(record, own)
        if before is None or not self.has_person:
            return before
        if before.ficha_id is None:
            return before
        ficha = _version(record.ficha, of_ficha) if before.ficha_id == record.ficha_id else None
        if ficha is None:
            return None
        ficha.persona = record.ficha.persona
        ficha.identificacion = record.ficha.identificacion
        before.ficha = ficha
        return before

    def _note(self, number: int, name: str, sentence: str, cell_of: CellOf, valid: str = "") -> Nota:
        column = self.by_name.get(name)
        if column is None:
            return Nota(sentence)
        return Nota(sentence, cell_of(number, name), column.header, valid or valid_values(column))


DOCUMENT = ("documento", "run", "numero", "pais", "motivo")


def meant_or(column: Columna, value: Any) -> Any:
    try:
        return meant(column, value)
    except CeldaRechazada:
        return value


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return bool(one == other) if one not in (None, "") or other not in (None, "") else True


def _version(row: Any, version: str) -> Any:
    if row.version == (
        int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
    ):
        return row
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        return None
    kept = type(row).history.filter(**{row._meta.pk.attname: row.pk}, version=int(version))
    found = kept.order_by("-history_id").first()
    return found.instance if found else None
