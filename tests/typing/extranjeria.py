"""Somebody who comes without an appointment and files for a visa."""

from tests.browser.typing import Tecleado, run

TECLEADO = Tecleado(
    "extranjeria.Solicitud",
    cuenta="extranjeria",
    campos={
        "canal": "Sin cita",
        "folio": "TECLADO-4",
        "ficha_run": run(4),
        "ficha_nombres": "Delia",
        "ficha_primer_apellido": "Sinratón",
        "ficha_nacionalidad": "Colombia",
        "ficha_comuna": "Coquimbo",
        "tipo": "Visa temporaria",
    },
    indicador="EX-001",
)
