"""A leader who comes to ask how to write a project."""

from tests.browser.typing import Tecleado, run

TECLEADO = Tecleado(
    "fondo_social.AtencionDirigente",
    cuenta="fondo",
    campos={
        "ficha_run": run("fondo_social"),
        "ficha_nombres": "Benito",
        "ficha_primer_apellido": "Sinratón",
        "materia": "Formulación",
        "organizacion": "Junta de Vecinos",
        "comuna": "Paihuano",
    },
    indicador="FS-005",
)
