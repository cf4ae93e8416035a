"""What an indicator measures over some days, as the pages, the workbook and the reports of the office all tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Model

from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.figures import Lugar, Momento
from gobernacion.releases.measuring import LAST_DECIMAL, Records
from gobernacion.releases.protection import CONTEO_MINIMO, points_at_somebody
from gobernacion.summaries.spans import Lapso

INTERNO = "Interno"
"""The mark of a value that stays in the office, on every page and sheet."""
SIN_META = "sin meta"
"""What stands where a target would, if nobody set one."""


@dataclass(frozen=True)
class Valor:
    """A value as it is told; without a number where nobody measures it, or where it rests on no record. ``interna``:
    what is published would withhold it, because it may be of so few persons that they could be recognised."""

    valor: Decimal | None = None
    interna: bool = False


@dataclass(frozen=True)
class Medido:
    """What an indicator measured: its days, a value a place, and the kinds of record it was counted from."""

    momento: Momento
    valores: dict[Lugar, Valor]
    modelos: tuple[type[Model], ...]


class Measuring:
    """Measures indicators from the records of today. What several have in common is read once."""

    def __init__(self, on: date) -> None:
        """``on``: the day whose smallest published count is in force."""
        self._records = Records()
        self._fewest = CONTEO_MINIMO.en(on)

    def of(self, indicador: Indicador, lapso: Lapso, whole: bool = True) -> Medido | None:
        """What an indicator measures over some days; without ``whole``, its total alone. None where its area does not
        measure it then."""
        momento = lapso.moment_of(indicador, self._records.decididas) if indicador.measure else None
        if momento is None:
            return None
        measured, apoyo = self._records.measure(indicador, momento, whole)
        valores = {
            lugar: self._value(indicador, lugar, exact.quantize(LAST_DECIMAL), apoyo.registros)
            for lugar, exact in measured.items()
        }
        return Medido(momento, valores, apoyo.modelos)

    def total(self, indicador: Indicador, lapso: Lapso) -> Valor:
        """Its total over some days."""
        medido = self.of(indicador, lapso, whole=False)
        return medido.valores.get(Lugar(indicador.codigo), Valor()) if medido else Valor()

    def _value(self, indicador: Indicador, lugar: Lugar, valor: Decimal, registros: int | None) -> Valor:
        if registros == 0 and not valor:
            return Valor()
        return Valor(valor, points_at_somebody(indicador, valor, lugar.dimension, registros, self._fewest))
