"""The sheet of a day that the complex hands over late: it counts in the season, so in the year in which that closed."""

from datetime import date

from tests.browser.typing import Tecleado

TECLEADO = Tecleado(
    "paso_agua_negra.Recuento",
    cuenta="aguanegra",
    campos={
        "ocurrido_el": date(2020, 2, 29),
        "entran_argentinas": "31",
        "salen_argentinas": "12",
        "entran_autos": "9",
    },
    indicador="AN-001",
    suma=43,
    year=2020,
)
