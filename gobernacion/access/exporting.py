"""Any list as a file for Excel or CSV: the rows and the fields the policy lets this person take, and why they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.db.models import ExpressionWrapper, F, Field, ForeignKey, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst

from gobernacion.access import journal
from gobernacion.access.channels import list_page
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.rules import Accion
from gobernacion.lib.sheets import Column, Kind, Sheet, write_csv
from gobernacion.lib.xlsx import stream_xlsx
from gobernacion.money import PesosField

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 2_000
"""Rows held in memory while a file is written."""


@dataclass(frozen=True)
class Exported:
    """One column of a list's file: where it comes from, how it is headed, what it holds.

    Left out, the header is the field's name and the kind is the field's own.
    """

    path: str
    header: str = ""
    kind: Kind | None = None


class ExportForm(forms.Form):
    """In which format, and what for when the rows tell of somebody."""

    formato = forms.ChoiceField(
        label="Formato",
        choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV, para otros programas")],
        initial="xlsx",
        widget=forms.RadioSelect,
    )
    motivo = forms.CharField(
        label="Para qué se exportan",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        validators=[journal.without_personal_data],
        help_text="Queda en la bitácora. Por ejemplo: informe mensual a la Subsecretaría. Sin nombres ni RUN.",
    )

    def __init__(self, *args: Any, personal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if personal:
            self.fields["motivo"].required = True
        else:
            del self.fields["motivo"]


class RecordExport(HouseAdmin):
    """The file side of the admin of a record."""

    exporta: tuple[str | Exported, ...] = ()
    """The columns of the file, as lookups from the record; without any, every field of its own."""

    @list_page("Exportar", permission=Accion.EXPORTAR)
    def exportar(self, request: HttpRequest) -> HttpResponseBase:
        held = grants(request)
        changelist = self.get_changelist_instance(request)
        rows = held.scope(changelist.queryset, Accion.EXPORTAR)
        columns = self.exported(request)
        personal = journal.is_sensitive(self.model)
        form = ExportForm(request.POST if request.method == "POST" else None, personal=personal)
        if form.is_valid():
            journal.note_export(
                request.user,  # type: ignore[arg-type]
                self.model,
                rows.count(),
                form.cleaned_data.get("motivo") or "Lista sin datos personales.",
            )
            return self._file(form.cleaned_data["formato"], columns, rows)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Exportar {self.opts.verbose_name_plural}",
            "crumb": "Exportar",
            "opts": self.opts,
            "form": form,
            "columns": [column.header for _, column in columns],
            "filtered": changelist.has_active_filters or changelist.query,
            "list_query": changelist.get_query_string(),
        }
        return render(request, "records/exportar.html", context)

    def exported(self, request: HttpRequest) -> list[tuple[str, Column]]:
        """The columns this person may take, each with the lookup it comes from."""
        held = grants(request)
        declared = self.exporta or tuple(self._own_fields())
        found = []
        for one in declared:
            one = one if isinstance(one, Exported) else Exported(one)  # noqa: PLW2901
            if held.sees_path(self.model, one.path):
                field = _field_at(self.model, one.path)
                header = one.header or capfirst(_called(self.model, one.path))
                labels = {value: str(label) for value, label in field.flatchoices}
                found.append((one.path, Column(header, one.kind or _kind(field), labels=labels)))
        return found

    def _own_fields(self) -> Iterator[str]:
        for field in self.opts.fields:
            if not isinstance(field, ForeignKey):
                if not field.primary_key:
                    yield field.name
            elif any(other.name == "nombre" for other in field.related_model._meta.fields):
                yield f"{field.name}{LOOKUP_SEP}nombre"

    def _file(self, formato: str, columns: list[tuple[str, Column]], rows: QuerySet[Any]) -> HttpResponseBase:
        headers = [column for _, column in columns]
        read = [_as_stored(self.model, path) for path, _ in columns]
        values = rows.values_list(*read).iterator(chunk_size=CHUNK)
        name = f"{self.opts.model_name}-{timezone.localdate():%Y-%m-%d}.{formato}"
        if formato == "csv":
            pieces, kind = write_csv(headers, values), CSV
        else:
            sheet = Sheet(capfirst(str(self.opts.verbose_name_plural)), headers, values)
            pieces, kind = stream_xlsx([sheet], created=timezone.now()), XLSX
        answer = StreamingHttpResponse(pieces, content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _field_at(model: type[models.Model], path: str) -> Field[Any, Any]:
    for name in path.split(LOOKUP_SEP):
        field: Any = model._meta.get_field(name)
        model = field.related_model or model
    return field  # type: ignore[no-any-return]


def _as_stored(model: type[models.Model], path: str) -> str | ExpressionWrapper[Any]:
    """What is read for a column: of an amount the bare number, since a file has no use for one that prints its sign."""
    if isinstance(_field_at(model, path), PesosField):
        return ExpressionWrapper(F(path), models.BigIntegerField())
    return path


def _called(model: type[models.Model], path: str) -> str:
    """What a column is headed by: its field; where that is a name, what it is the name of."""
    owner, _, last = path.rpartition(LOOKUP_SEP)
    return str(_field_at(model, owner if owner and last == "nombre" else path).verbose_name)


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
