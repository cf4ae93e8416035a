"""How the journal is searched: by day, by who, by what was done to what, by the number of a case, by a person.

What is typed is sent in the body of the form and turned into an address that holds keys and days alone: a document
belongs in no address.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access import journal, journal_words, known_people
from gobernacion.access.journal_reading import number_fields
from gobernacion.access.models import User
from gobernacion.access.registry import registry
from gobernacion.codes import CodigoFormField
from gobernacion.days import DiaFormField
from gobernacion.lib.pasted import tidy

DESDE, HASTA, QUIEN, QUE, ACCION, NUMERO, PERSONA = (
    *("desde", "hasta", "quien", "modelo", "accion", "numero", "persona"),
)
LONGEST_NUMBER = 40
FIGURES = 5
"""Figures to which the number of a record is filled up with zeros behind its year."""

NO_SUCH_NUMBER = "Ningún registro tiene ese número."
NO_SUCH_PERSON = "Nadie del directorio tiene ese documento."
SEVERAL = "Ese número es de varios documentos: pida la lista a quien lleva el directorio."
BACKWARDS = "El último día es anterior al primero."


class Asked(SimpleListFilter):
    """A filter of a value that was typed, which is offered once it was asked for and can be read."""

    value_read: Any = None

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        said = str(self.used_parameters.get(str(self.parameter_name), ""))
        self.value_read = self.read(said) if said else None
        return [] if self.value_read is None else [(said, self.shown(self.value_read))]

    def read(self, said: str) -> Any:
        """What a value stands for; None for what it cannot be."""
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        """How the list says by what it is filtered."""
        return str(value)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(self.condition(self.value_read))

    def condition(self, value: Any) -> Q:
        """What is asked of each line."""
        raise NotImplementedError


class _Day(Asked):
    uses = ("cuando",)

    def read(self, said: str) -> date | None:
        try:
            return date.fromisoformat(said) if len(said) == len("2026-01-01") else None
        except ValueError:
            return None

    def shown(self, value: date) -> str:
        return f"{value:%d-%m-%Y}"


class DesdeFilter(_Day):
    title, parameter_name = "desde el día", DESDE

    def condition(self, value: date) -> Q:
        return since(value)


class HastaFilter(_Day):
    title, parameter_name = "hasta el día", HASTA

    def condition(self, value: date) -> Q:
        return until(value)


class QuienFilter(Asked):
    title, parameter_name, uses = "quién", QUIEN, ("quien",)

    def read(self, said: str) -> User | None:
        return User.objects.filter(pk=int(said)).first() if said.isdecimal() and len(said) < 10 else None

    def shown(self, value: User) -> str:
        return f"{value.nombre} ({value.username})"

    def condition(self, value: User) -> Q:
        return Q(quien=value)


class NumeroFilter(Asked):
    title, parameter_name, uses = "número del caso", NUMERO, ("modelo", "registro", "registros")

    def read(self, said: str) -> tuple[str, known_people.Keys] | None:
        found = numbered(said)
        return (said, found) if found else None

    def shown(self, value: tuple[str, known_people.Keys]) -> str:
        return value[0]

    def condition(self, value: tuple[str, known_people.Keys]) -> Q:
        return Q(pk__in=journal.lines_about(value[1]).order_by().values("pk"))


class PersonaFilter(Asked):
    title, parameter_name, uses = "persona", PERSONA, ("modelo", "registro", "registros")

    def read(self, said: str) -> tuple[UUID, known_people.Keys] | None:
        try:
            key = UUID(said)
        except ValueError:
            return None
        found = known_people.records_of(str(key))
        return None if found is None else (key, found)

    def shown(self, value: tuple[UUID, known_people.Keys]) -> str:
        return f"Persona {value[0].hex[:8]}"

    def condition(self, value: tuple[UUID, known_people.Keys]) -> Q:
        return Q(pk__in=journal.lines_about(value[1]).order_by().values("pk"))


class _Declared(Asked):
    """A filter with a choice of words: they are some two hundred, which the form offers and the list would drown in."""

    def declared(self) -> list[tuple[str, str]]:
        """Each value with its words."""
        raise NotImplementedError

    def read(self, said: str) -> tuple[str, str] | None:
        return next((one for one in self.declared() if one[0] == said), None)

    def shown(self, value: tuple[str, str]) -> str:
        return value[1]

    def condition(self, value: tuple[str, str]) -> Q:
        return Q((str(self.parameter_name), value[0]))


class ModeloFilter(_Declared):
    title, parameter_name, uses = "qué", QUE, ("modelo",)

    def declared(self) -> list[tuple[str, str]]:
        return journal_words.kinds()


class AccionFilter(_Declared):
    title, parameter_name, uses = "acción", ACCION, ("accion",)

    def declared(self) -> list[tuple[str, str]]:
        return journal_words.actions()


FILTERS = (DesdeFilter, HastaFilter, QuienFilter, ModeloFilter, AccionFilter, NumeroFilter, PersonaFilter)


class SearchForm(forms.Form):
    """What somebody knows of what they look for in the journal."""

    desde = DiaFormField(label="Desde el día", required=False)
    hasta = DiaFormField(label="Hasta el día", required=False, help_text="Ese día incluido.")
    quien = forms.ModelChoiceField(
        User.objects.order_by("nombre", "username"), label="Quién", required=False, empty_label="Cualquiera"
    )
    modelo = forms.ChoiceField(label="Qué", required=False)
    accion = forms.ChoiceField(label="Acción", required=False)
    numero = CodigoFormField(
        label="Número del caso",
        max_length=LONGEST_NUMBER,
        required=False,
        help_text="Como lo conoce la oficina: 2019-547, un folio, un usuario.",
    )
    documento = CodigoFormField(
        label="RUN u otro documento de la persona",
        max_length=60,
        required=False,
        help_text="Trae lo que se hizo con sus fichas y sus casos, en todas las áreas. No queda en la dirección.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["quien"].label_from_instance = lambda user: f"{user.nombre} ({user.username})"
        fields["modelo"].choices = [("", "Todo"), *journal_words.kinds()]
        fields["accion"].choices = [("", "Todas"), *journal_words.actions()]

    def clean_numero(self) -> str:
        typed: str = self.cleaned_data["numero"]
        if typed and not numbered(typed):
            raise ValidationError(NO_SUCH_NUMBER)
        return typed

    def clean_documento(self) -> str:
        typed: str = self.cleaned_data["documento"]
        return the_one(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("desde"), cleaned.get("hasta")
        if first and last and last < first:
            self.add_error("hasta", BACKWARDS)
        return cleaned

    def address(self) -> dict[str, str]:
        """The filters of the list that show it."""
        asked = self.cleaned_data
        named = {name: asked[name] for name in (QUE, ACCION, NUMERO)} | {PERSONA: asked["documento"]}
        days = {name: asked[name].isoformat() for name in (DESDE, HASTA) if asked[name]}
        who = {QUIEN: str(asked["quien"].pk)} if asked["quien"] else {}
        return {**days, **who, **{name: value for name, value in named.items() if value}}


def initial_from(query: Mapping[str, str]) -> dict[str, Any]:
    """What the form begins with, of a list that is already filtered."""
    kept: dict[str, Any] = {name: query[name] for name in (QUIEN, QUE, ACCION, NUMERO) if name in query}
    for name in (DESDE, HASTA):
        try:
            kept[name] = date.fromisoformat(query.get(name, ""))
        except ValueError:
            continue
    return kept


def the_one(document: str) -> str:
    """The key of the person that a document names. Raises ValidationError for nobody, and for several."""
    found = known_people.documented(document)
    if len(found) != 1:
        raise ValidationError(SEVERAL if found else NO_SUCH_PERSON)
    return found[0]


def numbered(typed: str) -> known_people.Keys:
    """The records that have that number, of every kind that has numbers, by their keys."""
    asked = _spellings(tidy(typed))
    if not asked or len(typed) > LONGEST_NUMBER:
        return {}
    found: dict[str, list[str]] = {}
    for model, _ in registry():
        if fields := number_fields(model):
            either = Q()
            for name in fields:
                either |= Q(**{f"{name}__in": asked})
            if keys := list(model._base_manager.filter(either).values_list("pk", flat=True)):
                found[model._meta.label] = [str(key) for key in keys]
    return found


def since(day: date) -> Q:
    """The lines from the beginning of a day."""
    return Q(cuando__gte=_midnight(day))


def until(day: date) -> Q:
    """The lines up to the end of a day."""
    return Q(cuando__lt=_midnight(day + timedelta(days=1))) if day < date.max else Q()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _spellings(typed: str) -> list[str]:
    """A number as it was typed and as records are numbered: 2019-547 is 2019-00547."""
    year, hyphen, rest = typed.partition("-")
    whole = hyphen and len(year) == 4 and year.isdecimal() and rest.isdecimal()
    filled = [f"{year}-{int(rest):0{FIGURES}d}"] if whole else []
    return list(dict.fromkeys([*([typed] if typed else []), *filled]))
