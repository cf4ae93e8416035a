"""What a record said until a day and a later step undid: a year that ended before still measures it.

An area declares with its record what is kept of it, under the names the record has for it; the step that clears or
overwrites any of that calls ``keep_before`` first:

    class AcuerdoAnterior(Anterior):
        registro = models.ForeignKey(Acuerdo, models.PROTECT, related_name="anteriores", verbose_name="acuerdo")
        cerrado_el = models.DateField("cerrado el", null=True, blank=True)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from gobernacion.records.models import Record, RecordLine, validate_not_future


class Anterior(RecordLine):
    """Some of what a record said, and the first day on which it no longer did."""

    hasta = models.DateField("hasta", help_text="Primer día en que ya no era así.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}".capitalize()

    @classmethod
    def of(cls, record: Record, hasta: date) -> Self:
        """What a record says now, until that day."""
        link = link_of(type(record))
        return cls(
            **{link.field.name: record, **{name: getattr(record, name) for name in kept(link)}}, hasta=hasta
        )


def link_of(model: type[models.Model]) -> Any:
    """How what records of a kind said before hangs from them; None where nothing of it is kept."""
    found = [one for one in model._meta.related_objects if issubclass(one.related_model, Anterior)]
    return found[0] if found else None


def kept(link: Any) -> list[str]:
    """The fields of a record that are kept."""
    apart = {"id", "version", "hasta", link.field.name}
    return [field.name for field in link.related_model._meta.fields if field.name not in apart]


def keep_before(record: Record, on: date) -> None:
    """Keep what is stored of a record, which a step undoes on that day."""
    link_of(type(record)).related_model.of(_stored(record), on).save()


def _stored(record: Record) -> Record:
    """What the database says of a record while a step changes it in memory."""
    return type(record)._base_manager.get(pk=record.pk)


def keep_undone(record: Record, on: date) -> None:
    """Keep what is stored of a record that goes back and says less from that day, where its kind is measured by it."""
    if link := link_of(type(record)):
        stored = _stored(record)
        lost = [name for name in kept(link) if getattr(stored, name) != getattr(record, name)]
        # What began later than that day did not end before it began; a term that was to come began nothing.
        fields = (record._meta.get_field(name) for name in lost)
        days = [getattr(stored, one.name) for one in fields if validate_not_future in one.validators]  # type: ignore[union-attr]
        link.related_model.of(stored, max([on, *filter(None, days)])).save()


class Entonces:
    """What the records of a kind said when a day began, whatever was undone since."""

    def __init__(self, model: type[Record], day: date) -> None:
        self.link, self.day = link_of(model), day

    def que(self, said: Q) -> Q:
        """The condition of having said that then, of fields that are kept."""
        found = self._first(Case(When(said, then=Value(True)), default=Value(False)))
        self._others = list(found)
        return said & ~Q(pk__in=self._others) | Q(pk__in=[one for one, as_asked in found.items() if as_asked])

    def campo(self, name: str) -> Case:
        """The value that a field had then."""
        line = self._lines.filter(**{self.link.field.name: OuterRef("pk")}).values(name)[:1]
        return Case(When(pk__in=self._others, then=Subquery(line)), default=F(name))

    @cached_property
    def _others(self) -> list[int]:
        """The records that said something else then than now."""
        return list(self._first(Value(True)))

    @property
    def _lines(self) -> models.QuerySet[Any]:
        lines: models.QuerySet[Any] = self.link.related_model._base_manager.filter(hasta__gte=self.day)
        return lines.order_by("hasta", "pk")

    def _first(self, answer: Any) -> dict[int, bool]:
        """Of each record that something was undone of since, the answer of the first that was."""
        found: dict[int, bool] = {}
        for record, answered in self._lines.values_list(self.link.field.name).annotate(answer=answer):
            found.setdefault(record, answered)
        return found


def take_from_history(
    apps: Any,
    model: tuple[str, str],
    anterior: str,
    undone: Callable[[Any, Any], date | None],
) -> None:
    """Write down, in a migration, what earlier versions of records say and a later one undid.

    ``undone(before, after)`` says on which day that was, or None where nothing was.
    """
    label, name = model
    Anterior = apps.get_model(label, anterior)
    [link] = [f for f in Anterior._meta.fields if f.is_relation and f.related_model._meta.object_name == name]
    apart = {"id", "version", "hasta", link.name}
    columns = [field.attname for field in Anterior._meta.fields if field.name not in apart]
    standing = set(apps.get_model(label, name)._base_manager.values_list("pk", flat=True))
    versions = apps.get_model(label, f"Historical{name}")._base_manager.order_by(
        "id", "version", "history_id"
    )
    Anterior._base_manager.bulk_create(
        Anterior(**{link.attname: before.id, **{one: getattr(before, one) for one in columns}}, hasta=day)
        for before, after in pairwise(versions.iterator())
        if before.id == after.id and before.id in standing and (day := undone(before, after))
    )


def written_on(version: Any) -> date:
    """The day a version of a record was written."""
    return timezone.localdate(version.history_date)
