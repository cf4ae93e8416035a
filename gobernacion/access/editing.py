"""Editing without losing anybody's work: the form says which version was read, and a stale one is refused.

What the other person changed and this one left alone is taken over; what both changed stays as it was typed, with
what the record says now beside it. Nothing typed is lost, and saving again is a decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.forms.models import ModelChoiceField, model_to_dict
from django.http import QueryDict

VERSION = "version_leida"

SIN_VERSION = "Este formulario no dice qué versión del registro se leyó. Revíselo y guárdelo otra vez."
CAMBIADO = (
    "Otra persona guardó este registro mientras usted lo tenía abierto. Conservamos lo que usted escribió: "
    "revíselo junto con lo que cambió y guarde otra vez."
)
ELLA_CAMBIO = "Además cambió «{}»: decía «{}», ahora dice «{}»."
AMBAS_CAMBIARON = "Ahora dice «{}»; usted escribió «{}». Deje lo que corresponda."

NOTHING = "—"


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The form of anything that keeps a version."""

    refused = ""
    """Why the record refused what was typed, when only saving it could tell."""

    version_leida = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial[VERSION] = self.instance.version
        self.stale: list[str] = []
        """Why the form cannot be saved as it came, in a clerk's words; nothing if it was opened on the last version."""
        self.conflicts: dict[str, str] = {}
        """What to say beside each field that both people changed."""
        if self.is_bound and not self.instance._state.adding:
            self._look_for_other_work()

    def has_changed(self) -> bool:
        return any(name != VERSION for name in self.changed_data)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, self.refused)
        for sentence in self.stale:
            self.add_error(None, ValidationError(sentence, code="version"))
        for name, sentence in self.conflicts.items():
            self.add_error(name, ValidationError(sentence, code="version"))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # the stubs leave it out
        if self.errors:
            return
        # Django skips a constraint over a field the form does not show; the database does not.
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            for name, errors in error.update_error_dict({}).items():
                self.add_error(name if name in self.fields else None, ValidationError(errors))

    # --- what somebody else saved meanwhile ---

    def _look_for_other_work(self) -> None:
        read = self.data.get(self.add_prefix(VERSION), "")
        if read == str(self.instance.version):
            return
        # The copy that is shown again is of the version the record has now: saving it is a decision.
        data: Any = self.data
        self.data = data = data.copy()
        data[self.add_prefix(VERSION)] = str(self.instance.version)
        before = self._as_it_was(read)
        self.stale.append(CAMBIADO if before is not None else SIN_VERSION)
        now = model_to_dict(self.instance)
        for name in [name for name in self.fields if name in now]:
            if before is None:
                self._keep_typed(name, now[name])
            elif now[name] != before.get(name, now[name]):
                self._merge(name, before[name], now[name])

    def _as_it_was(self, version: str) -> dict[str, Any] | None:
        """What the record said in the version this form was opened with."""
        if not (version.isascii() and version.isdigit() and len(version) < 10):
            return None
        history = type(self.instance).history.filter(**{self.instance._meta.pk.attname: self.instance.pk})
        version_read = history.filter(version=int(version)).order_by("-history_id").first()
        return model_to_dict(version_read.instance) if version_read else None

    def _merge(self, name: str, before: Any, now: Any) -> None:
        field, typed = self.fields[name], self[name].data
        if not field.has_changed(before, typed):
            self.stale.append(ELLA_CAMBIO.format(self[name].label, spoken(field, before), spoken(field, now)))
            self._fill(name, now)
        else:
            self._keep_typed(name, now)

    def _keep_typed(self, name: str, now: Any) -> None:
        field, typed = self.fields[name], self[name].data
        if field.has_changed(now, typed):
            self.conflicts[name] = AMBAS_CAMBIARON.format(spoken(field, now), spoken(field, typed))

    def _fill(self, name: str, value: Any) -> None:
        """Put a stored value where the typed one was."""
        assert isinstance(self.data, QueryDict)
        for key, written in _written(self.fields[name], self.add_prefix(name), value):
            self.data.setlist(key, written)


def _written(field: forms.Field, key: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    """What a browser would send for a stored value."""
    # The admin wraps the lists of related records.
    widget: Any = getattr(field.widget, "widget", field.widget)
    value = field.prepare_value(value)
    if isinstance(widget, forms.MultiWidget):
        parts: Any = widget
        for suffix, inner, part in zip(
            parts.widgets_names, parts.widgets, parts.decompress(value), strict=True
        ):
            yield f"{key}{suffix}", [str(inner.format_value(part) or "")]
        return
    if isinstance(widget, forms.CheckboxInput):
        yield key, ["on"] if value else []
        return
    written = widget.format_value(value)
    yield key, [str(one) for one in written] if isinstance(written, list | tuple) else [str(written or "")]


def spoken(field: forms.Field, value: Any) -> str:
    """A stored or typed value as a person reads it."""
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, list | tuple) and not isinstance(field.widget, forms.MultiWidget):
        return ", ".join(spoken(field, one) for one in value)
    if isinstance(field, ModelChoiceField):
        try:
            record = field.queryset.get(**{field.to_field_name or "pk": value}) if field.queryset else None
        except (ObjectDoesNotExist, ValueError, TypeError, ValidationError):
            record = None
        return field.label_from_instance(record) if record else NOTHING
    if isinstance(field, forms.ChoiceField):
        return dict(_flat(field.choices)).get(str(value), str(value))
    if isinstance(field, forms.BooleanField):
        return "Sí" if value not in (False, "false", "False", "0") else "No"
    if isinstance(value, list | tuple):
        return " ".join(str(part) for part in value if part)
    return value if isinstance(value, str) else " ".join(" ".join(t) for _, t in _written(field, "", value))


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)
