"""What holds a ficha in the directory: the rows of its area that name it.

Where the policy lets rows of a model end on a day (``Politica.filas``), a ficha that only such rows hold ends with
them: from that day it exists for nobody, although its forgetting is still to be run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, ManyToOneRel, Model, OuterRef, Q, QuerySet
from simple_history.models import HistoricalChanges

from gobernacion.access.registry import area_of_app, registry


def references_to(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Every field of the installation that refers to a model, those of history aside: history says what was."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and not issubclass(relation.related_model, HistoricalChanges):
            yield relation.related_model, relation.field.name


def held_by_what_ended(ficha: type[Model], at: date) -> Q:
    """The fichas that rows of their area name, or versions of those rows, all of them ended by a day.

    A version ends with its row, if that ended before.
    """
    ends: dict[str, Q] = {}
    lives: dict[str, Q] = {}
    for model, campo in references_to(ficha):
        area, politica = area_of_app(model), registry().of(model)
        if area is None:
            continue
        for rows in with_versions(model):
            names = rows.filter(**{campo: OuterRef("pk")})
            if politica is not None and politica.filas is not None:
                ends[area] = ends.get(area, Q()) | Q(Exists(names))
                names = names.filter(politica.filas(at))
                if rows.model is not model:
                    # The end of the row may have been moved since: its versions say another day.
                    over = model._base_manager.exclude(politica.filas(at)).values("pk")
                    names = names.exclude(**{f"{model._meta.pk.attname}__in": over})
            lives[area] = lives.get(area, Q()) | Q(Exists(names))
    held = Q(pk__in=[])
    for area, some in ends.items():
        held |= Q(area=area) & some & ~lives[area]
    return held


def with_versions(model: Any) -> Iterator[QuerySet[Any]]:
    """The rows of a model and, where it keeps them, their versions: both name whom they are about."""
    yield model._base_manager.all()
    if hasattr(model, "history"):
        yield model.history.all()
