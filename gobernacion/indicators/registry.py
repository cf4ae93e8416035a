"""The registry of everything the office answers for. It imports no model and names no area.

Each area's ``indicators.py`` holds two tuples, ``INDICADORES`` and ``CUADRATURAS``; the registry reads
them from the areas that are installed and refuses what does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.cuadraturas import Cuadratura, de_los_desgloses
from gobernacion.indicators.declarations import Indicador


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

        Raises DeclaracionInvalida for a code of another prefix, a second declaration of a code, or a
        chapter the area does not answer for.
        """
        for indicador in indicadores:
            codigo = indicador.codigo
            if not re.fullmatch(rf"{area.prefijo}-\d{{3}}", codigo):
                raise DeclaracionInvalida(f"{codigo}: se espera {area.prefijo}-000 en {area.name}")
            if codigo in self._indicadores:
                raise DeclaracionInvalida(f"{codigo}: ya declarado por {self._areas[codigo].name}")
            if indicador.capitulo not in area.capitulos:
                raise DeclaracionInvalida(f"{codigo}: {area.name} no responde por {indicador.capitulo}")
            self._indicadores[codigo] = indicador
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

    def of_area(self, label: str) -> list[Indicador]:
        """The indicators one area answers for."""
        return [i for codigo, i in self._indicadores.items() if self._areas[codigo].label == label]

    def cuadraturas(self) -> list[Cuadratura]:
        """Every identity to check: those the breakdowns imply, then those the areas declare."""
        implied = [c for indicador in self for c in de_los_desgloses(indicador)]
        return implied + list(self._cuadraturas.values())

    def dangling(self) -> list[str]:
        """Codes that cuadraturas quote and nobody declares (an area may quote another's code)."""
        quoted = {codigo for c in self._cuadraturas.values() for codigo in c.codigos}
        return sorted(quoted - set(self._indicadores))


@cache
def registry() -> Registry:
    """The registry of this installation, read once from the installed areas."""
    found = Registry()
    for area in installed():
        module = area.declared("indicators")
        if module is not None:
            found.add(area, module.INDICADORES, getattr(module, "CUADRATURAS", ()))
    return found
