"""Any list as a file for Excel or CSV: the rows and the fields the policy lets this person take, and why they do.

Where what is read may change its name (a choice, a commune, a class of help), the file says beside it the code that
does not: «Estado» and «Estado (código)».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import ExpressionWrapper, F, Field, FileField, ForeignKey, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.text import capfirst

from gobernacion.access import journal
from gobernacion.access.channels import list_page
from gobernacion.access.exported_files import ExportForm, file_response
from gobernacion.access.grants import Grants, grants
from gobernacion.access.options import PolicedOptions
from gobernacion.access.registry import registry
from gobernacion.access.rules import Accion
from gobernacion.lib.sheets import Column, Kind
from gobernacion.money import PesosField

CHUNK = 2_000
"""Rows held in memory while a file is written."""

CODE = "{} (código)"
NAME = "nombre"
"""The field that names a row of a catalogue, a person or an organisation."""
NOT_SAID = ("version",)
"""What only the product itself needs to know of a row."""


@dataclass(frozen=True)
class Exported:
    """One column of a list's file: where it comes from, how it is headed, what it holds.

    Left out, the header is the field's name, the kind is the field's own and so are the labels of its choices. With
    ``labels``, what is kept is a code, and they say what is read in its place. ``coded``: whether its code has a column
    of its own, where it has a code.
    """

    path: str
    header: str = ""
    kind: Kind | None = None
    labels: Callable[[], Mapping[Any, str] | Iterable[tuple[Any, str]]] | None = None
    coded: bool = True


@dataclass(frozen=True)
class Worked:
    """A column that the database works out: its expression, and every field that it tells of."""

    header: str
    kind: Kind
    expression: Any
    uses: tuple[str, ...]


def in_pesos(expression: Any) -> ExpressionWrapper[Any]:
    """What amounts add up to, as the bare number a file has use for."""
    return ExpressionWrapper(expression, models.BigIntegerField())


Taken = tuple[Any, Column]
"""A column with what the database is asked for it."""


class ListExport(PolicedOptions):
    """The file side of the admin of a model: every list has it, and the policy says for whom or why for nobody."""

    exporta: tuple[str | Exported | Worked, ...] = ()
    """The columns of the file, as lookups from the row; without any, every field of its own."""
    exporta_con_motivo = False
    """Whether the reason is asked although no row tells of a person who is attended."""

    @list_page("Exportar", permission=Accion.EXPORTAR, anota=Accion.EXPORTAR)
    def exportar(self, request: HttpRequest) -> HttpResponseBase:
        listed: Any = self
        changelist = listed.get_changelist_instance(request)
        rows = grants(request).scope(changelist.queryset, Accion.EXPORTAR)
        taken = self.exported(request)
        asks_why = self.exporta_con_motivo or journal.is_sensitive(self.model)
        form = ExportForm(request.POST if request.method == "POST" else None, asks_why=asks_why)
        if form.is_valid():
            user: Any = request.user
            keys = [*rows.order_by().values_list("pk", flat=True)] if journal.is_sensitive(self.model) else []
            journal.note_export(user, self.model, len(keys) or rows.count(), form.motivo_escrito, keys)
            return self.file_of(form.cleaned_data["formato"], taken, rows)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Exportar {self.opts.verbose_name_plural}",
            "crumb": "Exportar",
            "opts": self.opts,
            "form": form,
            "columns": [column.header for _, column in taken],
            "filtered": changelist.has_active_filters or changelist.query,
            "list_query": changelist.get_query_string(),
        }
        return render(request, "access/exportar.html", context)

    def file_of(self, formato: str, taken: list[Taken], rows: QuerySet[Any]) -> HttpResponseBase:
        """The file with these columns of these rows."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return exported_file(formato, str(self.opts.model_name), title, taken, rows)

    def exported(self, request: HttpRequest) -> list[Taken]:
        """The columns this person may take, each with what the database is asked for it."""
        return columns_for(grants(request), self.model, self.exporta or tuple(self._own_fields()))

    def _own_fields(self) -> Iterator[str]:
        for field in self.opts.fields:
            if not isinstance(field, ForeignKey):
                if not (field.primary_key or field.name in NOT_SAID or isinstance(field, FileField)):
                    yield field.name
            elif _is_named(field.related_model):
                yield f"{field.name}{LOOKUP_SEP}{NAME}"


def columns_for(
    held: Grants, model: type[models.Model], declared: Iterable[str | Exported | Worked]
) -> list[Taken]:
    """Of the columns that are declared for rows of a model, those that somebody may see."""
    found: list[Taken] = []
    for one in declared:
        if isinstance(one, Worked):
            if all(held.sees_path(model, path) for path in one.uses):
                found.append((one.expression, Column(one.header, one.kind)))
            continue
        exported = one if isinstance(one, Exported) else Exported(one)
        found += [taken for path, taken in _columns(model, exported) if held.sees_path(model, path)]
    return found


def exported_file(
    formato: str, name: str, title: str, taken: list[Taken], rows: QuerySet[Any]
) -> HttpResponseBase:
    """The rows as the file somebody asked for, read and sent a few at a time."""
    values = rows.prefetch_related(None).values_list(*(asked for asked, _ in taken))
    columns = [column for _, column in taken]
    return file_response(formato, name, title, columns, values.iterator(chunk_size=CHUNK))


def _columns(model: type[models.Model], one: Exported) -> Iterator[tuple[str, Taken]]:
    """The column that was declared and, where its name may change, that of its code: each with the path it shows."""
    field = _field_at(model, one.path)
    header = one.header or capfirst(_called(model, one.path))
    labels = dict(one.labels()) if one.labels else {v: str(label) for v, label in field.flatchoices}
    kind = "text" if one.labels else one.kind or _kind(field)
    yield one.path, (_as_stored(field, one.path), Column(header, kind, labels=labels))
    code = one.path if labels else _code_of_catalogue(model, one.path)
    if code and one.coded:
        yield code, (F(code), Column(CODE.format(header), "code"))


def _code_of_catalogue(model: type[models.Model], path: str) -> str:
    """The path to the code of the catalogue that a path names a row of: its official one, or its number here.

    Of what tells of a person there is none: it would be one more way to know who they are.
    """
    owner, _, last = path.rpartition(LOOKUP_SEP)
    if not owner or last != NAME:
        return ""
    catalogue = _field_at(model, owner).related_model
    politica = registry().of(catalogue) if isinstance(catalogue, type) else None
    if not isinstance(catalogue, type) or politica is None or politica.personales:
        return ""
    own = (one.name for one in catalogue._meta.fields if one.unique and not one.primary_key)
    code = next((name for name in own if name != NAME), str(catalogue._meta.pk.name))
    return f"{owner}{LOOKUP_SEP}{code}"


def _is_named(model: type[models.Model]) -> bool:
    return any(field.name == NAME for field in model._meta.fields)


def _field_at(model: type[models.Model], path: str) -> Field[Any, Any]:
    for name in path.split(LOOKUP_SEP):
        field: Any = model._meta.get_field(name)
        model = field.related_model or model
    return field  # type: ignore[no-any-return]


def _as_stored(field: Field[Any, Any], path: str) -> str | ExpressionWrapper[Any]:
    """What is read for a column: of an amount the bare number, since a file has no use for one that prints its sign."""
    if isinstance(field, PesosField):
        return in_pesos(F(path))
    return path


def _called(model: type[models.Model], path: str) -> str:
    """What a column is headed by: its field; where that is a name, what it is the name of."""
    owner, _, last = path.rpartition(LOOKUP_SEP)
    return str(_field_at(model, owner if owner and last == NAME else path).verbose_name)


def _kind(field: Field[Any, Any]) -> Kind:
    match field:
        case PesosField():
            return "money"
        case models.DateTimeField():
            return "datetime"
        case models.DateField():
            return "date"
        case models.DecimalField() | models.FloatField():
            return "decimal"
        case models.IntegerField() if field.choices:
            return "text"
        case models.IntegerField():
            return "year" if field.name == "year" else "integer"
        case models.CharField() if field.name in ("numero", "identificacion"):
            return "code"
        case _:
            return "text"
