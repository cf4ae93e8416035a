"""For how long an informe social counts."""

from __future__ import annotations

from datetime import date, timedelta

from gobernacion.lib.periods import months_after
from gobernacion.records.parametros import Parametro

VIGENCIA_INFORME = Parametro(
    "orasmi.meses_informe_social",
    "Vigencia del informe social el día de la aprobación",
    "meses",
    inicial=6,
    norma="Instructivo del Fondo ORASMI",
)


def oldest_informe(at: date) -> date:
    """The date of the oldest informe social that still counts on that day."""
    months = VIGENCIA_INFORME.en(at)
    day = months_after(at, -months)
    while months_after(day, months) < at:  # months are not all as long
        day += timedelta(days=1)
    return day
