"""How the work of a year is spread over its months: what says how much of a yearly target is expected by a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gobernacion.lib.periods import Period


@dataclass(frozen=True)
class Ritmo:
    """The weight of each month, from January to December: what is done in it, beside the others.

    Twelve whole numbers of any size; 0 is a month in which nothing is expected. Within a month every day weighs the
    same.
    """

    meses: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.meses) != 12 or min(self.meses) < 0 or not any(self.meses):
            raise ValueError("A year has twelve months, and something is expected in one of them.")

    def parte(self, year: Period, days: Period) -> Decimal:
        """Which part of what a year (or a season) is to bring is expected of some of its days: from 0 to 1."""
        whole = self._weight(year)
        return self._weight(days) / whole if whole else Decimal(0)

    def _weight(self, days: Period) -> Decimal:
        found = Decimal(0)
        for part in days.months():
            whole = Period.month(part.desde.year, part.desde.month)
            found += Decimal(self.meses[part.desde.month - 1]) * part.days / whole.days
        return found


PAREJO = Ritmo((1,) * 12)
"""As much in each month as in any other."""
SIN_FEBRERO = Ritmo((1, 0, *(1,) * 10))
"""What stops while the municipalities and schools of the province are on holiday."""
