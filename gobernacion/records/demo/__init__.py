"""Invented records, written as a desk would have typed them: numbered, dated, signed, with every version they had."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gobernacion import guards
from gobernacion.access.histories import REWRITE
from gobernacion.access.registry import registry
from gobernacion.access.roles import Rol
from gobernacion.areas import AreaConfig
from gobernacion.directory.demo import OPENED
from gobernacion.directory.models import Organizacion
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.anteriores import link_of
from gobernacion.records.as_known import record_of
from gobernacion.records.bulk import BATCH, number, write, write_unnumbered
from gobernacion.records.demo.days import Days, any_day, day_after, noon, spread, workday, year_in_course
from gobernacion.records.demo.desk import Desk, holders
from gobernacion.records.demo.lives import (
    Life,
    count_taken,
    keep_lives,
    reschedule,
    tie,
    write_children,
    write_lines,
    write_lives,
)
from gobernacion.records.demo.shares import chance_of, in_parts
from gobernacion.records.models import Record
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada

__all__ = [
    "BATCH",
    "PAPER",
    "Days",
    "Desk",
    "Life",
    "any_day",
    "chance_of",
    "count_taken",
    "day_after",
    "holders",
    "in_parts",
    "keep_lives",
    "noon",
    "number",
    "reschedule",
    "spread",
    "tie",
    "workday",
    "write",
    "write_children",
    "write_lines",
    "write_lives",
    "write_unnumbered",
    "year_in_course",
]


def _paper(sentence: str) -> bytes:
    """A sheet that says one thing, as PDF."""
    written = f"BT /F1 18 Tf 60 760 Td ({sentence}) Tj ET".encode("latin-1")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(written), written),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    whole, starts = b"%PDF-1.7\n", []
    for place, part in enumerate(parts, start=1):
        starts.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (place, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(whole))
    return whole + head + table + trailer


PAPER = _paper("Documento inventado de la demostración")
"""What a scanned paper of the demonstration shows when it is opened."""


def load() -> None:
    """A scanned paper and something undone of each kind, where the demonstration of its desk has none."""
    _scan()
    for kind in cast(list[Any], apps.get_models()):
        link = link_of(kind) if issubclass(kind, Record) else None
        if link is not None and not link.related_model._base_manager.exists():
            _undo_one(kind)


def _undo_one(kind: type[Record]) -> None:
    """Take a step that goes back, on the last that may of the state with most of them, after the year of its answer."""
    today, politica = timezone.localdate(), registry().of(kind)
    rows: Any = kind._default_manager.vigentes()
    ways = [
        (rows.filter(estado=state).count(), step.name, state)
        for step in transitions_of(kind)
        if step.vuelve and not step.fields
        for state in step.source
    ]
    for _, name, state in sorted(ways, reverse=True):
        roles = sorted(politica.roles(name)) if politica else []
        staff = [one for rol in roles for one in holders(kind._meta.app_label, Rol(rol))]
        for record in rows.filter(estado=state).order_by("-ocurrido_el", "-pk")[:20]:
            told = (field.value_from_object(record) for field in kind._meta.fields)
            last = max(one for one in told if type(one) is date and one <= today)
            on = last if last.year == today.year else date(last.year + 1, 1, 5)
            for por in staff:
                with suppress(TransicionRechazada, ValidationError):
                    getattr(record, name)(por, on)
                    return


def _scan() -> None:
    for kind in cast(list[Any], apps.get_models()):
        if issubclass(kind, Adjunto) and not kind._default_manager.exists():
            records = kind.registro.field.related_model
            record = records._default_manager.vigentes().order_by("pk").first()
            if record is not None:
                kind._default_manager.create(
                    registro=record,
                    papel="Documento de la demostración",
                    archivo=ContentFile(PAPER, name="papel.pdf"),
                    subido_por=record.registrado_por,
                )


@transaction.atomic
def date_as_typed() -> None:
    """Let what was written at once have been typed when its record says, and the catalogues when the office opened."""
    for model in cast(list[Any], apps.get_models()):
        of_the_office = isinstance(model._meta.app_config, AreaConfig) or model is Organizacion
        if not of_the_office or not hasattr(model, "history"):
            continue
        record = record_of(model)
        typed: Any = noon(OPENED)
        if record or issubclass(model, Record):
            rows = model._base_manager.filter(pk=OuterRef(model._meta.pk.attname))
            typed = Subquery(rows.values(f"{record.name}__registrado_el" if record else "registrado_el")[:1])
        written = model.history.filter(history_type="+", history_date__gt=typed)
        with guards.permit(connection, REWRITE):
            written.update(history_date=typed)
