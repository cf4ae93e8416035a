"""A family that accepts the invitation of the programme, with the person who looks after it."""

from datetime import timedelta

from django.utils import timezone

from tests.browser.typing import Tecleado, run

AHORA = f"Intensiva {(timezone.localdate() - timedelta(days=200)).year}"
"""The call of these days."""

TECLEADO = Tecleado(
    "abriendo_caminos.Familia",
    cuenta="caminos",
    campos={
        "codigo": "TECLADO-3",
        "convocatoria": AHORA,
        "unidad": "Unidad territorial 1",
        "sector": "Peñuelas",
        "ficha_run": run("abriendo_caminos"),
        "ficha_nombres": "Carmen",
        "ficha_primer_apellido": "Sinratón",
    },
    indicador="AC-001",
)
