"""What the areas know of people, one beside the other, with what does not agree marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gobernacion.areas import installed
from gobernacion.directory.ficha_fields import DATOS
from gobernacion.directory.models import Ficha
from gobernacion.directory.search import search_key
from gobernacion.labels import label_of

COMPARED = ("identificacion", *DATOS)
MUST_AGREE = {"nombres", "primer_apellido", "segundo_apellido", "nacimiento", "sexo", "nacionalidad"}
SPELLED = {"nombres", "primer_apellido", "segundo_apellido"}
IDENTITY = MUST_AGREE | {"identificacion"}


@dataclass(frozen=True)
class Row:
    """One thing the fichas say."""

    title: str
    values: list[str]
    differs: bool
    """Whether two fichas say different things that should be the same."""
    identifies: bool
    """Whether it says who the person is, and not where they live or how to reach them."""


@dataclass(frozen=True)
class Comparison:
    """Fichas in columns, what they say in rows."""

    titles: list[str]
    rows: list[Row]

    @property
    def identity(self) -> list[Row]:
        """The rows that say who the person is."""
        return [row for row in self.rows if row.identifies]


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
                label_of(Ficha, name),
                [spoken(ficha, name) for ficha in fichas],
                name in MUST_AGREE and _differ({_compared(ficha, name) for ficha in fichas}, name),
                name in IDENTITY,
            )
            for name in COMPARED
        ],
    )


def spoken(ficha: Ficha, name: str) -> str:
    """What a ficha says, as it is read."""
    display = getattr(ficha, f"get_{name}_display", None)
    value = display() if display else ficha.dice(name)
    if name == "nacimiento" and value:
        return f"{value:%d-%m-%Y}"
    return str(value or "")


def _differ(said: set[str], name: str) -> bool:
    """A surname that one leaves out is another name; a date or a sex that one leaves out contradicts nobody."""
    return len(said if name in SPELLED else said - {""}) > 1


def _compared(ficha: Ficha, name: str) -> str:
    value = str(ficha.dice(name) or "")
    return search_key(value) if name in SPELLED else value
