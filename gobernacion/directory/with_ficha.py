"""The admin of a record about one person."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import flatten
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gobernacion.access import journal
from gobernacion.access.channels import column, list_page
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.rules import Accion
from gobernacion.directory.ficha_fields import FichaFields, as_typed
from gobernacion.directory.finding import (
    BUSCADA,
    MOST,
    NINGUNA,
    BuscaForm,
    initial_from,
    may_look,
    own_fichas,
    taken,
)
from gobernacion.directory.same_person import SPELLED
from gobernacion.directory.side_by_side import COMPARED, spoken
from gobernacion.labels import label_of

SEARCH = format_html(
    '<a href="../buscar_persona/">{}</a>',
    "Buscar a la persona antes de escribirla, por documento o por nombre",
)
PERSONA = tuple(f"ficha__{name}" for name in SPELLED)
"""How the person of a record is called, in its list and in its export."""
_TYPED = frozenset(FichaFields.declared_fields)


class WithFicha(HouseAdmin):
    """Shows and saves the person together with the record; ``form`` is a FichaFields of the record's model."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return form.asked_by(grants(request)) if issubclass(form, FichaFields) else form

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Whoever only looks at the record reads the person where the others type it."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None and may_look(grants(request), self.opts.app_label):
            return [
                (title, {**options, "description": SEARCH} if _boxes(options) else options)
                for title, options in fieldsets
            ]
        return self._to_be_read(request, fieldsets) if self._only_reads(request, obj) else fieldsets

    def get_reading_fieldsets(self, request: HttpRequest, obj: Model) -> Any:
        return self._to_be_read(request, super().get_reading_fieldsets(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        declared = super().get_readonly_fields(request, obj)
        return [*declared, "persona_leida"] if self._only_reads(request, obj) else declared

    @column("Persona", uses=tuple(f"ficha__{name}" for name in COMPARED))
    def persona_leida(self, record: Any) -> SafeString:
        """What the area knows of the person, to be read."""
        ficha = record.ficha
        rows = [(label_of(ficha, name), value) for name in COMPARED if (value := spoken(ficha, name))]
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))

    @column("Persona", uses=PERSONA)
    def persona_nombre(self, record: Any) -> str:
        """How the person is called, for the list."""
        return str(record.ficha.como_se_llama)

    # --- looking before typing ---

    @list_page("Buscar a la persona y agregar", permission=Accion.AGREGAR, anota=Accion.VER)
    def buscar_persona(self, request: HttpRequest) -> HttpResponse:
        """Those the area knows like this: one is taken to the form, or what was typed goes on to it."""
        held, area = grants(request), self.opts.app_label
        if not may_look(held, area):
            raise PermissionDenied
        form = BuscaForm(request.POST if request.method == "POST" else None)
        found = form.found(own_fichas(held, area)) if form.is_valid() else []
        for ficha in found[:MOST]:
            journal.note_read(request.user, ficha)  # type: ignore[arg-type]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Buscar a la persona y agregar",
            "form": form,
            "searched": form.is_bound and form.is_valid(),
            "found": [{"ficha": one, "nacimiento": spoken(one, "nacimiento")} for one in found[:MOST]],
            "more": len(found) > MOST,
            "carried": form.carried(),
            "add_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add"),
            "buscada": BUSCADA,
            "ninguna": NINGUNA,
        }
        return render(request, "directory/buscar.html", context)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kw: Any
    ) -> Any:
        """The form of a new record opened from the search: it is filled and nothing is saved yet."""
        if object_id is None and request.method == "POST" and BUSCADA in request.POST:
            request.method = "GET"
        return super().changeform_view(request, object_id, *args, **kw)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        if request.method != "GET" or not (key := request.POST.get(BUSCADA)):
            return initial
        if key == NINGUNA:
            return {**initial, **initial_from(request.POST)}
        ficha = taken(grants(request), self.opts.app_label, key)
        if ficha is None:
            return initial
        journal.note_read(request.user, ficha)  # type: ignore[arg-type]
        return {**initial, **as_typed(ficha)}

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
