"""A record on paper: what its form shows this person, laid out to be printed; an area gives its own template."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import flatten
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gobernacion.access.channels import reading_page
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.readings import References, sections, spoken
from gobernacion.access.rules import Accion
from gobernacion.records.models import Record
from gobernacion.territory.models import Institucion


class RecordPrinting(HouseAdmin):
    """The paper side of the admin of a record."""

    print_template = "records/imprimir.html"

    @reading_page("Imprimir", permission=Accion.IMPRIMIR)
    def imprimir(self, request: HttpRequest, record: Record) -> HttpResponse:
        told = {
            "sections": sections(self, request, grants(request), record),
            "tables": tables(self, request, record),
        }
        return self.sheet(
            request, record, self.print_template, {**told, **self.get_print_context(request, record)}
        )

    def sheet(
        self, request: HttpRequest, record: Record, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        """A page to be printed and handed over: ``template`` fills the sheet."""
        shared = {
            **self.admin_site.each_context(request),
            "title": str(record),
            "crumb": "Imprimir",
            "record": record,
            "original": record,
            "institucion": Institucion.objects.en(timezone.localdate()),
            "opts": self.opts,
            "printed_at": timezone.now(),
            "change_url": self.change_url(record),
        }
        return render(request, template, {**shared, **context})

    def get_print_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        """What the template of an area needs besides."""
        return {}


def tables(options: Any, request: HttpRequest, record: Record) -> list[dict[str, Any]]:
    """The lines typed inside a record, as this person may read them: a table each kind."""
    held = grants(request)
    found = []
    for inline in options.get_inline_instances(request, record):
        formset: Any = inline.get_formset(request, record)
        rows = list(inline.get_queryset(request).filter(**{formset.fk.name: record}))
        visible = held.visible(inline.model)
        shown = flatten(inline.get_fields(request, record))
        fields = [field for field in inline.opts.fields if field.name in visible.intersection(shown)]
        references = References(held, rows, fields)
        headers = [str(field.verbose_name) for field in fields]
        told = [[spoken(field, row, references) for field in fields] for row in rows]
        only_one = formset.fk.unique
        found.append(
            {
                "title": inline.opts.verbose_name if only_one else inline.opts.verbose_name_plural,
                "headers": headers,
                "rows": [list(zip(headers, row, strict=True)) for row in told] if only_one else told,
                "only_one": only_one,
            }
        )
    return [table for table in found if table["rows"]]
