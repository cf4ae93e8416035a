"""Where the areas name people: every field that refers to a ficha, and the guard that keeps it to the area's own."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model

from gobernacion.access.registry import area_of_app
from gobernacion.directory.holding import references_to
from gobernacion.directory.models import Ficha
from gobernacion.guards import Guard


def references_to_ficha() -> Iterator[tuple[type[Model], str]]:
    """Every field of the installation that refers to a ficha, those of history aside."""
    return references_to(Ficha)


def own_fichas_only() -> Iterator[Guard]:
    """A record of an area names a ficha of that area: the database refuses any other."""
    for model, name in references_to_ficha():
        area = area_of_app(model)
        if area is not None:
            column = model._meta.get_field(name).column  # type: ignore[union-attr]
            own = f"directory_ficha.id = NEW.{column} AND directory_ficha.area = '{area}'"
            yield Guard(
                model._meta.db_table,
                refuse=("INSERT", "UPDATE"),
                when=f"NEW.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directory_ficha WHERE {own})",  # noqa: S608  (names of our own)
            )
