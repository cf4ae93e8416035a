"""Somebody who came without an appointment and filed for a visa, while these offices answered for it; typed late."""

from datetime import date

from tests.browser.typing import Tecleado, run

TECLEADO = Tecleado(
    "extranjeria.Solicitud",
    cuenta="extranjeria",
    campos={
        "ocurrido_el": date(2021, 6, 1),
        "canal": "Sin cita",
        "folio": "TECLADO-4",
        "ficha_run": run("extranjeria"),
        "ficha_nombres": "Delia",
        "ficha_primer_apellido": "Sinratón",
        "ficha_nacionalidad": "Colombia",
        "ficha_comuna": "Coquimbo",
        "tipo": "Visa temporaria",
    },
    indicador="EX-001",
    year=2021,
)
