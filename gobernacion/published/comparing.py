"""Two editions side by side: what an erratum changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gobernacion.published import places
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


@dataclass(frozen=True)
class CambioDeTexto:
    """What two editions say otherwise in words, and where; empty on the side that does not say it."""

    donde: str
    antes: str
    despues: str


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


def compare_texts(antes: EdicionPublicada, despues: EdicionPublicada) -> list[CambioDeTexto]:
    """What is told in words and not with figures: added, withdrawn or said otherwise, withdrawn at the end."""
    old, new = _texts(antes), _texts(despues)
    return [
        CambioDeTexto(place[0], old.get(place, ""), new.get(place, ""))
        for place in {**new, **old}
        if old.get(place) != new.get(place)
    ]


def _texts(edicion: EdicionPublicada) -> dict[tuple[str, ...], str]:
    """Each of its texts under where it is read; a promise is another where its words are."""
    rows: Iterable[tuple[Any, tuple[str, ...]]] = (
        ([edicion], ("titulo", "presentacion")),
        (edicion.capitulos.order_by("orden"), ("titulo", "resumen")),
        (edicion.cuadraturas.order_by("orden"), ("nota",)),
    )
    said: dict[tuple[str, ...], str] = {
        (places.of(row, name),): getattr(row, name)
        for many, columns in rows
        for row in many
        for name in columns
        if getattr(row, name)
    }
    for promise in edicion.compromisos.order_by("orden"):
        place = f"Compromiso para {promise.year}, capítulo {promise.capitulo}"
        said[place, promise.texto] = promise.texto
    return said
