"""Somebody who asks to be referred to the foundation, and waits for an answer."""

from tests.browser.typing import Tecleado, run

TECLEADO = Tecleado(
    "convenios.Derivacion",
    cuenta="convenios",
    campos={
        "convenio": "Fundación",
        "ficha_run": run("convenios"),
        "ficha_nombres": "Elena",
        "ficha_primer_apellido": "Sinratón",
        "ficha_comuna": "Andacollo",
        "grupo": "Adulto mayor",
        "razon": "No distingue de lejos y no tiene hora en el hospital.",
    },
    indicador="CV-005",
)
