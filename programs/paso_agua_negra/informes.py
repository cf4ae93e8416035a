"""The ready tables of the border crossing."""

from gobernacion.summaries.reports import FrenteAlAnterior

INFORMES = (
    FrenteAlAnterior(
        "personas",
        "Personas, temporada contra temporada",
        "El flujo de personas por el paso, al lado del de la temporada anterior.",
        "AN-001",
        "nacionalidad",
    ),
    FrenteAlAnterior(
        "sentidos",
        "Entradas y salidas, temporada contra temporada",
        "Las entradas y las salidas de personas, al lado de las de la temporada anterior.",
        "AN-001",
        "sentido",
    ),
    FrenteAlAnterior(
        "vehiculos",
        "Vehículos, temporada contra temporada",
        "Los vehículos ingresados por tipo, al lado de los de la temporada anterior.",
        "AN-004",
        "tipo",
    ),
)
