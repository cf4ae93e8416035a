"""A plaza ciudadana planned for today, which counts once it was held."""

from tests.browser.typing import Paso, Tecleado

TECLEADO = Tecleado(
    "gobierno_en_terreno.Jornada",
    cuenta="terreno",
    campos={"tipo": "Plaza ciudadana", "comuna": "Vicuña", "lugar": "Plaza de armas"},
    pasos=(Paso("realizar", {"asistentes": "85"}),),
    indicador="GT-001",
)
