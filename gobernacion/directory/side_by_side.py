"""What the areas know of people, one beside the other, with what does not agree marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gobernacion.areas import installed
from gobernacion.directory.ficha_fields import DATOS
from gobernacion.directory.models import Ficha
from gobernacion.directory.search import search_key

COMPARED = ("identificacion", *DATOS)
MUST_AGREE = {"nombres", "primer_apellido", "segundo_apellido", "nacimiento", "sexo", "nacionalidad"}
SPELLED = {"nombres", "primer_apellido", "segundo_apellido"}


@dataclass(frozen=True)
class Row:
    """One thing the fichas say."""

    title: str
    values: list[str]
    differs: bool
    """Whether two fichas say different things that should be the same; what one leaves out is not a difference."""


@dataclass(frozen=True)
class Comparison:
    """Fichas in columns, what they say in rows."""

    titles: list[str]
    rows: list[Row]


def area_titles() -> dict[str, str]:
    """The areas as people call them."""
    return {area.label: str(area.verbose_name) for area in installed()}


def side_by_side(fichas: Iterable[Ficha]) -> Comparison:
    """The comparison of some fichas, in their order."""
    fichas = list(fichas)
    titles = area_titles()
    return Comparison(
        [titles.get(ficha.area, ficha.area) for ficha in fichas],
        [
            Row(
                title_of(name),
                [spoken(ficha, name) for ficha in fichas],
                name in MUST_AGREE and len({_compared(ficha, name) for ficha in fichas} - {""}) > 1,
            )
            for name in COMPARED
        ],
    )


def title_of(name: str) -> str:
    """What a field of the ficha is called."""
    field: Any = Ficha._meta.get_field(name)
    return str(field.verbose_name)


def spoken(ficha: Ficha, name: str) -> str:
    """What a ficha says, as it is read."""
    display = getattr(ficha, f"get_{name}_display", None)
    value = display() if display else getattr(ficha, name)
    if name == "nacimiento" and value:
        return f"{value:%d-%m-%Y}"
    return str(value or "")


def _compared(ficha: Ficha, name: str) -> str:
    value = str(getattr(ficha, name) or "")
    return search_key(value) if name in SPELLED else value
