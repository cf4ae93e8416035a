"""Figures that tell one another without having to add up: nothing of them is checked, small counts are protected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gobernacion.indicators.cuadraturas import Cuadratura, Resultado, Tie
from gobernacion.indicators.figures import Cifras, Momento


@dataclass(frozen=True)
class Relacionadas(Cuadratura):
    """Figures that need not add up and still tell one another: what waits, what came and what was answered.

    It checks nothing. It tells the protection of small counts that whoever sees all but one of them works that one
    out, or comes near: in total, and in each category of a breakdown they share. A state goes with what happened up
    to its day.
    """

    relacionadas: tuple[str, ...]

    @property
    def codigos(self) -> tuple[str, ...]:
        return self.relacionadas

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        return iter(())

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        by_day = [
            {momento.last_day: momento for momento in cifras.moments(codigo)} for codigo in self.codigos
        ]
        for day in dict.fromkeys(by_day[0]):
            if all(day in moments for moments in by_day):
                yield from self._on_one_day(cifras, [moments[day] for moments in by_day])

    def _on_one_day(self, cifras: Cifras, moments: list[Momento]) -> Iterator[Tie]:
        """A category that one of them leaves unsaid is none of it: the others tell each other all the more."""
        stated = list(zip(self.codigos, moments, strict=True))
        for dimension in cifras.dimensions(*stated[0]):
            cuts = [cifras.categories(codigo, dimension, momento) for codigo, momento in stated]
            for categoria in dict.fromkeys(name for cut in cuts for name in cut) if all(cuts) else ():
                tie = tuple(cut[categoria] for cut in cuts if categoria in cut)
                if len(tie) > 1:
                    yield tie
