"""Two editions side by side: what an erratum changed."""

from __future__ import annotations

from dataclasses import dataclass

from gobernacion.published.models import CifraPublicada, EdicionPublicada


@dataclass(frozen=True)
class Cambio:
    """A figure that one edition states and the other does not, or states otherwise."""

    antes: CifraPublicada | None
    despues: CifraPublicada | None


def compare(antes: EdicionPublicada, despues: EdicionPublicada) -> list[Cambio]:
    """Figures added, withdrawn or changed in value, qualifier or target, in the order of the account."""
    old, new = _by_place(antes), _by_place(despues)
    changes = [Cambio(old.get(place), cifra) for place, cifra in new.items() if _said(old.get(place)) != _said(cifra)]
    return changes + [Cambio(cifra, None) for place, cifra in old.items() if place not in new]


def _by_place(edicion: EdicionPublicada) -> dict[tuple[object, ...], CifraPublicada]:
    return {
        (c.codigo, c.dimension, c.categoria, c.desde, c.hasta, c.corte): c for c in edicion.cifras.en_orden()
    }


def _said(cifra: CifraPublicada | None) -> tuple[object, ...] | None:
    return cifra and (cifra.valor, cifra.calificador, cifra.meta)
