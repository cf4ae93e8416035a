"""Two editions side by side: what an erratum changed."""

from __future__ import annotations

from dataclasses import dataclass

from gobernacion.published.longform import COLUMNS
from gobernacion.published.models import CifraPublicada, EdicionPublicada

PLACE = ("codigo", "dimension", "categoria", "desde", "hasta", "corte")
"""What tells which fact a figure states; the other columns of the long form are what it says of it."""
SAID = tuple(name for name in COLUMNS if name not in PLACE)


@dataclass(frozen=True)
class Cambio:
    """A figure that one edition states and the other does not, or states otherwise in these columns."""

    antes: CifraPublicada | None
    despues: CifraPublicada | None
    columnas: tuple[str, ...] = ()


def compare(antes: EdicionPublicada, despues: EdicionPublicada) -> list[Cambio]:
    """Figures added, withdrawn or stated otherwise, in the order of the account; withdrawn ones at the end."""
    old, new = _by_place(antes), _by_place(despues)
    changes = []
    for place, cifra in new.items():
        before = old.pop(place, None)
        columnas = _changed(before, cifra) if before else ()
        if before is None or columnas:
            changes.append(Cambio(before, cifra, columnas))
    return changes + [Cambio(cifra, None) for cifra in old.values()]


def _by_place(edicion: EdicionPublicada) -> dict[tuple[object, ...], CifraPublicada]:
    return {tuple(getattr(cifra, name) for name in PLACE): cifra for cifra in edicion.cifras.en_orden()}


def _changed(antes: CifraPublicada, despues: CifraPublicada) -> tuple[str, ...]:
    return tuple(name for name in SAID if getattr(antes, name) != getattr(despues, name))
