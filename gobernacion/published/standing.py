"""How a published edition stands among the others of its year: the account of the year, superseded, or up to a day."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol


class Situacion(StrEnum):
    """``A_LA_FECHA``: nobody corrected it, and a later edition tells more of its year."""

    VIGENTE = "vigente"
    REEMPLAZADA = "reemplazada"
    A_LA_FECHA = "a la fecha"


class Publicada(Protocol):
    """What is asked of a published edition to know how it stands."""

    @property
    def slug(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def numero(self) -> int: ...
    @property
    def reemplaza_id(self) -> str | None: ...


def standing(cadena: Iterable[Publicada]) -> dict[str, Situacion]:
    """How each edition stands, by its slug, once all of these are published.

    A year may be told up to a day, then whole, and each of them be corrected: in force is the last erratum of what was
    told last.
    """
    by_slug = {edicion.slug: edicion for edicion in cadena}
    replaced = {edicion.reemplaza_id for edicion in by_slug.values()}
    tells_most: dict[int, int] = {}
    for edicion in by_slug.values():
        tells_most[edicion.year] = max(tells_most.get(edicion.year, 0), _corrects(edicion, by_slug).numero)

    def situation(edicion: Publicada) -> Situacion:
        if edicion.slug in replaced:
            return Situacion.REEMPLAZADA
        last = _corrects(edicion, by_slug).numero == tells_most[edicion.year]
        return Situacion.VIGENTE if last else Situacion.A_LA_FECHA

    return {slug: situation(edicion) for slug, edicion in by_slug.items()}


def _corrects(edicion: Publicada, by_slug: dict[str, Publicada]) -> Publicada:
    """The edition that the errata down to this one correct; itself if it is none."""
    while edicion.reemplaza_id is not None and edicion.reemplaza_id in by_slug:
        edicion = by_slug[edicion.reemplaza_id]
    return edicion
