"""A line of the journal as a sentence: who, what they were that day, what they did, to which record.

Everything the lines of a page need is asked together: the people, their functions, and each kind of record once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import CharField, ForeignKey, Model, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from gobernacion.access import guessing, journal, journal_words, key_lists
from gobernacion.access.grants import Grants
from gobernacion.access.models import Anotacion, Asignacion, User
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.registry import area_of_app, registry
from gobernacion.access.roles import TODAS, Alcance, Rol
from gobernacion.access.rules import Accion
from gobernacion.lib.clp import counted

CHUNK = 500
THE_INSTALLATION = "La propia instalación"
NOBODY_SINCE = "sin función ese día"
NUMERO = "numero"
EN_UNA_FRASE, VARIAS = "en_una_frase", "varias"
"""Where a model says itself what a sentence calls one of its records, or several: its names on screen would not do."""


@dataclass(frozen=True)
class Told:
    """A line as it is read."""

    quien: str
    funciones: str
    hizo: str
    que: str
    url: str
    """The address of the record, for whoever may see it."""

    @property
    def quien_era(self) -> str:
        """Who it was, with what they were that day."""
        return f"{self.quien}, {self.funciones}," if self.funciones else self.quien

    @property
    def frase(self) -> str:
        """The whole sentence."""
        return f"{self.quien_era} {self.hizo} {self.que}."


class Reader:
    """Some lines of the journal, with all that their sentences need already asked."""

    def __init__(self, lines: Iterable[Anotacion], held: Grants | None = None) -> None:
        self.lines = list(lines)
        self.held = held
        self._areas = dict(areas_instaladas())
        self._people = User.objects.in_bulk({one.quien_id for one in self.lines if one.quien_id})
        self._functions = self._asked_functions()
        self._records: dict[str, dict[str, Model]] = {}
        self._within: dict[str, set[str]] = {}
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in self.lines:
            if one.registro:
                wanted[one.modelo].add(one.registro)
        for label, keys in wanted.items():
            self._look(label, keys)

    def told(self, line: Anotacion) -> Told:
        """One of the lines as it is read."""
        return Told(self._who(line), self._were(line), _done(line), self._what(line), self._address(line))

    # --- who ---

    def _who(self, line: Anotacion) -> str:
        if line.quien_id is None:
            return THE_INSTALLATION
        user = self._people[line.quien_id]
        return f"{user.nombre} ({user.username})" if user.nombre else user.username

    def _were(self, line: Anotacion) -> str:
        if line.quien_id is None:
            return ""
        day = timezone.localdate(line.cuando)
        held = [one for one in self._functions[line.quien_id] if one.estuvo(day)]
        return " y ".join(function_named(one.rol, one.area, self._areas) for one in held) or NOBODY_SINCE

    def _asked_functions(self) -> dict[int, list[Asignacion]]:
        found: dict[int, list[Asignacion]] = defaultdict(list)
        if self._people:
            days = [timezone.localdate(one.cuando) for one in self.lines]
            then = held_between(min(days), max(days)).filter(user__in=list(self._people))
            for one in then.order_by("rol", "area"):
                found[one.user_id].append(one)
        return found

    # --- to what ---

    def _what(self, line: Anotacion) -> str:
        if line.modelo == journal.INSTALACION:
            return journal_words.EVERYTHING
        model = model_of(line.modelo)
        if model is None:
            return f"{line.modelo} {line.registro}".strip()
        if not line.registro:
            return _how_many(model, line)
        record = self._records[line.modelo].get(line.registro)
        return named(record) if record is not None else _gone(model, line.registro)

    def _address(self, line: Anotacion) -> str:
        model = model_of(line.modelo)
        if model is None or line.registro not in self._within.get(line.modelo, ()):
            return ""
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        return reverse(name, args=[quote(line.registro)])

    def _look(self, label: str, keys: set[str]) -> None:
        self._records[label] = {}
        model = model_of(label)
        if model is None:
            return
        rows = rows_of(model, keys)
        self._records[label] = {str(row.pk): row for row in rows}
        if self.held and admin.site.is_registered(model) and self.held.may(Accion.VER, model):
            within = self.held.scope(model._base_manager.filter(pk__in=[row.pk for row in rows]))
            self._within[label] = {str(key) for key in within.values_list("pk", flat=True)}


def told_in_parts(lines: QuerySet[Anotacion]) -> Iterator[tuple[Anotacion, Told]]:
    """Each line with its sentence, read a few hundred at a time."""
    rows = lines.iterator(chunk_size=CHUNK)
    while part := list(islice(rows, CHUNK)):
        reader = Reader(part)
        for line in part:
            yield line, reader.told(line)


def model_of(label: str) -> type[Model] | None:
    """The model of a line, if the installation still has it."""
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def rows_of(model: type[Model], keys: Iterable[str]) -> Sequence[Model]:
    """The records of those keys that are still there, with what their names refer to."""
    found, own = [], model._meta.pk
    for key in keys:
        try:
            value = own.to_python(key)
            own.run_validators(value)
        except (ValueError, TypeError, ValidationError):
            continue
        found.append(value)
    refers = [field.name for field in model._meta.fields if isinstance(field, ForeignKey)]
    return list(model._base_manager.select_related(*refers).filter(pk__in=found).order_by("pk"))


def shown_in(line: Anotacion, at_most: int) -> list[str]:
    """The first so many of the records that a list showed or a file took, as the office knows them."""
    model = model_of(line.modelo)
    if model is None or not line.registros:
        return []
    keys = [key for key, _ in zip(key_lists.every(line.registros), range(at_most), strict=False)]
    rows = {key_lists.spelled(row.pk): named(row) for row in rows_of(model, keys)}
    return [rows.get(key) or _gone(model, key) for key in keys]


def named(record: Model) -> str:
    """A record by its number, as the office knows it, and nothing of anybody."""
    if said := getattr(record, EN_UNA_FRASE, ""):
        return str(said)
    kind, area = capfirst(str(record._meta.verbose_name)), _area(record)
    number_of_it = getattr(record, NUMERO, "") if NUMERO in number_fields(type(record)) else ""
    own = str(record)
    if number_of_it:
        own = f"{kind} {number_of_it}"
    elif own.casefold().partition(" ")[0] != kind.casefold().partition(" ")[0]:
        own = f"{kind} «{own}»"
    return f"{own} ({dict(areas_instaladas()).get(area, area)})" if area else own


def _area(record: Model) -> str | None:
    """The area a record belongs to: its app's, or the one that it says itself."""
    politica = registry().of(type(record))
    says = politica.area_en if politica and LOOKUP_SEP not in politica.area_en else ""
    return area_of_app(type(record)) or (str(getattr(record, says)) if says else None)


def number_fields(model: type[Model]) -> list[str]:
    """The fields by which the office numbers the records of a model: unique, and telling nothing of anybody."""
    politica = registry().of(model)
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, CharField)
        and (field.unique and not field.primary_key)
        and politica is not None
        and field.name in politica.publicos
    ]


def held_between(desde: date, hasta: date) -> QuerySet[Asignacion]:
    """The functions that were held on some day from one to another, both included."""
    after = hasta + timedelta(days=1) if hasta < date.max else None
    return Asignacion.objects.que_contaron(desde, after)


def function_named(rol: str, area: str, areas: dict[str, str]) -> str:
    """A function as a sentence says it: «jefatura en Extranjería»."""
    said = Rol(rol).label[:1].lower() + Rol(rol).label[1:]
    if area != TODAS:
        return f"{said} en {areas.get(area, area)}"
    return f"{said} en todas las áreas" if Rol(rol).alcance is Alcance.AREA_O_TODAS else said


def _done(line: Anotacion) -> str:
    if line.accion == guessing.WRONG and line.filas:
        return f"anotó que alguien no logró entrar, {counted(line.filas, 'vez', 'veces')}, con"
    return journal_words.done(line.accion) or f"hizo «{journal_words.called(line.accion)}» en"


def _how_many(model: type[Model], line: Anotacion) -> str:
    many = str(getattr(model, VARIAS, model._meta.verbose_name_plural))
    if line.filas is None:
        return many
    if line.accion == journal.SELLAR:
        return counted(line.filas, "versión o documento", "versiones y documentos")
    area = area_of_app(model)
    said = counted(line.filas, str(model._meta.verbose_name), many)
    return f"{said} ({dict(areas_instaladas())[area]})" if area else said


def _gone(model: type[Model], key: str) -> str:
    kind = capfirst(str(model._meta.verbose_name))
    return f"{kind} con clave {key}, que ya no está"
