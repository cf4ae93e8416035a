"""The life of an invented record: each step as it was typed, and the writing of many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, Self, TypeVar

from django.db import models
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.records.actividades import Actividad, EstadoActividad
from gobernacion.records.anteriores import Anterior, link_of
from gobernacion.records.bulk import BATCH, Version, keep_as_they_stand, number, write_unnumbered
from gobernacion.records.demo.days import noon
from gobernacion.records.models import Record
from gobernacion.records.transitions import Transition, transitions_of

R = TypeVar("R", bound=Record)


@dataclass
class Life(Generic[R]):
    """A record as it stands, with each version it had and what it said until a step undid it."""

    record: R
    versions: list[R] = field(default_factory=list)
    undone: list[Anterior] = field(default_factory=list)

    def enter(self, on: date, por: User, label: str = "Registrar") -> Self:
        """Type it in."""
        self.write(label, on, por, registrado_el=noon(on), registrado_por=por)
        return self

    def take(self, name: str, on: date, por: User, **answers: Any) -> None:
        """Take a declared step: what it asks for, where it leads, and the day and the signature of its stage.

        Where the step may lead to several states, ``estado`` says which.
        """
        step = self._step(name)
        self._take(step, on, por, answers, back=step.vuelve)

    def take_back(self, name: str, on: date, por: User, **answers: Any) -> None:
        """Take a declared step that goes back: what the record may not say there is taken away, and kept."""
        self._take(self._step(name), on, por, answers, back=True)

    def _step(self, name: str) -> Transition:
        return next(one for one in transitions_of(type(self.record)) if one.name == name)

    def _take(self, step: Transition, on: date, por: User, answers: dict[str, Any], back: bool) -> None:
        record: Any = self.record
        refusal, before = step.refusal(record, por), copy(record)
        assert refusal is None, refusal
        assert len(step.targets) < 2 or answers.get("estado") in step.targets, f"{step.label}: which state?"
        values = {"estado": step.target or record.estado, **self._signed(step, on, por), **answers}
        if back:
            record.etapas.clear_beyond(record, values["estado"])
            self._keep(before, on)
        self.write(step.label, on, por, **values)
        missing = [one for one in step.fields if getattr(record, one) in (None, "")]
        assert not missing, f"{step.label}: {missing}"

    def _signed(self, step: Transition, on: date, por: User) -> dict[str, Any]:
        """The days that a step asks for, and those of the stages it takes with who signs them."""
        record: Any = self.record
        model = type(record)
        found: dict[str, Any] = {}
        for etapa in record.etapas:
            asked = [name for name in etapa.campos if name in step.fields]
            begins = step.target in etapa.estados and record.estado not in etapa.estados
            days = [one for one in asked if isinstance(model._meta.get_field(one), models.DateField)]
            if begins and not days:
                days = [etapa.day_of(model)]
            found |= dict.fromkeys(days, on)
            signer = etapa.signer_of(model)
            taken = begins or (asked and (not etapa.estados or step.target in etapa.estados))
            if taken and signer and getattr(record, signer) is None:
                found[signer] = por
        found.pop("", None)
        return found

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
        self._keep(self.record, on)
        self.write(label, on, por, **values)

    def _keep(self, said: R, on: date) -> None:
        if link := link_of(type(said)):
            line = link.related_model.of(said, on)
            setattr(line, link.field.name, self.record)
            self.undone.append(line)


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


# --- what belongs to records ---------------------------------------------------------------------------------


def write_lines(lives: Iterable[Life[Any]], kept: str, to: str, por: User | None = None) -> None:
    """Write the lines that lives carry as ``kept`` and that belong to their records by ``to``."""
    lines = []
    for life in lives:
        for line in getattr(life, kept):
            setattr(line, to, life.record)
            lines.append(line)
    write_unnumbered(lines, por)


def write_children(lives: Iterable[Life[Any]], kept: str, to: str) -> list[Life[Any]]:
    """Write the lives that others carry as ``kept`` and that belong to their records by ``to``."""
    children = [child for life in lives for child in getattr(life, kept)]
    for child in children:
        for version in (child.record, *child.versions):
            setattr(version, to, getattr(version, to))  # the key it got when what it belongs to was written
    write_lives(children)
    return children


def tie(lives: Iterable[Life[Any]], name: str) -> None:
    """Tie the records to what their lives carry under the name of their relation to many."""
    pairs = [(life.record, one) for life in lives for one in getattr(life, name)]
    if pairs:
        relation: Any = type(pairs[0][0])._meta.get_field(name)
        mine, theirs = relation.m2m_column_name(), relation.m2m_reverse_name()
        rows = [relation.remote_field.through(**{mine: record.pk, theirs: one.pk}) for record, one in pairs]
        relation.remote_field.through._default_manager.bulk_create(rows, batch_size=BATCH)


def count_taken(kind: Any) -> None:
    """Say in each budget what the records of a kind take of it."""
    taken: dict[tuple[Any, ...], dict[str, int]] = {}
    for record in kind._default_manager.vigentes():
        if held := record.ocupa():
            budget = taken.setdefault(tuple(sorted(held.de.items())), {})
            for name, amount in held.montos.items():
                budget[name] = budget.get(name, 0) + amount
    for which, amounts in taken.items():
        kind.saldo._base_manager.filter(**dict(which)).update(**amounts)
