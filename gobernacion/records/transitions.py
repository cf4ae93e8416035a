"""Steps of a record: declared on a method, they become a button, a confirmation form and a right of the policy.

@transition("Aprobar", source=[Estado.PROPUESTA], target=Estado.APROBADA,
            fields=["acto_numero", "acto_fecha"], not_same_as=["evaluada_por"])
def aprobar(self, por: User, on: date) -> None:
    self.aprobada_por = por

postulacion.aprobar(por, on, acto_numero="12", acto_fecha=on)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from gobernacion.labels import label_of
from gobernacion.records.anteriores import keep_undone
from gobernacion.records.history import last_to_write
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User
    from gobernacion.records.models import Record

Body = Callable[..., Any]
Hindrance = Callable[[Any, "User", date], str | None]
Asked = Iterable[str] | Callable[[Any], Iterable[str]]
"""Fields, or what says of a kind of record which they are."""


@dataclass(frozen=True)
class Transition:
    """One step: who may take it is the policy's to say, under ``name``."""

    name: str
    label: str
    """What the button says: a verb."""
    source: tuple[str, ...]
    target: str | None
    """The state it leads to; None where it stays, or where the method says which of ``targets`` by returning it."""
    fields: tuple[str, ...]
    """What the record must know to take it: asked in the confirmation form, every one required."""
    optional: tuple[str, ...]
    """What the confirmation form asks without insisting."""
    not_same_as: tuple[str, ...]
    """Fields with the people who may not take it."""
    warning: str
    """What the person should know before confirming."""
    unless: Hindrance | None = None
    """Why the record may not take it yet, whatever is answered: told when its form is opened, and when it is taken."""
    corrige: bool = False
    """Whether it mends what another step wrote: its form proposes what is there."""
    targets: tuple[str, ...] = ()
    """The states it may lead to; none where the record stays where it is."""
    vuelve: bool = False
    """Whether it goes back: its form asks why, and what the record may no longer say is kept where it is measured."""

    def hindrance(self, record: Record, por: User, on: date) -> str | None:
        """What the record has to have first, in a clerk's words; None if nothing is missing."""
        return self.unless(record, por, on) if self.unless else None

    def refusal(self, record: Record, por: User) -> str | None:
        """Why this person may not take it on this record now, in a clerk's words; None if nothing is in the way."""
        if record.anulado:
            return f"{record} está anulado: ya no admite cambios."
        if record.estado not in self.source:
            return (
                f"{record} está en estado «{_label(record, record.estado)}»: «{self.label}» se hace desde "
                f"{_either(_label(record, state) for state in self.source)}."
            )
        for field in self.not_same_as:
            if getattr(record, f"{field}_id") == por.pk:
                called = label_of(record, field)
                return f"Usted figura en {record} como «{called}»: «{self.label}» debe hacerlo otra persona."
        return None


def transition(
    label: str,
    *,
    source: Iterable[str],
    target: str | Sequence[str] | None = None,
    fields: Asked = (),
    optional: Asked = (),
    not_same_as: Iterable[str] = (),
    warning: str = "",
    unless: Hindrance | None = None,
    corrige: bool = False,
    vuelve: bool = False,
) -> Callable[[Body], Body]:
    """Make a method of a record one of its steps.

    The method gets the person and the day, after the fields were set and before the state is; it raises
    TransicionRechazada to refuse. Where ``target`` has several states it returns one of them; without any the record
    stays in its own. One that goes back (``vuelve``) takes away what the record may not say there. All of it happens in
    one transaction with the row locked, or not at all.
    """

    def declare(body: Body) -> Body:
        @cache
        def step_of(model: type[models.Model]) -> Transition:
            return Transition(
                body.__name__,
                label,
                tuple(source),
                target if isinstance(target, str) else None,
                tuple(fields(model) if callable(fields) else fields),
                tuple(optional(model) if callable(optional) else optional),
                tuple(not_same_as),
                warning,
                unless,
                corrige,
                (target,) if isinstance(target, str) else tuple(target or ()),
                vuelve,
            )

        @wraps(body)
        def take(record: Record, por: User, on: date, **values: object) -> None:
            with given_back(record), transaction.atomic():
                _take(step_of(type(record)), body, record, por, on, values)

        take.step_of = step_of  # type: ignore[attr-defined]
        return take

    return declare


@contextmanager
def given_back(record: models.Model) -> Iterator[None]:
    """Give back to this copy of a record all that it held, when something fails halfway."""
    before = _memory(record)
    try:
        yield
    except BaseException:
        record.__dict__.update(before)
        raise


def transitions_of(model: type[models.Model]) -> list[Transition]:
    """The steps a kind of record declares, in the order it declares them."""
    found = {}
    for owner in reversed(model.__mro__):
        for name, member in vars(owner).items():
            if hasattr(member, "step_of"):
                found[name] = member.step_of(model)
    return list(found.values())


def otra_persona(record: Record, por: User, on: date) -> str | None:
    """Why whoever brought a record to its state does not bring it back: two people are asked."""
    if last_to_write(record, ["estado"]) != por.pk:
        return None
    return f"Usted dejó {record} en «{_label(record, record.estado)}»: debe volverlo atrás otra persona."


def goes_on(record: Record) -> bool:
    """Whether some step is left that leads it on, and does not mend or undo."""
    ahead = (step for step in transitions_of(type(record)) if not step.corrige and not step.vuelve)
    return not record.anulado and any(record.estado in step.source for step in ahead)


def _take(
    step: Transition, body: Body, record: Record, por: User, on: date, values: dict[str, object]
) -> None:
    record.lock()
    refusal = step.refusal(record, por) or step.hindrance(record, por, on)
    if refusal:
        raise TransicionRechazada(refusal)
    if unknown := values.keys() - {*step.fields, *step.optional}:
        raise TypeError(f"{step.name}() does not ask for {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, value)
    for name in step.fields:
        if record._meta.get_field(name).value_from_object(record) in (None, ""):  # type: ignore[union-attr]
            raise TransicionRechazada(f"Para «{step.label}» falta «{label_of(record, name)}».")
    record.clean_fields(exclude={field.name for field in record._meta.fields} - values.keys())
    answer = body(record, por, on)
    record.estado = _led_to(step, record, answer)
    if step.vuelve:
        record.etapas.clear_beyond(record, record.estado)
        keep_undone(record, on)
    record.clean()
    record.validate_constraints()
    record.save_signed(por, step.label)


def _led_to(step: Transition, record: Record, answer: Any) -> str:
    """The state that a step leads to."""
    if len(step.targets) <= 1:
        return step.target or record.estado
    if answer not in step.targets:
        raise TypeError(f"{step.name}() leads to {answer!r}, which it does not declare")
    return str(answer)


def _memory(record: models.Model) -> dict[str, Any]:
    """What this copy of the record holds."""
    state = copy(record._state)
    state.fields_cache = state.fields_cache.copy()
    return {**record.__dict__, "_state": state}


def _label(record: Record, state: str) -> str:
    options: Any = record._meta
    choices = dict(options.get_field("estado").flatchoices)
    return str(choices.get(state, state)).lower()


def _either(words: Iterable[str]) -> str:
    *others, last = [f"«{word}»" for word in words]
    return f"{', '.join(others)} o {last}" if others else last
