"""The tables that keep what records were, found from the models, and what the database refuses to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from simple_history.models import HistoricalChanges

from gobernacion.access.models import Huella, Olvido, Tanda
from gobernacion.access.models.olvido import ClaseOlvido
from gobernacion.guards import Guard

REWRITE, FORGET, SEAL = "rewrite history", "forget", "seal rows"
"""What is held while words are withdrawn from the history, while something is forgotten, and while rows are sealed."""


def histories() -> Iterator[Any]:
    """Every model that keeps what another was; the other is its ``instance_type``."""
    return (model for model in apps.get_models() if issubclass(model, HistoricalChanges))


def keeps_history(model: type[models.Model]) -> bool:
    """Whether its own history tells who changed a record of this model, and when; of any other the journal does."""
    return hasattr(model._meta, "simple_history_manager_attribute")


def guards_of_history() -> Iterator[Guard]:
    """A version is never rewritten, and goes only with the history of a record that is noted as forgotten."""
    for history in histories():
        table, model = history._meta.db_table, history.instance_type
        named = (
            f"SELECT 1 FROM {Olvido._meta.db_table} WHERE modelo = '{model._meta.label}' "  # noqa: S608  (our own names)
            f"AND registro = {_as_text(model._meta.pk)} AND clase <> '{ClaseOlvido.RETIRO}'"
        )
        yield Guard(table, ("UPDATE",), permit=REWRITE)
        yield Guard(table, ("DELETE",), when=f"NOT EXISTS ({named})")


def _as_text(key: models.Field[Any, Any]) -> str:
    """The key of an old row as an Olvido names it, on either database."""
    text = f"CAST(OLD.{key.column} AS varchar(80))"
    if not isinstance(key, models.UUIDField):
        return text
    bare, cuts = f"REPLACE({text}, '-', '')", ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
    return " || '-' || ".join(f"substr({bare}, {start}, {length})" for start, length in cuts)


_HUELLA_AS_IT_WAS = " OR ".join(
    [
        "NEW.sal <> ''",
        *(f"NEW.{name} <> OLD.{name}" for name in ("id", "tanda_id", "fila", "registro", "huella")),
    ]
)

GUARDS = (
    Guard(Olvido._meta.db_table),
    Guard(Olvido._meta.db_table, ("INSERT",), permit=FORGET),
    Guard(Tanda._meta.db_table),
    Guard(Tanda._meta.db_table, ("INSERT",), permit=SEAL),
    Guard(Huella._meta.db_table, ("DELETE",)),
    Guard(Huella._meta.db_table, ("INSERT",), permit=SEAL),
    # A salt is taken away, and nothing else of a digest is ever changed.
    Guard(Huella._meta.db_table, ("UPDATE",), permit=FORGET, when=_HUELLA_AS_IT_WAS),
)
