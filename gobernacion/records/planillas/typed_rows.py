"""The form of a new record, asked of thousands of rows: opened once, with every value read once, and no question a row.

It is the desk's own form with its own rules. What it would ask the database for each row (who is known, which rules of
the table are broken) is looked up for a whole batch before, or kept for after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import ModelChoiceField, construct_instance
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from gobernacion.directory.ficha_fields import DATOS, FichaFields
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.directory.same_person import FICHA
from gobernacion.lib.run import RunInvalido, normalize
from gobernacion.records.models import refuse_after
from gobernacion.records.planillas.columns import Columna
from gobernacion.records.planillas.models import LOOKED_UP
from gobernacion.territory.vigencias import ends

DICE = "La ficha que su área tiene de esta persona dice «{}»; la planilla dice «{}»."
EN_EL_FORMULARIO = "Decídalo en el formulario, o corrija la fila."
OTRA_FILA = "La fila {} dice «{}» de esta misma persona; esta fila dice «{}»."


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """Mixed before the form of a desk: takes one row after another."""

    ficha: Ficha | None
    _asked: bool

    def open(self, columns: Iterable[Columna]) -> None:
        """Prepare it for rows of these columns."""
        self.asked = {column.name: column for column in columns}
        self.cleaned_once: dict[str, dict[Any, Any]] = {name: {} for name in self.fields}
        self.references = {one.name for one in self._meta.model._meta.fields if one.remote_field}
        label = self._meta.model._meta.app_label
        self.answered = partial(refuse_after, ends(label).get(label))
        self.fixed = {name: self._untyped(name) for name in self.fields if name not in self.asked}
        self.known_by_run: dict[str, Ficha] = {}
        self.chosen: dict[str, dict[Any, Any]] = {}
        self.new_people: dict[tuple[str, str], tuple[Ficha, int]] = {}
        self.row = 0
        self.fichas_to_ask: list[Ficha] = []
        for name, field in self.fields.items():
            if name in self.asked and isinstance(field, ModelChoiceField) and not self.asked[name].key:
                self.chosen[name] = (
                    {one.pk: one for one in field.queryset} if field.queryset is not None else {}
                )

    def _untyped(self, name: str) -> Any:
        """What the form of a new record would send for a field that nobody types in a planilla."""
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        try:
            return field.clean(value)
        except ValidationError as refusal:
            return refusal

    def take(self, row: int, typed: Mapping[str, Any], refused: Mapping[str, str]) -> Any:
        """Read one row; the record it makes, with its errors in ``errors``."""
        self.row = row
        self.instance = self._meta.model()
        vars(self.instance).update(require_answered=self.answered, _was_dated=lambda day: False)
        self._errors = ErrorDict()
        self.cleaned_data = {}
        self.data = typed
        self.__dict__.pop("changed_data", None)
        if isinstance(self, FichaFields):
            self.known = self.ficha = self._documented_by = None
            self._motivo, self._ficha_changed, self._asked = "", False, False
        self._read(typed, refused)
        self._clean_form()  # type: ignore[attr-defined]
        self._post_clean()
        for name in ("require_answered", "_was_dated"):
            vars(self.instance).pop(name, None)
        return self.instance

    @property
    def changed_data(self) -> list[str]:
        return [name for name, value in self.data.items() if value not in (None, "")]

    def _read(self, typed: Mapping[str, Any], refused: Mapping[str, str]) -> None:
        for name in self.fields:
            try:
                if name in refused:
                    self.add_error(name, ValidationError(refused[name], code="celda"))
                    continue
                self.cleaned_data[name] = self._cleaned(name, typed)
                if hook := getattr(self, f"clean_{name}", None):
                    self.cleaned_data[name] = hook()
            except ValidationError as refusal:
                self.add_error(name, refusal)

    def _cleaned(self, name: str, typed: Mapping[str, Any]) -> Any:
        column = self.asked.get(name)
        if column is None:
            value = self.fixed[name]
        else:
            given = typed.get(name)
            if given is None and column.field.required and column.initial not in (None, ""):
                given = column.initial
            if column.key and given is not None:
                return given  # the record itself, found for the whole batch among those that may be chosen
            read = self.cleaned_once[name]
            mark = (type(given), given)
            if mark not in read:
                read[mark] = self._once(name, given)
            value = read[mark]
        if isinstance(value, ValidationError):
            raise value
        return value

    def _once(self, name: str, given: Any) -> Any:
        if name in self.chosen and given is not None:
            found = self.chosen[name].get(given)
            return found if found is not None else ValidationError("Elija un valor de la lista.")
        try:
            return self.fields[name].clean(given)
        except ValidationError as refusal:
            return refusal

    def _post_clean(self) -> None:
        """Make the record and put it to its own rules; those of the table are asked of the whole batch."""
        exclude = self._get_validation_exclusions() | self.references  # type: ignore[attr-defined]
        try:
            self.instance = construct_instance(
                self,
                self.instance,
                self._meta.fields,
                self._meta.exclude,
            )
            self.instance.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
        except ValidationError as refusal:
            self._update_errors(refusal)  # type: ignore[attr-defined]

    # --- the person ---

    def know(self, area: str, runs: Iterable[str]) -> None:
        """Look up at once what the area has of these people; of whom others know, nothing is asked."""
        wanted = [run for run in dict.fromkeys(runs) if run not in self.known_by_run]
        for start in range(0, len(wanted), LOOKED_UP):
            self.known_by_run |= fichas_of(area, wanted[start : start + LOOKED_UP])

    def _own(self, documento: Persona) -> Ficha | None:
        if documento.documento == Documento.RUN:
            assert documento.run is not None
            own = self.known_by_run.get(documento.run)
        elif documento.documento == Documento.SIN_DOCUMENTO:
            return None
        else:
            own = super()._own(documento)  # type: ignore[misc]
        if own is None and (there := self.new_people.get(_mark(documento))):
            return there[0]
        return own

    def _new_ficha(self, documento: Persona) -> None:
        super()._new_ficha(documento)  # type: ignore[misc]
        if documento.documento != Documento.SIN_DOCUMENTO and self.ficha is not None:
            self.new_people[_mark(documento)] = (self.ficha, self.row)

    def _known_ficha(self, ficha: Ficha) -> None:
        """An empty cell leaves the ficha as it is; one that says something else is for somebody to decide."""
        other = self.new_people.get(_mark(ficha.persona)) if ficha._state.adding else None
        if other is None and self._ask_if_another(ficha, in_view=False):  # type: ignore[attr-defined]
            return
        for name in DATOS:
            column = self.asked.get(f"ficha_{name}")
            typed = self.cleaned_data.get(f"ficha_{name}")
            now = ficha.dice(name)
            if column is None or typed in (None, "") or typed == now:
                continue
            if other is not None and now in (None, ""):
                ficha.anotar(name, typed)
                continue
            said = [str(column.written(value) or "—") for value in (now, typed)]
            sentence = OTRA_FILA.format(other[1], *said) if other is not None else DICE.format(*said)
            self.add_error(column.name, ValidationError(sentence, code=FICHA))

    def _ask(self, at: str, sentence: str) -> None:
        """Nobody answers in a planilla: it is said beside the cell, for somebody to decide in the form."""
        self._asked = True
        name = f"ficha_{at}" if f"ficha_{at}" in self.asked else None
        self.add_error(name, ValidationError(f"{sentence} {EN_EL_FORMULARIO}", code=FICHA))

    def _check(self, ficha: Ficha, exclude: set[str]) -> None:
        ficha.full_clean(
            exclude=exclude | {"comuna", "sector"}, validate_unique=False, validate_constraints=False
        )
        ficha.derive()
        self.fichas_to_ask.append(ficha)


def _mark(documento: Persona) -> tuple[str, str]:
    return documento.documento, documento.run or f"{documento.pais_emisor} {documento.numero_extranjero}"


def fichas_of(area: str, runs: list[str]) -> dict[str, Ficha]:
    """The fichas that an area has of these people, by their RUN, under this or another document joined with it."""
    titulares = dict(Persona.objects.filter(run__in=runs).values_list("run", "titular"))
    own = Ficha.objects.de_area(area).vigentes().filter(persona__titular__in=set(titulares.values()))
    by_titular: dict[Any, Ficha] = {}
    for ficha in own.select_related("persona", "comuna", "sector__comuna").order_by("pk"):
        by_titular.setdefault(ficha.persona.titular, ficha)
    return {str(run): by_titular[titular] for run, titular in titulares.items() if titular in by_titular}


def row_form(admin: Any, request: HttpRequest, columns: list[Columna]) -> Any:
    """The form of a new record of that desk, ready to take rows."""
    asked: Any = admin.get_form(request, None, change=False)
    form: Any = type(asked.__name__, (RowForm, asked), {"__module__": asked.__module__})(
        data={}, initial=admin.get_changeform_initial_data(request), instance=admin.model()
    )
    form.open(columns)
    return form


def run_of(value: Any) -> str | None:
    """The RUN that a cell says, as it is stored; None where it is no RUN."""
    try:
        return normalize(str(value)) if value not in (None, "") else None
    except RunInvalido:
        return None


def is_person(form: Any) -> bool:
    return isinstance(form, FichaFields)


def unsaved(ficha: models.Model | None) -> bool:
    return ficha is not None and ficha._state.adding
