"""The admin of a record about one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.utils import flatten
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gobernacion.access import journal
from gobernacion.access.channels import column
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.directory.ficha_fields import FichaFields
from gobernacion.directory.side_by_side import COMPARED, spoken, title_of

_TYPED = frozenset(FichaFields.declared_fields)


class WithFicha(HouseAdmin):
    """Shows and saves the person together with the record; ``form`` is a FichaFields of the record's model."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return form.asked_by(grants(request)) if issubclass(form, FichaFields) else form

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Whoever only looks at the record reads the person where the others type it."""
        fieldsets = super().get_fieldsets(request, obj)
        if self._only_reads(request, obj):
            return [("Persona", {"fields": ["persona_leida"]}), *_without_typing(fieldsets)]
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        declared = super().get_readonly_fields(request, obj)
        return [*declared, "persona_leida"] if self._only_reads(request, obj) else declared

    @column("Persona", uses=tuple(f"ficha__{name}" for name in COMPARED))
    def persona_leida(self, record: Any) -> SafeString:
        """What the area knows of the person, to be read."""
        rows = [(title_of(name), value) for name in COMPARED if (value := spoken(record.ficha, name))]
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.save_ficha()
        super().save_model(request, obj, form, change)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        shown = form.ficha if isinstance(form, FichaFields) else None
        if shown is not None and not shown._state.adding:
            journal.note_read(request.user, shown)  # type: ignore[arg-type]
        return super().render_change_form(request, context, *args, **kwargs)

    def _only_reads(self, request: HttpRequest, record: Model | None) -> bool:
        return record is not None and not self.has_change_permission(request, record)


def _without_typing(fieldsets: Any) -> Iterator[Any]:
    """The fieldsets without the boxes in which the person is typed."""
    for title, options in fieldsets:
        if kept := [name for name in options["fields"] if not _TYPED.intersection(flatten([name]))]:
            yield title, {**options, "fields": kept}
