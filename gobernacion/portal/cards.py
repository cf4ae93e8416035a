"""The headline figures of an edition as they open the home page: each says whose it is, and of what it is a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.portal.figures import CifraCompleta, gather, moment
from gobernacion.published.models import CifraPublicada, CuadraturaPublicada, EdicionPublicada
from gobernacion.published.rows import EstadoCuadratura

Place = tuple[str, tuple[date, date, date | None]]


@dataclass(frozen=True)
class Tarjeta:
    """A headline figure: the area that answers for it and, where it counts a part of another figure, that one."""

    completa: CifraCompleta
    area: str
    todo: CifraPublicada | None


def headline(edicion: EdicionPublicada) -> list[Tarjeta]:
    """The figures of an edition that open the home page."""
    told = edicion.cifras.totales().filter(portada__gt=0).order_by("portada", "orden")
    areas = dict(edicion.capitulos.values_list("numero", "area_titulo"))
    part_of = wholes(edicion)
    cards = []
    for completa in gather(told, edicion.year):
        cifra = completa.alguna
        cards.append(Tarjeta(completa, areas.get(cifra.capitulo, ""), part_of.get(_place(cifra))))
    return cards


def wholes(edicion: EdicionPublicada) -> dict[Place, CifraPublicada]:
    """Of each total that counts a part of another one of its edition, that other, as the edition was checked.

    Only what counts the same: that there is a person at least in each family makes no family a part of the persons.
    """
    totals = {_place(cifra): cifra for cifra in edicion.cifras.totales()}
    held = edicion.cuadraturas.filter(regla=ParteTodo.__name__, estado=EstadoCuadratura.CUADRA)
    found: dict[Place, CifraPublicada] = {}
    for cuadratura in held.order_by("orden"):
        part, whole = _compared(cuadratura, totals)
        if part and whole and part.unidad == whole.unidad:
            found.setdefault(_place(part), whole)
    return found


def _compared(
    cuadratura: CuadraturaPublicada, totals: dict[Place, CifraPublicada]
) -> Iterable[CifraPublicada | None]:
    """The part and the whole that a check compared, where both are totals."""
    at = cuadratura.desde, cuadratura.hasta, cuadratura.corte
    part, *_, whole = cuadratura.codigos_lista()
    for codigo, valor in ((part, cuadratura.informado), (whole, cuadratura.esperado)):
        total = totals.get((codigo, at))
        yield total if total and total.valor == valor else None


def _place(cifra: CifraPublicada) -> Place:
    return cifra.codigo, moment(cifra)
