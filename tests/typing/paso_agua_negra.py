"""The sheet of a day of the season that closes in this year, as the complex hands it over."""

from django.utils import timezone

from tests.browser.typing import Tecleado

TECLEADO = Tecleado(
    "paso_agua_negra.Recuento",
    cuenta="aguanegra",
    campos={
        "ocurrido_el": timezone.localdate().replace(month=1, day=1),
        "entran_argentinas": "31",
        "salen_argentinas": "12",
        "entran_autos": "9",
    },
    indicador="AN-001",
    suma=43,
)
