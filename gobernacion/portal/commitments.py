"""What the office had said it would do in the year of an edition, beside what it did; and what it says it will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from gobernacion import charts
from gobernacion.portal import wording
from gobernacion.portal.quoting import Dicha
from gobernacion.published.models import CifraPublicada, CompromisoPublicado, EdicionPublicada
from gobernacion.published.promises import measured_by


@dataclass(frozen=True)
class Cumplimiento:
    """A commitment for the year of its edition, with the figure in which that edition says what was done."""

    compromiso: CompromisoPublicado
    cifra: CifraPublicada | None

    @property
    def meta(self) -> Decimal | None:
        """What was promised; where the promise gives no number, the target of the figure."""
        if self.compromiso.meta is not None or self.cifra is None:
            return self.compromiso.meta
        return self.cifra.meta

    @property
    def porcentaje(self) -> str:
        """How much of the target was reached; empty where one of both is missing."""
        return wording.reached(self.cifra.valor if self.cifra else None, self.meta)

    @property
    def avance(self) -> SafeString:
        if not self.porcentaje or self.cifra is None or self.cifra.valor is None or not self.meta:
            return SafeString("")
        return charts.progress(self.cifra.valor, self.meta, f"{self.porcentaje} de lo comprometido")


def kept_and_next(
    edicion: EdicionPublicada, compromisos: Iterable[CompromisoPublicado]
) -> tuple[list[Cumplimiento], list[CompromisoPublicado]]:
    """The commitments for the edition's own year or before, and those for later ones."""
    everything = list(compromisos)
    figures = measured_by(edicion, everything)
    return (
        [Cumplimiento(one, figures.get(one.pk)) for one in everything if one.year <= edicion.year],
        [one for one in everything if one.year > edicion.year],
    )


def dichas(
    cumplimientos: Iterable[Cumplimiento], compromisos: Iterable[CompromisoPublicado]
) -> Iterator[Dicha]:
    """What is told with the commitments of a chapter: what those kept rest on, and what those to come quote."""
    for cumplimiento in cumplimientos:
        yield Dicha(cumplimiento.compromiso.fuente, ("cumplimientos", "Lo que dijimos que haríamos"))
    for compromiso in compromisos:
        yield Dicha(compromiso.fuente, ("compromisos", "Compromisos"), cita=True)
