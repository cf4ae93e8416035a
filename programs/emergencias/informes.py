"""The ready tables of emergencies."""

from gobernacion.summaries.reports import MesAMes, PorCategoria

INFORMES = (
    PorCategoria(
        "agua_por_comuna",
        "Agua potable por comuna",
        "Las personas abastecidas, los camiones aljibe y el agua entregada en cada comuna.",
        "comuna",
        ("EM-003", "EM-002", "EM-010", "EM-011"),
    ),
    MesAMes(
        "agua_por_mes",
        "Agua entregada por comuna y mes",
        "Los metros cúbicos repartidos en cada mes.",
        "EM-010",
        "comuna",
    ),
)
