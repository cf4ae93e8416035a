"""The columns of a planilla: what the form of a new record asks, one field each, as a spreadsheet can hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, time
from decimal import Decimal
from typing import Any, Literal

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.forms.models import ModelChoiceField, ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.text import capfirst

from gobernacion.access.grants import grants
from gobernacion.directory.models import Ficha, Persona
from gobernacion.lib.days import YearAlone
from gobernacion.lib.run import RunInvalido, normalize, pretty
from gobernacion.money import PesosFormField
from gobernacion.records.models import Record
from gobernacion.records.planillas.models import LOOKED_UP

LISTED = 400
"""Records a list of the workbook offers; of larger catalogues a cell says the number, the RUT or the code."""

Kind = Literal["text", "list", "date", "time", "integer", "money", "decimal"]
PERSON = "ficha_"
NOT_TYPED = {"version_leida", "ficha_leida"}


@dataclass(frozen=True)
class Planilla:
    """That a desk types these records in a workbook too: every field of the form of a new one, but for some."""

    sin: tuple[str, ...] = ()
    """Fields that are not typed there, because a spreadsheet cannot hold them well."""


@dataclass
class Columna:
    """One column: the form field behind it and what its cells may say."""

    name: str
    header: str
    kind: Kind
    field: Any
    options: dict[str, Any] = dataclass_field(default_factory=dict)
    """Of a list, what each of its labels stands for."""
    key: Llave | None = None
    """How a cell names a record of a catalogue too long for a list."""
    of_person: bool = False

    @property
    def required(self) -> bool:
        return self.field.required and self.initial in (None, "")

    @property
    def initial(self) -> Any:
        """What an empty cell means, where a value is needed and the form proposes one whatever the day."""
        found = self.field.initial
        return None if callable(found) or isinstance(found, date) else found

    def written(self, value: Any) -> Any:
        """A stored value as its cell holds it."""
        if value is None or value == "":
            return None
        if self.key:
            return self.key.written(value)
        if self.options:
            wanted = value.pk if isinstance(value, models.Model) else value
            found = (label for label, stands_for in self.options.items() if stands_for == wanted)
            return next(found, None) or _said(self.field, value)
        if self.kind == "money":
            return int(value)
        if isinstance(value, YearAlone):
            return str(value)
        if self.kind == "text":
            return str(value).replace("\r\n", "\n").replace("\r", "\n")
        return value


@dataclass(frozen=True)
class Llave:
    """The fields by which a cell names a record of a long catalogue: its number, its RUT, its code."""

    names: tuple[str, ...]

    def written(self, value: Any) -> Any:
        said = [getattr(value, name) for name in self.names]
        return next((pretty_run(name, one) for name, one in zip(self.names, said, strict=True) if one), None)

    @property
    def title(self) -> str:
        return " o ".join(
            {"identificacion": "RUN", "rut": "RUT", "numero": "número"}.get(one, one) for one in self.names
        )

    def find(self, queryset: Any, asked: Iterable[str]) -> dict[str, Any]:
        """The records that these words name, each by its word: a question for each way of naming them."""
        words = list(dict.fromkeys(asked))
        found: dict[str, Any] = {}
        for name in self.names:
            by_value: dict[str, list[str]] = {}
            for word in words:
                if word not in found and (value := spelled(name, word)):
                    by_value.setdefault(value, []).append(word)
            wanted = list(by_value)
            for start in range(0, len(wanted), LOOKED_UP):
                rows = list(queryset.filter(**{f"{name}__in": wanted[start : start + LOOKED_UP]}))
                times = Counter(getattr(row, name) for row in rows)
                for row in rows:
                    if times[getattr(row, name)] == 1:
                        found |= dict.fromkeys(by_value[getattr(row, name)], row)
        return found


def pretty_run(name: str, value: Any) -> str:
    return pretty(value) if name == "rut" else str(value)


def spelled(name: str, word: str) -> str:
    """A word as that field stores it."""
    if name in ("rut", "identificacion"):
        try:
            return normalize(word) if name == "rut" else Persona.con_run(word).identificacion
        except RunInvalido:
            return ""
    return word


def keys_of(model: type[models.Model]) -> Llave | None:
    if issubclass(model, Ficha):
        return Llave(("identificacion",))
    fields = [one for one in model._meta.fields if isinstance(one, models.CharField)]
    unique = [one.name for one in fields if one.unique and not one.primary_key]
    named = [one.name for one in fields if one.name == "nombre" and one.name not in unique]
    return Llave((*unique, *named)) if unique else None


def columns_of(admin: Any, request: HttpRequest) -> list[Columna]:
    """The columns of an admin's planilla for this person: what they may both see and write of a new record."""
    form = blank_form(admin, request)
    seen = grants(request).visible(admin.model)
    own = {one.name for one in admin.opts.get_fields() if isinstance(one, models.Field)}
    found = []
    for name in flatten_fieldsets(admin.get_fieldsets(request, None)):
        field = form.fields.get(name)
        if field is None or name in NOT_TYPED or name in admin.en_planilla.sin:
            continue
        if name in own and name not in seen:
            continue
        if not field.disabled and (made := _column(name, field)) is not None:
            found.append(made)
    _tell_apart(admin.model, found)
    return found


def blank_form(admin: Any, request: HttpRequest) -> Any:
    """The form of a new record, as it is opened."""
    return admin.get_form(request, None, change=False)(initial=admin.get_changeform_initial_data(request))


def _column(name: str, field: forms.Field) -> Columna | None:
    if field.widget.is_hidden or isinstance(field, ModelMultipleChoiceField | forms.FileField):
        return None
    made = Columna(name, str(capfirst(str(field.label or name))), _kind(field), field)
    made.of_person = name.startswith(PERSON)
    if isinstance(field, ModelChoiceField):
        rows = _rows(field)
        model = field.queryset.model if field.queryset is not None else None
        if rows is None:
            made.kind, made.key = "text", keys_of(model) if model else None
            return made if made.key else None
        made.options = _labelled((field.label_from_instance(row), row.pk) for row in rows)
    elif isinstance(field, forms.NullBooleanField | forms.BooleanField):
        made.options = {"Sí": True, "No": False}
    elif isinstance(field, forms.ChoiceField):
        made.options = _labelled((label, value) for value, label in _flat(field.choices) if value != "")
    return made


def _rows(field: Any) -> list[Any] | None:
    """The records a list offers; None where they are too many, or are cases and people, which no list should tell."""
    if issubclass(field.queryset.model, Record | Ficha):
        return None
    rows = list(field.queryset[: LISTED + 1])
    return rows if len(rows) <= LISTED else None


def _kind(field: forms.Field) -> Kind:
    match field:
        case forms.ChoiceField() | forms.BooleanField():
            return "list"
        case PesosFormField():
            return "money"
        case forms.DecimalField() | forms.FloatField():
            return "decimal"
        case forms.IntegerField():
            return "integer"
        case forms.DateField():
            return "date"
        case forms.TimeField():
            return "time"
        case _:
            return "text"


def _labelled(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for said, value in pairs:
        label = " ".join(str(said).split())
        found[label if label not in found else f"{label} ({value})"] = value
    return found


def _flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield value, label


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, ModelChoiceField):
        return " ".join(str(field.label_from_instance(value)).split())
    return str(value)


def _tell_apart(model: type[models.Model], columns: Sequence[Columna]) -> None:
    """Give columns of one name another: of the person, or as the record calls the field."""
    called = {one.name: str(getattr(one, "verbose_name", one.name)) for one in model._meta.get_fields()}
    repeated = Counter(column.header for column in columns)
    for column in columns:
        if repeated[column.header] > 1:
            other = str(capfirst(called.get(column.name, column.header)))
            column.header = f"{column.header} de la persona" if column.of_person else other
    taken: Counter[str] = Counter()
    for column in columns:
        taken[column.header] += 1
        if taken[column.header] > 1:
            column.header = f"{column.header} ({taken[column.header]})"


# --- what stored records say in these columns -------------------------------------------------------------------


def stored(column: Columna, record: Any) -> Any:
    """What the cell of a column holds for a stored record; a question only asked of new ones has no answer."""
    if column.of_person:
        return column.written(_of_ficha(column.name.removeprefix(PERSON), record.ficha))
    return column.written(getattr(record, column.name, None))


def _of_ficha(name: str, ficha: Ficha | None) -> Any:
    if ficha is None:
        return None
    persona = ficha.persona
    match name:
        case "documento":
            return persona.documento
        case "run":
            return ficha.identificacion if persona.run else persona.numero_provisorio
        case "numero":
            return "" if persona.numero_provisorio else persona.numero_extranjero
        case "pais":
            return persona.pais_emisor
        case "motivo":
            return persona.motivo_sin_documento
        case _:
            return ficha.dice(name)


def held(column: Columna, record: Any) -> Any:
    """What a stored record, or the ficha of its person, keeps under the name of that column."""
    if not column.of_person:
        return getattr(record, column.name, None)
    name = column.name.removeprefix(PERSON)
    return record.ficha.dice(name) if record.ficha and hasattr(record.ficha, name) else None


def is_stored(column: Columna, model: type[models.Model]) -> bool:
    """Whether the column says something that is kept, and not only asked when the record is new."""
    return column.of_person or column.name in {one.name for one in model._meta.get_fields()}


def canonical(column: Columna, value: Any) -> Any:
    """A value so that two that mean the same are equal."""
    if isinstance(value, models.Model):
        return value.pk
    if value is None or value == "" or (column.kind == "list" and value is False and not column.options):
        return None
    if isinstance(value, Decimal):
        return value.normalize()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    return value
