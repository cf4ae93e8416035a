"""The money of the programmes: what each was given for a year, and where it is by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Model

from gobernacion.areas import AreaConfig


@dataclass(frozen=True)
class LineaPresupuesto:
    """The budget of one programme in a year, in whole pesos.

    ``inicial`` is what was first assigned and ``vigente`` what it is by the day asked for; both None where the money
    is shared out elsewhere. ``comprometido`` is what was promised to somebody, paid or not; ``rendido`` what was
    accounted for, None where the office keeps no account of it.
    """

    programa: str
    inicial: int | None
    vigente: int | None
    comprometido: int
    pagado: int
    rendido: int | None = None
    area: str = ""
    area_titulo: str = ""

    @property
    def saldo(self) -> int | None:
        """What nobody has been promised yet."""
        return None if self.vigente is None else self.vigente - self.comprometido


def budgets(areas: Iterable[AreaConfig], year: int, al: date) -> Iterator[LineaPresupuesto]:
    """The budgets that each area declares in its ``informes`` module, of a year and as they stood on a day."""
    for area in areas:
        told = getattr(area.declared("informes"), "presupuestos", None)
        for linea in told(year, al) if told else ():
            yield replace(linea, area=area.label, area_titulo=area.titulo)


def assigned(row: Model, field: str, al: date) -> tuple[int, int]:
    """What a budget was first given, and what it had been given by the end of a day: both from its history.

    One that was typed after that day had been given then what was first typed.
    """
    told: Any = row.history  # type: ignore[attr-defined]
    ever = told.order_by("history_date", "history_id").values_list("history_date__date", field)
    versions = [(day, int(value)) for day, value in ever]
    if not versions:
        return int(getattr(row, field)), int(getattr(row, field))
    by_then = [value for day, value in versions if day < al + timedelta(days=1)]
    return versions[0][1], (by_then or [versions[0][1]])[-1]
