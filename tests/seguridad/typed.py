"""A round planned for today, which counts once it is done."""

from tests.browser.typing import Paso, Tecleado

TECLEADO = Tecleado(
    "seguridad.Actividad",
    cuenta="seguridad",
    campos={
        "tipo": "Ronda",
        "comuna": "Coquimbo",
        "lugar": "Plaza de Tierras Blancas",
        "organismos": ["Carabineros"],
    },
    pasos=(Paso("realizar", {"fiscalizados": "12"}),),
    indicador="SE-009",
)
