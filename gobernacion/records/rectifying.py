"""Mending what a stage that was taken says: by another person, with a reason, and both values in the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db import transaction

from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import number
from gobernacion.lib.periods import Period
from gobernacion.records.history import last_to_write
from gobernacion.records.transitions import given_back
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User
    from gobernacion.records.models import Record


class Movida(NamedTuple):
    """A figure that a change of a record moves."""

    indicador: Indicador
    year: int
    antes: Decimal | None
    despues: Decimal | None

    @property
    def frase(self) -> str:
        """«OR-018 Pesos entregados en ayudas, 2019: de 10.427.447 a 10.426.447 pesos»."""
        one = self.indicador
        antes, despues = ("nada" if value is None else number(value) for value in (self.antes, self.despues))
        return f"{one.codigo} {one.nombre}, {self.year}: de {antes} a {despues} {one.unidad}"


def corregibles_de(model: type[Record]) -> dict[str, list[str]]:
    """What may be mended of a kind of record, under the titles of its stages: what its steps write, but not who."""
    user, found = get_user_model(), dict[str, list[str]]()
    stored = {field.name: field for field in model._meta.fields}
    for etapa in model.etapas:
        for field in (stored[name] for name in etapa.campos if name in stored):
            if field.editable and field.related_model is not user:
                found.setdefault(etapa.titulo, []).append(field.name)
    return found


def corregibles(record: Record) -> dict[str, list[str]]:
    """What may be mended of a record: of the stages that were taken."""
    return {
        titulo: names
        for titulo, names in corregibles_de(type(record)).items()
        if any(getattr(record, name) not in (None, "") for name in names)
    }


def rectify(record: Record, titulo: str, por: User, on: date, motivo: str, values: Mapping[str, Any]) -> None:
    """Write these values in a stage of a record. Raises TransicionRechazada if the record, or this person, may not."""
    with given_back(record), transaction.atomic():
        record.lock()
        names = corregibles(record).get(titulo, [])
        if record.anulado:
            raise TransicionRechazada(f"{record} está anulado: ya no admite cambios.")
        if not names:
            raise TransicionRechazada(f"De {record} no hay qué corregir en «{titulo}».")
        if por.pk in _writers(record, titulo, names):
            raise TransicionRechazada(f"Usted escribió «{titulo}» de {record}: debe corregirlo otra persona.")
        if unknown := values.keys() - {*names}:
            raise TypeError(f"«{titulo}» does not hold {', '.join(sorted(unknown))}")
        before = copy(record)
        for name, value in values.items():
            setattr(record, name, value)
        if all(getattr(before, name) == getattr(record, name) for name in names):
            raise TransicionRechazada("Dice lo mismo que antes: no hay qué corregir.")
        record.clean_fields(exclude={field.name for field in record._meta.fields} - values.keys())
        record.al_corregir(before)
        record.clean()
        record.validate_constraints()
        record.save_signed(por, f"Corregir «{titulo}»")


def figures_moved(record: Record, take: Callable[[], None]) -> list[Movida]:
    """The figures of its area that a change would move, in the years it touches. Nothing is changed."""
    days = _days(record)
    with _undone(record):
        take()
        years = sorted({day.year for day in (*days, *_days(record))})
        after = _totals(record, years)
    before = _totals(record, years)
    return [
        Movida(registry()[codigo], year, before[codigo, year], value)
        for (codigo, year), value in after.items()
        if before[codigo, year] != value
    ]


class _Undo(Exception):
    """What was tried is undone."""


@contextmanager
def _undone(record: Record) -> Iterator[None]:
    """Whatever happens inside is undone, also in memory."""
    try:
        with given_back(record), transaction.atomic():
            yield
            raise _Undo
    except _Undo:
        pass


def _totals(record: Record, years: list[int]) -> dict[tuple[str, int], Decimal | None]:
    """What the indicators of its area measure in those years."""
    ours = registry().of_area(record._meta.app_label)
    return {
        (one.codigo, year): registry().total(one.codigo, Period.year(year)) for one in ours for year in years
    }


def _days(record: Record) -> list[date]:
    told = (field.value_from_object(record) for field in record._meta.fields)
    return [one for one in told if type(one) is date]


def _writers(record: Record, titulo: str, names: list[str]) -> set[Any]:
    """Who signed a stage, and who last wrote what it says."""
    signers = {
        getattr(record, f"{signer}_id")
        for etapa in record.etapas
        if etapa.titulo == titulo and (signer := etapa.signer_of(type(record)))
    }
    return {*signers, last_to_write(record, names)}
