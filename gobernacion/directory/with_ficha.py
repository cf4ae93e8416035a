"""The admin of a record about one person."""

from __future__ import annotations

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
        return self._to_be_read(request, fieldsets) if self._only_reads(request, obj) else fieldsets

    def get_reading_fieldsets(self, request: HttpRequest, obj: Model) -> Any:
        return self._to_be_read(request, super().get_reading_fieldsets(request, obj))

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

    def _to_be_read(self, request: HttpRequest, fieldsets: Any) -> list[Any]:
        """The fieldsets with the person to be read, once, in the place of the boxes in which they are typed."""
        if any("persona_leida" in flatten(options["fields"]) for _, options in fieldsets):
            return list(fieldsets)
        if not self.shows(request, "persona_leida"):
            return _without_boxes(fieldsets)
        person = ("Persona", {"fields": ["persona_leida"]})
        place = sum(title in self._before_the_person() for title, _ in fieldsets)
        return [*_without_boxes(fieldsets[:place]), person, *_without_boxes(fieldsets[place:])]

    def _before_the_person(self) -> list[Any]:
        """The titles of what the form asks before the person: whoever only reads is not asked for the person at all."""
        declared = list(self.fieldsets or ())
        place = next((place for place, (_, options) in enumerate(declared) if _boxes(options)), 0)
        return [title for title, _ in declared[:place]]


def _boxes(options: Any) -> frozenset[str]:
    """The boxes of a fieldset in which the person is typed."""
    return _TYPED.intersection(flatten(options["fields"]))


def _without_boxes(fieldsets: Any) -> list[Any]:
    """The fieldsets without those boxes, and without what held nothing else."""
    kept = [
        (title, {**options, "fields": [one for one in options["fields"] if not _TYPED & {*flatten([one])}]})
        for title, options in fieldsets
    ]
    return [(title, options) for title, options in kept if options["fields"]]
