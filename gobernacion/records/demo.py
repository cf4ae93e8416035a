"""Invented records, written as a desk would have typed them: numbered, dated, signed, with every version they had."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar, cast

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gobernacion import guards
from gobernacion.access.histories import REWRITE
from gobernacion.access.models import User
from gobernacion.access.roles import TODAS, Rol
from gobernacion.areas import AreaConfig
from gobernacion.directory.demo import OPENED
from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import SANTIAGO
from gobernacion.records.actividades import Actividad, EstadoActividad
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.anteriores import Anterior, link_of
from gobernacion.records.as_known import record_of
from gobernacion.records.bulk import BATCH, Version, keep_as_they_stand, number, write, write_unnumbered
from gobernacion.records.models import Record

__all__ = [
    "BATCH",
    "PAPER",
    "Life",
    "holders",
    "keep_lives",
    "noon",
    "number",
    "workday",
    "write",
    "write_lives",
    "write_unnumbered",
    "year_in_course",
]

R = TypeVar("R", bound=Record)


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
    """A scanned paper of each kind, where the demonstration of its desk has none."""
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


def holders(area: str, rol: Rol) -> list[User]:
    """The people who hold a role at a desk, by assignment."""
    held = User.objects.filter(asignaciones__rol=rol, asignaciones__area__in=[area, TODAS])
    return list(held.distinct().order_by("pk"))


def noon(day: date) -> datetime:
    """A moment of that day when the office is open."""
    return datetime.combine(day, time(12), SANTIAGO)


def year_in_course(today: date, at_least: int) -> date:
    """Since when the demonstration tells of these days: since January, and so many days at least."""
    return min(date(today.year, 1, 2), today - timedelta(days=at_least))


def workday(day: date) -> date:
    """That day, or the next Monday."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


@dataclass
class Life(Generic[R]):
    """A record as it stands, with each version it had and what it said until a step undid it."""

    record: R
    versions: list[R] = field(default_factory=list)
    undone: list[Anterior] = field(default_factory=list)

    def write(self, label: str, on: date, por: User, **values: Any) -> None:
        """Type a step: what it changes, who and when."""
        for name, value in values.items():
            setattr(self.record, name, value)
        self.record.version = len(self.versions) + 1
        version = copy(self.record)
        version._history_user, version._change_reason = por, label
        version._history_date = noon(on)  # type: ignore[attr-defined]
        self.versions.append(version)

    def undo(self, label: str, on: date, por: User, **values: Any) -> None:
        """Type a step that undoes what the record said, which is kept."""
        self.undone.append(link_of(type(self.record)).related_model.of(self.record, on))
        self.write(label, on, por, **values)


def reschedule(life: Life[Any], on: date, to: date, por: User) -> None:
    """Give another day to an activity that was suspended, which is kept."""
    nothing = {"causa": "", "suspendida_el": None, "motivo": ""}
    life.undo("Reprogramar", on, por, estado=EstadoActividad.PROGRAMADA, ocurrido_el=to, **nothing)


def _withdraw(lives: Sequence[Life[Any]]) -> None:
    """Withdraw from the plan the activities that wait for another day since long ago, but for the last."""
    year = timedelta(days=365)
    old = timezone.localdate() - 2 * year
    activities = [life for life in lives if isinstance(life.record, Actividad) and not life.record.anulado]
    waiting = [life for life in activities if life.record.estado == EstadoActividad.SUSPENDIDA]
    for life in [one for one in waiting if one.record.suspendida_el < old][:-1]:
        told = {"estado": EstadoActividad.RETIRADA, "motivo": "Ya no se hará: pasó un año sin otra fecha."}
        on, por = life.record.suspendida_el + year, life.versions[-1]._history_user
        life.write("Retirar del plan", on, por, **told)


def write_lives(lives: Sequence[Life[R]]) -> None:
    """Write records of one kind with their numbers and every version they had."""
    if not lives:
        return
    _withdraw(lives)
    records = [life.record for life in lives]
    number(records)
    model = type(records[0])
    model._default_manager.bulk_create(records, batch_size=BATCH)
    keep_lives(lives)


def keep_lives(lives: Sequence[Life[R]]) -> None:
    """Write every version that stored records of one kind had, the last as it stands, and what steps undid of it."""
    before = [(life.record, version) for life in lives for version in life.versions[:-1]]
    for record, version in before:
        version.pk, version.numero = record.pk, record.numero
    history = type(lives[0].record).history
    history.bulk_history_create([one for _, one in before if one.version == 1], batch_size=BATCH)
    history.bulk_history_create([one for _, one in before if one.version > 1], batch_size=BATCH, update=True)
    keep_as_they_stand([_last(life) for life in lives])
    write_unnumbered([line for life in lives for line in life.undone])


def _last(life: Life[R]) -> Version:
    last: Any = life.versions[-1]
    kind = "~" if len(life.versions) > 1 else "+"
    return Version(life.record, last._history_date, last._history_user.pk, last._change_reason, kind)
