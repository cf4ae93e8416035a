"""A season with the sheet of a day, and another day in which it was closed."""

from __future__ import annotations

from datetime import date

PLANTING = {
    "paso_agua_negra.Temporada": lambda aviary, area: {"abre": date(2025, 12, 1)},
    "paso_agua_negra.Cierre": lambda aviary, area: {
        "ocurrido_el": date(2026, 1, 5),
        "hasta": date(2026, 1, 6),
    },
}
