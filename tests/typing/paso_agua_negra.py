"""The sheet of a day of the season, as the complex hands it over."""

from tests.browser.typing import Tecleado

TECLEADO = Tecleado(
    "paso_agua_negra.Recuento",
    cuenta="aguanegra",
    campos={"entran_argentinas": "31", "salen_argentinas": "12", "entran_autos": "9"},
    indicador="AN-001",
    suma=43,
)
