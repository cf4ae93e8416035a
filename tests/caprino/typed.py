"""A goatherd who comes to be inscribed, and counts as soon as they are."""

from tests.browser.typing import Tecleado, run

TECLEADO = Tecleado(
    "caprino.Criancero",
    cuenta="caprino",
    campos={
        "ficha_run": run("caprino"),
        "ficha_nombres": "Fermín",
        "ficha_primer_apellido": "Sinratón",
        "localidad": "Quebrada inventada de Vic",
        "senal": "Muesca en la oreja",
    },
    indicador="CA-007",
)
