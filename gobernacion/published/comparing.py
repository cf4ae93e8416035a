"""Two editions side by side: what an erratum changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from gobernacion.published import places
from gobernacion.published.longform import COLUMNS
from gobernacion.published.models import CifraPublicada, EdicionPublicada

PLACE = ("codigo", "dimension", "categoria", "desde", "hasta", "corte")
"""What tells which fact a figure states; the other columns of the long form are what it says of it."""
SAID = tuple(name for name in COLUMNS if name not in PLACE)
SHOWN = ("valor", "calificador", "area")
"""The columns that are read in the value itself; an area has no name of its own here."""
CITING = ("presentacion", "resumen")
"""The texts that cite figures by their code, and are read with the figures in the place of the citations."""
LONG = 600
"""From how many letters on only the paragraphs of a text that differ are worth reading."""


@dataclass(frozen=True)
class Cambio:
    """A figure that one edition states and the other does not, or states otherwise in these columns."""

    antes: CifraPublicada | None
    despues: CifraPublicada | None
    columnas: tuple[str, ...] = ()

    @property
    def dichos(self) -> tuple[str, ...]:
        """What is stated otherwise and the value does not show, to be read on both sides: its source, its note."""
        return tuple(name for name in self.columnas if name not in SHOWN)


@dataclass(frozen=True)
class CambioDeTexto:
    """What two editions say otherwise in words, and where; empty on the side that does not say it."""

    donde: str
    antes: str
    despues: str
    cita: bool = False

    def paragraphs(self) -> tuple[str, str]:
        """What differs, on both sides: of a long text its paragraphs that are not the same; of any other, all of it."""
        if not self.antes or not self.despues or max(len(self.antes), len(self.despues)) < LONG:
            return self.antes, self.despues
        old, new = _paragraphs(self.antes), _paragraphs(self.despues)
        blocks = [one for one in SequenceMatcher(None, old, new, False).get_opcodes() if one[0] != "equal"]
        return (
            "\n\n".join(paragraph for _, start, end, _, _ in blocks for paragraph in old[start:end]),
            "\n\n".join(paragraph for _, _, _, start, end in blocks for paragraph in new[start:end]),
        )


class _Texto(NamedTuple):
    texto: str
    cita: bool = False


NOTHING = _Texto("")


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
        CambioDeTexto(place[0], old.get(place, NOTHING).texto, new.get(place, NOTHING).texto, said.cita)
        for place, said in {**new, **old}.items()
        if old.get(place) != new.get(place)
    ]


def _texts(edicion: EdicionPublicada) -> dict[tuple[str, ...], _Texto]:
    """Each of its texts under where it is read; a promise is another where its words are."""
    rows: Iterable[tuple[Any, tuple[str, ...]]] = (
        ([edicion], ("titulo", "presentacion")),
        (edicion.capitulos.order_by("orden"), ("titulo", "resumen")),
        (edicion.cuadraturas.order_by("orden"), ("nota",)),
    )
    said: dict[tuple[str, ...], _Texto] = {
        (places.of(row, name),): _Texto(getattr(row, name), name in CITING)
        for many, columns in rows
        for row in many
        for name in columns
        if getattr(row, name)
    }
    for promise in edicion.compromisos.order_by("orden"):
        place = f"Compromiso para {promise.year}, capítulo {promise.capitulo}"
        said[place, promise.texto] = _Texto(promise.texto)
    return said


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, and each item of its lists."""
    return re.split(r"\n\s*\n|\n(?=[-*+] |[0-9]+[.)] )", text.strip())
