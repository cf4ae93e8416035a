"""What the start refuses in the records an area declares: a constraint left out, a step that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.admin.sites import all_sites
from django.contrib.admin.utils import flatten
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from gobernacion.access.editing import VersionedForm
from gobernacion.access.registry import registry
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.admin import LineInline, RecordAdmin
from gobernacion.records.models import Record
from gobernacion.records.scanning import failing
from gobernacion.records.transitions import Transition, transitions_of
from gobernacion.versions import Versioned

MANY = (Ficha, Organizacion, Record)
"""What there is too much of to be offered in a list."""


@register()
def records_are_whole(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for model in apps.get_models():
        if issubclass(model, Record):
            found += (error for base in _bases(model) for error in _inherits(model, base))
            found += (error for step in transitions_of(model) for error in _leads_somewhere(model, step))
            found += _stages_are_in_its_states(model)
        elif issubclass(model, Adjunto):
            found += _inherits(model, Adjunto)
            found += _belongs(model)
    return found


def _bases(model: type[models.Model]) -> Iterator[type[models.Model]]:
    """The kinds of record it is made of: each has constraints and indexes of its own."""
    return (
        base
        for base in model.__mro__[1:]
        if issubclass(base, Record) and "_meta" in vars(base) and base._meta.abstract
    )


def _inherits(model: type[models.Model], base: type[models.Model]) -> Iterator[CheckMessage]:
    """A class Meta that declares its own constraints or indexes silently drops those of the base."""
    label, name = model._meta.app_label, model._meta.model_name
    wanted = {constraint.name % {"app_label": label, "class": name} for constraint in base._meta.constraints}
    missing = wanted - {constraint.name for constraint in model._meta.constraints}
    if missing:
        yield Error(
            f"its Meta drops {', '.join(sorted(missing))}",
            hint=f"class Meta({base.__name__}.Meta): constraints = [*{base.__name__}.Meta.constraints, ...]",
            obj=model,
            id="records.E001",
        )
    fields = [index.fields for index in model._meta.indexes]
    if any(index.fields not in fields for index in base._meta.indexes):
        yield Error(
            "its Meta drops the index its lists run by",
            hint=f"class Meta({base.__name__}.Meta): indexes = [*{base.__name__}.Meta.indexes, ...]",
            obj=model,
            id="records.E002",
        )


@register(Tags.admin)
def desks_are_whole(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """What the admin of a record needs to keep its promises."""
    return [
        message
        for site in all_sites
        for desk in site._registry.values()
        if isinstance(desk, RecordAdmin)
        for message in (*_keeps_work(desk), *_may_be_chosen(desk), *_has_titles_apart(desk))
    ]


@register(Tags.security, deploy=True)
def uploads_are_scanned(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The scanner that CLAMD_SOCKET names answers, and finds what every scanner finds."""
    if not (fault := failing()):
        return []
    hint = "Revise clamd («clamdscan --ping 3»), sus firmas («freshclam») y quién puede abrir CLAMD_SOCKET."
    return [checks.Warning(f"El antivirus de los archivos {fault}.", hint=hint, id="records.W010")]


def _keeps_work(desk: RecordAdmin) -> Iterator[CheckMessage]:
    if not issubclass(desk.form, VersionedForm):
        yield Error(
            "its form does not say which version it read",
            hint="class …Form(VersionedForm)",
            obj=type(desk),
            id="records.E008",
        )
    for inline in desk.inlines:
        if issubclass(inline.model, Versioned) and not issubclass(inline, LineInline):
            yield Error(
                f"{inline.__name__} does not say which version of its lines it read",
                hint="class …Inline(RecordTabularInline)",
                obj=type(desk),
                id="records.E008",
            )


def _has_titles_apart(desk: RecordAdmin) -> Iterator[CheckMessage]:
    """What only steps write is shown by its title, which no other part of the form may have."""
    titles = [title for title, _ in desk.fieldsets or () if title]
    for title in {one for one in titles if titles.count(one) > 1}:
        yield Error(
            f"two parts of its form are titled «{title}»",
            hint='Etapa(..., seccion="otro título")',
            obj=type(desk),
            id="records.E011",
        )


def _may_be_chosen(desk: RecordAdmin) -> Iterator[CheckMessage]:
    """A list of every person, organisation or record there is would never end."""
    for field in desk.opts.fields:
        if not (
            isinstance(field, models.ForeignKey) and field.editable and issubclass(field.related_model, MANY)
        ):
            continue
        if field.name not in (
            *desk.autocomplete_fields,
            *desk.readonly_fields,
            *(desk.exclude or ()),
        ) and _asks(desk, field.name):
            yield checks.Warning(
                f"its form would list every «{field.verbose_name}» there is",
                hint="autocomplete_fields",
                obj=type(desk),
                id="records.W009",
            )


def _asks(desk: RecordAdmin, name: str) -> bool:
    declared = [
        *(desk.fields or ()),
        *(name for _, parts in desk.fieldsets or () for name in parts["fields"]),
    ]
    return not declared or name in flatten(declared)


def _leads_somewhere(model: type[models.Model], step: Transition) -> Iterator[CheckMessage]:
    """The states of a step are states of the record, and its fields are fields of the record."""
    called = f"{model.__name__}.{step.name}()"
    for field in (*step.fields, *step.optional, *step.not_same_as, "estado"):
        try:
            model._meta.get_field(field)
        except FieldDoesNotExist:
            yield Error(f"{called} names {field}, which it does not have", obj=model, id="records.E003")
            return
    politica = registry().of(model)
    if politica is not None and step.name not in politica.acciones:
        yield Error(f"{called} is a step the policy does not declare", obj=model, id="records.E007")
    for field in (*step.fields, *step.optional):
        if not model._meta.get_field(field).editable:
            yield Error(f"{called} asks for {field}, which no form may ask", obj=model, id="records.E003")
    states = dict(model._meta.get_field("estado").flatchoices)  # type: ignore[union-attr]
    for state in (*step.source, *step.targets):
        if state not in states:
            yield Error(
                f"{called} names the state {state}, which it does not have", obj=model, id="records.E004"
            )
    if not step.source:
        yield Error(f"{called} starts nowhere", obj=model, id="records.E005")


def _stages_are_in_its_states(model: type[Record]) -> Iterator[CheckMessage]:
    """What a stage says is known in states that the record has."""
    named = {str(state) for etapa in model.etapas for state in etapa.estados}
    options: Any = model._meta
    states = dict(options.get_field("estado").flatchoices) if named else {}
    for state in sorted(named - states.keys()):
        yield Error(
            f"a stage of it names the state {state}, which it does not have", obj=model, id="records.E004"
        )


def _belongs(model: type[models.Model]) -> Iterator[CheckMessage]:
    try:
        field = model._meta.get_field("registro")
    except FieldDoesNotExist:
        field = None
    if not isinstance(field, models.ForeignKey) or not issubclass(field.related_model, Record):
        yield Error(
            "its papers belong to no record",
            hint='registro = models.ForeignKey(<record>, models.PROTECT, related_name="adjuntos")',
            obj=model,
            id="records.E006",
        )
