"""A training day held today, which counts once it is said how many came."""

from tests.browser.typing import Paso, Tecleado

TECLEADO = Tecleado(
    "crece_contigo.Actividad",
    cuenta="crece",
    campos={
        "tema": "Monitores",
        "comuna": "Andacollo",
        "lugar": "Centro comunitario",
        "instituciones": ["Servicio de salud inventado"],
    },
    pasos=(Paso("realizar", {"asistentes": "14"}),),
    indicador="CC-009",
)
