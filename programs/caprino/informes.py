"""The ready tables of the goat register."""

from gobernacion.summaries.reports import PorCategoria

INFORMES = (
    PorCategoria(
        "por_comuna",
        "Registro caprino por comuna",
        "Los carnés renovados y vigentes, los crianceros y las cabezas de ganado de cada comuna.",
        "comuna",
        ("CA-001", "CA-002", "CA-007", "CA-003"),
    ),
)
