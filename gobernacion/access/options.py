"""What the admin of a model and the inline of a model have in common: every field and every row asked to the policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.forms import CharField, Media, TextInput
from django.http import HttpRequest

from gobernacion.access.grants import Grants, grants
from gobernacion.access.reasons import gate
from gobernacion.access.rules import Accion
from gobernacion.codes import CorreoFormField
from gobernacion.days import DiaFormField
from gobernacion.hours import HoraFormField
from gobernacion.numbers import DecimalFormField, EnteroFormField

# In a number input a browser refuses dots and drops what is pasted with a space.
_COUNT: Any = {
    "form_class": EnteroFormField,
    "widget": TextInput(attrs={"class": "vIntegerField", "inputmode": "numeric"}),
}
READ_BY: dict[type[Field[Any, Any]], dict[str, Any]] = {
    models.DateField: {"form_class": DiaFormField},
    models.TimeField: {"form_class": HoraFormField},
    models.DecimalField: {"form_class": DecimalFormField},
    models.EmailField: {"form_class": CorreoFormField},
    models.IntegerField: _COUNT,
    models.SmallIntegerField: _COUNT,
    models.BigIntegerField: _COUNT,
    models.PositiveIntegerField: _COUNT,
    models.PositiveSmallIntegerField: _COUNT,
    models.PositiveBigIntegerField: _COUNT,
}
"""What reads a field of each kind wherever it is typed; a field class of the house says so itself."""


class _KeysOnly:
    """Draws again what was posted; what cannot be a key is not looked for in the database, which would fail."""

    field: Any

    @property
    def media(self) -> Media:
        drawn: Media = super().media  # type: ignore[misc]
        return drawn + Media(js=["access/references.js"])

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The empty box says what to do, to the eye and to a screen reader."""
        attrs: dict[str, Any] = super().build_attrs(*args, **kwargs)  # type: ignore[misc]
        return {**attrs, "data-placeholder": "Escriba para buscar"}

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [one for one in value if self._is_key(one)], attrs)  # type: ignore[misc]

    def _is_key(self, value: str) -> bool:
        key = self.field.remote_field.model._meta.pk
        try:
            key.run_validators(key.to_python(value))
        except (ValidationError, ValueError, OverflowError):
            return False
        return "\x00" not in str(value)


class KeysSelect(_KeysOnly, AutocompleteSelect):  # type: ignore[misc]
    """A reference chosen while typing."""


class KeysSelectMultiple(_KeysOnly, AutocompleteSelectMultiple):  # type: ignore[misc]
    """Several references chosen while typing, each taken away by its own cross: one for all of them stands where a
    list may have none."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().build_attrs(*args, **kwargs), "data-allow-clear": "false"}


class PolicedOptions(BaseModelAdmin):  # type: ignore[type-arg]
    """Shows and takes only what the policy lets this person see and write."""

    view_on_site = False

    # --- rows ---

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return grants(request).scope(super().get_queryset(request))

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """A record is referred to by its key alone: any other field would tell whether a value exists."""
        return to_field in (self.opts.pk.name, self.opts.pk.attname)

    # --- fields ---

    def shows(self, request: HttpRequest, name: Any) -> bool:
        """Whether a column or a read-only value may be shown: a field, a lookup, or something worked out from them."""
        held = grants(request)
        if isinstance(name, str) and held.sees_path(self.model, name):
            return True
        if name == "__str__":
            return True
        uses = declared_uses(self, name)
        return uses is not None and all(held.sees_path(self.model, path) for path in uses)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        shown = self._shown(request, obj)
        fieldsets = []
        for title, options in super().get_fieldsets(request, obj):
            if fields := _only(options["fields"], shown):
                fieldsets.append((title, {**options, "fields": fields}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        declared = list(super().get_readonly_fields(request, obj))
        editable = self._editable(request, obj)
        visible = grants(request).visible(self._subject(obj))
        fixed = [
            field.name
            for field in self._model_fields()
            if field.editable and field.name in visible and field.name not in declared
            if field.name not in editable or self._refers_out_of_reach(request, field, obj)
        ]
        return [*declared, *fixed]

    def _shown(self, request: HttpRequest, obj: Model | None) -> Callable[[Any], bool]:
        readonly = set(super().get_readonly_fields(request, obj))
        editable = self._editable(request, obj)
        names = {field.name for field in self._model_fields()}
        visible = grants(request).visible(self._subject(obj))

        def shown(name: Any) -> bool:
            if name in readonly and obj is None:
                # What nobody types here has nothing to say before there is a record.
                return False
            if name in names:
                return name in visible if obj is not None else name in editable
            if name in readonly:
                return self.shows(request, name)
            # What is neither a field nor worked out is asked by a form of the class itself.
            return bool(editable)

        return shown

    def _editable(self, request: HttpRequest, obj: Model | None) -> frozenset[str]:
        return grants(request).editable(
            self._subject(obj), Accion.AGREGAR if obj is None else Accion.MODIFICAR
        )

    def _subject(self, obj: Model | None) -> type[Model] | Model:
        """The row the policy is asked about, or the model when there is none yet."""
        return self.model if obj is None else obj

    def _model_fields(self) -> Iterable[Any]:
        return (*self.opts.fields, *self.opts.many_to_many)

    def _refers_out_of_reach(self, request: HttpRequest, field: Any, obj: Model | None) -> bool:
        """A reference to a record the person cannot choose stays as it is: the form would not offer it."""
        if not isinstance(obj, self.model) or not isinstance(field, ForeignKey):
            return False
        value = getattr(obj, field.attname)
        related = field.remote_field.model
        return (
            value is not None
            and not _choices(grants(request), related._default_manager.all())
            .filter(**{field.target_field.name: value})
            .exists()
        )

    def forget_what_is_not_editable(self, form: Any, request: HttpRequest, obj: Model | None) -> Any:
        """A form class may declare fields of its own: those of the model the person cannot write are taken away."""
        names = {field.name for field in self._model_fields()}
        for name in names.intersection(form.base_fields) - self._editable(request, obj):
            del form.base_fields[name]
        return form

    # --- choices ---

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a reference one may look at the record or add another; it is changed and deleted at its own desk.
        A reason is asked as everywhere."""
        formfield: Any = super().formfield_for_dbfield(
            db_field, request, **{**READ_BY.get(type(db_field), {}), **kwargs}
        )
        if isinstance(formfield, CharField):
            formfield.validators += [one for one in gate(db_field.name) if one not in formfield.validators]
        if isinstance(getattr(formfield, "widget", None), RelatedFieldWidgetWrapper):
            formfield.widget.can_change_related = formfield.widget.can_delete_related = False
        return formfield

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return self._choosing(super().formfield_for_foreignkey, db_field, request, kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return self._choosing(super().formfield_for_manytomany, db_field, request, kwargs)

    def _choosing(self, make: Any, db_field: Any, request: HttpRequest, kwargs: dict[str, Any]) -> Any:
        held = grants(request)
        if db_field.name in self.get_autocomplete_fields(request) and "widget" not in kwargs:
            widget = KeysSelectMultiple if db_field.many_to_many else KeysSelect
            kwargs["widget"] = widget(db_field, self.admin_site, using=kwargs.get("using"))
        offered = kwargs.get("queryset")
        if offered is None:
            offered = self.get_field_queryset(kwargs.get("using"), db_field, request)
        if offered is None:
            offered = db_field.remote_field.model._default_manager.all()
        formfield = make(db_field, request, **{**kwargs, "queryset": _choices(held, offered)})
        if formfield is not None:
            formfield.label_from_instance = held.label
        return formfield


def _choices(held: Grants, queryset: QuerySet[Any]) -> QuerySet[Any]:
    return held.scope(queryset, Accion.ELEGIR)


def _only(fields: Iterable[Any], shown: Callable[[Any], bool]) -> list[Any]:
    kept: list[Any] = []
    for name in fields:
        if isinstance(name, list | tuple):
            if row := _only(name, shown):
                kept.append(tuple(row))
        elif shown(name):
            kept.append(name)
    return kept


def declared_uses(options: Any, name: Any) -> tuple[str, ...] | None:
    """The fields that something worked out says it shows; None if it says nothing."""
    found = (
        name if callable(name) else getattr(type(options), name, None) or getattr(options.model, name, None)
    )
    if isinstance(found, property):
        found = found.fget
    uses = getattr(found, "uses", None)
    return uses if isinstance(uses, tuple) else None


def is_field(model: type[Model], name: Any) -> bool:
    """Whether a name is a field of the model itself."""
    try:
        return isinstance(name, str) and isinstance(model._meta.get_field(name), Field)
    except FieldDoesNotExist:
        return False
