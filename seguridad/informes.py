"""The ready tables of public security."""

from gobernacion.summaries.reports import DeIndicadores, MesAMes

INFORMES = (
    DeIndicadores(
        "compromisos",
        "Lo comprometido en seguridad y lo hecho",
        "Cada actividad comprometida para el año, con su meta y lo realizado.",
        ("SE-001", "SE-002", "SE-003", "SE-004", "SE-005", "SE-006", "SE-007"),
    ),
    MesAMes(
        "por_mes",
        "Actividades de seguridad por tipo y mes",
        "Las actividades propias hechas en cada mes.",
        "SE-009",
        "tipo",
    ),
)
