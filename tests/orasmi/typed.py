"""An application to the fund, which counts as soon as it is typed."""

from tests.browser.typing import Tecleado, run

TECLEADO = Tecleado(
    "orasmi.Postulacion",
    cuenta="orasmi",
    campos={
        "folio_siep": "TECLADO-2",
        "ficha_run": run("orasmi"),
        "ficha_nombres": "Amalia",
        "ficha_primer_apellido": "Sinratón",
        "ficha_comuna": "Vicuña",
        "ayuda": "Salud: Audífonos",
        "solicitado": "320.000",
    },
    indicador="OR-001",
)
