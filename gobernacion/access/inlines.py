"""The only bases of what is typed inside a record: a row obeys the policy of its own model."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import StackedInline, TabularInline
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Model
from django.forms import BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import _get_foreign_key
from django.http import HttpRequest
from django.utils.text import capfirst

from gobernacion.access.checks import HouseInlineChecks
from gobernacion.access.grants import grants
from gobernacion.access.options import PolicedOptions
from gobernacion.access.rules import Accion


class HouseInline(PolicedOptions, InlineModelAdmin):  # type: ignore[type-arg, misc]
    """Records typed inside another one, under the policy of their own model."""

    checks_class = HouseInlineChecks
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.VER, self._subject(obj))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.AGREGAR, self._subject(obj))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.MODIFICAR, self._subject(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return grants(request).may(Accion.ELIMINAR, self._subject(obj))

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        self.forget_what_is_not_editable(formset.form, request, obj)
        return formset

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What the lines may choose from a short list is read once for all of them."""
        formfield = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if formfield is not None and db_field.name not in self.get_autocomplete_fields(request):
            formfield.choices = list(formfield.choices)
        return formfield

    def _editable(self, request: HttpRequest, obj: Model | None) -> frozenset[str]:
        held, child = grants(request), self._subject(obj)
        return held.editable(child, Accion.AGREGAR) | held.editable(child, Accion.MODIFICAR)

    def _subject(self, obj: Model | None) -> type[Model] | Model:
        """A row of this record, which belongs to the area the record belongs to."""
        if obj is None:
            return self.model
        parent = _get_foreign_key(self.parent_model, self.model, self.fk_name)
        child: Model = self.model(**{parent.name: obj})
        return child


class LinesFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # not generic at run time
    """The heading of a column names its boxes to the eye alone: the box that takes a line away says its name."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = "Eliminar esta línea"


class HouseTabularInline(HouseInline, TabularInline):  # type: ignore[type-arg, misc]
    """Records typed inside another one, a line each."""

    formset = LinesFormSet

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """The heading of a column names its boxes to the eye alone: each box says its name."""
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            field.widget.attrs.setdefault("aria-label", capfirst(field.label or ""))
        return formset


class HouseStackedInline(HouseInline, StackedInline):  # type: ignore[type-arg, misc]
    """Records typed inside another one, a block each."""
