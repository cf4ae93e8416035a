"""The registry of everything the office answers for. It imports no model and names no area.

Each area's ``indicators.py`` holds two tuples, ``INDICADORES`` and ``CUADRATURAS``; the registry reads
them from the areas that are installed and refuses what does not fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.cuadraturas import Cuadratura, Suma, UnaVez, de_los_desgloses
from gobernacion.indicators.declarations import TOTAL, Indicador, Medida
from gobernacion.indicators.figures import Lugar
from gobernacion.lib.periods import Period


class DeclaracionInvalida(Exception):
    """An area declares something the registry cannot take; the message names the code and the reason."""


class Registry:
    """Indicators and cuadraturas by area, each code once."""

    def __init__(self) -> None:
        self._indicadores: dict[str, Indicador] = {}
        self._areas: dict[str, AreaConfig] = {}
        self._cuadraturas: dict[str, Cuadratura] = {}

    def add(
        self, area: AreaConfig, indicadores: Iterable[Indicador], cuadraturas: Iterable[Cuadratura] = ()
    ) -> None:
        """Take an area's declarations.

        Raises DeclaracionInvalida for a code of another prefix, a second declaration of a code, a
        chapter the area does not answer for, or a quotation that measures by itself.
        """
        for indicador in indicadores:
            codigo = indicador.codigo
            if not re.fullmatch(rf"{area.prefijo}-\d{{3}}", codigo):
                raise DeclaracionInvalida(f"{codigo}: se espera {area.prefijo}-000 en {area.name}")
            if codigo in self._indicadores:
                raise DeclaracionInvalida(f"{codigo}: ya declarado por {self._areas[codigo].name}")
            if indicador.capitulo not in area.capitulos:
                raise DeclaracionInvalida(f"{codigo}: {area.name} no responde por {indicador.capitulo}")
            self._indicadores[codigo] = self._quoting(indicador) if indicador.repite else indicador
            self._areas[codigo] = area
        for cuadratura in cuadraturas:
            if cuadratura.clave in self._cuadraturas:
                raise DeclaracionInvalida(f"{cuadratura.clave}: cuadratura ya declarada")
            self._cuadraturas[cuadratura.clave] = cuadratura

    def __iter__(self) -> Iterator[Indicador]:
        return iter(self._indicadores.values())

    def __contains__(self, codigo: object) -> bool:
        return codigo in self._indicadores

    def __getitem__(self, codigo: str) -> Indicador:
        return self._indicadores[codigo]

    def get(self, codigo: str) -> Indicador | None:
        """The indicator of a code, or None where no area here declares it."""
        return self._indicadores.get(codigo)

    def area_of(self, codigo: str) -> AreaConfig:
        """The area that answers for a code."""
        return self._areas[codigo]

    def counted_by(self, codigo: str) -> AreaConfig:
        """The area whose records a code is measured from: of a quotation, the one that counts what it quotes."""
        quoted = self._indicadores[codigo].repite
        return self._areas[quoted if quoted in self else codigo]

    def of_area(self, label: str) -> list[Indicador]:
        """The indicators one area answers for."""
        return [i for codigo, i in self._indicadores.items() if self._areas[codigo].label == label]

    def cuadraturas(self) -> list[Cuadratura]:
        """Every identity to check: those the breakdowns and the quotations imply, then those the areas declare."""
        implied = [c for indicador in self for c in de_los_desgloses(indicador)]
        return [*implied, *self._once(), *self._cuadraturas.values()]

    def dangling(self) -> list[str]:
        """Codes that cuadraturas or indicators quote and nobody declares (an area may quote another's code)."""
        quoted = {codigo for c in self._cuadraturas.values() for codigo in c.codigos}
        quoted |= {indicador.repite for indicador in self if indicador.repite}
        return sorted(quoted - set(self._indicadores))

    # --- figures of another area, quoted by their code ---

    def total(self, codigo: str, period: Period) -> Decimal | None:
        """What a code measures as a whole, whoever answers for it; None where nobody here measures it."""
        indicador = self._indicadores.get(codigo)
        measured = indicador.measure(period) if indicador and indicador.measure else ()
        return next((Decimal(one.valor) for one in measured if one.dimension == TOTAL), None)

    def misquoted(self) -> list[str]:
        """What quotations get wrong, a sentence each: what they quote, how it is guarded, totals that add it twice."""
        found = []
        for indicador in self:
            quoted = self._indicadores.get(indicador.repite)
            if quoted is None:
                continue
            if quoted.repite:
                found.append(
                    f"{indicador.codigo}: repite a {quoted.codigo}, que a su vez repite a {quoted.repite}"
                )
            found += [
                f"{indicador.codigo}: su «{name}» no es la de {quoted.codigo}, que repite"
                for name in ("unidad", "cuenta", "sensibilidad", "tramo")
                if getattr(indicador, name) != getattr(quoted, name)
            ]
        for cuadratura in self._cuadraturas.values():
            if isinstance(cuadratura, Suma):
                facts = Counter(self._fact(text) for text in cuadratura.partes)
                twice = [str(fact) for fact, times in facts.items() if times > 1]
                found += [f"{cuadratura.clave}: suma dos veces el mismo hecho, {fact}" for fact in twice]
        return found

    def _quoting(self, indicador: Indicador) -> Indicador:
        """A quotation, measured through what it quotes."""
        if indicador.measure is not None:
            raise DeclaracionInvalida(
                f"{indicador.codigo}: repite a {indicador.repite} y además mide por su cuenta"
            )
        return replace(indicador, measure=partial(self._measure_quoted, indicador))

    def _measure_quoted(self, indicador: Indicador, period: Period) -> Iterator[Medida]:
        """The total of the quoted code and the breakdowns that both declare; nothing where its area is switched off."""
        quoted = self._indicadores.get(indicador.repite)
        for one in quoted.measure(period) if quoted and quoted.measure else ():
            if one.dimension == TOTAL or indicador.desglose(one.dimension):
                yield one

    def _once(self) -> Iterator[Cuadratura]:
        """A quotation is the same fact told twice; an area may say so in its own words under a key of its own."""
        said = {frozenset(c.codigos) for c in self._cuadraturas.values() if isinstance(c, UnaVez)}
        for indicador in self:
            if indicador.repite and frozenset((indicador.repite, indicador.codigo)) not in said:
                clave = f"{indicador.codigo}={indicador.repite}"
                yield UnaVez(clave, f"{indicador.nombre}, repetida", indicador.repite, indicador.codigo)

    def _fact(self, text: str) -> Lugar:
        """The place where what stands there is counted."""
        place = Lugar.parse(text)
        indicador = self._indicadores.get(place.codigo)
        return place._replace(codigo=indicador.repite) if indicador and indicador.repite else place


@cache
def registry() -> Registry:
    """The registry of this installation, read once from the installed areas."""
    found = Registry()
    for area in installed():
        module = area.declared("indicators")
        if module is not None:
            found.add(area, module.INDICADORES, getattr(module, "CUADRATURAS", ()))
    return found
